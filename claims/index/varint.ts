/** Whole numbers from 0 to 2³² − 1 in one to five bytes, seven bits each, the lowest first (LEB128). */

/** Writes `value` at `at`; gives where the next one goes. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let to = at
  while (rest > 0x7f) {
    bytes[to++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[to++] = rest
  return to
}
