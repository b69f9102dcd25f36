import { z } from '../schema.ts'

/**
 * What the check found, on our scale. It is shown beside the publisher's own label and never replaces it.
 * In the order of schema.org `reviewRating.ratingValue` (see {@link RATING_VALUE}).
 *
 * - `refuted`: the evidence shows that it is false.
 * - `misleading`: what it says may be true, but what it makes people believe is not.
 * - `mixed`: part of it is true and part of it is not.
 * - `supported`: the evidence shows that it is true.
 * - `unproven`: the evidence does not decide.
 */
export const VERDICTS = ['refuted', 'misleading', 'mixed', 'supported', 'unproven'] as const
export const verdict = z.enum(VERDICTS)
export type Verdict = z.infer<typeof verdict>

/**
 * schema.org ClaimReview `reviewRating.ratingValue` on a scale of 1 (worst) to 5 (best). -1 is
 * Google's documented value for "cannot be placed on the scale".
 */
export const RATING_VALUE: Readonly<Record<Verdict, number>> = {
  refuted: 1,
  misleading: 2,
  mixed: 3,
  supported: 5,
  unproven: -1,
}

/**
 * The state of a claim's record, independent of the verdict. Only live claims (see {@link isLive}) are
 * matched against pages.
 */
export const LIFECYCLES = ['draft', 'published', 'corrected', 'disputed', 'withdrawn', 'superseded'] as const
export const lifecycleState = z.enum(LIFECYCLES)
export type LifecycleState = z.infer<typeof lifecycleState>

const LIVE: Readonly<Record<LifecycleState, boolean>> = {
  draft: false,
  published: true,
  corrected: true,
  disputed: true,
  withdrawn: false,
  superseded: false,
}

/** Whether readers see marks for a claim in this state. */
export function isLive(state: LifecycleState): boolean {
  return LIVE[state]
}
