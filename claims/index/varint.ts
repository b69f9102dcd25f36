/** Varints (LEB128): whole numbers from 0 to 2³² − 1 in one to five bytes of seven bits each, lowest bits first. */

/** Writes `value` at position `at` and gives the position after it. */
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
