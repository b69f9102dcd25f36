/** First half of compiling an index: from claims to rows of numbered terms. Each text is read once and not kept. */

import { baseLanguage, languages } from '../languages/languages.ts'
import { splitClaimKey } from '../records/claim-key.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import { fold } from '../text/normalise.ts'
import { statementsOf } from '../text/statements.ts'
import { stem } from '../text/stems.ts'
import { stopWords } from '../text/stop-words.ts'
import { MAX_SCANNED, scanTerms, type TermList, termList } from '../text/terms.ts'
import type { WordTable } from '../text/word-table.ts'
import { hashKey, keyWriter } from './keys.ts'
import { insertTerm, slotOf } from './term-table.ts'

/** What the index needs of a claim. */
export type IndexableClaim = Pick<MatchableClaim, 'key' | 'wordings'>

/** Only the first terms of a wording are indexed, up to this many. No sentence repeats that many. */
export const MAX_ROW_TERMS = 255

/** Packs in an index. A term's pack is stored in 16 bits. */
export const MAX_PACKS = 0xffff

/** All rows of an index that is being compiled, in the order in which they were added. */
export type Rows = {
  readonly count: number
  /** Hashes of the packs' ids, in order of appearance. */
  readonly packHashes: readonly number[]
  /** Number of claims of each pack. */
  readonly packClaims: readonly number[]
  /** Number of distinct terms; a word that two packs use is two terms. */
  readonly terms: number
  readonly hashes: Uint32Array
  /** The pack of each term: a place in `packHashes`. */
  readonly termPacks: Uint32Array
  /** Number of claims of the pack that contain each term. */
  readonly claimsWith: Uint32Array
  /** Rarity of each term in ordinary text, in nats; 0 without a word table. */
  readonly rarity: Float32Array
  /** Number of claims. */
  readonly total: number
  /** The claim of each row. */
  readonly claims: Uint32Array
  /** The language of each row; see {@link languageNumber}. */
  readonly languages: Uint32Array
  /** The terms of a row. Writable, because build.ts renumbers them in place. */
  termsOf(row: number): Uint32Array
}

export type RowCollector = {
  readonly keys: ReturnType<typeof keyWriter>
  /** Hash of each key, in the order of the keys. */
  readonly keyHashes: readonly number[]
  add(claim: IndexableClaim): void
  finish(): Rows
}

/**
 * Collects claims: numbers their terms in order of appearance, and keeps the terms of each row.
 *
 * @param words gives the rarity of each term; without it all terms have rarity 0
 */
