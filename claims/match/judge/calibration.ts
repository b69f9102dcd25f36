/**
 * From the model's answer to an opinion:
 *
 *   share of "states it" among the three answers   p = softmax(0 other, 1 part, 2 same)[2]
 *   logit of the first judge's score               t = ln(score / (1 − score))
 *   probability = sigmoid(bias + trees × t + meaning × ln(p / (1 − p)))
 *
 * A level also needs a least of each judge, so that neither can outvote the other: sentences with nearly the
 * claim's words may say the opposite, and in ordinary news a sentence without them may be about its topic alone.
 *
 * Weights and levels are fitted for each pair of languages, on data that the model was not trained on.
 */
import { LOGITS } from '../../meaning/model-shape.ts'
import type { Calibration, Calibrations } from '../../records/meaning-model.ts'
import type { ScorablePair } from '../pair/pair.ts'
import { type Levels, MEANINGS, type Opinion } from './judge.ts'

const LEAST_SCORE = 1e-6

/** The calibration for the languages of a pair; undefined if the model was not fitted for them. */
export function calibrationFor(
  calibrations: Calibrations,
  { wording, sentence }: ScorablePair['languages'],
): Calibration | undefined {
  const key = wording === sentence ? sentence : `${wording}-${sentence}`
  return Object.hasOwn(calibrations, key) ? calibrations[key] : undefined
}

/** The logit of a score, 0–1. The ends are drawn in a little, because theirs would be infinite. */
export function logitOf(score: number): number {
  const inner = Math.min(1 - LEAST_SCORE, Math.max(LEAST_SCORE, score))
  return Math.log(inner / (1 - inner))
}

/** The logit of the share of "states it" among the three answers. */
export function meaningLogit([other = 0, part = 0, same = 0]: readonly number[]): number {
  const most = Math.max(other, part)
  return same - (most + Math.log(Math.exp(other - most) + Math.exp(part - most)))
}

/** @param score what the first judge said, 0–1 @param logits {@link LOGITS} numbers */
export function opinionOf(
  { weights, levels, agree, stance }: Calibration,
  score: number,
  logits: readonly number[],
): Opinion {
  const meanings = logits.slice(0, MEANINGS.length)
  const meaning = meaningLogit(logits)
  const sum = weights.bias + weights.trees * logitOf(score) + weights.meaning * meaning
  return {
    score: 1 / (1 + Math.exp(-sum)),
    levels: agree === undefined ? levels : reachable(levels, agree, score, meaning),
    meaning: MEANINGS[highest(meanings)] ?? 'other',
    ...(stance === true ? { stances: stancesOf(logits.slice(MEANINGS.length, LOGITS)) } : {}),
  }
}

/**
 * The share of "states it" of which the model is never surer, as ln(share / (1 − share)). It was trained
 * with smoothed labels (.967 for what is right, 3.4 here), so this is rare.
 */
const SUREST = 6

/** The opinion if the model were as sure as it can be that the sentence states the claim. */
export function highestOpinion(calibration: Calibration, score: number): Opinion {
  return opinionOf(calibration, score, [0, 0, SUREST + Math.LN2, 0, 0, 0, 0])
}

/** The levels, without those for which one of the judges would have to agree more. */
function reachable(
  { strict, balanced, wide }: Levels,
  { words, meaning }: NonNullable<Calibration['agree']>,
  score: number,
  logit: number,
): Levels {
  const from = (level: number, leastScore: number, leastShare: number): number =>
    score >= leastScore && logit >= logitOf(leastShare) ? level : Infinity
  return {
    strict: from(strict, words.strict, meaning.strict),
    balanced: from(balanced, words.balanced, meaning.balanced),
    wide: from(wide, words.wide, meaning.wide),
  }
}

function stancesOf([asserted = 0, attributed = 0, denied = 0, asked = 0]: readonly number[]): NonNullable<
  Opinion['stances']
> {
  return { asserted, attributed, denied, asked }
}

function highest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values))
}
