/**
 * The compiled index: one ArrayBuffer, written once by build.ts, stored as it is, and opened as
 * views on its sections. Opening it parses nothing and does no work per claim.
 *
 * A *row* is one wording of a claim. A *term* is the hash of the root of a word (text/terms.ts), in the
 * claims of one pack: a word that two packs use is two terms, so that each weighs what it would weigh
 * without the other pack.
 * Terms are numbered from the lightest (in almost every sentence) to the heaviest (rare), and rows
 * from the lightest (short, made of common words) to the heaviest.
 *
 *   header        u32 × 20         see HEADER
 *   hashes        u32 × terms      the hash that each term number stands for
 *   slots         u32 × slots      hash table with linear probing (term-table.ts): 0, or term number + 1
 *   packHash      u32 × packs      hash of the id of each pack (keys.ts)
 *   packClaims    u32 × packs      number of claims of each pack
 *   postingStart  u32 × terms + 1  where the posting list of each term starts
 *   rowStart      u32 × rows + 1   where the terms of each row start
 *   rowClaim      u32 × rows       the claim that each row belongs to
 *   lightRows     u32 × 1,024      entry i: how many rows weigh less than 64 × (i + 1)
 *   keyStart      u32 × blocks + 1 where each block of 16 keys starts (keys.ts)
 *   keyHash       u32 × lookups    layers only: hashes of the keys, ascending, for binary search
 *   keyNumber     u32 × lookups    layers only: the number of the key behind each hash
 *   postings      u16 × …          posting lists: the rows of each term, ascending
 *   rowTerms      u16 × …          the terms of each row, heaviest first
 *   rowWeights    u16 × rows       sum of the weights of a row's terms
 *   termPack      u16 × terms      the pack of each term
 *   weights       u8 × terms       rarity of each term, in 1/30 nat, at most 240
 *   rowLanguage   u8 × rows        the language of each row: its place in languages.codes + 1, or 0
 *   keys          u8 × …           the claims' keys, front-coded in blocks of 16
 *
 * A number above 65,534 takes several u16 units: each unit 0xffff adds 0xffff to the unit after it.
 * In a posting list it adds to all units after it, because posting lists ascend.
 *
 * Only the heaviest terms of a row, its *prefix*, have postings (prefix filtering): see prefixLength
 * in term-weights.ts.
 *
 * Worked example: claim p/a "Maduro banned milk." and claim p/b "Maduro banned bread and milk."
 *
 *   number        0        1        2        3
 *   term          maduro   bann     milk     bread     bread is in one claim of two, so it is the heaviest:
 *   weights       12       12       12       33        30 × ln(3 / 2) and 30 × ln(3 / 1)
 *   postings      0 1      0 1      0 1      1         all terms but bread are in both rows
 *   rowTerms      row 0: 2 1 0      row 1: 3 2 1 0
 *   rowWeights    36 69
 *   rowClaim      0 1
 *   lightRows     1 2 2 2 …                            one row weighs less than 64, two less than 128
 *   keys          (0 shared, 3 added) p/a (2 shared, 1 added) b
 *
 * With a floor of 0.3, a sentence must contain 20.7 of the weight of row 1. Bread alone weighs more,
 * so bread and any one other term reach the floor: every term of the row needs postings.
 */

/**
 * Little-endian "FNIX". A machine of the other byte order reads another number and compiles its own
 * index.
 */
export const MAGIC = 0x58494e46

/** Positions in the header, in u32 words. */
export const HEADER = {
  magic: 0,
  /**
   * Fingerprint of everything that shapes an index besides its claims (fingerprint.ts), checked
   * whenever the index is opened.
   */
  fingerprint: 1,
  byteLength: 2,
  /** Checksum over one word per KiB, checked whenever the index is opened. */
  sample: 3,
  /** Checksum over all words: see isIntact in open-views.ts. */
  checksum: 4,
  claims: 5,
  rows: 6,
  terms: 7,
  slots: 8,
  /** Number of keys: those of the claims, then those of claims that a layer only removes. */
  keys: 9,
  lookups: 10,
  /** Lengths of postings and rowTerms, in u16 units. */
  postings: 11,
  rowUnits: 12,
  keyBytes: 13,
  /** The two shares of the floor in 1/10,000: own share in the high half, coverage in the low half. */
  shares: 14,
  floorTerms: 15,
  /** Layers only: how many claims of the layers below are removed or replaced (layers.ts). */
  hides: 16,
  /** Minimum weight of the floor, in the unit of the weights. */
  floorWeight: 17,
  /** Hash of a few compiled claims (probe.ts), checked at idle time. */
  probe: 18,
  packs: 19,
} as const
export const HEADER_WORDS = 20

