/**
 * The compiled index: one ArrayBuffer, written once by build-index.ts, stored as it is, and opened
 * as views on it with no parsing and no work for a claim.
 *
 * A *row* is one wording of a claim; a *term* is a root of a word as terms.ts gives it. Terms are
 * numbered from the lightest (said everywhere) to the heaviest (rare), rows from the lightest
 * (short, common words) to the heaviest.
 *
 *   header        u32 × 18         see HEADER
 *   hashes        u32 × terms      the 32-bit term behind each number
 *   slots         u32 × slots      hash table: 0, or number + 1; slot = hash & (slots − 1), then onwards
 *   postingStart  u32 × terms + 1  where a term's postings start
 *   rowStart      u32 × rows + 1   where a row's terms start
 *   rowClaim      u32 × rows       which claim a row belongs to
 *   lightRows     u32 × 1,024      how many rows weigh less than 64 × (i + 1): the first so many
 *   keyStart      u32 × blocks + 1 where each block of 16 keys starts (index-keys.ts)
 *   keyHash       u32 × lookups    layers only: sorted hashes of the keys, for finding one
 *   keyNumber     u32 × lookups    … and which key each is of
 *   postings      u16 × …          a term's rows, ascending
 *   rowTerms      u16 × …          a row's terms, heaviest first
 *   rowWeights    u16 × rows       sum of the weights of a row's terms
 *   weights       u8 × terms       rarity, in 1/30 nat, at most 240
 *   keys          u8 × …           the claims' keys, front-coded in blocks of 16
 *
 * Numbers that do not fit u16 are written in steps: each 0xffff adds 0xffff to what comes next (for
 * postings, to all that comes next: they ascend).
 *
 * Only the heaviest terms of a row, its *prefix*, have postings: see prefixLength in index-weights.ts.
 *
 * Worked example: claim p/a "Maduro banned milk." and claim p/b "Maduro banned bread and milk."
 *
 *   number        0        1        2        3
 *   term          maduro   bann     milk     bread     bread is in one claim of two, and so heaviest:
 *   weights       12       12       12       33        30 × ln(3 / 2) and 30 × ln(3 / 1)
 *   postings      0 1      0 1      0 1      1         each but bread is in both rows
 *   rowTerms      row 0: 2 1 0      row 1: 3 2 1 0
 *   rowWeights    36 69
 *   rowClaim      0 1
 *   lightRows     1 2 2 2 …                            one row is below 64, two are below 128
 *   keys          (0 shared, 3 added) p/a (2 shared, 1 added) b
 *
 * With a floor of .3 a sentence must have 20.7 of row 1. Bread alone weighs more, so no number of
 * postings assures two hits before the last term, and all of them have postings.
 */

/** Little-endian "FNIX". A machine of the other byte order reads something else, and compiles its own. */
export const MAGIC = 0x58494e46
/** Goes up whenever the layout, the floor, the terms of terms.ts or the statements of a wording (statements.ts) change. A stored index of another version is compiled anew. */
export const INDEX_VERSION = 3

/** Positions in the header, in u32 words. */
export const HEADER = {
  magic: 0,
  version: 1,
  byteLength: 2,
  /** Over one word of every KiB: checked at each opening. */
  sample: 3,
  /** Over everything after the header: see {@link isIntact}. */
  checksum: 4,
  claims: 5,
  rows: 6,
  terms: 7,
  slots: 8,
  /** Keys in all: those of the claims, then those that only hide a claim of an older layer. */
  keys: 9,
  lookups: 10,
  /** Lengths of postings and rowTerms, in u16 units. */
  postings: 11,
  rowUnits: 12,
  keyBytes: 13,
  /** The floor's two shares in 1/10,000 (high and low half), and its number of terms. */
  shares: 14,
  floorTerms: 15,
  /** Layers only: how many claims of the layers below are gone or replaced (layers.ts). */
  hides: 16,
  /** The floor's least weight, in the unit of the weights. */
  floorWeight: 17,
} as const
const HEADER_WORDS = 18

