import { compileIndex } from '../../claims/index/compile.ts'
import { openIndex } from '../../claims/index/retrieve.ts'
import { LEARNED } from '../../claims/match/judge/learned.ts'
import { createMatcher } from '../../claims/match/matcher.ts'
import type { Matcher } from '../../claims/match/types.ts'
import { createRanker } from '../../claims/rank/ranker.ts'
import { rankingBy } from '../../claims/rank/ranking.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { wordTable } from '../word-table.ts'

/**
 * The extension's matcher, over claims in memory whose keys all differ.
 *
 * @param options.ranking whether `top` will be asked for, which is to look at all claims
 */
export async function makeMatcher(
  claims: readonly MatchableClaim[],
  options: { readonly ranking?: boolean; readonly onProgress?: (share: number) => void } = {},
): Promise<Matcher> {
  const words = wordTable()
  const byKey = new Map(claims.map((claim) => [claim.key, claim] as const))
  const buffer = await compileIndex(claims, {
    words,
    expected: claims.length,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  const retriever = openIndex(buffer, words)
  if (retriever === false) throw new Error('cli: a freshly compiled index could not be opened')
  return createMatcher({
    retriever,
    words,
    weights: LEARNED,
    ...(options.ranking === true ? { ranking: rankingBy(createRanker(claims, words)) } : {}),
    loadClaims: async (keys) =>
      keys.map((key) => byKey.get(key)).filter((claim): claim is MatchableClaim => claim !== undefined),
  })
}
