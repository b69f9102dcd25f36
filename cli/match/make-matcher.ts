import { compileIndex } from '../../claims/index/compile.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import type { Matcher } from '../../claims/match/types.ts'
import { createRanker } from '../../claims/rank/ranker.ts'
import { rankingBy } from '../../claims/rank/ranking.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { CommandError } from '../command.ts'
import { loadTranslations } from '../translations.ts'
import { wordTable } from '../word-table.ts'
import { openSecond } from './meaning.ts'

export type MakeMatcherOptions = {
  readonly ranking?: boolean
  /** Compare by words alone. */
  readonly noModel?: boolean
  /** Threads for the model; one unless given. */
  readonly threads?: number
  readonly onProgress?: (progress: number) => void
}

/**
 * Makes the extension's matcher over claims in memory. No two claims have the same key. If the model of
 * meaning fails, a match rejects with a CommandError: other scores than the extension's would mislead.
 *
 * @param options.ranking prepare for `top`, which compares with all claims
 * @param options.onProgress called with the progress of compiling the index, 0–1
 */
export async function makeMatcher(
  claims: readonly MatchableClaim[],
  options: MakeMatcherOptions = {},
): Promise<Matcher> {
  const words = wordTable()
  const index = await compileIndex(claims, {
    words,
    expected: claims.length,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  const ranking = options.ranking === true ? rankingBy(createRanker(claims, words)) : undefined
  const second = options.noModel === true ? {} : openSecond(options.threads ?? 1)
  return openMatcher({
    index,
    words,
    model: SHIPPED_MODEL,
    claims,
    ranking,
    translations: loadTranslations,
    ...second,
    onProblem(cause) {
      throw new CommandError(`${String(cause)}. --no-model compares by words alone.`)
    },
  })
}
