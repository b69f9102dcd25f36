/** First half of compiling an index: from claims to rows of numbered terms. Texts are read once and let go. */

import { baseLanguage, languages } from '../languages/languages.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import { fold } from '../text/normalise.ts'
import { statementsOf } from '../text/statements.ts'
import { stem } from '../text/stems.ts'
import { stopWords } from '../text/stop-words.ts'
import { MAX_SCANNED, scanTerms, type TermList, termList } from '../text/terms.ts'
import type { WordTable } from '../text/word-table.ts'
import { hashKey, keyWriter } from './keys.ts'

/** What the index needs of a claim. */
export type IndexableClaim = Pick<MatchableClaim, 'key' | 'wordings'>

/** Terms of one wording that are looked at; the first ones. No sentence repeats so many. */
export const MAX_ROW_TERMS = 255

/** All rows of an index that is being compiled, in the order in which they came. */
export type Rows = {
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
export function collectRows(words: WordTable | undefined) {
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
      for (const { text, lang } of statementsOf(claim.wordings)) {
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

/** Puts a number into a hash table of open addressing, as the index has it. */
export function insert(table: Uint32Array, hash: number, number: number): void {
  const mask = table.length - 1
  let slot = hash & mask
  while (table[slot] !== 0) slot = (slot + 1) & mask
  table[slot] = number + 1
}

const IN_CAPITALS = languages.renames(({ names }) => names.inCapitals)
const stopTermsByLanguage = new Map<string, ReadonlySet<number>>()

/** Stop words as terms. Sentences keep theirs: no claim has such a term, so they hit nothing. */
function stopTerms(lang: string): ReadonlySet<number> {
  const language = baseLanguage(lang)
  let terms = stopTermsByLanguage.get(language)
  if (terms === undefined) {
    const list = termList()
    // "us" is the United States too, and terms do not tell capitals.
    for (const word of stopWords(language)) if (!IN_CAPITALS.has(word)) scanTerms(word, list)
    terms = new Set(list.items.subarray(0, list.length))
    stopTermsByLanguage.set(language, terms)
  }
  return terms
}
