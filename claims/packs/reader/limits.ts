/**
 * The limits of pack files (docs/pack-format.md, clause 5). The writer checks them too, so that a
 * maintainer learns that no reader would accept a pack before it is published.
 */

/** Clause 5.1: bytes of a bundle file. 300,000 claims, about all fact-checks ever published, take about 40 MB. */
export const MAX_BUNDLE_BYTES = 48 * 1024 * 1024

/** Clause 5.2: bytes of a bundle's content, decoded. */
export const MAX_CONTENT_BYTES = 1024 * 1024 * 1024

/**
 * Clause 5.3: decoded bytes for each byte of the file, above {@link RATIO_FREE_BYTES}. Real packs stay
 * below 15; the maximum of deflate is 1,032.
 */
export const MAX_RATIO = 100

/** Clause 5.3: decoded bytes up to which the ratio is not checked: a tiny pack may repeat itself. */
export const RATIO_FREE_BYTES = 1024 * 1024

/** Clause 5.4: claims of one pack. */
export const MAX_CLAIMS = 500_000

/** Clause 5.5: bytes of one line. The largest claim of the packs we know takes 8 kB. */
export const MAX_LINE_BYTES = 256 * 1024

/** Clause 5.6: nesting of arrays and objects in one line; the records use 6. */
export const MAX_LINE_DEPTH = 12

/** Clause 5.7: bytes of a patch file. A larger one saves nothing over the bundle. */
export const MAX_PATCH_BYTES = 16 * 1024 * 1024
