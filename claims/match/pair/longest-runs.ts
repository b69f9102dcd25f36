/** Longest runs: of equal tokens in two texts, and of rising numbers in a list. */
import type { Analysis } from '../../text/analyse.ts'
import { MAX_TOKENS } from '../../text/tokens.ts'
import { LOW_BYTE } from './sentence-facts.ts'

/** Working memory of {@link longestStretch}: one number for each token of the sentence, and one more. */
const runsAt = new Uint16Array(MAX_TOKENS + 1)

/**
 * The longest run of tokens that a claim and a sentence have word for word: its number of tokens, and
 * its weight in the claim, in nats. Takes time proportional to the product of their lengths at most.
 *
 * @param hashed the sentence's low bytes of hashes (sentence-facts.ts)
 */
export function longestStretch(
  claim: Analysis,
  sentence: Analysis,
  hashed: Uint8Array,
): { words: number; weight: number } {
  let words = 0
  let weight = 0
  const length = sentence.tokens.length
  // runs[k + 1] is the length of the run that ends at the sentence's token k and the claim's last
  // token; the loop over k goes down, so that runs[k] is still that of the claim's token before.
  const runs = runsAt
  runs.fill(0, 0, length + 1)
  let isClear = true
  for (let i = 0; i < claim.tokens.length; i++) {
    const hash = claim.hashes[i] as number
    // Most tokens of a claim are nowhere in the sentence.
    if (hashed[hash & LOW_BYTE] === 0) {
      if (!isClear) runs.fill(0, 0, length + 1)
      isClear = true
      continue
    }
    isClear = false
    let longest = words
    for (let k = length - 1; k >= 0; k--) {
      if (sentence.hashes[k] !== hash || claim.tokens[i]?.stem !== sentence.tokens[k]?.stem) {
        runs[k + 1] = 0
        continue
      }
      const run = (runs[k] as number) + 1
      runs[k + 1] = run
      if (run > longest) longest = run
    }
    if (longest === words) continue
    words = longest
    weight = 0
    for (let back = i - longest + 1; back <= i; back++) weight += claim.weights[back] as number
  }
  return { words, weight }
}

/** Length of the longest strictly rising subsequence; takes n log n. */
export function longestRising(values: readonly number[]): number {
  // tails[n] is the least number in which a rising subsequence of n + 1 numbers can end.
  const tails: number[] = []
  for (const value of values) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((tails[middle] as number) < value) low = middle + 1
      else high = middle
    }
    tails[low] = value
  }
  return tails.length
}
