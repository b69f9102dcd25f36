import { compileIndex } from '../../claims/index/compile.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import type { Matcher } from '../../claims/match/types.ts'
import { createRanker } from '../../claims/rank/ranker.ts'
import { rankingBy } from '../../claims/rank/ranking.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { loadTranslations } from '../translations.ts'
import { wordTable } from '../word-table.ts'

/**
 * Makes the extension's matcher over claims in memory. No two claims have the same key.
 *
 * @param options.ranking prepare for `top`, which compares with all claims
 * @param options.onProgress called with the progress of compiling the index, 0–1
 */
export async function makeMatcher(
  claims: readonly MatchableClaim[],
  options: { readonly ranking?: boolean; readonly onProgress?: (progress: number) => void } = {},
): Promise<Matcher> {
  const words = wordTable()
  const index = await compileIndex(claims, {
    words,
    expected: claims.length,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  const ranking = options.ranking === true ? rankingBy(createRanker(claims, words)) : undefined
  return openMatcher({
    index,
    words,
    model: SHIPPED_MODEL,
    claims,
    ranking,
    translations: loadTranslations,
  })
}
