/** How much of a claim a sentence says: the one sum that features, guards and the choice of wordings go by. */
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

/** Coverage alone: cheap enough to be asked of every wording before a pair is made of the best. */
export function coverageOf(claim: Analysis, { fit, fromContext, weights }: Alignment): Coverage {
  let all = 0
  let said = 0
  let wide = 0
  for (let i = 0; i < claim.tokens.length; i++) {
    const weight = weights[i] as number
    const here = fit[i] as number
    all += weight
    said += weight * here
    wide += weight * Math.max(here, fromContext[i] as number)
  }
  return { own: shareOf(said, all, 0), withContext: shareOf(wide, all, 0) }
}

/** Ways of saying a token that repeat the claim's own word, or its own value. */
export const SAME_WORD: ReadonlySet<How> = new Set<How>(['exact', 'value'])
/** The same, with other forms of the word. */
export const SAME_STEM: ReadonlySet<How> = new Set<How>(['exact', 'form', 'value'])

/** Of the weight that the sentence says, the share that it says in one of these ways; 0 if it says nothing. */
export function shareSaidBy(ways: ReadonlySet<How>, { fit, how, weights }: Alignment): number {
  let said = 0
  let saidSo = 0
  for (let i = 0; i < fit.length; i++) {
    const weight = (weights[i] as number) * (fit[i] as number)
    said += weight
    if (ways.has(how[i] as How)) saidSo += weight
  }
  return shareOf(saidSo, said, 0)
}

/** A sentence keeps to the claim when this share of the weight from its first to its last aligned word is aligned. */
const DENSE = 0.6

/** Whether the part of the sentence that says the claim says little else. */
export function isDense(features: Float64Array): boolean {
  return (features[AT.density] as number) >= DENSE
}
