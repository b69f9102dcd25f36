/**
 * What the model reads of a pair. The numbers are part of the model: it was trained with them.
 *
 *   ids    [CLS] claim [SEP] sentence [SEP] headline previous [SEP]
 *   types    0     0     0      1       1      1        1       1
 *
 * The last part is left out if there is neither headline nor sentence before. Of the sentence before,
 * its end is kept; of everything else, its beginning.
 */
import type { WordPieces } from './wordpiece.ts'

/** Most tokens of each text. */
const CLAIM = 40
const SENTENCE = 64
const HEADLINE = 20
const PREVIOUS = 36
/** Most tokens of a pair: all texts, [CLS] and three [SEP]. */
export const LONGEST_INPUT = CLAIM + SENTENCE + HEADLINE + PREVIOUS + 4

/** The tokens of a pair and its context. */
export type PairTokens = {
  readonly claim: readonly number[]
  readonly sentence: readonly number[]
  /** The headline of the page; empty if there is none. */
  readonly headline: readonly number[]
  /** The sentence before; empty if there is none. */
  readonly previous: readonly number[]
}

export type PairInput = {
  readonly ids: Int32Array
  /** 0 up to and with the first [SEP], then 1. */
  readonly types: Int32Array
}

export function pairInput(
  { claim, sentence, headline, previous }: PairTokens,
  { start, end }: WordPieces['special'],
): PairInput {
  const first = [start, ...claim.slice(0, CLAIM), end]
  const context = [...headline.slice(0, HEADLINE), ...previous.slice(-PREVIOUS)]
  if (context.length > 0) context.push(end)
  const ids = Int32Array.from([...first, ...sentence.slice(0, SENTENCE), end, ...context])
  return { ids, types: new Int32Array(ids.length).fill(1, first.length) }
}
