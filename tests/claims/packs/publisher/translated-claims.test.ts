import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { translatedClaims } from '../../../../claims/packs/publisher/translated-claims.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import { openTranslations } from '../../../../claims/text/translations.ts'
import { wordTable } from '../../../../cli/word-table.ts'
import { aClaim } from '../../../support/records.ts'

const translations = openTranslations(readFileSync('public/translations.bin'))

function claim(id: string, texts: Readonly<Record<string, string>>): Claim {
  const [lang = ''] = Object.keys(texts)
  return aClaim({
    id,
    lang,
    texts: Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, { text }])),
    finding: { [lang]: 'It is so, the survey says.' },
  })
}

function found(...texts: Readonly<Record<string, string>>[]): string[] {
  const claims = texts.map((one, at) => claim(`c${at}`, one))
  return translatedClaims(claims, translations, wordTable()).map(({ a, b }) => `${a.id} ${b.id}`)
}

describe('claims/packs/publisher/translated-claims', () => {
  it.each([
    ['The bridge of Lyon cost 3 million euros.', 'es', 'El puente de Lyon costó 3 millones de euros.'],
    ['The bridge of Lyon cost 3,000,000 EUR.', 'es', 'El puente de Lyon costó tres millones de euros.'],
    ['The mayor closed the old hospital.', 'es', 'El alcalde cerró el viejo hospital.'],
    // Without translations of the language: names and figures.
    ['Emmanuel Macron spent 26,000 euros in 2017.', 'it', 'Emmanuel Macron ha speso 26.000 euro nel 2017.'],
    ['The city of Lyon had 500 bridges.', 'pl', 'W Lyonie było 500 mostów.'],
  ])('finds %s in %s', (en, lang, other) => {
    expect(found({ en }, { [lang]: other })).toEqual(['c0 c1'])
    expect(found({ [lang]: other }, { en })).toEqual(['c0 c1'])
  })

  it.each([
    ['another figure', 'es', 'El puente de Lyon costó 5 millones de euros.'],
    ['the opposite', 'es', 'El puente de Lyon no costó 3 millones de euros.'],
    ['another statement', 'es', 'El alcalde de Lyon pidió 3 millones de euros a los bancos.'],
    ['another name', 'it', 'Il ponte di Torino è costato 3 milioni di euro.'],
  ])('does not take %s for the same', (_, lang, other) => {
    expect(found({ en: 'The bridge of Lyon cost 3 million euros.' }, { [lang]: other })).toEqual([])
  })

  it('leaves claims with a common language to the comparison of words', () => {
    const en = 'The bridge of Lyon cost 3 million euros.'
    const es = 'El puente de Lyon costó 3 millones de euros.'
    expect(found({ en, es }, { es })).toEqual([])
  })

  it('compares 20,000 claims in two languages in seconds', () => {
    const half = Array.from({ length: 10_000 }, (_, n) => [
      claim(`e${n}`, { en: `The bridge number ${n} of Lyon cost ${n} million euros.` }),
      claim(`s${n}`, { es: `El hospital de Sevilla recibe a ${n} personas cada día.` }),
    ])
    const start = performance.now()
    expect(translatedClaims(half.flat(), translations, wordTable())).toEqual([])
    expect(performance.now() - start).toBeLessThan(15_000)
  })
})
