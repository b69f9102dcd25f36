/** The matcher as the extension and the command run it, over claims of the bench. */
import { compileIndex } from '../../claims/index/compile.ts'
import { openIndex } from '../../claims/index/retrieve.ts'
import type { Retriever } from '../../claims/index/retriever.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import type { TreeModel } from '../../claims/match/judge/tree-model.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import { LEVELS, type Level, type Match, type Matcher } from '../../claims/match/types.ts'
import { createRanker } from '../../claims/rank/ranker.ts'
import { rankingBy } from '../../claims/rank/ranking.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { loadTranslations } from '../../cli/translations.ts'

/** The index over claims, compiled and opened. */
export async function retrieverOver(claims: readonly MatchableClaim[], words: WordTable): Promise<Retriever> {
  const retriever = openIndex(await compileIndex(claims, { words, expected: claims.length }), words)
  if (retriever === false) throw new Error('bench: a freshly compiled index could not be opened')
  return retriever
}

/**
 * Makes matchers over the same claims with different models; the index is compiled once.
 *
 * @param options.ranking whether `top` will be asked for
 */
export async function product(
  claims: readonly MatchableClaim[],
  words: WordTable,
  { ranking = false }: { ranking?: boolean } = {},
): Promise<(model?: TreeModel) => Matcher> {
  const index = await retrieverOver(claims, words)
  const ranker = ranking ? rankingBy(createRanker(claims, words)) : undefined
  const made = new Map<TreeModel, Matcher>()
  return (model = SHIPPED_MODEL) => {
    const matcher =
      made.get(model) ??
      openMatcher({ index, words, model, claims, ranking: ranker, translations: loadTranslations })
    made.set(model, matcher)
    return matcher
  }
}

/** A model with which every candidate passes every threshold, so that one run gives the whole curve. */
export const withoutThresholds = (model: TreeModel): TreeModel => ({
  ...model,
  levels: { strict: 0, balanced: 0, wide: 0 },
})

/**
 * Whether a match would be marked at a threshold that its score reaches. A claim that would be marked
 * in too many sentences of a page is suppressed, but the number of sentences depends on the threshold.
 * So suppressed matches count as marked here.
 */
export const wouldBeMarked = (match: Match): boolean =>
  match.marked ||
  (match.evidence.guards.some(({ guard }) => guard === 'too broad') &&
    match.evidence.guards.every(({ guard, passed }) => passed || guard === 'too broad'))

/** Whether a match that was marked at level wide is marked at `level` too. */
export const reaches = (score: number, level: Level, model: TreeModel = SHIPPED_MODEL): boolean =>
  score >= model.levels[level]

export const byLevel = <T>(of: (level: Level) => T): Record<Level, T> =>
  Object.fromEntries(LEVELS.map((level) => [level, of(level)])) as Record<Level, T>

/** The id in the data of a claim's key. */
export const idOf = (key: string): string => key.slice(key.indexOf('/') + 1)
