import type { Problem, Result } from '../../result.ts'
import { type OpenBundle, openBundle } from '../reader/bundle.ts'
import { BUNDLE_FORMAT } from '../reader/bundle-header.ts'
import { canonicalJson } from '../reader/canonical-json.ts'
import { compressLines } from '../reader/compress.ts'
import { MAX_PATCH_BYTES } from '../reader/limits.ts'
import { type ClaimSlices, mergeById } from '../reader/merge-by-id.ts'
import { PackFileError } from '../reader/pack-file-error.ts'
import { sha256 } from '../reader/tuf/hashes.ts'

/**
 * Makes the patch (reader/patch.ts) from one bundle to another.
 *
 * @returns the bytes, or why there is none: an invalid bundle, two different packs, a patch too large
 */
export async function makePatch(base: Uint8Array, target: Uint8Array): Promise<Result<Uint8Array, Problem>> {
  return PackFileError.caught(async () => {
    const before = await mustOpen(base)
    const after = await mustOpen(target)
    if (before.manifest.id !== after.manifest.id)
      throw new PackFileError(
        'invalid',
        `patch: both releases must be of one pack, not ${before.manifest.id} and ${after.manifest.id}`,
      )
    const first = canonicalJson({
      kind: 'footnote-patch',
      format: BUNDLE_FORMAT,
      base: await sha256(base),
      target: await sha256(target),
      claims: after.count,
      pack: after.manifest,
    })
    const bytes = await compressLines(patchLines(first, before.slices(), after.slices()))
    if (bytes.length > MAX_PATCH_BYTES)
      throw new PackFileError('too-large', `patch: has ${bytes.length} bytes, more than ${MAX_PATCH_BYTES}`)
    return bytes
  })
}

async function mustOpen(bytes: Uint8Array): Promise<OpenBundle> {
  const opened = await openBundle(bytes)
  if (!opened.ok) throw new PackFileError(opened.error.code, opened.error.message, opened.error.at)
  return opened.value
}

async function* patchLines(first: string, before: ClaimSlices, after: ClaimSlices): AsyncGenerator<string> {
  yield first
  for await (const versions of mergeById(before, after)) {
    if (versions.after === undefined) yield canonicalJson({ remove: versions.id })
    else {
      const line = canonicalJson(versions.after)
      if (versions.before === undefined || canonicalJson(versions.before) !== line) yield `{"set":${line}}`
    }
  }
}