/** Parts of one in which a floor's shares are kept; integers make coverage exact. */
export const SHARE_PARTS = 10_000
/** Keys in a block. More save bytes, and cost time for each key that is read. */
export const KEY_BLOCK = 16

/** Of a number written in u16 units: add this to what comes next. */
export const STEP = 0xffff
/** Steps of a weight in a nat. */
export const WEIGHT_STEPS = 30
/** Entries of lightRows, and what weight one stands for, as a power of two. No row weighs 65,536. */
export const LIGHT_ROWS = 1_024
export const LIGHT_SHIFT = 6

export type Sizes = {
  readonly claims: number
  readonly rows: number
  readonly terms: number
  readonly slots: number
  readonly keys: number
  readonly lookups: number
  readonly postings: number
  readonly rowUnits: number
  readonly keyBytes: number
}

export type IndexViews = Sizes & {
  readonly header: Uint32Array
  readonly hashes: Uint32Array
  readonly slotTable: Uint32Array
  readonly postingStart: Uint32Array
  readonly rowStart: Uint32Array
  readonly rowClaim: Uint32Array
  readonly lightRows: Uint32Array
  readonly keyStart: Uint32Array
  readonly keyHash: Uint32Array
  readonly keyNumber: Uint32Array
  readonly weights: Uint8Array
  readonly postingRows: Uint16Array
  readonly rowTerms: Uint16Array
  readonly rowWeights: Uint16Array
  readonly keyData: Uint8Array
}

/** A new buffer of the right size, and views on its sections. The caller fills them and calls {@link seal}. */
export function layOut(sizes: Sizes): { buffer: ArrayBuffer; views: IndexViews } {
  const buffer = new ArrayBuffer(bytesOf(sizes))
  const header = new Uint32Array(buffer, 0, HEADER_WORDS)
  header[HEADER.magic] = MAGIC
  header[HEADER.version] = INDEX_VERSION
  header[HEADER.byteLength] = buffer.byteLength
  for (const name of SIZE_FIELDS) header[HEADER[name]] = sizes[name]
  return { buffer, views: viewsOf(buffer, sizes) }
}

const SIZE_FIELDS = [
  'claims',
  'rows',
  'terms',
  'slots',
  'keys',
  'lookups',
  'postings',
  'rowUnits',
  'keyBytes',
] as const

/** Writes the checksums; the last thing done to a new index. */
export function seal(buffer: ArrayBuffer): void {
  const header = new Uint32Array(buffer, 0, HEADER_WORDS)
  header[HEADER.checksum] = checksum(buffer, 1)
  header[HEADER.sample] = checksum(buffer, SAMPLE_STEP)
}

/**
 * Views on a stored index, or false where it is of another version, cut short or damaged: then it
 * is thrown away whole and compiled anew. Looks at one word of every KiB, which finds lost pages
 * and torn writes in well under a millisecond; {@link isIntact} looks at all of them.
 */
export function openViews(buffer: ArrayBuffer): IndexViews | false {
  if (buffer.byteLength < HEADER_WORDS * 4 || buffer.byteLength % 4 !== 0) return false
  const header = new Uint32Array(buffer, 0, HEADER_WORDS)
  if (header[HEADER.magic] !== MAGIC || header[HEADER.version] !== INDEX_VERSION) return false
  if (header[HEADER.byteLength] !== buffer.byteLength) return false
  const sizes = Object.fromEntries(SIZE_FIELDS.map((name) => [name, header[HEADER[name]]])) as Sizes
  if (bytesOf(sizes) !== buffer.byteLength) return false
  if (sizes.slots === 0 || (sizes.slots & (sizes.slots - 1)) !== 0 || sizes.terms >= sizes.slots) return false
  if (header[HEADER.sample] !== checksum(buffer, SAMPLE_STEP)) return false
  return viewsOf(buffer, sizes)
}

