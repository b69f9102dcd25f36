/**
 * Second half of compiling an index: from collected rows to the buffer of format.ts. The sections
 * are measured first, then the buffer is laid out and filled.
 *
 * A generator, so that the caller can pause between steps (compile.ts) or run all of them at once
 * (probe.ts). It yields its progress, 0–1, and returns the sealed buffer.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import { type Floor, floorWeight, shareInParts } from './floor.ts'
import { HEADER, type IndexViews, layOut, STEP } from './format.ts'
import { hashKey } from './keys.ts'
import { seal } from './open-views.ts'
import type { RowCollector, Rows } from './rows.ts'
import { insertTerm, slotsFor } from './term-table.ts'
import { orderByWeight, prefixLength, weigh } from './term-weights.ts'

export type BuildOptions = {
  /** See fingerprint.ts. */
  readonly fingerprint: number
  /** See probe.ts. */
  readonly probe: number
  readonly floor: Floor
  /** For a layer on other indexes (layers.ts): the claims that are removed, and how many are removed or replaced. */
  readonly update?: { readonly removed: readonly ClaimKey[]; readonly hides: number } | undefined
  /** The indexes below this layer, whose term weights are kept; see {@link weigh}. */
  readonly below?: readonly IndexViews[] | undefined
}

/** Rows between two yields. */
const STRIDE = 256

/** What is computed from the rows before the buffer can be laid out. */
type Plan = {
  readonly rows: Rows
  /** Row numbers in `rows`, the lightest row first. */
  readonly order: Uint32Array
  readonly lightRows: Uint32Array
  readonly weights: Uint8Array
  /** Final number of each term. */
  readonly numbers: Uint32Array
  /** How many terms of each row have postings. */
  readonly prefixes: Uint8Array
  readonly rowWeights: Uint16Array
}

export function* buildIndex(collected: RowCollector, options: BuildOptions): Generator<number, ArrayBuffer> {
  const plan = yield* planRows(collected.finish(), options)
  const starts = yield* measure(plan)
  const { keys } = collected
  for (const key of options.update?.removed ?? []) keys.add(key)
  const keyData = keys.bytes()
  const { rows } = plan
  const { buffer, views } = layOut({
    claims: rows.total,
    rows: rows.count,
    terms: rows.terms,
    slots: slotsFor(rows.terms),
    packs: rows.packHashes.length,
    keys: keys.count(),
    lookups: options.update ? keys.count() : 0,
    postings: starts.postings[rows.terms] as number,
    rowUnits: starts.rows[rows.count] as number,
    keyBytes: keyData.length,
  })
  yield 0.75
  const { floor } = options
  views.header[HEADER.fingerprint] = options.fingerprint
  views.header[HEADER.probe] = options.probe
  views.header[HEADER.shares] = (shareInParts(floor.own) << 16) | shareInParts(floor.coverage)
  views.header[HEADER.floorTerms] = floor.terms
  views.header[HEADER.floorWeight] = floorWeight(floor)
  views.packHash.set(rows.packHashes)
  views.packClaims.set(rows.packClaims)
  views.postingStart.set(starts.postings)
  views.rowStart.set(starts.rows)
  views.lightRows.set(plan.lightRows)
  views.weights.set(plan.weights)
  views.keyData.set(keyData)
  views.keyStart.set(keys.starts)
  views.keyStart[keys.starts.length] = keyData.length
  yield 0.75
  fillTerms(views, rows, plan.numbers)
  yield 0.75
  yield* fillRows(views, plan)
  if (options.update) {
    views.header[HEADER.hides] = options.update.hides
    fillLookups(views, [...collected.keyHashes, ...options.update.removed.map(hashKey)])
  }
  yield 1
  seal(buffer)
  return buffer
}

