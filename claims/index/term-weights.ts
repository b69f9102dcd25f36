/** The weights of an index's terms, the prefix of a row, and the order of rows by weight. */
import { type Floor, floorWeight, SHARE_PARTS, shareInParts } from './floor.ts'
import { type IndexViews, LIGHT_ROWS, LIGHT_SHIFT, WEIGHT_STEPS } from './format.ts'
import type { Rows } from './rows.ts'
import { termNumber } from './term-table.ts'

/**
 * Cap of a term's weight, in nats: a name that occurs once must not be half of its claim's weight. With
 * a cap of 8, 0.834 of the newsroom pairs reach the floor; without a cap, 0.821.
 */
export const MAX_WEIGHT = 8
/** The background (ordinary text) counts as much as this many claims: one claim per sentence. */
export const BACKGROUND = 50_000

/**
 * The weight of each term (its idf), and its final number: the lightest term first. Claims and
 * background are counted together: a term is in `claimsWith` claims of its pack, and in a share of
 * e^(−rarity) of the background's sentences. In a large pack the claims dominate, in a small one the
 * background. Other packs do not count, so that no pack changes what is found of another.
 *
 * @param below the indexes that these rows are a layer on, oldest first. A term that one of them has
 *   keeps its weight from there: among the few claims of a layer, every name would seem common.
 */
export function weigh(
  rows: Rows,
  below: readonly IndexViews[] = [],
): { weights: Uint8Array; numbers: Uint32Array } {
  const totals = rows.packHashes.map((hash, pack) =>
    below.reduce(
      (sum, views) => sum + (views.packClaims[views.packHash.indexOf(hash)] ?? 0),
      rows.packClaims[pack] as number,
    ),
  )
  const weightOf = new Uint8Array(rows.terms)
  // Counting sort: the next number for a weight is the number of terms that are lighter.
  const nextNumber = new Uint32Array(MAX_WEIGHT * WEIGHT_STEPS + 2)
  for (let i = 0; i < rows.terms; i++) {
    const rarity = rows.rarity[i] as number
    const background = rarity > 0 ? BACKGROUND : 0
    const containing = (rows.claimsWith[i] as number) + background * Math.exp(-rarity)
    const pack = rows.termPacks[i] as number
    const nats = Math.log(((totals[pack] as number) + background + 1) / containing)
    const weight =
      weightIn(below, rows.hashes[i] as number, rows.packHashes[pack] as number) ??
      Math.max(1, Math.min(MAX_WEIGHT * WEIGHT_STEPS, Math.round(nats * WEIGHT_STEPS)))
    weightOf[i] = weight
    nextNumber[weight + 1] = (nextNumber[weight + 1] as number) + 1
  }
  sumUp(nextNumber)
  const weights = new Uint8Array(rows.terms)
  const numbers = new Uint32Array(rows.terms)
  for (let i = 0; i < rows.terms; i++) {
    const weight = weightOf[i] as number
    const number = nextNumber[weight] as number
    nextNumber[weight] = number + 1
    numbers[i] = number
    weights[number] = weight
  }
  return { weights, numbers }
}

function weightIn(indexes: readonly IndexViews[], term: number, packHash: number): number | undefined {
  for (const views of indexes) {
    const number = termNumber(views, term, views.packHash.indexOf(packHash))
    if (number >= 0) return views.weights[number]
  }
  return undefined
}

/**
 * Length of a row's prefix: how many of its heaviest terms need postings, so that every sentence
 * that reaches the floor hits at least two of them. This is prefix filtering (Chaudhuri 2006;
 * AllPairs, Bayardo 2007), with the second hit taken from the successors of PPJoin. A sentence with
 * one hit has at most the heaviest term and all terms behind the prefix, so the prefix grows until
 * those weigh less than the floor demands.
 *
 * @param terms the row's term numbers, heaviest first
 * @param total the row's weight
 */
export function prefixLength(terms: Uint32Array, weights: Uint8Array, total: number, floor: Floor): number {
  const needed = Math.max(shareInParts(floor.own) * total, floorWeight(floor) * SHARE_PARTS)
  const oneHit = floor.terms > 1 ? (weights[terms[0] as number] as number) : 0
  let behind = total
  let length = 0
  while (length < terms.length && (oneHit + behind) * SHARE_PARTS >= needed) {
    behind -= weights[terms[length] as number] as number
    length++
  }
  return length
}

/** The rows from light to heavy, and how many rows are below each multiple of 64 (lightRows in format.ts). */
export function orderByWeight(rowWeights: Uint16Array): { order: Uint32Array; lightRows: Uint32Array } {
  const heaviest = rowWeights.reduce((most, weight) => Math.max(most, weight), 0)
  const below = new Uint32Array(heaviest + 2)
  for (const weight of rowWeights) below[weight + 1] = (below[weight + 1] as number) + 1
  sumUp(below)
  const lightRows = Uint32Array.from(
    { length: LIGHT_ROWS },
    (_, i) => below[Math.min((i + 1) << LIGHT_SHIFT, heaviest + 1)] as number,
  )
  const order = new Uint32Array(rowWeights.length)
  rowWeights.forEach((weight, row) => {
    const at = below[weight] as number
    below[weight] = at + 1
    order[at] = row
  })
  return { order, lightRows }
}

/** Replaces each count by the sum of all counts up to it. */
function sumUp(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] as number) + (counts[i - 1] as number)
}
