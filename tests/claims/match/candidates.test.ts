import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileIndex } from '../../../claims/index/compile.ts'
import { openIndex } from '../../../claims/index/retrieve.ts'
import { findCandidates, MAX_NEAR, type SentenceCandidates } from '../../../claims/match/candidates.ts'
import type { Judge, SecondJudge } from '../../../claims/match/judge/judge.ts'
import type { OpenMatcherOptions } from '../../../claims/match/open-matcher.ts'
import { pageContext } from '../../../claims/match/page-context.ts'
import type { MatchRequest } from '../../../claims/match/types.ts'
import type { ClaimKey } from '../../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../../claims/records/matchable-claim.ts'
import { slices } from '../../../claims/slices.ts'
import { type LoadTranslations, openTranslations } from '../../../claims/text/translations.ts'
import { matcherOf, requestOf, textClaim, words } from '../../support/matching.ts'

async function indexOver(claims: readonly MatchableClaim[]) {
  const index = openIndex(await compileIndex(claims, { words }), words)
  if (index === false) throw new Error('the index does not open')
  return index
}

async function found(
  claims: readonly MatchableClaim[],
  request: MatchRequest,
  byArticle = true,
  translations?: LoadTranslations,
) {
  const sources = { index: await indexOver(claims), byArticle, translations }
  return findCandidates(request, pageContext(request.document, words), sources, slices())
}

const BRIDGE = textClaim('bridge', 'The mayor of Strelsau closed the old stone bridge to all heavy traffic.')
const ARTICLE = [
  'Strelsau has an old stone bridge, and its mayor is worried about heavy traffic.',
  'On Monday he closed it to lorries.',
  'The bakers of the town are on holiday.',
]