export function collectRows(words: WordTable | undefined): RowCollector {
  const keys = keyWriter()
  const hashes = termList()
  const termPacks = termList()
  const claimsWith = termList()
  const lastClaim = termList()
  const rarities = termList()
  const rowTerms = termList()
  const rowEnds = termList()
  const rowClaims = termList()
  const rowLanguages = termList()
  const keyHashes: number[] = []
  const packHashes: number[] = []
  const packClaims: number[] = []
  const packNumbers = new Map<string, number>()
  let table = new Uint32Array(1_024)
  let claims = 0
  const found = termList()

  /** The number of a pack's term, or −1 for a new one. */
  const find = (hash: number, pack: number): number => {
    const mask = table.length - 1
    for (let slot = slotOf(hash, pack) & mask; ; slot = (slot + 1) & mask) {
      const number = (table[slot] as number) - 1
      if (number < 0 || (hashes.items[number] === hash && termPacks.items[number] === pack)) return number
    }
  }
  const numberOf = (hash: number, pack: number): number => {
    const known = find(hash, pack)
    if (known >= 0) return known
    append(hashes, hash)
    append(termPacks, pack)
    append(claimsWith, 0)
    append(lastClaim, 0)
    append(rarities, 0)
    if (hashes.length * 2 > table.length) table = tableOf(hashes, termPacks, table.length * 2)
    else insertTerm(table, hash, pack, hashes.length - 1)
    return hashes.length - 1
  }
  const packNumber = (id: string): number => {
    const known = packNumbers.get(id)
    if (known !== undefined) return known
    if (packHashes.length === MAX_PACKS)
      throw new RangeError(`match: an index has at most ${MAX_PACKS} packs`)
    packNumbers.set(id, packHashes.length)
    packClaims.push(0)
    return packHashes.push(hashKey(id)) - 1
  }

  return {
    keys,
    keyHashes,
    add(claim) {
      keys.add(claim.key)
      keyHashes.push(hashKey(claim.key))
      claims++
      const pack = packNumber(splitClaimKey(claim.key).pack)
      packClaims[pack] = (packClaims[pack] as number) + 1
      for (const { text, lang } of statementsOf(claim.wordings)) {
        found.length = 0
        scanTerms(text, found)
        const stops = stopTerms(lang)
        const start = rowTerms.length
        const known = hashes.length
        for (let i = 0; i < found.length && rowTerms.length - start < MAX_ROW_TERMS; i++) {
          const hash = found.items[i] as number
          if (stops.has(hash)) continue
          const number = numberOf(hash, pack)
          if (rowTerms.items.subarray(start, rowTerms.length).includes(number)) continue
          append(rowTerms, number)
          if (lastClaim.items[number] !== claims) {
            lastClaim.items[number] = claims
            claimsWith.items[number] = (claimsWith.items[number] as number) + 1
          }
        }
        if (words !== undefined && hashes.length > known)
          readRarities(words, text, lang, { pack, firstNew: known })
        // A wording of only stop words gets no row, because it has no term to find it by.
        if (rowTerms.length === start) continue
        append(rowEnds, rowTerms.length)
        append(rowClaims, claims - 1)
        append(rowLanguages, languageNumber(lang))
      }
    },
    finish() {
      return {
        count: rowClaims.length,
        packHashes,
        packClaims,
        terms: hashes.length,
        termPacks: termPacks.items.subarray(0, termPacks.length),
        hashes: hashes.items.subarray(0, hashes.length),
        claimsWith: claimsWith.items.subarray(0, hashes.length),
        rarity: Float32Array.from(rarities.items.subarray(0, hashes.length), (value) => value / 1_000),
        total: claims,
        claims: rowClaims.items.subarray(0, rowClaims.length),
        languages: rowLanguages.items.subarray(0, rowClaims.length),
        termsOf: (row) =>
          rowTerms.items.subarray(row === 0 ? 0 : (rowEnds.items[row - 1] as number), rowEnds.items[row]),
      }
    },
  }

  /** Looks up the words of a text whose terms are new, that is, numbered `firstNew` or higher. */
  function readRarities(
    table: WordTable,
    text: string,
    lang: string,
    { pack, firstNew }: { readonly pack: number; readonly firstNew: number },
  ): void {
    const language = baseLanguage(lang)
    const section = table.language(language)
    for (const [word] of fold(text.slice(0, MAX_SCANNED)).text.matchAll(WORD)) {
      found.length = 0
      scanTerms(word, found)
      if (found.length !== 1) continue
      const number = find(found.items[0] as number, pack)
      if (number < firstNew || rarities.items[number] !== 0) continue
      rarities.items[number] = Math.round(section.rarity(section.entry(stem(word, language))) * 1_000)
    }
  }
}

const WORD = /[\p{L}\p{M}]+/gu

/** The number of a language in an index: its place among the known ones + 1, or 0. */
export function languageNumber(lang: string): number {
  return languages.codes.indexOf(baseLanguage(lang)) + 1
}

/** The known languages with these numbers. */
export function languagesOf(numbers: Uint8Array): ReadonlySet<string> {
  return new Set([...new Set(numbers)].flatMap((number) => languages.codes[number - 1] ?? []))
}

function append(list: TermList, value: number): void {
  if (list.length === list.items.length) {
    const larger = new Uint32Array(list.length * 2)
    larger.set(list.items)
    list.items = larger
  }
  list.items[list.length++] = value
}

function tableOf(hashes: TermList, packs: TermList, size: number): Uint32Array<ArrayBuffer> {
  const table = new Uint32Array(size)
  for (let number = 0; number < hashes.length; number++)
    insertTerm(table, hashes.items[number] as number, packs.items[number] as number, number)
  return table
}

const IN_CAPITALS = languages.renames(({ names }) => names.inCapitals)
const stopTermsByLanguage = new Map<string, ReadonlySet<number>>()

/** The stop words of a language, as terms. Sentences keep their stop words, which hit nothing because no row has them. */
export function stopTerms(lang: string): ReadonlySet<number> {
  const language = baseLanguage(lang)
  let terms = stopTermsByLanguage.get(language)
  if (terms === undefined) {
    const list = termList()
    // Terms ignore capitals, so "us" may be the United States: no stop word.
    for (const word of stopWords(language)) if (!IN_CAPITALS.has(word)) scanTerms(word, list)
    terms = new Set(list.items.subarray(0, list.length))
    stopTermsByLanguage.set(language, terms)
  }
  return terms
}
