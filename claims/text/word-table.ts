/**
 * What is known of words beforehand: how common they are in ordinary text, whether they are
 * ordinary words at all (and not only names), and which English words go together (elect and
 * election, buy and purchase, rise and fall). One binary file, public/words.bin, made by
 * `npm run tables` from wordfreq and WordNet (docs/matching.md, "Word table"); opened in a few
 * milliseconds and looked up by hash, never turned into objects.
 *
 *   u32 magic "FNWT" · u32 version · u32 sections
 *   a section a language:
 *     u32 language (two letters) · u32 entries n · u32 bytes of each part below
 *     hashes     n varints: the sorted 32-bit hashes of the stems, each as the distance to the one before
 *     info       n bytes: bits 0–5 rarity (8 − Zipf value, in eighths), bit 6 an ordinary word
 *     relations  for each entry that has any: varint distance to the entry before, varint count,
 *                then count × varint (distance to the neighbour before ≪ 2 | kind); only neighbours after it
 *
 * Worked example: the stem "elect" hashes to h, its info is 8 − 4.4 = 3.6 → 29 | 64, and its row
 * of relations names "elector" (kind derived) and "chosen" (kind similar).
 */

/** How two words go together. */
export type Relation = 'derived' | 'same' | 'similar' | 'opposite'
/** In the order of their codes in the file. */
export const RELATIONS: readonly Relation[] = ['derived', 'same', 'similar', 'opposite']

export const WORD_TABLE_MAGIC = 0x54574e46
export const WORD_TABLE_VERSION = 1

export type WordTable = {
  /** The words of a base language; a table that knows none for a language that is not in the file. */
  language(language: string): LanguageTable
}

export type LanguageTable = {
  /** The stem's entry, for the questions below; -1 for a stem that is not in the table. */
  entry(stem: string): number
  /**
   * How much a word tells: the natural logarithm of how many sentences it takes, on average, to
   * see it once. From {@link LEAST_RARITY} for the commonest to {@link MOST_RARITY} for words
   * that the table does not know.
   */
  rarity(entry: number): number
  /** Whether it is an ordinary word of the language; false for what is only ever a name, and for the unknown. */
  ordinary(entry: number): boolean
  /** How two different words go together, if they do. */
  relation(a: number, b: number): Relation | undefined
}

export const LEAST_RARITY = 0.5
/** Rarer words are all alike: a name that nobody else has must not outweigh the rest of its claim. */
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
  readonly hashes: Uint32Array
  readonly info: Uint8Array
  /** Neighbours of entry i: links[first[i]] to links[first[i + 1]]; a link is entry << 2 | kind. */
  readonly first: Uint32Array
  readonly links: Uint32Array
}

/** Opens the file's bytes. Throws where they are not a word table of this version. */
export function openWordTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || view.getUint32(0, true) !== WORD_TABLE_MAGIC)
    throw new Error('match: the word table is not a word table (public/words.bin)')
  if (view.getUint32(4, true) !== WORD_TABLE_VERSION)
    throw new Error(`match: the word table has version ${view.getUint32(4, true)}, not ${WORD_TABLE_VERSION}`)
  const tables = new Map<string, () => LanguageTable>()
  let at = 12
  for (let left = view.getUint32(8, true); left > 0; left--) {
    const code = view.getUint32(at, true)
    const sizes = [8, 12, 16].map((offset) => view.getUint32(at + offset, true)) as [number, number, number]
    const entries = view.getUint32(at + 4, true)
    at += 20
    const parts = sizes.map((size) => {
      const part = bytes.subarray(at, at + size)
      at += size
      return part
    }) as [Uint8Array, Uint8Array, Uint8Array]
    if (at > bytes.length) throw new Error('match: the word table is cut short (public/words.bin)')
    let table: LanguageTable | undefined
    tables.set(String.fromCharCode(code & 0xff, code >> 8), () => {
      table ??= tableOf(openSection(entries, ...parts))
      return table
    })
  }
  // A language is unpacked when it is first asked for: a worker that was just woken has no time to lose.
  return { language: (language) => tables.get(language)?.() ?? UNKNOWN }
}

const UNKNOWN: LanguageTable = {
  entry: () => -1,
  rarity: () => MOST_RARITY,
  ordinary: () => false,
  relation: () => undefined,
}

/** A table that knows nothing: every word is as rare as any other. */
export const EMPTY_WORD_TABLE: WordTable = { language: () => UNKNOWN }

function tableOf({ hashes, info, first, links }: Section): LanguageTable {
  return {
    entry: (stem) => find(hashes, hashStem(stem)),
    rarity(entry) {
      if (entry < 0) return MOST_RARITY
      const zipf = 8 - ((info[entry] as number) & 63) / 8
      const perSentence = 10 ** (zipf - 9) * SENTENCE_WORDS
      return Math.min(MOST_RARITY, Math.max(LEAST_RARITY, -Math.log(perSentence)))
    },
    ordinary: (entry) => entry >= 0 && ((info[entry] as number) & 64) !== 0,
    relation(a, b) {
      if (a < 0 || b < 0) return undefined
      const end = first[a + 1] as number
      for (let i = first[a] as number; i < end; i++) {
        const link = links[i] as number
        if (link >>> 2 === b) return RELATIONS[link & 3]
      }
      return undefined
    },
  }
}

function openSection(
  entries: number,
  hashBytes: Uint8Array,
  info: Uint8Array,
  relationBytes: Uint8Array,
): Section {
  const hashes = new Uint32Array(entries)
  const distances = varints(hashBytes)
  for (let i = 0, hash = 0; i < entries; i++) {
    hash += distances[i] as number
    hashes[i] = hash
  }
  // Pairs are stored once and wanted from both ends: count, then fill.
  const stored = varints(relationBytes)
  const pairs = new Uint32Array(stored.length * 3)
  let count = 0
  const first = new Uint32Array(entries + 2)
  for (let at = 0, from = 0; at < stored.length; ) {
    from += stored[at++] as number
    for (let left = stored[at++] as number, to = from; left > 0; left--) {
      const step = stored[at++] as number
      to += step >>> 2
      pairs[count] = from
      pairs[count + 1] = to
      pairs[count + 2] = step & 3
      count += 3
      first[from + 2] = (first[from + 2] as number) + 1
      first[to + 2] = (first[to + 2] as number) + 1
    }
  }
  for (let i = 2; i < first.length; i++) first[i] = (first[i] as number) + (first[i - 1] as number)
  const links = new Uint32Array(first[entries + 1] as number)
  for (let i = 0; i < count; i += 3) {
    const from = pairs[i] as number
    const to = pairs[i + 1] as number
    const kind = pairs[i + 2] as number
    let slot = first[from + 1] as number
    links[slot] = ((to << 2) | kind) >>> 0
    first[from + 1] = slot + 1
    slot = first[to + 1] as number
    links[slot] = ((from << 2) | kind) >>> 0
    first[to + 1] = slot + 1
  }
  return { hashes, info, first: first.subarray(0, entries + 1), links }
}

/** All numbers of a part. One plain loop: it runs before the engine has had time to make it fast. */
function varints(bytes: Uint8Array): Uint32Array {
  const values = new Uint32Array(bytes.length)
  let count = 0
  let value = 0
  let shift = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    value |= (byte & 0x7f) << shift
    if (byte > 0x7f) shift += 7
    else {
      values[count++] = value
      value = 0
      shift = 0
    }
  }
  return values.subarray(0, count)
}

function find(sorted: Uint32Array, hash: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const there = sorted[middle] as number
    if (there === hash) return middle
    if (there < hash) low = middle + 1
    else high = middle - 1
  }
  return -1
}
