/**
 * Everything that shapes an index besides its claims, as one number in its header. An index with
 * another number is refused and compiled again, so nobody has to remember to raise a version.
 *
 * Mixed into the number: the limits of the format and the floor, the word table, the language data, and
 * the terms and stems of a few fixed words. So a changed stemmer or scan changes the number.
 *
 * A worker that was just woken needs it before it can open the index. On two slow cores the first call
 * takes 3.5 ms: 1 ms for the data, and 2.5 ms for the first run of the scan and of each stemmer.
 * Without this call, the first sentences would take most of those 2.5 ms longer. All but the word
 * table's part is cached, so a caller can call it without a table first, while the table loads. What
 * takes longer to hash, for example how wordings are split into sentences, is compared at idle time:
 * see probe.ts.
 */
import { languages } from '../languages/languages.ts'
import { LANGUAGES } from '../languages/list.ts'
import { wordsOf } from '../languages/words.ts'
import { stem } from '../text/stems.ts'
import { MAX_SCANNED, ROOT_LENGTH, scanTerms, termList } from '../text/terms.ts'
import type { WordTable } from '../text/word-table.ts'
import { INDEX_FLOOR, SHARE_PARTS } from './floor.ts'
import { HEADER, KEY_BLOCK, LIGHT_ROWS, LIGHT_SHIFT, SIZE_FIELDS, STEP, WEIGHT_STEPS } from './format.ts'
import { MAX_KEY_BYTES } from './keys.ts'
import { MAX_PACKS, MAX_ROW_TERMS } from './rows.ts'
import { BACKGROUND, MAX_WEIGHT } from './term-weights.ts'

const SETTINGS = {
  HEADER,
  SIZE_FIELDS,
  INDEX_FLOOR,
  limits: [STEP, KEY_BLOCK, LIGHT_ROWS, LIGHT_SHIFT, WEIGHT_STEPS, SHARE_PARTS],
  terms: [MAX_ROW_TERMS, MAX_SCANNED, ROOT_LENGTH, MAX_KEY_BYTES, MAX_WEIGHT, BACKGROUND, MAX_PACKS],
}

/** Words and numbers that together use every rule of the scan for ASCII. */
const SCANNED =
  'voters stopped stopping 8,100,000 U.S. senators 2017 21st 5bn 8.1m 40% percentage twenty universities analysis'

/** The fingerprint of indexes that are compiled with this word table: 32 bits. */
export function indexFingerprint(words: WordTable | undefined): number {
  ownHash ??= hashOfRules()
  // 1 for no table, because an empty table also has the fingerprint 0 but gives other rarities.
  return mix(mix(ownHash, words?.fingerprint ?? 0), words === undefined ? 1 : 0) >>> 0
}

/** The part that is the same for every word table; kept, because it never changes while the code runs. */
let ownHash: number | undefined

function hashOfRules(): number {
  const terms = termList()
  scanTerms(SCANNED, terms)
  const stems = languages.codes.map((code) =>
    wordsOf(languages.orFirst(code).stems.samples).map((word) => stem(word, code)),
  )
  const parts = [SETTINGS, LANGUAGES, stems, [...terms.items.subarray(0, terms.length)]]
  const text = JSON.stringify(parts, (_, value) => (value instanceof RegExp ? String(value) : value))
  return hashBytes(new TextEncoder().encode(text))
}

/** 32 bits of whole bytes: FNV-1a, four bytes at a time, and the rest one by one. */
export function hashBytes(bytes: Uint8Array<ArrayBuffer>): number {
  const whole = bytes.length >>> 2
  let hash = 0x811c9dc5 | 0
  for (const word of new Int32Array(bytes.buffer, bytes.byteOffset, whole)) hash = mix(hash, word)
  for (const byte of bytes.subarray(whole * 4)) hash = mix(hash, byte)
  return hash >>> 0
}

/** The shift lets high bits reach low ones, which FNV alone does not. */
function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x01000193)
  return mixed ^ (mixed >>> 15)
}
