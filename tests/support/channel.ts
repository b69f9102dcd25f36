/** A channel on a local server, written by claims/packs/tuf/repository. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makePatch } from '../../claims/packs/publisher/make-patch.ts'
import { releaseFiles, withRelease } from '../../claims/packs/publisher/offer-release.ts'
import { type ChannelMetadata, offeredTargets } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import { nextRelease } from '../../claims/packs/publisher/tuf/release.ts'
import { createRoot } from '../../claims/packs/publisher/tuf/root.ts'
import { createSigningKey } from '../../claims/packs/publisher/tuf/signing.ts'
import { targetFileName } from '../../claims/packs/publisher/tuf/target-files.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Result } from '../../claims/result.ts'
import { aBundle } from './pack-file.ts'
import type { aManifest } from './records.ts'

export type ServedChannel = {
  /** The channel's address. */
  readonly url: string
  /** Paths that were asked for since the last look. */
  asked(): string[]
  /**
   * Puts a release in, with a patch from the release before.
   *
   * @param at when its metadata are signed, ms since 1970
   */
  publish(claims: readonly Claim[], changes?: Parameters<typeof aManifest>[0], at?: number): Promise<void>
  /** Answers no target from now on, until what it gives is called. */
  hold(): () => void
  /** Answers this path with this from now on; undefined with 404. */
  put(path: string, bytes: Bytes | undefined): void
  /** Files by path, to spoil them. */
  readonly files: ReadonlyMap<string, Bytes>
  close(): Promise<void>
}

export async function serveChannel(now = Date.now()): Promise<ServedChannel> {
  const { key } = await createSigningKey()
  const role = { keys: [key], threshold: 1 }
  const root = must(await createRoot({ root: role, targets: role, snapshot: role, timestamp: role }, now))
  const files = new Map<string, Bytes>([['/metadata/1.root.json', root]])
  let metadata: ChannelMetadata = { root }
  let before: Bytes | undefined
  let asked: string[] = []
  let held: Promise<void> | undefined
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    if (path.startsWith('/targets/')) await held
    const bytes = files.get(path)
    response.writeHead(bytes === undefined ? 404 : 200)
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    files,
    asked() {
      const seen = asked
      asked = []
      return seen
    },
    hold() {
      let letGo = () => {}
      held = new Promise((resolve) => {
        letGo = resolve
      })
      return () => {
        held = undefined
        letGo()
      }
    },
    async publish(claims, changes = {}, at = now) {
      const bundle: Bytes = new Uint8Array((await aBundle(claims, changes)).buffer)
      const { id: pack = 'towers', version = 1 } = changes as { id?: string; version?: number }
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
    put(path, bytes) {
      if (bytes === undefined) files.delete(path)
      else files.set(path, bytes)
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
