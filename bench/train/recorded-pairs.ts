/** The pairs that the product's own retrieval hands to its judges, on whole pages. */

import { openMatcher } from '../../claims/match/open-matcher.ts'
import type { Pair } from '../../claims/match/pair/pair.ts'
import type { MatchRequest } from '../../claims/match/types.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { loadTranslations } from '../../cli/translations.ts'
import { retrieverOver } from '../quality/product.ts'

/**
 * Gives for a request all pairs that would be judged; those of one sentence and one claim, one for each
 * wording, are neighbours.
 */
export type PairsOf = (request: MatchRequest) => Promise<Pair[]>

export async function recordedPairs(claims: readonly MatchableClaim[], words: WordTable): Promise<PairsOf> {
  let recorded: Pair[] = []
  const matcher = openMatcher({
    index: await retrieverOver(claims, words),
    claims,
    words,
    translations: loadTranslations,
    // Has no screen, so that it gets everything. No score reaches a level, so that nothing is explained.
    model: {
      id: 'recorder',
      levels: { strict: 1, balanced: 1, wide: 1 },
      judge(pairs) {
        // The matcher makes no others.
        recorded.push(...(pairs as readonly Pair[]))
        return pairs.map(() => 0)
      },
    },
    // Claims of the article are looked for only if there is a second judge.
    second: { id: 'nobody', judge: async (pairs) => pairs.map(() => undefined) },
    band: { from: 2, to: 2 },
  })
  return async (request) => {
    recorded = []
    await matcher.match(request)
    return recorded
  }
}

/** Pairs by sentence and claim, in order: the wordings of each. */
export function byClaim(pairs: readonly Pair[]): Pair[][] {
  const groups: Pair[][] = []
  for (const pair of pairs) {
    const last = groups.at(-1)
    const [known] = last ?? []
    if (
      known !== undefined &&
      known.claim.key === pair.claim.key &&
      known.sentenceAnalysis === pair.sentenceAnalysis
    )
      last?.push(pair)
    else groups.push([pair])
  }
  return groups
}