/** The number of a term, or −1 if no claim has it. */
export function termNumber({ hashes, slotTable, slots }: IndexViews, hash: number): number {
  const mask = slots - 1
  for (let i = 0, slot = hash & mask; i <= mask; i++, slot = (slot + 1) & mask) {
    const number = (slotTable[slot] as number) - 1
    if (number < 0 || hashes[number] === hash) return number
  }
  return -1
}

/** Whether every byte is as it was written; about 1 ms for 5 MB. For idle time, after an opening. */
export function isIntact(buffer: ArrayBuffer): boolean {
  return openViews(buffer) !== false && new Uint32Array(buffer)[HEADER.checksum] === checksum(buffer, 1)
}

/** Words from one sample to the next: a KiB. */
const SAMPLE_STEP = 256

/** Over the header (without the two checksums) and every `every`th word after it. */
function checksum(buffer: ArrayBuffer, every: number): number {
  const words = new Uint32Array(buffer)
  let sum = 0x811c9dc5
  for (let i = 0; i < HEADER_WORDS; i++) {
    if (i !== HEADER.sample && i !== HEADER.checksum) sum = Math.imul(sum ^ (words[i] as number), 0x01000193)
  }
  for (let i = HEADER_WORDS; i < words.length; i += every) {
    sum = Math.imul(sum ^ (words[i] as number), 0x01000193)
    sum ^= sum >>> 15
  }
  return sum >>> 0
}

function bytesOf(sizes: Sizes): number {
  return sections(sizes).end
}

function viewsOf(buffer: ArrayBuffer, sizes: Sizes): IndexViews {
  const at = sections(sizes)
  const words = (from: number, length: number): Uint32Array => new Uint32Array(buffer, from, length)
  const units = (from: number, length: number): Uint16Array => new Uint16Array(buffer, from, length)
  const bytes = (from: number, length: number): Uint8Array => new Uint8Array(buffer, from, length)
  return {
    ...sizes,
    header: words(0, HEADER_WORDS),
    hashes: words(at.hashes, sizes.terms),
    slotTable: words(at.slotTable, sizes.slots),
    postingStart: words(at.postingStart, sizes.terms + 1),
    rowStart: words(at.rowStart, sizes.rows + 1),
    rowClaim: words(at.rowClaim, sizes.rows),
    lightRows: words(at.lightRows, LIGHT_ROWS),
    keyStart: words(at.keyStart, keyBlocks(sizes.keys) + 1),
    keyHash: words(at.keyHash, sizes.lookups),
    keyNumber: words(at.keyNumber, sizes.lookups),
    postingRows: units(at.postingRows, sizes.postings),
    rowTerms: units(at.rowTerms, sizes.rowUnits),
    rowWeights: units(at.rowWeights, sizes.rows),
    weights: bytes(at.weights, sizes.terms),
    keyData: bytes(at.keyData, sizes.keyBytes),
  }
}

/** Blocks that so many keys take. */
export function keyBlocks(keys: number): number {
  return Math.ceil(keys / KEY_BLOCK)
}

/** Where each section starts, in bytes. Numbers beyond what a buffer can have make no section, only a wrong end. */
function sections(sizes: Sizes) {
  let end = HEADER_WORDS * 4
  const take = (bytes: number): number => {
    const start = end
    end += bytes
    return start
  }
  return {
    hashes: take(sizes.terms * 4),
    slotTable: take(sizes.slots * 4),
    postingStart: take((sizes.terms + 1) * 4),
    rowStart: take((sizes.rows + 1) * 4),
    rowClaim: take(sizes.rows * 4),
    lightRows: take(LIGHT_ROWS * 4),
    keyStart: take((keyBlocks(sizes.keys) + 1) * 4),
    keyHash: take(sizes.lookups * 4),
    keyNumber: take(sizes.lookups * 4),
    postingRows: take(sizes.postings * 2),
    rowTerms: take(sizes.rowUnits * 2),
    rowWeights: take(sizes.rows * 2),
    weights: take(sizes.terms),
    keyData: take(sizes.keyBytes),
    end: Math.ceil(end / 4) * 4,
  }
}