/** Keys in a block. Larger blocks save bytes, and make reading one key slower. */
export const KEY_BLOCK = 16
/** A u16 unit of this value is added to the next unit. */
export const STEP = 0xffff
/** Steps of a weight in one nat. */
export const WEIGHT_STEPS = 30
/** Entries of lightRows. With 64 weights per entry they reach 65,536, and no row weighs as much. */
export const LIGHT_ROWS = 1_024
/** Each entry of lightRows covers 2 ** LIGHT_SHIFT weights. */
export const LIGHT_SHIFT = 6

/** The sizes that the header stores, from which all sections follow. */
export const SIZE_FIELDS = [
  'claims',
  'rows',
  'terms',
  'slots',
  'packs',
  'keys',
  'lookups',
  'postings',
  'rowUnits',
  'keyBytes',
] as const
export type Sizes = Readonly<Record<(typeof SIZE_FIELDS)[number], number>>

export type IndexViews = Sizes & {
  readonly header: Uint32Array
  readonly hashes: Uint32Array
  readonly slotTable: Uint32Array
  readonly packHash: Uint32Array
  readonly packClaims: Uint32Array
  readonly postingStart: Uint32Array
  readonly rowStart: Uint32Array
  readonly rowClaim: Uint32Array
  readonly lightRows: Uint32Array
  readonly keyStart: Uint32Array
  readonly keyHash: Uint32Array
  readonly keyNumber: Uint32Array
  readonly termPack: Uint16Array
  readonly weights: Uint8Array
  readonly rowLanguage: Uint8Array
  readonly postingRows: Uint16Array
  readonly rowTerms: Uint16Array
  readonly rowWeights: Uint16Array
  readonly keyData: Uint8Array
}

/** A new buffer of the right size and the views on its sections. The caller fills them, then seals the buffer (open-views.ts). */
export function layOut(sizes: Sizes): { buffer: ArrayBuffer; views: IndexViews } {
  const buffer = new ArrayBuffer(bytesOf(sizes))
  const header = new Uint32Array(buffer, 0, HEADER_WORDS)
  header[HEADER.magic] = MAGIC
  header[HEADER.byteLength] = buffer.byteLength
  for (const name of SIZE_FIELDS) header[HEADER[name]] = sizes[name]
  return { buffer, views: viewsOf(buffer, sizes) }
}

/** Size in bytes of an index with sections of these sizes. */
export function bytesOf(sizes: Sizes): number {
  return sections(sizes).end
}

/** The views on the sections of `buffer`, which must be as long as {@link bytesOf} says. */
export function viewsOf(buffer: ArrayBuffer, sizes: Sizes): IndexViews {
  const at = sections(sizes)
  const words = (from: number, length: number): Uint32Array => new Uint32Array(buffer, from, length)
  const units = (from: number, length: number): Uint16Array => new Uint16Array(buffer, from, length)
  const bytes = (from: number, length: number): Uint8Array => new Uint8Array(buffer, from, length)
  return {
    ...sizes,
    header: words(0, HEADER_WORDS),
    hashes: words(at.hashes, sizes.terms),
    slotTable: words(at.slotTable, sizes.slots),
    packHash: words(at.packHash, sizes.packs),
    packClaims: words(at.packClaims, sizes.packs),
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
    termPack: units(at.termPack, sizes.terms),
    weights: bytes(at.weights, sizes.terms),
    rowLanguage: bytes(at.rowLanguage, sizes.rows),
    keyData: bytes(at.keyData, sizes.keyBytes),
  }
}

/** Number of blocks that `keys` keys take. */
function keyBlocks(keys: number): number {
  return Math.ceil(keys / KEY_BLOCK)
}

/** Where each section starts, in bytes. Absurd sizes allocate nothing: they only give an `end` that differs from the buffer's length. */
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
    packHash: take(sizes.packs * 4),
    packClaims: take(sizes.packs * 4),
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
    termPack: take(sizes.terms * 2),
    weights: take(sizes.terms),
    rowLanguage: take(sizes.rows),
    keyData: take(sizes.keyBytes),
    end: Math.ceil(end / 4) * 4,
  }
}
