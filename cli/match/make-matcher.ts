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
 * The extension's matcher for claims in memory, whose keys must be unique.
 *
 * @param options.ranking prepare for `top`, which compares with all claims
 * @param options.onProgress told the progress, 0–1
 */
export async function makeMatcher(
  claims: readonly MatchableClaim[],
  options: { readonly ranking?: boolean; readonly onProgress?: (progress: number) => void } = {},
): Promise<Matcher> {
  const words = wordTable()
  const byKey = new Map(claims.map((claim) => [claim.key, claim] as const))
  const buffer = await compileIndex(claims, {
    words,
    expected: claims.length,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  const retriever = openIndex(buffer)
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
