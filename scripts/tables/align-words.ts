/**
 * Learns which words translate each other from pairs of sentences: IBM model 1 in both directions, which
 * are trained to agree (Liang, Taskar and Klein 2006). A link counts with the product of what both
 * directions say of it, so that a rare word does not become the translation of all words around it.
 *
 *   el juez ordenó …  ↔  the judge ordered …      juez – judge 0.97    ordenó – ordered 0.99
 *
 * Nothing is drawn at random: the same sentences give the same numbers.
 */

/** The words of a pair of sentences as numbers from 0 on, each once; no stop words, no word that both sides have. */
export type Parallel = { readonly from: readonly number[]; readonly to: readonly number[] }

/** `count`: in how many pairs of sentences the two words translate each other. */
export type Link = { readonly from: number; readonly to: number; readonly count: number }

const ITERATIONS = 8
/** What a word that translates nothing counts beside the words that it may translate. */
const NOTHING = 0.3

/**
 * Counts the links of all words.
 *
 * @param likeness how alike two words are written, 0–1. Words of common origin begin with a higher
 *   probability, because most rare words are seen once or twice only.
 */
export function alignWords(
  pairs: readonly Parallel[],
  likeness: (from: number, to: number) => number,
): Link[] {
  /** By link: its words. */
  const from: number[] = []
  const to: number[] = []
  const known = new Map<number, number>()
  let words = 0
  for (const pair of pairs) for (const word of [...pair.from, ...pair.to]) words = Math.max(words, word + 1)
  /** The links of each pair of sentences, row by row. */
  const cells = pairs.map((pair) =>
    Int32Array.from(
      pair.from.flatMap((one) =>
        pair.to.map((other) => {
          const name = one * words + other
          let link = known.get(name)
          if (link === undefined) {
            link = from.push(one) - 1
            to.push(other)
            known.set(name, link)
          }
          return link
        }),
      ),
    ),
  )
  known.clear()

  /** The probability of `to` for `from`, and the other way round. */
  const there = Float64Array.from(from, (one, link) => 1 + 9 * likeness(one, to[link] as number))
  const back = there.slice()
  let counts: Float64Array = there.slice()
  normalise(there, from, words)
  normalise(back, to, words)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    counts = new Float64Array(from.length)
    pairs.forEach((pair, at) => {
      const links = cells[at] as Int32Array
      const width = pair.to.length
      const ofFrom = new Float64Array(pair.from.length).fill(NOTHING / (width + 1))
      const ofTo = new Float64Array(width).fill(NOTHING / (pair.from.length + 1))
      links.forEach((link, cell) => {
        const row = Math.floor(cell / width)
        ofFrom[row] = (ofFrom[row] as number) + (back[link] as number)
        ofTo[cell % width] = (ofTo[cell % width] as number) + (there[link] as number)
      })
      links.forEach((link, cell) => {
        const both =
          ((there[link] as number) / (ofTo[cell % width] as number)) *
          ((back[link] as number) / (ofFrom[Math.floor(cell / width)] as number))
        counts[link] = (counts[link] as number) + both
      })
    })
    there.set(counts)
    back.set(counts)
    normalise(there, from, words)
    normalise(back, to, words)
  }
  return from.map((one, link) => ({ from: one, to: to[link] as number, count: counts[link] as number }))
}

/** Divides each value by the sum of all values of its word. */
function normalise(values: Float64Array, wordOf: readonly number[], words: number): void {
  const sums = new Float64Array(words)
  values.forEach((value, link) => {
    const word = wordOf[link] as number
    sums[word] = (sums[word] as number) + value
  })
  values.forEach((value, link) => {
    values[link] = value / Math.max(1e-300, sums[wordOf[link] as number] as number)
  })
}
