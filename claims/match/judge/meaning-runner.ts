/** The seam between the second judge (meaning.ts) and what runs the model in another thread. */
import type { PairTexts } from '../../meaning/network.ts'
import type { Priority } from './judge.ts'

/** What the model reads: texts only, because it runs in another thread. */
export type MeaningPair = PairTexts

/**
 * Longest text that is sent to the model, in UTF-16 units. It reads 64 word pieces of a sentence, some
 * 350 units, so only texts without spaces lose anything.
 */
export const MAX_MEANING_TEXT = 2_000

export type ScoreOptions = {
  readonly signal?: AbortSignal | undefined
  readonly priority: Priority
  /** Pages take turns. */
  readonly page?: object | undefined
}

export type MeaningRunner = {
  /** Gives the model's logits, three for the meaning and four for the stance, for each pair. Rejects if it cannot, or once the signal is aborted. */
  score(pairs: readonly MeaningPair[], options: ScoreOptions): Promise<readonly (readonly number[])[]>
}
