/** The matcher as the extension and the command run it, over claims of the bench. */
import { compileIndex } from '../../claims/index/compile.ts'
import { openIndex } from '../../claims/index/retrieve.ts'
import type { Retriever } from '../../claims/index/retriever.ts'
import type { Levels, SecondJudge } from '../../claims/match/judge/judge.ts'
import { openMatcher, uncertainBand } from '../../claims/match/open-matcher.ts'
import { LEVELS, type Level, type Match, type Matcher } from '../../claims/match/types.ts'
import { createRanker } from '../../claims/rank/ranker.ts'
import { rankingBy } from '../../claims/rank/ranking.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { loadTranslations } from '../../cli/translations.ts'
import type { Judges } from './judges.ts'

/** The index over claims, compiled and opened. */
export async function retrieverOver(claims: readonly MatchableClaim[], words: WordTable): Promise<Retriever> {
  const retriever = openIndex(await compileIndex(claims, { words, expected: claims.length }), words)
  if (retriever === false) throw new Error('bench: a freshly compiled index could not be opened')
  return retriever
}

/**
 * The matcher with some judges. Without `thresholds` every candidate passes every threshold, so that one
 * run gives the whole curve.
 */
export type MatcherOf = (judges: Judges, options?: { readonly thresholds?: boolean }) => Matcher

/**
 * Makes matchers over the same claims with different judges; the index is compiled once.
 *
 * @param options.ranking whether `top` will be asked for
 */
export async function product(
  claims: readonly MatchableClaim[],
  words: WordTable,
  { ranking = false }: { ranking?: boolean } = {},
): Promise<MatcherOf> {
  return matchersOver(await retrieverOver(claims, words), claims, words, ranking)
}

/** The same over an index of one's own. */
export function matchersOver(
  index: Retriever,
  claims: readonly MatchableClaim[],
  words: WordTable,
  ranking = false,
): MatcherOf {
  const ranker = ranking ? rankingBy(createRanker(claims, words)) : undefined
  const made = { true: new Map<Judges, Matcher>(), false: new Map<Judges, Matcher>() }
  return (judges, { thresholds = true } = {}) => {
    const { trees, second, band } = judges
    const known = made[`${thresholds}`].get(judges)
    if (known !== undefined) return known
    const matcher = openMatcher({
      index,
      words,
      claims,
      ranking: ranker,
      translations: loadTranslations,
      model: thresholds ? trees : { ...trees, levels: NO_THRESHOLDS },
      second: thresholds ? second : withoutThresholds(second),
      band: band ?? uncertainBand(trees.levels),
    })
    made[`${thresholds}`].set(judges, matcher)
    return matcher
  }
}

function withoutThresholds(second: SecondJudge | undefined): SecondJudge | undefined {
  return (
    second && {
      id: second.id,
      judge: async (pairs, options) =>
        (await second.judge(pairs, options)).map(
          (opinion) => opinion && { ...opinion, levels: NO_THRESHOLDS },
        ),
    }
  )
}

const NO_THRESHOLDS: Levels = { strict: 0, balanced: 0, wide: 0 }

/**
 * Whether a match would be marked at a threshold that its score reaches. A claim that would be marked
 * in too many sentences of a page is suppressed, but the number of sentences depends on the threshold.
 * So suppressed matches count as marked here.
 */
export const wouldBeMarked = (match: Match): boolean =>
  match.marked ||
  (match.evidence.guards.some(({ guard }) => guard === 'too broad') &&
    match.evidence.guards.every(({ guard, passed }) => passed || guard === 'too broad'))

export const byLevel = <T>(of: (level: Level) => T): Record<Level, T> =>
  Object.fromEntries(LEVELS.map((level) => [level, of(level)])) as Record<Level, T>

/** The id in the data of a claim's key. */
export const idOf = (key: string): string => key.slice(key.indexOf('/') + 1)
