/**
 * Compiles claims into the index of index-format.ts, in slices, so that whoever else lives on the
 * thread is not kept waiting: rows of numbered terms (index-rows.ts), their weights and order
 * (index-weights.ts), and then the buffer, measured first and filled after.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import { slices } from '../slices.ts'
import type { WordTable } from '../text/word-table.ts'
import { HEADER, type IndexViews, layOut, STEP, seal } from './format.ts'
import { hashKey } from './keys.ts'
import type { Floor } from './retriever.ts'
import { collectRows, type IndexableClaim, insert, type Rows } from './rows.ts'
import { leastWeight, orderByWeight, prefixLength, share, weigh } from './term-weights.ts'

export type CompileOptions = {
  readonly signal?: AbortSignal | undefined
  /** Number of claims to come, where it is known: for progress only. */
  readonly expected?: number | undefined
  /** Told after each slice what share is done, 0–1. */
  readonly onProgress?: ((share: number) => void) | undefined
  /** How much words tell beforehand; see {@link weigh}. */
  readonly words?: WordTable | undefined
  readonly floor?: Floor | undefined
  /** For a layer on another index (layers.ts): the claims of it that are gone, and how many are gone or replaced. */
  readonly update?: { readonly removed: readonly ClaimKey[]; readonly hides: number } | undefined
  /** Indexes by which terms are weighed; see {@link weigh}. */
  readonly below?: readonly IndexViews[] | undefined
}

/**
 * A sentence with less of a claim is not looked at. docs/matching.md has what other floors would
 * let through; two common words are a third of many short claims and say nothing, which is what the
 * weight is for.
 */
export const INDEX_FLOOR: Floor = { coverage: 0.6, own: 0.3, terms: 2, weight: 13 }

/** Claims, terms or rows that are worked on before the clock is looked at. */
const STRIDE = 256

/**
 * @returns the index, ready to be stored and opened
 * @throws the signal's reason, if it was aborted
 */
