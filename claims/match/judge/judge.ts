/**
 * The seam for judges. A judge says how likely a sentence states a claim; what becomes of that
 * (thresholds, guards, marks) is decided elsewhere, in claims/match/decide.ts. The first judge is
 * trees.ts; the second, slower one is meaning.ts.
 */
import type { StanceOf } from '../../text/stance.ts'
import type { Bounds } from '../pair/bounds.ts'
import type { ScorablePair } from '../pair/pair.ts'

/** Least probability of a mark at each level, calibrated for one judge. */
export type Levels = { readonly strict: number; readonly balanced: number; readonly wide: number }

/** Whether the reader sees the sentences now, or may scroll to them later. */
export type Priority = 'visible' | 'rest'

export type JudgeOptions = {
  /** Lower probabilities need not be exact: a judge may give any number below this one for them. */
  readonly least: number
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined
  readonly priority: Priority
  /** Stands for the page whose sentences these are; its budget is kept for this object. */
  readonly page?: object | undefined
}

export type Judge = {
  /** Names the judge in error messages. */
  readonly id: string
  readonly levels: Levels
  /** Whether it can judge pairs that share few words, below the index's floor. */
  readonly readsMeaning?: boolean
  /**
   * Whether a pair whose features lie within `bounds` could have the probability `least` in some
   * context. It is cheap, and rules out most candidates before their context is analysed. A judge
   * without a screen gets all pairs.
   */
  screen?(bounds: Bounds, least: number): boolean
  /**
   * Gives for each pair of a batch the probability, 0–1, that the sentence states the claim, in the
   * same order. Throws, or rejects, if it cannot.
   */
  judge(pairs: readonly ScorablePair[], options: JudgeOptions): Promise<readonly number[]> | readonly number[]
}

/** What a model of meaning says of a sentence and a claim: that it states the claim, part of it, or something else. */
export const MEANINGS = ['other', 'part', 'same'] as const
export type Meaning = (typeof MEANINGS)[number]

/** What a second judge says of a pair. */
export type Opinion = {
  /** Probability, 0–1, that the sentence states the claim. */
  readonly score: number
  /** Levels for this score. A judge may have others for each language. */
  readonly levels: Levels
  readonly meaning: Meaning
  /** How strongly it takes the sentence for each stance, in logits; missing where it knows no better than the rules. */
  readonly stances?: Readonly<Record<StanceOf['stance'], number>> | undefined
}

/** A pair and the probability that the first judge gave it, also if it is below the index's floor. */
export type PairWithScore = { readonly pair: ScorablePair; readonly score: number }

export type SecondJudgeOptions = Omit<JudgeOptions, 'least'> & {
  /** For the levels of a score: lower ones need not be exact. Without it, all have to be. */
  readonly leastOf?: ((levels: Levels) => number) | undefined
}

/** A slower and better judge, which is asked about the pairs of which the first one was not sure. */
export type SecondJudge = {
  /** Names the judge in error messages. */
  readonly id: string
  /** Whether it can be asked now; always, if this is missing. */
  isReady?(): boolean
  /**
   * Gives for each pair, in the same order, what it thinks, or undefined if it did not look at the pair;
   * then the first judge's score stays. Rejects if it cannot.
   */
  judge(
    pairs: readonly PairWithScore[],
    options: SecondJudgeOptions,
  ): Promise<readonly (Opinion | undefined)[]>
}
