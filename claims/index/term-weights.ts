/** How much the terms of an index tell, which of a row's make its prefix, and the order of rows by weight. */
import { type IndexViews, LIGHT_ROWS, LIGHT_SHIFT, SHARE_PARTS, termNumber, WEIGHT_STEPS } from './format.ts'
import type { Floor } from './retriever.ts'
import type { Rows } from './rows.ts'

/**
 * A term is rarer than this to no effect, in nats: the one name that nobody else has must not
 * stand for half of its claim. With 8 instead of no cap, .834 of newsroom pairs are above the
 * floor instead of .821.
 */
const MOST_WEIGHT = 8
/** So many sentences of the background count as much as one claim each does. */
const BACKGROUND = 50_000
/**
 * How much each term tells, and its final number: the lightest first. Rarity among the claims and
 * in the background are one frequency: a term is in `claimsWith` of the claims, and in a share of
 * e^(−rarity) of the background's sentences. Many claims outweigh the background; of a small pack
 * it says all there is to know.
 *
 * @param below indexes that these rows are a layer on, the oldest first: a term that one of them
 *   has weighs the same here, or the few claims of a layer would make every name common
 */
export function weigh(
  rows: Rows,
  below: readonly IndexViews[] = [],
): { weights: Uint8Array; numbers: Uint32Array } {
  const total = below.reduce((sum, views) => sum + views.claims, rows.total)
  const weightOf = new Uint8Array(rows.terms)
  const perWeight = new Uint32Array(MOST_WEIGHT * WEIGHT_STEPS + 2)
  for (let i = 0; i < rows.terms; i++) {
    const rarity = rows.rarity[i] as number
    const background = rarity > 0 ? BACKGROUND : 0
    const seen = (rows.claimsWith[i] as number) + background * Math.exp(-rarity)
    const nats = Math.log((total + background + 1) / seen)
    const weight =
      weightIn(below, rows.hashes[i] as number) ??
      Math.max(1, Math.min(MOST_WEIGHT * WEIGHT_STEPS, Math.round(nats * WEIGHT_STEPS)))
    weightOf[i] = weight
    perWeight[weight + 1] = (perWeight[weight + 1] as number) + 1
  }
  for (let weight = 1; weight < perWeight.length; weight++) {
    perWeight[weight] = (perWeight[weight] as number) + (perWeight[weight - 1] as number)
  }
  const weights = new Uint8Array(rows.terms)
  const numbers = new Uint32Array(rows.terms)
  for (let i = 0; i < rows.terms; i++) {
    const weight = weightOf[i] as number
    const number = perWeight[weight] as number
    perWeight[weight] = number + 1
    numbers[i] = number
    weights[number] = weight
  }
  return { weights, numbers }
}

function weightIn(indexes: readonly IndexViews[], term: number): number | undefined {
  for (const views of indexes) {
    const number = termNumber(views, term)
    if (number >= 0) return views.weights[number]
  }
  return undefined
}

/** The floor's weight in the index's unit. */
export function leastWeight(floor: Floor): number {
  return Math.round((floor.weight ?? 0) * WEIGHT_STEPS)
}

/** A floor's share as the index keeps it. */
export function share(value: number): number {
  return Math.round(value * SHARE_PARTS)
}

/**
 * How many of a row's heaviest terms must have postings, so that every sentence that reaches the
 * floor hits two of them (prefix filtering: Chaudhuri 2006, AllPairs of Bayardo 2007; the second
 * hit is the extended prefix of PPJoin's successors). With one hit only, a sentence has at most the
 * heaviest term and everything behind the prefix: the prefix goes on until that is too little.
 */
export function prefixLength(terms: Uint32Array, weights: Uint8Array, total: number, floor: Floor): number {
  const needed = Math.max(share(floor.own) * total, leastWeight(floor) * SHARE_PARTS)
  const alone = floor.terms > 1 ? (weights[terms[0] as number] as number) : 0
  let behind = total
  let length = 0
  while (length < terms.length && (alone + behind) * SHARE_PARTS >= needed) {
    behind -= weights[terms[length] as number] as number
    length++
  }
  return length
}

/** The rows from light to heavy, and how many are below each multiple of 64 (lightRows). */
export function orderByWeight(rowWeights: Uint16Array): { order: Uint32Array; lightRows: Uint32Array } {
  const below = new Uint32Array(0x10000 + 1)
  for (const weight of rowWeights) below[weight + 1] = (below[weight + 1] as number) + 1
  for (let weight = 1; weight < below.length; weight++) {
    below[weight] = (below[weight] as number) + (below[weight - 1] as number)
  }
  const lightRows = Uint32Array.from(
    { length: LIGHT_ROWS },
    (_, i) => below[(i + 1) << LIGHT_SHIFT] as number,
  )
  const order = new Uint32Array(rowWeights.length)
  rowWeights.forEach((weight, row) => {
    const at = below[weight] as number
    below[weight] = at + 1
    order[at] = row
  })
  return { order, lightRows }
}