describe('claims/match/candidates', () => {
  it('finds the claims of the article for sentences that say little of them', async () => {
    const request = requestOf(ARTICLE)
    const keysOf = (all: SentenceCandidates[]) => all.map(({ sentence, keys }) => [sentence, keys])
    expect(keysOf(await found([BRIDGE], request, false))).toEqual([[0, ['t/bridge']]])
    const all = await found([BRIDGE], request)
    expect(keysOf(all)).toEqual([
      [0, ['t/bridge']],
      [1, ['t/bridge']],
    ])
    expect(all.map(({ aboveFloor }) => aboveFloor)).toEqual([1, 0])
    expect(all[0]?.near.get('t/bridge')).toBeGreaterThan(all[1]?.near.get('t/bridge') ?? Infinity)
  })

  it('finds claims in another language by what the words of the page mean', async () => {
    const page = ['Strelsau tiene un puente de piedra.', 'El alcalde lo cerró al tráfico el lunes.']
    const request = (lang: string) => requestOf(page, { document: { lang, headline: '', lead: '' } })
    let loads = 0
    const translations: LoadTranslations = async () => {
      loads++
      return openTranslations(readFileSync('public/translations.bin'))
    }
    expect(await found([BRIDGE], request('es'))).toEqual([])
    const all = await found([BRIDGE], request('es-MX'), true, translations)
    expect(all.map(({ sentence, keys, aboveFloor }) => [sentence, keys, aboveFloor])).toEqual([
      [0, ['t/bridge'], 0],
      [1, ['t/bridge'], 0],
    ])
    expect(loads).toBe(1)
  })

  it('loads translations only for a known language other than that of a claim, and does without them if they fail', async () => {
    let loads = 0
    const failing: LoadTranslations = async () => {
      loads++
      throw new TypeError('Failed to fetch')
    }
    const inSpanish = {
      wordings: [{ lang: 'es', text: 'El alcalde cerró el puente de piedra de Strelsau.' }],
    }
    const ask = (claim: MatchableClaim, lang: string, byArticle = true) =>
      found([claim], requestOf(ARTICLE, { document: { lang, headline: '', lead: '' } }), byArticle, failing)
    await ask(BRIDGE, 'en')
    await ask(BRIDGE, 'en-GB')
    await ask(BRIDGE, 'und')
    await ask(BRIDGE, 'fr')
    await ask({ ...BRIDGE, wordings: [{ lang: 'fi', text: 'Strelsaun pormestari sulki sillan.' }] }, 'en')
    await ask({ ...BRIDGE, ...inSpanish }, 'en', false)
    expect(loads).toBe(0)
    await ask({ ...BRIDGE, ...inSpanish }, 'en')
    expect(
      await ask({ ...BRIDGE, wordings: [...BRIDGE.wordings, ...inSpanish.wordings] }, 'en'),
    ).toHaveLength(2)
    expect(loads).toBe(2)
  })

  it('keeps every candidate above the floor, and every candidate of a pack whatever packs are added', async () => {
    const names = Array.from(
      { length: 30 },
      (_, i) => `Zr${'bcdfghjklmnpqrtvwxz'[i % 19]}${i > 18 ? 'n' : 'd'}k`,
    )
    const said = fc
      .array(fc.oneof(fc.constantFrom('voted', 'banned', 'oil', 'prison'), fc.constantFrom(...names)), {
        minLength: 1,
        maxLength: 7,
      })
      .map((list) => list.join(' '))
    const claims = (pack: string) =>
      fc
        .array(said, { maxLength: 60 })
        .map((texts) => texts.map((text, i) => ({ ...textClaim('', text), key: `${pack}/${i}` as ClaimKey })))
    let below = 0
    await fc.assert(
      fc.asyncProperty(
        claims('a'),
        claims('b'),
        fc.array(said, { minLength: 1, maxLength: 70 }),
        async (own, others, sentences) => {
          const request = requestOf(sentences)
          const alone = await found(own, request)
          const together = await found([...others, ...own], request)
          const floor = await found(own, request, false)
          const pairs = (all: SentenceCandidates[]) =>
            all.flatMap(({ sentence, keys }) =>
              keys.filter((key) => key.startsWith('a/')).map((key) => `${sentence} ${key}`),
            )
          expect(pairs(together).sort()).toEqual(pairs(alone).sort())
          expect(new Set(pairs(alone)).isSupersetOf(new Set(pairs(floor)))).toBe(true)
          const near = alone.reduce((sum, one) => sum + one.near.size, 0)
          below += pairs(alone).length - pairs(floor).length
          expect(near).toBeLessThanOrEqual(MAX_NEAR)
        },
      ),
      { numRuns: 60 },
    )
    expect(below).toBeGreaterThan(200)
  })

  it('asks a second judge about pairs below the floor, and gives the first one none without it', async () => {
    const index = await indexOver([BRIDGE])
    const [asked, seen]: string[][] = [[], []]
    const first: Judge = {
      id: 'first',
      levels: { strict: 0.8, balanced: 0.5, wide: 0.3 },
      judge: (pairs) => {
        seen?.push(...pairs.map(({ sentence }) => sentence))
        return pairs.map(() => 0.2)
      },
    }
    const second: SecondJudge = {
      id: 'second',
      judge: async (pairs) => {
        asked?.push(...pairs.map(({ pair }) => pair.sentence))
        return pairs.map(() => ({ score: 0.9, levels: first.levels, meaning: 'same' }))
      },
    }
    const marked = async (more: Partial<OpenMatcherOptions>) => {
      const matches = await matcherOf([BRIDGE], { index, model: first, ...more }).match(requestOf(ARTICLE))
      return matches.filter((match) => match.marked).map(({ sentence }) => sentence)
    }
    expect(await marked({})).not.toContain(1)
    expect(seen).not.toContain(ARTICLE[1])
    expect(await marked({ second })).toContain(1)
    expect(asked).toContain(ARTICLE[1])
  })

  it('leaves a claim of the article in another language to a judge of meaning, even above the floor', async () => {
    const claim = textClaim('burned', 'Conrado Szychowicz of El Lapacho blamed the union.')
    const page = ['Ardieron dos secaderos de El Lapacho y Conrado Szychowicz señaló al sindicato.']
    const request = requestOf(page, { document: { lang: 'es', headline: '', lead: '' } })
    const index = await indexOver([claim])
    const [candidates] = await found([claim], request)
    expect(candidates?.aboveFloor).toBe(1)
    const levels = { strict: 0.8, balanced: 0.5, wide: 0.3 }
    const second: SecondJudge = {
      id: 'second',
      judge: async (pairs) => pairs.map(() => ({ score: 0.9, levels, meaning: 'same' })),
    }
    const marks = async (lang: string) => {
      const wordings = [{ lang, text: claim.wordings[0]?.text ?? '' }]
      const matches = await matcherOf([{ ...claim, wordings }], { index, second }).match(request)
      return matches.filter(({ marked }) => marked).length
    }
    expect(await marks('en')).toBe(1)
    expect(await marks('es')).toBe(0)
  })
})
