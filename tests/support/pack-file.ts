import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { aManifest } from './records.ts'

/** A pack file as Playwright hands it to a file input. */
export async function aBundle(
  claims: readonly Claim[],
  changes: Parameters<typeof aManifest>[0] = {},
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const manifest = aManifest(changes)
  const bytes = await writeBundle({ manifest, claims })
  if (!bytes.ok) throw new Error(bytes.error.message)
  return {
    name: `${manifest.id}-${manifest.version}.footnote`,
    mimeType: 'application/gzip',
    buffer: Buffer.from(bytes.value),
  }
}
