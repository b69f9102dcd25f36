/**
 * Compiles claims into the index of index-format.ts, in slices, so that whoever else lives on the
 * thread is not kept waiting. Texts are read once and let go; what is kept is a few bytes a word.
 */
import type { ClaimKey } from '../pack.ts'
import { fold } from '../text/normalise.ts'
import { baseLanguage, stem } from '../text/stems.ts'
import { stopWords } from '../text/stop-words.ts'
import { MAX_SCANNED, scanTerms, type TermList, termList } from '../text/terms.ts'
import type { WordTable } from '../text/word-table.ts'
import {
  HEADER,
  type IndexViews,
  LIGHT_ROWS,
  LIGHT_SHIFT,
  layOut,
  SHARE_PARTS,
  STEP,
  seal,
  WEIGHT_STEPS,
} from './index-format.ts'
import { hashKey, keyWriter } from './index-keys.ts'
import type { Floor } from './retriever.ts'
import { slices } from './slices.ts'
import type { MatchableClaim } from './types.ts'

/** What the index needs of a claim. */
export type IndexableClaim = Pick<MatchableClaim, 'key' | 'wordings'>

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
}

/**
 * A sentence with less of a claim is not looked at. Share of the newsroom pairs that are above the
 * floor, and candidates of 100 sentences of ordinary news among 100,000 claims:
 *
 *   as here                 .82   46
 *   own .35                 .77   40      own .25, coverage .45    .86   83
 *   weight 0                .82  144      weight 13.3              .80   27
 *
 * Two common words are a third of many short claims, and say nothing: that is what the weight is for.
 */
export const INDEX_FLOOR: Floor = { coverage: 0.5, own: 0.3, terms: 2, weight: 11.7 }

/** Terms of one wording that are looked at; the first ones. No sentence repeats so many. */
export const MAX_ROW_TERMS = 255

/**
 * A term is rarer than this to no effect, in nats: the one name that nobody else has must not
 * stand for half of its claim. With 8 instead of no cap, .834 of newsroom pairs are above the
 * floor instead of .821.
 */
const MOST_WEIGHT = 8
/** So many sentences of the background count as much as one claim each does. */
const BACKGROUND = 50_000
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
  const progress = (from: number, to: number, share: number): void =>
    options.onProgress?.(Math.min(1, from + (to - from) * share))
  const collected = collector(options.words)
  let count = 0
  for await (const claim of claims) {
    collected.add(claim)
    if (++count % 16 === 0 && pause.due()) {
      progress(0, 0.6, options.expected ? count / options.expected : 0)
      await pause.wait()
    }
  }
  const rows = collected.finish()
  // Without a table, words are as rare as they are among the claims: in a small pack all tell little.
  const floor = options.floor ?? (options.words ? INDEX_FLOOR : { ...INDEX_FLOOR, weight: 0 })
  const { weights, numbers } = weigh(rows)
  await pause.wait()

  // From here on a row's terms are the final numbers, heaviest first.
  const prefixes = new Uint8Array(rows.count)
  const rowWeights = new Uint16Array(rows.count)
  for (let row = 0; row < rows.count; row++) {
    const terms = rows.termsOf(row)
    for (let i = 0; i < terms.length; i++) terms[i] = numbers[terms[i] as number] as number
    terms.sort().reverse()
    for (const term of terms) rowWeights[row] = (rowWeights[row] as number) + (weights[term] as number)
    prefixes[row] = prefixLength(terms, weights, rowWeights[row] as number, floor)
    if (row % STRIDE === 0 && pause.due()) {
      progress(0.6, 0.8, row / rows.count)
      await pause.wait()
    }
  }
  const { order, lightRows } = orderByWeight(rowWeights)
  await pause.wait()

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
    if (row % STRIDE === 0 && pause.due()) {
      progress(0.8, 0.9, row / rows.count)
      await pause.wait()
    }
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
  await pause.wait()
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
  fillTerms(views, rows, numbers)
  await pause.wait()

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
    if (row % STRIDE === 0 && pause.due()) {
      progress(0.9, 1, row / rows.count)
      await pause.wait()
    }
  }
  if (options.update) {
    views.header[HEADER.hides] = options.update.hides
    fillLookups(views, [...collected.hashes, ...options.update.removed.map(hashKey)])
  }
  seal(buffer)
  progress(0, 1, 1)
  return buffer
}

/** The floor's weight in the index's unit. */
function leastWeight(floor: Floor): number {
  return Math.round((floor.weight ?? 0) * WEIGHT_STEPS)
}

function share(value: number): number {
  return Math.round(value * SHARE_PARTS)
}

/**
 * How many of a row's heaviest terms must have postings, so that every sentence that reaches the
 * floor hits two of them (prefix filtering: Chaudhuri 2006, AllPairs of Bayardo 2007; the second
 * hit is the extended prefix of PPJoin's successors). With one hit only, a sentence has at most the
 * heaviest term and everything behind the prefix: the prefix goes on until that is too little.
 */
