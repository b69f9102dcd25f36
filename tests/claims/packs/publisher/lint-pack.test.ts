import { describe, expect, it } from 'vitest'
import { fixRecord, withoutTracking } from '../../../../claims/packs/publisher/fix-record.ts'
import { lintPack } from '../../../../claims/packs/publisher/lint-pack.ts'
import { CANARY } from '../../../../claims/packs/reader/canary.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import { matchable } from '../../../../claims/records/matchable-claim.ts'
import { makeMatcher } from '../../../../cli/match/make-matcher.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

const example = { lang: 'en', text: 'Engineers put the height of the tower at three hundred metres.' }
const source = aClaim().sources[0]!
const AMOUNT = 'The old bridge of Lyon cost 3 million euros.'
const second = { ...source, url: 'https://builders.example/tower', publisher: 'Builders of the Tower' }

describe('claims/packs/lint-pack', () => {
  it('finds nothing in a good claim', async () => {
    expect(await rules([good()])).toEqual([])
  })

  it.each<[string, Partial<Record<keyof Claim, unknown>>, string[]]>([
    ['a missing finding', { texts: both('The tower is 300 metres high.') }, ['missing-language']],
    ['few words', { texts: { en: { text: 'The tower.' } }, examples: {} }, ['few-words', 'no-examples']],
    [
      'several sentences',
      {
        texts: {
          en: {
            text: 'The tower in Lyon is 300 metres high. The tower in Lyon was built in only two years.',
          },
        },
      },
      ['several-statements'],
    ],
    [
      'a variant twice',
      {
        texts: { en: { text: 'The tower is 300 metres high.', variants: ['The tower is 300 metres high!'] } },
      },
      ['repeated-variant'],
    ],
    [
      'no supporting source',
      { sources: [{ ...source, relation: 'context' }] },
      ['no-evidence', 'one-source'],
    ],
    ['a refutation without one', { verdict: 'refuted' }, ['no-evidence']],
    [
      'its own publisher as source',
      { sources: [{ ...source, url: 'https://www.towers.example/x' }] },
      ['circular-source'],
    ],
    [
      'one publisher',
      { sources: [source, { ...source, url: 'https://survey.example/2' }] },
      ['one-publisher'],
    ],
    [
      'one publisher under two addresses',
      { sources: [source, { ...second, publisher: 'Survey office' }] },
      ['one-publisher'],
    ],
    ['a source twice', { sources: [source, source] }, ['repeated-source', 'one-publisher']],
    [
      'a look-alike host',
      { sources: [{ ...source, url: 'https://xn--pple-43d.example/' }] },
      ['look-alike-url', 'one-source'],
    ],
    [
      'a shortened address',
      { sources: [{ ...source, archive: 'https://bit.ly/abc' }, second] },
      ['hidden-url'],
    ],
    ['a number for a host', { sources: [{ ...source, url: 'https://192.0.2.7/a' }, second] }, ['hidden-url']],
    [
      'tracking',
      { sources: [{ ...source, url: 'https://survey.example/?utm_source=x' }, second] },
      ['tracking-url'],
    ],
    ['withdrawal without a word', { lifecycle: { state: 'withdrawn' } }, ['no-reason']],
    [
      'a successor that is not there',
      { lifecycle: { state: 'superseded', supersededBy: 'gone' } },
      ['dead-end'],
    ],
    ['a circle', { lifecycle: { state: 'superseded', supersededBy: 'tower-height' } }, ['dead-end']],
    ['dates in the wrong order', { validity: { from: '2020', until: '2019-05' } }, ['dates-disagree']],
    ['an invisible character', { finding: { en: 'It is\u200b so.' } }, ['stray-characters']],
    ['a letter that was lost', { finding: { en: 'It is a caf\ufffd.' } }, ['lost-letters']],
    ['UTF-8 read as something else', { finding: { en: 'Itâ€™s a cafÃ©.' } }, ['lost-letters']],
    ['no review for years', { created: '2020-01-01', reviewed: '2021-01-01' }, ['not-reviewed']],
    ['an example on both sides', { examples: { match: [example], reject: [example] } }, ['idle-example']],
  ])('finds %s', async (_, changes, expected) => {
    expect(await rules([good(changes)])).toEqual(expected)
  })

  it.each(['con', 'prn', 'aux', 'nul', 'com1', 'lpt9', 'aux.2017', 'nul.a.b', 'tower.', 'tower..'])(
    'finds the id %s, of a claim or a pack, which is not a possible name on Windows',
    async (id) => {
      expect(await rules([good({ id })])).toEqual(['file-name'])
      const pack = { manifest: aManifest({ id }), claims: [good()] }
      expect((await lintPack(pack, { today: '2026-11-24' })).map(({ rule, at }) => [rule, at])).toEqual([
        ['file-name', 'id'],
      ])
    },
  )

  it.each(['con-2', 'console', 'com10', 'com0', 'a.con', 'lpt', 'tower.2'])(
    'accepts the id %s',
    async (id) => {
      expect(await rules([good({ id })])).toEqual([])
    },
  )

  it('counts a text of a region as one in its language', async () => {
    const text = { text: 'The tower is 300 metres high.', variants: [] }
    expect(
      await rules([good({ lang: 'en-US', texts: { 'en-US': text }, finding: { 'en-US': 'It is.' } })]),
    ).toEqual([])
  })

  it('accepts partial dates that agree as far as they are known', async () => {
    expect(await rules([good({ validity: { from: '2020-05', until: '2020' } })])).toEqual([])
  })

  it('finds twins, near-twins and contradictions', async () => {
    const house = good({ id: 'house' })
    expect(await rules([good(), house])).toEqual(['duplicate-wording'])
    expect(await rules([good(), good({ id: 'house', verdict: 'refuted', sources: refuting() })])).toEqual([
      'contradiction',
    ])
    const text = (words: string) => ({ texts: { en: { text: words } } })
    const first = good({
      id: 'a',
      ...text('The old stone bridge over the northern river was closed in March.'),
    })
    const near = {
      id: 'b',
      ...text('In March the old stone bridge over the northern river was closed again.'),
    }
    expect(await rules([first, good(near)])).toEqual(['near-duplicate'])
    const opposite = {
      id: 'b',
      ...text('The old stone bridge over the northern river was not closed in March.'),
    }
    expect(await rules([first, good(opposite)])).toEqual(['contradiction'])
    expect(await rules([first, good({ ...opposite, verdict: 'refuted', sources: refuting() })])).toEqual([])
    const other = text('The old stone bridge over the northern river was closed in 1999.')
    expect(await rules([first, good({ id: 'c', ...other })])).toEqual([])
  })

  it.each([
    ['The old bridge of Lyon has cost 3,000,000 EUR.', 'supported', ['contradiction']],
    ['The old bridge of Lyon has cost EUR 3 million.', 'refuted', ['near-duplicate']],
    ['The old bridge of Lyon cost three million euros.', 'refuted', ['near-duplicate']],
    ['The old bridge of Lyon has cost 4,000,000 EUR.', 'refuted', []],
  ])('reads %s as the same amount as 3 million euros', async (text, verdict, expected) => {
    const first = good({ verdict: 'refuted', sources: refuting(), texts: { en: { text: AMOUNT } } })
    const sources = verdict === 'refuted' ? refuting() : [source, second]
    expect(await rules([first, good({ id: 'b', verdict, sources, texts: { en: { text } } })])).toEqual(
      expected,
    )
  })

  it('finds a claim in two languages that should be one', async () => {
    const first = good({ texts: { en: { text: AMOUNT } } })
    const text = 'El viejo puente de Lyon costó 3 millones de euros.'
    const es = {
      id: 'b',
      lang: 'es',
      texts: { es: { text } },
      finding: { es: 'El puente costó eso en 2019.' },
    }
    const both = [first, good(es)]
    const of = (found: readonly string[]) => found.filter((rule) => /translated|contra/.test(rule))
    expect(of(await rules(both))).toEqual(['translated-twin'])
    const clash = [first, good({ ...es, verdict: 'refuted', sources: refuting() })]
    expect(of(await rules(clash))).toEqual(['contradiction'])
  })

  it('finds two wordings of a claim that contradict each other', async () => {
    const texts = {
      en: { text: 'The old bridge was closed.', variants: ['The old bridge was not closed.'] },
    }
    expect(await rules([good({ texts })])).toEqual(['contradiction'])
  })

  it('warns about two supported claims that differ in one figure, and about names in another order', async () => {
    const text = (en: string) => ({ texts: { en: { text: en } }, lang: 'en' })
    const high = good(text('The old tower in Paris is 300 metres high.'))
    const higher = text('The old tower in Paris is 310 metres high.')
    expect(await rules([high, good({ id: 'b', ...higher })])).toEqual(['near-duplicate'])
    expect(
      await rules([high, good({ id: 'b', ...higher, verdict: 'refuted', sources: refuting() })]),
    ).toEqual([])
    const won = good(text('The team of Berlin beat the team of Paris in the final.'))
    const lost = text('The team of Paris beat the team of Berlin in the final.')
    expect(await rules([won, good({ id: 'b', ...lost, verdict: 'refuted', sources: refuting() })])).toEqual([
      'near-duplicate',
    ])
  })

  it('finds exactly the claims that are found in ordinary news', async () => {
    const broad = good({
      id: 'broad',
      texts: { en: { text: 'Unemployment fell to its lowest level in a decade.' } },
    })
    const claims = [good(), broad]
    const matcher = await makeMatcher(claims.map((claim) => matchable('towers', claim)))
    const found = await lintPack({ manifest: aManifest(), claims }, { today: '2026-11-24', matcher })
    expect(found.map(({ rule, claim }) => [rule, claim])).toEqual([['overbroad', 'broad']])
  })

  it.each([
    ['en', 'The economy grew by half a percent between April and June.'],
    ['en', 'There is no evidence that anyone was involved.'],
    ['en', 'Artificial intelligence will change how people work.'],
    ['es', 'Los salarios no han subido tanto como la vivienda.'],
    ['es', 'La constitución no permite un tercer mandato del presidente.'],
  ])(
    'finds a claim that fits any country: %s, %s',
    async (lang, text) => {
      const claim = good({ id: 'broad', lang, texts: { [lang]: { text } }, finding: { [lang]: 'No.' } })
      const matcher = await makeMatcher([matchable('towers', claim)])
      const found = await lintPack(
        { manifest: aManifest(), claims: [claim] },
        { today: '2026-11-24', matcher },
      )
      expect(found.map(({ rule }) => rule)).toContain('overbroad')
    },
    60_000,
  )

  it('has a canary in two languages without repeats', () => {
    expect(new Set(CANARY.map(({ text }) => text)).size).toBe(CANARY.length)
    expect(CANARY.length).toBeGreaterThanOrEqual(300)
    expect(CANARY.filter(({ lang }) => lang === 'es').length).toBeGreaterThanOrEqual(100)
    expect(CANARY.every(({ text }) => /^[¿«“\p{Lu}].{15,}[.?”»]$/u.test(text))).toBe(true)
  })
})

