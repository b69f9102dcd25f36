/** From the texts of a pair to the model's answer; runs in the thread that has the model. */
import { inputOf, openMeaning } from '../meaning/network.ts'
import type { MeaningPair } from './judge/meaning-runner.ts'

/** Gives the model's logits for a pair. */
export type ScorePair = (pair: MeaningPair) => readonly number[]

/**
 * Opens the model in a file. The file is not needed afterwards.
 *
 * @throws if the file is damaged, or the machine cannot run it
 */
export async function openPairScorer(file: Uint8Array): Promise<ScorePair> {
  const opened = await openMeaning(file)
  if (!opened.ok) throw new Error(opened.error.message)
  const model = opened.value
  return (pair) => [...model.score(inputOf(model, pair))]
}
