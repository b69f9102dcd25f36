import { MAX_BUNDLE_BYTES } from './limits.ts'
import { PackFileError } from './pack-file-error.ts'
import { joined } from './tuf/bytes.ts'
import { sha256 } from './tuf/hashes.ts'

/** What signed metadata say about a file before it is read. */
export type Expected = {
  /** SHA-256 of the file, 64 lower-case hexadecimal digits. */
  readonly sha256?: string
}

/**
 * Collects a file, limits its size and compares its hash.
 *
 * @param limit in bytes
 * @throws PackFileError `too-large` above the limit, `invalid` for another hash
 */
export async function wholeFile(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  expected: Expected,
  limit = MAX_BUNDLE_BYTES,
): Promise<Uint8Array> {
  const bytes = file instanceof Uint8Array ? file : await collected(file, limit)
  if (bytes.length > limit) throw tooLarge(limit)
  if (expected.sha256 !== undefined) {
    const found = await sha256(bytes)
    if (found !== expected.sha256)
      throw new PackFileError('invalid', `file: has the hash ${found}, expected ${expected.sha256}`)
  }
  return bytes
}

/** Stops reading at the first byte above the limit. */
async function collected(file: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file) {
    length += chunk.length
    if (length > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return joined(chunks)
}

function tooLarge(limit: number): PackFileError {
  return new PackFileError('too-large', `file: has more than ${limit} bytes`)
}