describe('claims/packs/fix-record', () => {
  it('repairs what nobody sees and leaves the rest unchanged', () => {
    const record = {
      b: ' It\u200b  is so. ',
      a: { text: 'X.', variants: ['X.', 'Y.', 'Y.'] },
      url: 'https://a.example/?utm_source=x&id=7#part',
    }
    const fixed = fixRecord(record)
    expect(JSON.stringify(fixed)).toBe(
      JSON.stringify({
        b: 'It is so.',
        a: { text: 'X.', variants: ['Y.'] },
        url: 'https://a.example/?id=7#part',
      }),
    )
    expect(fixRecord(fixed)).toEqual(fixed)
  })

  it.each([
    ['https://a.example/?fbclid=1', 'https://a.example/'],
    ['https://a.example/?a=1&utm_medium=b&c', 'https://a.example/?a=1&c'],
    ['https://a.example/?', 'https://a.example/?'],
    ['https://a.example/#?utm_source=x', 'https://a.example/#?utm_source=x'],
  ])('removes tracking from %s', (before, after) => {
    expect(withoutTracking(before)).toBe(after)
  })
})

function good(changes: Partial<Record<keyof Claim, unknown>> = {}): Claim {
  return aClaim({ examples: { match: [example] }, sources: [source, second], ...changes })
}

function both(text: string) {
  return { en: { text }, es: { text: 'La torre mide 300 metros de altura.' } }
}

function refuting() {
  return [{ ...source, relation: 'refutes' }, second]
}

async function rules(claims: readonly Claim[]): Promise<string[]> {
  const languages = claims.some(({ texts }) => Object.hasOwn(texts, 'es')) ? ['en', 'es'] : ['en']
  const found = await lintPack({ manifest: aManifest({ languages }), claims }, { today: '2026-11-24' })
  return found.map(({ rule }) => rule)
}
