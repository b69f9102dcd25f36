/**
 * From the model's answer to an opinion:
 *
 *   share of "states it" among the three answers   p = softmax(0 other, 1 part, 2 same)[2]
 *   logit of the first judge's score               t = ln(score / (1 − score))
 *   probability = sigmoid(bias + trees × t + meaning × ln(p / (1 − p)))
 *
 * Weights and levels are fitted for each pair of languages, on data that the model was not trained on.
 */
import { LOGITS } from '../../meaning/model-shape.ts'
import type { Calibration, Calibrations } from '../../records/meaning-model.ts'
import type { ScorablePair } from '../pair/pair.ts'
import { MEANINGS, type Opinion } from './judge.ts'

/** In the order of the model's head, where they follow the meanings. */
const STANCES = ['asserted', 'attributed', 'denied', 'asked'] as const
/** A score of 0 or 1 would have an infinite logit. */
const LEAST_SCORE = 1e-6

/** The calibration for the languages of a pair; undefined if the model was not fitted for them. */
export function calibrationFor(
  calibrations: Calibrations,
  { wording, sentence }: ScorablePair['languages'],
): Calibration | undefined {
  const key = wording === sentence ? sentence : `${wording}-${sentence}`
  return Object.hasOwn(calibrations, key) ? calibrations[key] : undefined
}

/** @param score what the first judge said, 0–1 @param logits {@link LOGITS} numbers */
export function opinionOf(
  { weights, levels, stance }: Calibration,
  score: number,
  logits: readonly number[],
): Opinion {
  const meanings = logits.slice(0, MEANINGS.length)
  const [other = 0, part = 0, same = 0] = meanings
  const most = Math.max(other, part)
  const restSum = most + Math.log(Math.exp(other - most) + Math.exp(part - most))
  const first = Math.min(1 - LEAST_SCORE, Math.max(LEAST_SCORE, score))
  const sum =
    weights.bias + weights.trees * Math.log(first / (1 - first)) + weights.meaning * (same - restSum)
  return {
    score: 1 / (1 + Math.exp(-sum)),
    levels,
    meaning: MEANINGS[highest(meanings)] ?? 'other',
    ...(stance === true ? { stance: STANCES[highest(logits.slice(MEANINGS.length, LOGITS))] } : {}),
  }
}

function highest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values))
}
