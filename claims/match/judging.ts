/** The fourth step of matching: judges give each pair a probability. */
import { slices } from '../slices.ts'
import { levelOf, type Scored } from './decide.ts'
import type { GuardResult } from './guard-result.ts'
import { isAboutWords } from './guards.ts'
import type { Judge, JudgeOptions, Levels, Opinion, SecondJudge, SecondJudgeOptions } from './judge/judge.ts'
import type { LaidPair } from './lay-pairs.ts'
import { saysWordForWord } from './pair/alignment.ts'
import { LEVELS } from './types.ts'

/** Pairs that a judge gets at a time. The trees take about 1 ms for them; a request rarely has more. */
const BATCH = 256
/**
 * A pair that only the ranking found must not be marked, because no judge learned from such pairs. So its
 * score stays below this share of the lowest score of any mark. (Of 4,708 newsroom pairs with a
 * probability of .1 and more, 37 were matches where the trees expected 141.)
 */
const RANKED_ONLY = 0.9

export type JudgedPair = {
  readonly laid: LaidPair
  readonly score: number
  /** The levels of the judge that gave the score. */
  readonly levels: Levels
  /** What the second judge said, if it looked at the pair. */
  readonly opinion?: Opinion | undefined
}

/** The scores of the first judge for which the second judge is asked, half-open: from ≤ score < to. */
export type Band = { readonly from: number; readonly to: number }

/**
 * Asks a judge about all pairs, in batches.
 *
 * @throws the reason of the signal once it is aborted; an error that names the judge if an answer does
 *   not have one probability for each pair; any error of the judge
 */
export async function judgePairs(
  judge: Judge,
  laid: readonly LaidPair[],
  options: JudgeOptions,
): Promise<JudgedPair[]> {
  const judged: JudgedPair[] = []
  const turns = slices(options.signal)
  for (let from = 0; from < laid.length; from += BATCH) {
    if (turns.due()) await turns.wait()
    const batch = laid.slice(from, from + BATCH)
    const scores = await judge.judge(
      batch.map(({ pair }) => pair),
      options,
    )
    options.signal?.throwIfAborted()
    checkScores(judge, scores, batch.length)
    batch.forEach((one, i) => {
      const probability = scores[i] as number
      const score =
        isFound(one) || judge.readsMeaning === true
          ? probability
          : judge.levels.wide * RANKED_ONLY * probability
      judged.push({ laid: one, score, levels: judge.levels })
    })
  }
  return judged
}

/**
 * Asks the second judge about pairs that the first one was not sure of. A pair that it did not look at
 * keeps its score.
 *
 * @throws as {@link judgePairs} does
 */
export async function judgeAgain(
  judge: SecondJudge,
  uncertain: readonly JudgedPair[],
  options: SecondJudgeOptions,
): Promise<JudgedPair[]> {
  const opinions = await judge.judge(
    uncertain.map(({ laid, score }) => ({ pair: laid.pair, score })),
    options,
  )
  options.signal?.throwIfAborted()
  checkScores(
    judge,
    opinions.map((opinion) => opinion?.score ?? 0),
    uncertain.length,
  )
  return uncertain.map((one, i) => {
    const opinion = opinions[i]
    return opinion === undefined ? one : { ...one, score: opinion.score, levels: opinion.levels, opinion }
  })
}

function checkScores({ id }: Pick<Judge, 'id'>, scores: readonly number[], pairs: number): void {
  if (scores.length !== pairs)
    throw new Error(`match: the judge "${id}" gave ${scores.length} scores for ${pairs} pairs`)
  const wrong = scores.find((score) => !(score >= 0 && score <= 1))
  if (wrong !== undefined) throw new Error(`match: the judge "${id}" gave ${wrong}, which is no probability`)
}

/**
 * Whether a second judge could change the result for a pair: the first judge is not sure, or cannot be
 * because the claim is in another language, and all guards pass but those about words. A claim that the sentence has
 * word for word needs no second judge; whether it is denied is read from the words around it.
 */
export function isUncertain({ laid, score }: JudgedPair, { from, to }: Band): boolean {
  if (!isFound(laid) || !(laid.across || score >= from) || score >= to) return false
  return laid.guards().every(passesForReader) && !saysWordForWord(laid.pair)
}

/** Whether the sentence itself, or the article, led to the claim. */
const isFound = ({ aboveFloor, near }: LaidPair): boolean => aboveFloor || near > 0

/** Whether a guard leaves a pair to a judge that reads its meaning. */
const passesForReader = (guard: GuardResult): boolean => guard.passed || isAboutWords(guard)

/**
 * Gives one scored pair for each claim of a sentence, that of its best wording, in the order of the
 * judged pairs.
 *
 * @param leastOf gives for the levels of a judge the lowest score that is needed; pairs below are left out
 */
export function bestOfEachClaim(
  judged: readonly JudgedPair[],
  leastOf: (levels: Levels) => number,
): Scored[] {
  const scored: Scored[] = []
  for (const { laid, score, levels, opinion } of judged) {
    if (score < leastOf(levels)) continue
    const { sentence, pair } = laid
    // Guards are slow, and not needed for pairs that no level would mark.
    const tried = score >= levels.wide ? laid.guards() : []
    const guards = opinion === undefined ? tried : tried.filter((guard) => !isAboutWords(guard))
    const one: Scored = { sentence, key: pair.claim.key, pair, score, levels, guards, opinion }
    // Pairs of the same claim are neighbours.
    const last = scored.at(-1)
    if (last?.sentence !== sentence || last.key !== one.key) scored.push(one)
    else if (isBetter(one, last)) scored[scored.length - 1] = one
  }
  return scored
}

/**
 * A wording that passes its guards is better than one that does not; then the stricter level; then the
 * score. The level first, because two judges may have scored them: each has levels of its own.
 */
function isBetter(one: Scored, other: Scored): boolean {
  const [passes, otherPasses] = [one, other].map(({ guards }) => guards.every(({ passed }) => passed))
  if (passes !== otherPasses) return passes === true
  const [rank = 0, otherRank = 0] = [one, other].map(rankOf)
  return rank === otherRank ? one.score > other.score : rank < otherRank
}

/** The place of the level that a score reaches, the strictest first; after all of them if it reaches none. */
function rankOf({ score, levels }: Scored): number {
  const level = levelOf(score, levels)
  return level === null ? LEVELS.length : LEVELS.indexOf(level)
}
