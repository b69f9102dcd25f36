/**
 * Hashes of words, one unit at a time: FNV-1a, then MurmurHash3's finaliser, because FNV alone
 * leaves the high bits of short words alike.
 *
 * All numbers are signed and become unsigned only in the list of terms. The compiler treats
 * numbers from 2 ** 31 on as doubles, and with those the scan takes up to twice as long.
 */

/** The hash of no letters. */
export const SEED = 0x811c9dc5 | 0

/** The hash with one more unit. */
export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** The term of a hash. */
export function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** The hash of a folded word or number as it stands. */
export function hashOf(text: string): number {
  let hash = SEED
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i))
  return hash
}

/** The term of a folded word or number as it stands. */
export const literal = (text: string): number => mix(hashOf(text))
