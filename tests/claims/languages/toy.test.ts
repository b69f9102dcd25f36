import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Language } from '../../../claims/languages/language.ts'
import { LANGUAGES } from '../../../claims/languages/list.ts'
import { EMPTY_WORD_TABLE } from '../../../claims/text/word-table.ts'
import * as toy from './toy-language.ts'

/** The rules of the product with the toy's file and its place in the list, and nothing else. */
async function productWithToy() {
  vi.resetModules()
  vi.doMock(import('../../../claims/languages/list.ts'), async (importActual) => {
    const { LANGUAGES, SENTENCES } = await importActual()
    return { LANGUAGES: { ...LANGUAGES, xz: toy.language }, SENTENCES: { ...SENTENCES, xz: toy.sentences } }
  })
  return {
    ...(await import('../../../claims/text/analyse.ts')),
    ...(await import('../../../claims/text/sentences.ts')),
    ...(await import('../../../claims/text/stance.ts')),
    ...(await import('../../../claims/text/statements.ts')),
    ...(await import('../../../claims/text/opposites.ts')),
    ...(await import('../../../claims/text/terms.ts')),
    ...(await import('../../../claims/languages/languages.ts')),
  }
}

let product: Awaited<ReturnType<typeof productWithToy>>
beforeAll(async () => {
  product = await productWithToy()
})

const analyse = (text: string, lang = 'xz') => product.analyse(text, lang, EMPTY_WORD_TABLE, { verbs: true })
const wordsWith = (text: string, has: (analysis: ReturnType<typeof analyse>, i: number) => unknown) => {
  const analysis = analyse(text)
  return analysis.tokens.filter((_, i) => has(analysis, i)).map(({ word }) => word)
}
const terms = (text: string): number[] => {
  const list = product.termList()
  product.scanTerms(text, list)
  return [...list.items.subarray(0, list.length)]
}
const stance = (text: string, about: string) => {
  const from = text.indexOf(about)
  return product.stanceOf(text, {
    before: [],
    negated: false,
    from,
    to: from + about.length,
    claimDenies: false,
  })
}

describe('claims/languages: a third language in a file of its own', () => {
  it('is known by its tag', () => {
    expect(product.languages.codes).toEqual([...Object.keys(LANGUAGES), 'xz'])
    expect(analyse('zan', 'xz-AQ').language).toBe('xz')
  })

  it('has its stop words', () => {
    expect(wordsWith('zan gorp lok', ({ tokens }, i) => tokens[i]?.stop)).toEqual(['zan', 'lok'])
    expect(analyse('zan gorp lok', 'en').tokens.some(({ stop }) => stop)).toBe(false)
  })

  it('has its stems and irregular forms', () => {
    expect(analyse('gorpik verk vurk').tokens.map(({ stem }) => stem)).toEqual(['gorp', 'vork', 'vork'])
    expect(analyse('gorpik', 'en').tokens[0]?.stem).not.toBe('gorp')
  })

  it('has its spellings: contractions, prefixes, names in several forms', () => {
    expect(analyse("gorpq'z").tokens[0]).toMatchObject({ word: 'gorp', negated: true })
    expect(analyse("gorp'q").tokens[0]).toMatchObject({ word: 'gorp', negated: false })
    expect(analyse('zri-gorp').tokens.map(({ word }) => word)).toEqual(['zrigorp'])
    expect(analyse('Zun Orgo zzo ZU zu').tokens.map(({ word }) => word)).toEqual([
      'zuno',
      'zuno',
      'zuno',
      'zu',
    ])
  })

  it('knows words that are not names', () => {
    expect(wordsWith('gorp Zdoktor Blim', ({ roles }, i) => roles[i] === 'name')).toEqual(['blim'])
    expect(product.languages.capitalisesNouns('xz')).toBe(true)
  })

  it('has its negation', () => {
    expect(wordsWith('blim zne gorp', ({ negated }, i) => negated[i])).toEqual(['gorp'])
    expect(wordsWith('blim zne znur gorp', ({ negated }, i) => negated[i])).toEqual([])
    expect(wordsWith('zne blim zdub gorp', ({ negated }, i) => negated[i])).toEqual([])
    expect(product.areOpposites('zalt', 'zbas', 'xz')).toBe(true)
  })

  it('has its number words, scales and separators', () => {
    expect(analyse('zdudek zdu gorpik').quantities).toMatchObject([{ value: 22, unit: 'gorp' }])
    expect(analyse('zpli ol ztri zmilion zmono').quantities).toMatchObject([
      { value: 3_000_000, kind: 'money', bound: 'over' },
    ])
    expect(analyse('1.234 gorpik, 5 zel zcento, 3za').quantities).toMatchObject([
      { value: 1_234 },
      { value: 5, kind: 'percent' },
      { value: 3, kind: 'ordinal' },
    ])
    expect(terms('zdu zmilion')).toEqual(terms('2 million'))
  })

  it('has its dates', () => {
    expect(analyse('3 zde mazj zde 2017').dates).toMatchObject([{ day: 3, month: 5, year: 2017 }])
    expect(analyse('zen juzl').dates).toMatchObject([{ month: 7 }])
    expect(analyse('3 zde mazj zde 2017', 'en').dates).not.toMatchObject([{ month: 5 }])
  })

  it('has its verbs', () => {
    expect(wordsWith('blim gorpziz zan gorpziz', ({ verbs }, i) => verbs[i])).toEqual(['gorpziz'])
  })

  it('has its borders of sentences, in texts of any language', () => {
    const split = (text: string, lang: string) =>
      product.splitSentences(text, lang).map(({ start, end }) => text.slice(start, end))
    expect(split('Vzr. Blim gorpziz. Nzm. 5 gorpziz.', 'xz')).toEqual([
      'Vzr. Blim gorpziz.',
      'Nzm. 5 gorpziz.',
    ])
    expect(split('“Gorp?” Blim dakoz. Zan vork.', 'en')).toEqual(['“Gorp?” Blim dakoz.', 'Zan vork.'])
  })

  it('has its stance', () => {
    expect(stance('Blim dakoz zan gorp verk.', 'gorp verk')).toEqual({ stance: 'attributed', by: 'Blim' })
    expect(stance('Gorp verk, zlaux Blim.', 'Gorp verk')).toEqual({ stance: 'attributed', by: 'Blim' })
    expect(stance('Zonidire gorp verk.', 'gorp verk').stance).toBe('attributed')
    expect(stance('Malzveras: gorp verk.', 'gorp verk').stance).toBe('denied')
    expect(stance('Gorp verk.', 'Gorp verk').stance).toBe('asserted')
  })

  it('recognises sentences that depend on the one before', () => {
    const text = 'Gorp verk lok zan blimo gorpziz. Zli gorpziz zmento blimo verk.'
    expect(product.statementsOf([{ lang: 'xz', text }]).map(({ text }) => text)).toEqual([
      text,
      'Gorp verk lok zan blimo gorpziz.',
    ])
  })

  it('does not compile without one of its parts', () => {
    const { negation: _, ...rest } = toy.language
    // @ts-expect-error a language says what its negators are
    const incomplete: Language = rest
    expect(incomplete).not.toHaveProperty('negation')
  })
})
