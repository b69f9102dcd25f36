/** The files of a channel, written by claims/packs/publisher/tuf, for a server or for a stand-in of fetch. */
import { makePatch } from '../../claims/packs/publisher/make-patch.ts'
import { releaseFiles, withRelease } from '../../claims/packs/publisher/offer-release.ts'
import { type ChannelMetadata, offeredTargets } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import { nextRelease } from '../../claims/packs/publisher/tuf/release.ts'
import { createRoot } from '../../claims/packs/publisher/tuf/root.ts'
import { createSigningKey } from '../../claims/packs/publisher/tuf/signing.ts'
import { targetFileName } from '../../claims/packs/publisher/tuf/target-files.ts'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Result } from '../../claims/result.ts'
import { aManifest } from './records.ts'

export type ChannelFiles = {
  /** By path. */
  readonly files: Map<string, Bytes>
  /**
   * Puts a release in, with a patch from the release before.
   *
   * @param at when its metadata are signed, ms since 1970
   */
  publish(claims: readonly Claim[], changes?: Parameters<typeof aManifest>[0], at?: number): Promise<void>
}

export async function channelFiles(now = Date.now()): Promise<ChannelFiles> {
  const { key } = await createSigningKey()
  const role = { keys: [key], threshold: 1 }
  const root = must(await createRoot({ root: role, targets: role, snapshot: role, timestamp: role }, now))
  const files = new Map<string, Bytes>([['/metadata/1.root.json', root]])
  let metadata: ChannelMetadata = { root }
  let before: Bytes | undefined
  return {
    files,
    async publish(claims, changes = {}, at = now) {
      const manifest = aManifest(changes)
      const bundle: Bytes = new Uint8Array(must(await writeBundle({ manifest, claims })))
      const { id: pack, version } = manifest
      const patch = before && new Uint8Array(must(await makePatch(before, bundle)))
      before = bundle
      const release = await releaseFiles({
        pack,
        version,
        bundle,
        patches: patch === undefined ? new Map() : new Map([[version - 1, patch]]),
      })
      for (const [path, { record, bytes }] of release)
        files.set(`/targets/${targetFileName(path, record)}`, bytes)
      const targets = must(withRelease(offeredTargets(metadata), { pack, version }, release))
      const written = must(await nextRelease(metadata, targets, [key], at))
      for (const [name, bytes] of written) files.set(`/metadata/${name}`, bytes)
      const named = (end: string) => [...written].find(([name]) => name.endsWith(end))?.[1] as Bytes
      metadata = {
        root,
        targets: named('targets.json'),
        snapshot: named('snapshot.json'),
        timestamp: named('timestamp.json'),
      }
    },
  }
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
