/** How much of a claim a sentence says: the sums that features, guards and the choice of wordings use. */
import type { Analysis } from '../../text/analyse.ts'
import type { Alignment, How } from './alignment.ts'
import { AT } from './feature-names.ts'

/** A sum over some tokens of a claim (all, its names, its verbs …). Weights are in nats. */
export class Tally {
  /** Weight of the tokens. */
  weight = 0
  /** Weight that the sentence says: weight times fit. */
  said = 0
  /** The same with what the context says. */
  saidWithContext = 0
  /** How many tokens the sentence says, and leaves out. */
  countSaid = 0
  countMissing = 0
  /** How many tokens neither the sentence nor the context says. */
  countNowhere = 0
  /** The most that one token adds to `said`. */
  heaviestSaid = 0
  /** Weight of the heaviest token that the sentence leaves out. */
  heaviestMissing = 0
  /** Weight of the heaviest token that neither the sentence nor the context says. */
  heaviestNowhere = 0

  /** Sets all sums to 0. */
  clear(): void {
    this.weight = 0
    this.said = 0
    this.saidWithContext = 0
    this.countSaid = 0
    this.countMissing = 0
    this.countNowhere = 0
    this.heaviestSaid = 0
    this.heaviestMissing = 0
    this.heaviestNowhere = 0
  }

  /**
   * @param fit how well the sentence says the token, 0–1
   * @param wide the same with what the context says
   */
  add(weight: number, fit: number, wide: number): void {
    this.weight += weight
    this.said += weight * fit
    this.saidWithContext += weight * wide
    if (fit > 0) {
      this.countSaid++
      if (weight * fit > this.heaviestSaid) this.heaviestSaid = weight * fit
      return
    }
    this.countMissing++
    if (weight > this.heaviestMissing) this.heaviestMissing = weight
    if (wide > 0) return
    this.countNowhere++
    if (weight > this.heaviestNowhere) this.heaviestNowhere = weight
  }
}

/** A part of a whole as a share, 0–1; `otherwise` where there is no whole. */
export function shareOf(part: number, whole: number, otherwise: number): number {
  return whole === 0 ? otherwise : part / whole
}

/** Shares of a claim's weight, 0–1, that the sentence says, without and with the context. */
export type Coverage = { readonly own: number; readonly withContext: number }

/** Reused by {@link coverageOf}. */
const whole = new Tally()

/** Only the coverage: cheap enough to compute for every wording before the best ones become pairs. */
export function coverageOf(claim: Analysis, { fit, fromContext, weights }: Alignment): Coverage {
  whole.clear()
  for (let i = 0; i < claim.tokens.length; i++) {
    const here = fit[i] as number
    whole.add(weights[i] as number, here, Math.max(here, fromContext[i] as number))
  }
  return {
    own: shareOf(whole.said, whole.weight, 0),
    withContext: shareOf(whole.saidWithContext, whole.weight, 0),
  }
}

/** Whether a token is said in the claim's own word, or as its own value. */
export const isSameWord = (how: How): boolean => how === 'exact' || how === 'value'
/** The same, with other forms of the word. */
export const isSameStem = (how: How): boolean => how === 'form' || isSameWord(how)

/** The share of the weight said that is said in ways for which `isSo` is true; 0 if nothing is said. */
export function shareSaidAs(isSo: (how: How) => boolean, { fit, how, weights }: Alignment): number {
  let said = 0
  let saidSo = 0
  for (let i = 0; i < fit.length; i++) {
    const weight = (weights[i] as number) * (fit[i] as number)
    said += weight
    if (isSo(how[i] as How)) saidSo += weight
  }
  return shareOf(saidSo, said, 0)
}

/** A sentence is dense if at least this share of the weight from its first to its last aligned word is aligned. */
const DENSE = 0.6

/** Whether the part of the sentence that says the claim contains little else. */
export function isDense(features: Float64Array): boolean {
  return (features[AT.density] as number) >= DENSE
}
