import { type PackManifest, packManifest } from '../../records/pack.ts'
import { z } from '../../schema.ts'
import { canonicalJson } from './canonical-json.ts'
import { MAX_CLAIMS } from './limits.ts'
import { PackFileError } from './pack-file-error.ts'

/** Version of bundles and patches; a reader refuses a higher one (clause 6.2). */
export const BUNDLE_FORMAT = 1

/** The first line of a bundle. */
export const bundleHeader = z.strictObject({
  kind: z.literal('footnote-pack'),
  format: z.literal(BUNDLE_FORMAT),
  claims: z.int().check(z.gte(0), z.lte(MAX_CLAIMS)),
  pack: packManifest,
})

/**
 * The first line of a bundle as text. The reader needs it too: it makes the target of a patch.
 *
 * @param count number of claims
 * @throws PackFileError for more claims than a pack may have
 */
export function bundleHeaderLine(manifest: PackManifest, count: number): string {
  if (count > MAX_CLAIMS)
    throw new PackFileError('too-large', `bundle: has ${count} claims, more than ${MAX_CLAIMS}`)
  return canonicalJson({ kind: 'footnote-pack', format: BUNDLE_FORMAT, claims: count, pack: manifest })
}
