/**
 * The seam for judges. A judge says how likely a sentence states a claim; what becomes of that
 * (thresholds, guards, marks) is decided elsewhere, in claims/match/decide.ts. Today's judge is
 * trees.ts.
 */
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