function prefixLength(terms: Uint32Array, weights: Uint8Array, total: number, floor: Floor): number {
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
function orderByWeight(rowWeights: Uint16Array): { order: Uint32Array; lightRows: Uint32Array } {
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

type Rows = {
  readonly count: number
  /** Number of different terms. */
  readonly terms: number
  readonly hashes: Uint32Array
  /** In how many claims each term is. */
  readonly claimsWith: Uint32Array
  /** What the background says of each term, in nats; 0: nothing. */
  readonly rarity: Float32Array
  /** Number of claims. */
  readonly total: number
  readonly claims: Uint32Array
  termsOf(row: number): Uint32Array
}

/** Reads claims: numbers their terms as they come, and keeps each row's. */
function collector(words: WordTable | undefined) {
  const keys = keyWriter()
  const hashes: TermList = termList()
  const claimsWith = termList()
  const lastClaim = termList()
  const rarities = termList()
  const rowTerms = termList()
  const rowEnds = termList()
  const rowClaims = termList()
  const keyHashes: number[] = []
  let table = new Uint32Array(1_024)
  let claims = 0
  const found = termList()

  /** The number of a term, or −1 if no row has had it. */
  const find = (hash: number): number => {
    const mask = table.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (table[slot] as number) - 1
      if (number < 0 || hashes.items[number] === hash) return number
    }
  }
  const numberOf = (hash: number): number => {
    const known = find(hash)
    if (known >= 0) return known
    append(hashes, hash)
    append(claimsWith, 0)
    append(lastClaim, 0)
    append(rarities, 0)
    if (hashes.length * 2 > table.length) table = tableOf(hashes, table.length * 2)
    else insert(table, hash, hashes.length - 1)
    return hashes.length - 1
  }

  return {
    keys,
    hashes: keyHashes,
    add(claim: IndexableClaim): void {
      keys.add(claim.key)
      keyHashes.push(hashKey(claim.key))
      claims++
      for (const { text, lang } of claim.wordings) {
        found.length = 0
        scanTerms(text, found)
        const stops = stopTerms(lang)
        const start = rowTerms.length
        const known = hashes.length
        for (let i = 0; i < found.length && rowTerms.length - start < MAX_ROW_TERMS; i++) {
          const hash = found.items[i] as number
          if (stops.has(hash)) continue
          const number = numberOf(hash)
          if (rowTerms.items.subarray(start, rowTerms.length).includes(number)) continue
          append(rowTerms, number)
          if (lastClaim.items[number] !== claims) {
            lastClaim.items[number] = claims
            claimsWith.items[number] = (claimsWith.items[number] as number) + 1
          }
        }
        if (words !== undefined && hashes.length > known) learn(words, text, lang, known)
        // Nothing but stop words: no sentence can be told to state it.
        if (rowTerms.length === start) continue
        append(rowEnds, rowTerms.length)
        append(rowClaims, claims - 1)
      }
    },
    finish(): Rows {
      return {
        count: rowClaims.length,
        terms: hashes.length,
        hashes: hashes.items.subarray(0, hashes.length),
        claimsWith: claimsWith.items.subarray(0, hashes.length),
        rarity: Float32Array.from(rarities.items.subarray(0, hashes.length), (value) => value / 1_000),
        total: claims,
        claims: rowClaims.items.subarray(0, rowClaims.length),
        termsOf: (row) =>
          rowTerms.items.subarray(row === 0 ? 0 : (rowEnds.items[row - 1] as number), rowEnds.items[row]),
      }
    },
  }

  /** Asks the table for the words of a text whose terms are new, from `known` on. */
  function learn(table: WordTable, text: string, lang: string, known: number): void {
    const language = baseLanguage(lang)
    const section = table.language(language)
    for (const [word] of fold(text.slice(0, MAX_SCANNED)).text.matchAll(WORD)) {
      found.length = 0
      scanTerms(word, found)
      if (found.length !== 1) continue
      const number = find(found.items[0] as number)
      if (number < known || rarities.items[number] !== 0) continue
      rarities.items[number] = Math.round(section.rarity(section.entry(stem(word, language))) * 1_000)
    }
  }
}

const WORD = /[\p{L}\p{M}]+/gu

function append(list: TermList, value: number): void {
  if (list.length === list.items.length) {
    const larger = new Uint32Array(list.length * 2)
    larger.set(list.items)
    list.items = larger
  }
  list.items[list.length++] = value
}

function tableOf(hashes: TermList, size: number): Uint32Array<ArrayBuffer> {
  const table = new Uint32Array(size)
  for (let number = 0; number < hashes.length; number++) insert(table, hashes.items[number] as number, number)
  return table
}

function insert(table: Uint32Array, hash: number, number: number): void {
  const mask = table.length - 1
  let slot = hash & mask
  while (table[slot] !== 0) slot = (slot + 1) & mask
  table[slot] = number + 1
}

const stopTermsByLanguage = new Map<string, ReadonlySet<number>>()

/** Stop words as terms. Sentences keep theirs: no claim has such a term, so they hit nothing. */
function stopTerms(lang: string): ReadonlySet<number> {
  const language = baseLanguage(lang)
  let terms = stopTermsByLanguage.get(language)
  if (terms === undefined) {
    const list = termList()
    // "us" is the United States too, and terms do not tell capitals.
    for (const word of stopWords(language)) if (word !== 'us') scanTerms(word, list)
    terms = new Set(list.items.subarray(0, list.length))
    stopTermsByLanguage.set(language, terms)
  }
  return terms
}

/**
 * How much each term tells, and its final number: the lightest first. Rarity among the claims and
 * in the background are one frequency: a term is in `claimsWith` of the claims, and in a share of
 * e^(−rarity) of the background's sentences. Many claims outweigh the background; of a small pack
 * it says all there is to know.
 */
function weigh(rows: Rows): { weights: Uint8Array; numbers: Uint32Array } {
  const weightOf = new Uint8Array(rows.terms)
  const perWeight = new Uint32Array(MOST_WEIGHT * WEIGHT_STEPS + 2)
  for (let i = 0; i < rows.terms; i++) {
    const rarity = rows.rarity[i] as number
    const background = rarity > 0 ? BACKGROUND : 0
    const seen = (rows.claimsWith[i] as number) + background * Math.exp(-rarity)
    const nats = Math.log((rows.total + background + 1) / seen)
    const weight = Math.max(1, Math.min(MOST_WEIGHT * WEIGHT_STEPS, Math.round(nats * WEIGHT_STEPS)))
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
