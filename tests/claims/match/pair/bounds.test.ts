import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyseClaim } from '../../../../claims/match/pair/analysed-claim.ts'
import { boundsInAnyContext } from '../../../../claims/match/pair/bounds.ts'
import { type Context, EMPTY_CONTEXT as nothing } from '../../../../claims/match/pair/context.ts'
import { FEATURES } from '../../../../claims/match/pair/feature-names.ts'
import { makePairs } from '../../../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../../../claims/match/pair/sentence-facts.ts'
import { readSourceFolder } from '../../../../claims/packs/publisher/source-folder.ts'
import { matchable } from '../../../../claims/records/matchable-claim.ts'
import { packFolder } from '../../../support/pack-folder.ts'
import { analysed as of, WORDS as words } from '../../../support/pairs.ts'

const pack = readSourceFolder(packFolder(resolve('packs', 'venezuela-2017')))
const claims = (pack.ok ? pack.value.claims : []).map((claim) =>
  analyseClaim(matchable('venezuela-2017', claim), words),
)
const texts = claims.flatMap(({ wordings }) => wordings.map(({ text }) => text))

/** Contexts that fill in nothing, names in part and whole, numbers, whole statements, and the time. */
function contextsFor(i: number): Context[] {
  const other = texts[(i * 7 + 3) % texts.length] as string
  return [
    nothing,
    { ...nothing, published: '2017-08-02' },
    { ...nothing, headline: of('Leopoldo and Antonio were there, says Antonio of Smartmatic') },
    { ...nothing, headline: of('López, Maduro, Ledezma and Mugica'), lead: of(other) },
    {
      before: [of(other), of('At least 8 million votes.')],
      headline: of('Nicolás'),
      lead: of(''),
      published: '2020-01-01',
    },
  ]
}

describe('claims/match/pair/bounds', () => {
  it('knows the bounds of the features before it knows the context', () => {
    let narrow = 0
    let moved = 0
    // Every sixth is plenty.
    texts.forEach((text, i) => {
      if (i % 6 !== 0) return
      const sentence = of(text.replace(/López|Maduro|Mugica/u, 'he'))
      const facts = sentenceFacts(sentence)
      for (const claim of claims) {
        const bounds = boundsInAnyContext(claim, sentence, facts, words)
        const seen = new Set<string>()
        for (const context of contextsFor(i)) {
          for (const { features } of makePairs(claim, sentence, facts, context, words)) {
            seen.add(features.join())
            const outside = bounds.map(({ low, high }) =>
              FEATURES.filter(
                (_, at) =>
                  !(
                    (low[at] as number) <= (features[at] as number) &&
                    (features[at] as number) <= (high[at] as number)
                  ),
              ),
            )
            if (!outside.some((list) => list.length === 0)) expect(outside).toContainEqual([])
          }
        }
        moved += seen.size
        narrow += bounds.filter(({ low, high }) =>
          low.every((value, at) => value === high[at] || high[at] === Infinity),
        ).length
      }
    })
    // Both kinds are among them: those whose words weigh the same in every context, and the others.
    expect(narrow).toBeGreaterThan(texts.length / 6)
    expect(moved).toBeGreaterThan((texts.length / 6) * claims.length)
  })

  it('has no bounds for a claim without words', () => {
    const claim = { key: 't/a', wordings: [{ lang: 'en', text: '' }], guards: {}, rejects: [] } as const
    const sentence = of('The turnout was manipulated.')
    expect(boundsInAnyContext(analyseClaim(claim, words), sentence, sentenceFacts(sentence), words)).toEqual(
      [],
    )
  })
})
