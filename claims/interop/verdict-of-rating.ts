import type { Verdict } from '../records/verdict.ts'
import type { LabelMap } from './labels/label-map.ts'
import { placeLabel } from './labels/place-label.ts'

export type Rating = {
  readonly label: string | undefined
  readonly value?: number | undefined
  readonly best?: number | undefined
  readonly worst?: number | undefined
}

/** Who rated, in which language, and what the pack says of labels. */
export type RatingContext = {
  readonly lang?: string | undefined
  readonly publishers?: readonly string[]
  readonly labels?: LabelMap | undefined
}

export type PlacedRating = {
  /** "unproven" if the rating could not be placed. */
  readonly verdict: Verdict
  readonly placed: boolean
  /** The number says something else; the notice says what. */
  readonly against: boolean
  /** A sentence for the person who checks it. */
  readonly notice: string
}

/** schema.org, Rating: "If worstRating is omitted, 1 is assumed." */
export const DEFAULT_WORST = 1

/**
 * Maps somebody else's rating to our scale: by the pack's own map of labels, then by what the label means.
 * The number decides only where there is no label in words and the publisher states the best rating, so
 * that the direction is known. Beside words, numbers are often no order ("2" for each kind of hoax).
 */
export function verdictOfRating(rating: Rating, context: RatingContext = {}): PlacedRating {
  const { label } = rating
  const quoted = JSON.stringify(label?.slice(0, 200))
  const mapped = label === undefined ? undefined : context.labels?.verdictOf(label, context.publishers ?? [])
  const named = mapped ?? (label === undefined ? undefined : placeLabel(label, context.lang))
  const numbered = verdictOfNumber(rating)
  const scale = `the rating ${rating.value} on a scale from ${rating.worst ?? DEFAULT_WORST} to ${rating.best}`
  if (named !== undefined) {
    const from = mapped ? `the label ${quoted}, as the map of labels says` : `the label ${quoted}`
    const against =
      numbered === undefined || numbered === named || named === 'unproven'
        ? ''
        : ` By ${scale} it would be "${numbered}"; the label decides.`
    return {
      verdict: named,
      placed: true,
      against: against !== '',
      notice: `The verdict "${named}" is read from ${from}.${against}`,
    }
  }
  const isNumber = label === undefined || !/\p{L}/u.test(label)
  if (numbered !== undefined && isNumber)
    return {
      verdict: numbered,
      placed: true,
      against: false,
      notice: `The verdict "${numbered}" is read from ${scale}.`,
    }
  const hint = numbered === undefined ? '' : ` (By ${scale} it would be "${numbered}".)`
  return {
    verdict: 'unproven',
    placed: false,
    against: false,
    notice: `The ${label === undefined ? 'rating' : `label ${quoted}`} cannot be mapped to our scale: "unproven" is used.${hint}`,
  }
}

/** The verdict of a number, if the publisher states which end is the best. */
function verdictOfNumber({ value, best, worst = DEFAULT_WORST }: Rating): Verdict | undefined {
  if (value === undefined || best === undefined || best === worst) return undefined
  // The inverse of RATING_VALUE: each verdict takes the values nearest to its own. Values between "mixed"
  // (3) and "supported" (5) count as mixed. On a reversed scale, "best" is the smaller number.
  const share = (value - worst) / (best - worst)
  if (share < 0 || share > 1) return undefined
  return share < 1 / 8 ? 'refuted' : share < 3 / 8 ? 'misleading' : share < 7 / 8 ? 'mixed' : 'supported'
}