/** Weighs the terms, and renumbers those of each row in place, heaviest first. */
function* planRows(rows: Rows, { floor, below }: BuildOptions): Generator<number, Plan> {
  const { weights, numbers } = weigh(rows, below)
  yield 0
  const prefixes = new Uint8Array(rows.count)
  const rowWeights = new Uint16Array(rows.count)
  for (let row = 0; row < rows.count; row++) {
    const terms = rows.termsOf(row)
    for (let i = 0; i < terms.length; i++) terms[i] = numbers[terms[i] as number] as number
    terms.sort().reverse()
    for (const term of terms) rowWeights[row] = (rowWeights[row] as number) + (weights[term] as number)
    prefixes[row] = prefixLength(terms, weights, rowWeights[row] as number, floor)
    if (row % STRIDE === 0) yield (0.5 * row) / rows.count
  }
  yield 0.5
  return { rows, ...orderByWeight(rowWeights), weights, numbers, prefixes, rowWeights }
}

/** Where each posting list and each row starts, in u16 units; the last entry is the total length. */
function* measure(plan: Plan): Generator<number, { postings: Uint32Array; rows: Uint32Array }> {
  const { rows, order, prefixes } = plan
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
      postingStart[term] = (postingStart[term] as number) + steps + postingsEach(terms)
    }
    let units = terms.length
    for (const term of terms) units += Math.floor(term / STEP)
    rowStart[row + 1] = (rowStart[row] as number) + units
    if (row % STRIDE === 0) yield 0.5 + (0.25 * row) / rows.count
  }
  // Replaces the length of each posting list by its start.
  let end = 0
  for (let term = 0; term <= rows.terms; term++) {
    const units = postingStart[term] as number
    postingStart[term] = end
    end += units
  }
  return { postings: postingStart, rows: rowStart }
}

/** A row of one term cannot get two hits from two terms, so it is in the posting list of its term twice. */
function postingsEach(terms: Uint32Array): number {
  return terms.length === 1 ? 2 : 1
}

function* fillRows(views: IndexViews, plan: Plan): Generator<number, void> {
  const { rows, order, prefixes, rowWeights } = plan
  const nextPosting = views.postingStart.slice()
  const base = new Uint32Array(rows.terms)
  for (let row = 0; row < rows.count; row++) {
    const from = order[row] as number
    const terms = rows.termsOf(from)
    const prefix = prefixes[from] as number
    views.rowClaim[row] = rows.claims[from] as number
    views.rowWeights[row] = rowWeights[from] as number
    views.rowLanguage[row] = rows.languages[from] as number
    for (let i = 0; i < prefix; i++) {
      const term = terms[i] as number
      let at = nextPosting[term] as number
      for (; row - (base[term] as number) >= STEP; base[term] = (base[term] as number) + STEP)
        views.postingRows[at++] = STEP
      for (let times = postingsEach(terms); times > 0; times--)
        views.postingRows[at++] = row - (base[term] as number)
      nextPosting[term] = at
    }
    let at = views.rowStart[row] as number
    for (const term of terms) {
      let rest = term
      for (; rest >= STEP; rest -= STEP) views.rowTerms[at++] = STEP
      views.rowTerms[at++] = rest
    }
    if (row % STRIDE === 0) yield 0.75 + (0.25 * row) / rows.count
  }
}

function fillTerms(views: IndexViews, rows: Rows, numbers: Uint32Array): void {
  for (let i = 0; i < rows.terms; i++) {
    const hash = rows.hashes[i] as number
    const pack = rows.termPacks[i] as number
    const number = numbers[i] as number
    views.hashes[number] = hash
    views.termPack[number] = pack
    insertTerm(views.slotTable, hash, pack, number)
  }
}

/** The hashes of all keys, ascending, each with the number of its key. */
function fillLookups(views: IndexViews, hashes: readonly number[]): void {
  const order = Uint32Array.from(hashes.keys()).sort((a, b) => (hashes[a] as number) - (hashes[b] as number))
  order.forEach((number, i) => {
    views.keyHash[i] = hashes[number] as number
    views.keyNumber[i] = number
  })
}
