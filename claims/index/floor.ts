/** The floor: how much of a wording a sentence must contain for its claim to become a candidate. */
import { WEIGHT_STEPS } from './format.ts'

/** What a wording must reach to become a candidate. */
export type Floor = {
  /** Minimum share of the wording's weight that is in the sentence or its context, 0–1. */
  readonly coverage: number
  /** Minimum share of the wording's weight that is in the sentence itself, 0–1. */
  readonly own: number
  /** Minimum number of the wording's terms in the sentence itself; all of them if it has fewer. */
  readonly terms: number
  /** Minimum weight of the wording's terms in the sentence itself, in nats; 0 if left out. */
  readonly weight?: number
}

/**
 * The floor of the product. The minimum weight is for short claims: two common words are a third of
 * many of them and say nothing. docs/matching.md has what other floors would let through.
 */
export const INDEX_FLOOR: Floor = { coverage: 0.6, own: 0.3, terms: 2, weight: 13 }

/** The shares of a floor are stored in parts of this whole, because comparisons of whole numbers are exact. */
export const SHARE_PARTS = 10_000

/** A share of the floor in 1/10,000, as the index stores it. */
export function shareInParts(share: number): number {
  return Math.round(share * SHARE_PARTS)
}

/** The floor's minimum weight in the unit of the index's weights. */
export function floorWeight(floor: Floor): number {
  return Math.round((floor.weight ?? 0) * WEIGHT_STEPS)
}
