import type { Claim } from '../../records/claim.ts'
import type { Pack, PackManifest } from '../../records/pack.ts'
import type { Problem, Result } from '../../result.ts'
import { bundleHeaderLine } from '../reader/bundle-header.ts'
import { canonicalJson } from '../reader/canonical-json.ts'
import { compressLines } from '../reader/compress.ts'
import { MAX_BUNDLE_BYTES, MAX_LINE_BYTES } from '../reader/limits.ts'
import { PackFileError } from '../reader/pack-file-error.ts'

/** Claims between two calls of `onProgress`. */
const CLAIMS_PER_REPORT = 1_000

/**
 * Writes a bundle (reader/bundle.ts) of all claims except drafts (clause 2.8): the same pack gives the
 * same bytes on every platform and for any order of its claims. Lets other work run every 256 K
 * characters, about every 30 ms.
 *
 * @param options.onProgress called with the number of claims written so far
 * @returns the bytes, or the first limit that is exceeded or id that is there twice
 */
export async function writeBundle(
  pack: Pack,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (claims: number) => void } = {},
): Promise<Result<Uint8Array, Problem>> {
  return PackFileError.caught(async () => {
    const published = pack.claims.filter(({ lifecycle }) => lifecycle.state !== 'draft')
    const claims = published.sort((a, b) => (a.id < b.id ? -1 : 1))
    const bytes = await compressLines(bundleLines(pack.manifest, claims, claims.length, options.onProgress), {
      ...(options.signal ? { signal: options.signal } : {}),
    })
    if (bytes.length > MAX_BUNDLE_BYTES)
      throw new PackFileError('too-large', `bundle: has ${bytes.length} bytes, more than ${MAX_BUNDLE_BYTES}`)
    return bytes
  })
}

/**
 * The lines of a bundle, without their line feeds.
 *
 * @param claims sorted by id
 * @throws PackFileError for an id that is there twice and for a line that is too long
 */
export function* bundleLines(
  manifest: PackManifest,
  claims: Iterable<Claim>,
  count: number,
  onProgress?: (claims: number) => void,
): Generator<string> {
  yield bundleHeaderLine(manifest, count)
  let before = ''
  let done = 0
  for (const claim of claims) {
    if (claim.id <= before)
      throw new PackFileError('duplicate', `claim ${claim.id}: two claims of the pack have this id`)
    before = claim.id
    const line = canonicalJson(claim)
    // A UTF-16 unit takes at most three bytes, so only a line near the limit has to be encoded to be measured.
    if (line.length * 3 > MAX_LINE_BYTES && new TextEncoder().encode(line).length >= MAX_LINE_BYTES)
      throw new PackFileError('too-large', `claim ${claim.id}: takes more than ${MAX_LINE_BYTES} bytes`)
    yield line
    done += 1
    if (done % CLAIMS_PER_REPORT === 0 || done === count) onProgress?.(done)
  }
}
