/**
 * The claims' keys in the index, front-coded in blocks of 16: each key is written as what it adds to
 * the previous key of its block.
 *
 *   u8 bytes shared with the previous key · varint number of bytes added · the bytes added (UTF-8)
 *
 * Sorted keys, as they come from the store, take a few bytes each.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import { type IndexViews, KEY_BLOCK } from './format.ts'
import { writeVarint } from './varint.ts'

/** Longest key in bytes. Keys of packs have at most 129; the command may read longer ones from a file. */
export const MAX_KEY_BYTES = 1_024

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Collects keys in any order; sorted keys take the least space. `add` throws RangeError above {@link MAX_KEY_BYTES}. */
export function keyWriter(): {
  add(key: string): void
  bytes(): Uint8Array
  starts: number[]
  count(): number
} {
  let data = new Uint8Array(1_024)
  let end = 0
  let count = 0
  let previous = new Uint8Array(MAX_KEY_BYTES)
  let previousLength = 0
  let current = new Uint8Array(MAX_KEY_BYTES)
  const starts: number[] = []
  return {
    starts,
    add(key) {
      const { read, written } = encoder.encodeInto(key, current)
      if (read < key.length)
        throw new RangeError(`match: a claim key is longer than ${MAX_KEY_BYTES} bytes: ${key}`)
      let shared = 0
      if (count % KEY_BLOCK === 0) starts.push(end)
      else {
        const most = Math.min(written, previousLength, 255)
        while (shared < most && current[shared] === previous[shared]) shared++
      }
      if (end + written + 8 > data.length) {
        const larger = new Uint8Array(Math.max(data.length * 2, end + written + 8))
        larger.set(data)
        data = larger
      }
      data[end] = shared
      end = writeVarint(data, end + 1, written - shared)
      data.set(current.subarray(shared, written), end)
      end += written - shared
      ;[previous, current] = [current, previous]
      previousLength = written
      count++
    },
    bytes: () => data.subarray(0, end),
    count: () => count,
  }
}

const scratch = new Uint8Array(MAX_KEY_BYTES)

/** The key with this number. A damaged index gives a wrong key, but no error. */
export function readKey(views: IndexViews, number: number): ClaimKey {
  const { keyData, keyStart } = views
  let at = keyStart[Math.floor(number / KEY_BLOCK)] as number
  let length = 0
  for (let i = number % KEY_BLOCK; i >= 0; i--) {
    const shared = keyData[at++] as number
    let added = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = keyData[at++] as number
      added |= (byte & 0x7f) << shift
      if (!(byte > 0x7f)) break
    }
    for (let j = 0; j < added && shared + j < MAX_KEY_BYTES; j++)
      scratch[shared + j] = keyData[at + j] as number
    at += added
    length = Math.min(shared + added, MAX_KEY_BYTES)
  }
  return decoder.decode(scratch.subarray(0, length)) as ClaimKey
}

/** 32-bit hash of a key, for {@link hasKey}. */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Whether a layer names this key: as one of its claims, or as one that it removes. */
export function hasKey(views: IndexViews, key: ClaimKey): boolean {
  const hash = hashKey(key)
  const { keyHash, keyNumber } = views
  let low = 0
  let high = keyHash.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keyHash[middle] as number) < hash) low = middle + 1
    else high = middle
  }
  // Different keys may have the same hash.
  for (; keyHash[low] === hash; low++) if (readKey(views, keyNumber[low] as number) === key) return true
  return false
}
