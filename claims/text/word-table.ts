/**
 * The word table: how common words are in ordinary text, whether they are ordinary words or only names,
 * and which English words are related (elect and election, buy and purchase, rise and fall). All of it
 * is in one binary file, public/words.bin, which `npm run tables` makes from wordfreq and WordNet
 * (docs/matching.md, "Word table"). Its parts are read in place, so that opening it takes the same time
 * for any number of words. Numbers are little-endian, and parts start at even places:
 *
 *   u32 magic "FNWT" · u32 version · u32 fingerprint (first 32 bits of the SHA-256 of all that follows) · u32 sections
 *   a section a language:
 *     u32 language (two letters) · u32 entries n · u32 relations r buckets    65,537 × u16: the first
 *     entry whose hash has these upper 16 bits or higher ones hashes     n × u16: the lower 16 bits of
 *     the stems' hashes; entries are in the order of their hashes first      (n + 1) × u16: the entry's
 *     first relation others     r × u16: the other entry, always a later one; rising within an entry
 *     kinds      r × u8, and a zero if r is odd: how the two are related info       n × u8, and a zero
 *     if n is odd: bits 0–5 rarity (8 − Zipf value, in eighths),
 *                bit 6 is an ordinary word, bit 7 is often a verb
 *
 * Worked example: the stem "elect" hashes to h; it is one of the entries from buckets[h ≫ 16] to
 * buckets[(h ≫ 16) + 1], the one with hashes[i] = h & 0xffff. Its info is 8 − 4.4 = 3.6 → 29 | 64,
 * and its relations name "elector" (kind derived) and "chosen" (kind similar).
 */

/** How two words are related. */
export type Relation = 'derived' | 'same' | 'similar' | 'opposite'
/** The relations in the order of their codes in the file. */
export const RELATIONS: readonly Relation[] = ['derived', 'same', 'similar', 'opposite']

export const WORD_TABLE_MAGIC = 0x54574e46
export const WORD_TABLE_VERSION = 4
/** Upper halves of a hash, and one more for the end. */
export const WORD_BUCKETS = 0x10001

export type WordTable = {
  /** 32 bits that differ between tables of different content: part of the fingerprint of every index. */
  readonly fingerprint: number
  /** The words of a base language; an empty table for a language that is not in the file. */
  language(language: string): LanguageTable
}

export type LanguageTable = {
  /** The stem's entry, for the functions below; -1 for a stem that is not in the table. */
  entry(stem: string): number
  /** The same by the stem's hash; see {@link hashStem}. */
  entryOfHash(hash: number): number
  /**
   * How rare a word is, in nats: the natural logarithm of how many sentences one has to read, on
   * average, to see it once. From {@link LEAST_RARITY} for the commonest words to
   * {@link MOST_RARITY} for those that the table lacks.
   */
  rarity(entry: number): number
  /** Whether it is an ordinary word of the language; false for words that are only names, and for unknown ones. */
  ordinary(entry: number): boolean
  /** Whether it is often used as a verb; always false in languages that WordNet does not have. */
  verb(entry: number): boolean
  /** How two different words are related, if they are. */
  relation(a: number, b: number): Relation | undefined
}

const LEAST_RARITY = 0.5
/** The highest rarity, in nats: a unique name must not outweigh the rest of its claim. */
export const MOST_RARITY = 10
/** Words in an average sentence of news. */
const SENTENCE_WORDS = 20

/** 32-bit hash of a stem: FNV-1a over UTF-16 units, then mixed (MurmurHash3's finaliser). */
export function hashStem(stem: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < stem.length; i++) hash = Math.imul(hash ^ stem.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

type Section = {
  readonly buckets: Uint16Array
  readonly hashes: Uint16Array
  readonly first: Uint16Array
  readonly others: Uint16Array
  readonly kinds: Uint8Array
  readonly info: Uint8Array
}

/** Opens the file's bytes. Throws if they are not a word table of this version. */
export function openWordTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16 || view.getUint32(0, true) !== WORD_TABLE_MAGIC)
    throw new Error('match: the word table is not a word table (public/words.bin)')
  if (view.getUint32(4, true) !== WORD_TABLE_VERSION)
    throw new Error(`match: the word table has version ${view.getUint32(4, true)}, not ${WORD_TABLE_VERSION}`)
  // Views on 16 bits need an even start.
  const file = bytes.byteOffset % 2 === 0 ? bytes : new Uint8Array(bytes)
  const tables = new Map<string, LanguageTable>()
  let at = 16
  const head = (): number => {
    at += 4
    if (at > file.length) throw new Error('match: the word table is cut short (public/words.bin)')
    return view.getUint32(at - 4, true)
  }
  const place = (size: number): number => {
    const from = at
    at += size + (size % 2)
    if (at > file.length) throw new Error('match: the word table is cut short (public/words.bin)')
    return file.byteOffset + from
  }
  const u16 = (count: number) => new Uint16Array(file.buffer, place(count * 2), count)
  const u8 = (count: number) => new Uint8Array(file.buffer, place(count), count)
  for (let left = view.getUint32(12, true); left > 0; left--) {
    const code = head()
    const entries = head()
    const relations = head()
    const section: Section = {
      buckets: u16(WORD_BUCKETS),
      hashes: u16(entries),
      first: u16(entries + 1),
      others: u16(relations),
      kinds: u8(relations),
      info: u8(entries),
    }
    tables.set(String.fromCharCode(code & 0xff, code >> 8), tableOf(section))
  }
  return { fingerprint: view.getUint32(8, true), language: (language) => tables.get(language) ?? UNKNOWN }
}

const UNKNOWN: LanguageTable = {
  entry: () => -1,
  entryOfHash: () => -1,
  rarity: () => MOST_RARITY,
  ordinary: () => false,
  verb: () => false,
  relation: () => undefined,
}

/** A table without words: every word is as rare as any other. */
export const EMPTY_WORD_TABLE: WordTable = { fingerprint: 0, language: () => UNKNOWN }

/** Rarity by the six bits of an entry's info. */
const RARITIES = Float64Array.from({ length: 64 }, (_, eighths) => {
  const zipf = 8 - eighths / 8
  const perSentence = 10 ** (zipf - 9) * SENTENCE_WORDS
  return Math.min(MOST_RARITY, Math.max(LEAST_RARITY, -Math.log(perSentence)))
})

function tableOf({ buckets, hashes, first, others, kinds, info }: Section): LanguageTable {
  const entryOfHash = (hash: number): number => {
    const end = buckets[(hash >>> 16) + 1] as number
    for (let i = buckets[hash >>> 16] as number; i < end; i++) if (hashes[i] === (hash & 0xffff)) return i
    return -1
  }
  return {
    entry: (stem) => entryOfHash(hashStem(stem)),
    entryOfHash,
    rarity: (entry) => (entry < 0 ? MOST_RARITY : (RARITIES[(info[entry] as number) & 63] as number)),
    ordinary: (entry) => entry >= 0 && ((info[entry] as number) & 64) !== 0,
    verb: (entry) => entry >= 0 && ((info[entry] as number) & 128) !== 0,
    relation(a, b) {
      if (a < 0 || b < 0) return undefined
      // The relation is stored with the earlier entry of the two.
      const from = Math.min(a, b)
      const other = a + b - from
      const end = first[from + 1] as number
      for (let i = first[from] as number; i < end; i++)
        if (others[i] === other) return RELATIONS[kinds[i] as number]
      return undefined
    },
  }
}