export async function compileIndex(
  claims: Iterable<IndexableClaim> | AsyncIterable<IndexableClaim>,
  options: CompileOptions = {},
): Promise<ArrayBuffer> {
  const pause = slices(options.signal)
  const rest = (done: number): Promise<void> => {
    options.onProgress?.(Math.min(1, done))
    return pause.wait()
  }
  const collected = collectRows(options.words)
  let count = 0
  for await (const claim of claims) {
    collected.add(claim)
    if (++count % 16 === 0 && pause.due()) await rest(options.expected ? (0.6 * count) / options.expected : 0)
  }
  const rows = collected.finish()
  // Without a table, words are as rare as they are among the claims: in a small pack all tell little.
  const floor = options.floor ?? (options.words ? INDEX_FLOOR : { ...INDEX_FLOOR, weight: 0 })
  const { weights, numbers } = weigh(rows, options.below)
  await rest(0.6)

  // From here on a row's terms are the final numbers, heaviest first.
  const prefixes = new Uint8Array(rows.count)
  const rowWeights = new Uint16Array(rows.count)
  for (let row = 0; row < rows.count; row++) {
    const terms = rows.termsOf(row)
    for (let i = 0; i < terms.length; i++) terms[i] = numbers[terms[i] as number] as number
    terms.sort().reverse()
    for (const term of terms) rowWeights[row] = (rowWeights[row] as number) + (weights[term] as number)
    prefixes[row] = prefixLength(terms, weights, rowWeights[row] as number, floor)
    if (row % STRIDE === 0 && pause.due()) await rest(0.6 + (0.2 * row) / rows.count)
  }
  await rest(0.8)
  const { order, lightRows } = orderByWeight(rowWeights)
  await rest(0.8)

  const rowStart = new Uint32Array(rows.count + 1)
  const postingStart = new Uint32Array(rows.terms + 1)
  const base = new Uint32Array(rows.terms)
  for (let row = 0; row < rows.count; row++) {
    const from = order[row] as number
    const terms = rows.termsOf(from)
    const prefix = prefixes[from] as number
    for (let i = 0; i < prefix; i++) {
      const term = terms[i] as number
      const steps = Math.floor((row - (base[term] as number)) / STEP)
      base[term] = (base[term] as number) + steps * STEP
      postingStart[term] = (postingStart[term] as number) + steps + (terms.length === 1 ? 2 : 1)
    }
    let units = terms.length
    for (const term of terms) units += Math.floor(term / STEP)
    rowStart[row + 1] = (rowStart[row] as number) + units
    if (row % STRIDE === 0 && pause.due()) await rest(0.8 + (0.1 * row) / rows.count)
  }
  // How much a term has becomes where it starts.
  let end = 0
  for (let term = 0; term <= rows.terms; term++) {
    const units = postingStart[term] as number
    postingStart[term] = end
    end += units
  }

  for (const key of options.update?.removed ?? []) collected.keys.add(key)
  const keys = collected.keys.bytes()
  const { buffer, views } = layOut({
    claims: count,
    rows: rows.count,
    terms: rows.terms,
    slots: slotsFor(rows.terms),
    keys: collected.keys.count(),
    lookups: options.update ? collected.keys.count() : 0,
    postings: end,
    rowUnits: rowStart[rows.count] as number,
    keyBytes: keys.length,
  })
  await rest(0.9)
  views.header[HEADER.shares] = (share(floor.own) << 16) | share(floor.coverage)
  views.header[HEADER.floorTerms] = floor.terms
  views.header[HEADER.floorWeight] = leastWeight(floor)
  views.postingStart.set(postingStart)
  views.rowStart.set(rowStart)
  views.lightRows.set(lightRows)
  views.weights.set(weights)
  views.keyData.set(keys)
  views.keyStart.set(collected.keys.starts)
  views.keyStart[collected.keys.starts.length] = keys.length
  await rest(0.9)
  fillTerms(views, rows, numbers)
  await rest(0.9)

  base.fill(0)
  for (let row = 0; row < rows.count; row++) {
    const from = order[row] as number
    const terms = rows.termsOf(from)
    const prefix = prefixes[from] as number
    views.rowClaim[row] = rows.claims[from] as number
    views.rowWeights[row] = rowWeights[from] as number
    for (let i = 0; i < prefix; i++) {
      const term = terms[i] as number
      let at = postingStart[term] as number
      for (; row - (base[term] as number) >= STEP; base[term] = (base[term] as number) + STEP)
        views.postingRows[at++] = STEP
      views.postingRows[at++] = row - (base[term] as number)
      // Its only term is all there is of it: named twice, it passes the test of two hits at once.
      if (terms.length === 1) views.postingRows[at++] = row - (base[term] as number)
      postingStart[term] = at
    }
    let at = views.rowStart[row] as number
    for (const term of terms) {
      let rest = term
      for (; rest >= STEP; rest -= STEP) views.rowTerms[at++] = STEP
      views.rowTerms[at++] = rest
    }
    if (row % STRIDE === 0 && pause.due()) await rest(0.9 + (0.1 * row) / rows.count)
  }
  if (options.update) {
    views.header[HEADER.hides] = options.update.hides
    fillLookups(views, [...collected.hashes, ...options.update.removed.map(hashKey)])
  }
  await rest(1)
  seal(buffer)
  options.onProgress?.(1)
  return buffer
}

/** Slots of the hash table: a power of two, at most .7 full. */
function slotsFor(terms: number): number {
  let slots = 16
  while (terms > slots * 0.7) slots *= 2
  return slots
}

function fillTerms(views: IndexViews, rows: Rows, numbers: Uint32Array): void {
  for (let i = 0; i < rows.terms; i++) {
    const hash = rows.hashes[i] as number
    const number = numbers[i] as number
    views.hashes[number] = hash
    insert(views.slotTable, hash, number)
  }
}

function fillLookups(views: IndexViews, hashes: readonly number[]): void {
  const order = Uint32Array.from(hashes.keys()).sort((a, b) => (hashes[a] as number) - (hashes[b] as number))
  order.forEach((number, i) => {
    views.keyHash[i] = hashes[number] as number
    views.keyNumber[i] = number
  })
}
