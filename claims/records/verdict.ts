import { z } from '../schema.ts'

/**
 * What the check found, on our scale. It stands beside the publisher's own label and never
 * replaces it. In the order of schema.org `reviewRating.ratingValue` (see {@link RATING_VALUE}).
 *
 * - `refuted`: the evidence shows that it is not so.
 * - `misleading`: what it says may hold, what it makes people believe does not.
 * - `mixed`: part of it holds and part of it does not.
 * - `supported`: the evidence shows that it is so.
 * - `unproven`: the evidence decides neither way.
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
 * Where a claim's record stands in its life; independent of the verdict. Only `published`,
 * `corrected` and `disputed` claims are matched against pages.
 */
export const LIFECYCLES = ['draft', 'published', 'corrected', 'disputed', 'withdrawn', 'superseded'] as const
export const lifecycleState = z.enum(LIFECYCLES)
export type LifecycleState = z.infer<typeof lifecycleState>

/** Whether readers see marks for a claim in this state. */
export function isLive(state: LifecycleState): boolean {
  return state === 'published' || state === 'corrected' || state === 'disputed'
}
