/**
 * A reader's device in a test page: database, cache and storage areas that outlive the background, and a
 * channel. `start` makes a background as entrypoints/background does, with a matcher that finds nothing.
 */
import { deleteDB } from 'idb'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { openPackClient } from '../../installed/client/open-pack-client.ts'
import { createEngine, type Engine, type EngineParts } from '../../installed/engine.ts'
import { packBackup } from '../../installed/pack-backup.ts'
import type { OpenTrial } from '../../installed/pack-client.ts'
import { packHandlers } from '../../installed/pack-requests.ts'
import { type LocalRecords, localRecords } from '../../installed/records/local-records.ts'
import type { StorageArea } from '../../installed/records/stored-record.ts'
import { settingsHandlers } from '../../installed/settings-requests.ts'
import { type Database, databaseOpener } from '../../installed/store/database.ts'
import { named } from '../../installed/with-causes.ts'
import type { ExtensionRequest, WireError } from '../../messages/protocol.ts'
import { type ChannelFiles, channelFiles } from './channel-files.ts'
import { engineParts } from './engine-parts.ts'
import { idleMatcher } from './idle-matcher.ts'
import { aClaim, aManifest } from './records.ts'
import { aStorageArea } from './storage-area.ts'

/** Claims of the pack "towers" in version 1; each version has one more. */
const CLAIMS = 6
export const CHANNEL = 'https://packs.example/'
const AGREED_AT = Date.parse('2026-11-24T12:00:00Z')

export const claimsOf = (version: number, verdict: Claim['verdict'] = 'supported'): Claim[] =>
  Array.from({ length: CLAIMS + version }, (_, at) =>
    aClaim({ id: `claim-${at}`, verdict, label: { text: `Release ${version}` } }),
  )

/** What a reader sees of a pack, and what the database has of it. */
export type PackState = {
  readonly id: string
  readonly version: number
  readonly enabled: boolean
  readonly origin: string
  readonly before: number | undefined
  readonly waiting: number | undefined
  readonly declined: number | undefined
  readonly damaged: boolean
  /** Claims that are stored, and the releases that they are of. */
  readonly claims: number
  readonly labels: readonly string[]
}

export type Background = {
  readonly engine: Engine
  /** What the engine is built from, to be changed by a test. */
  readonly parts: { createMatcher: EngineParts['createMatcher'] }
  readonly records: LocalRecords
  /** Asks as the pages of the extension do. */
  ask(request: ExtensionRequest): Promise<{ ok: true; value: unknown } | { ok: false; error: WireError }>
  /** Waits for the repair of this start. */
  settled(): Promise<void>
  state(): Promise<PackState[]>
  file(version: number, verdict?: Claim['verdict']): Promise<ExtensionRequest & { type: 'install-file' }>
  channel(): Promise<ExtensionRequest & { type: 'subscribe' }>
}

export type Device = {
  readonly name: string
  readonly local: StorageArea & { readonly stored: Record<string, unknown> }
  readonly session: StorageArea & { readonly stored: Record<string, unknown> }
  readonly files: ChannelFiles
  /** The clock, ms since 1970. */
  now: number
  /** A new background; the browser itself was started again if `session` is true. */
  start(options?: { session?: boolean; check?: number; areas?: Partial<{ local: StorageArea }> }): Background
  db(): Promise<Database>
  remove(): Promise<void>
}

export async function aDevice(): Promise<Device> {
  const name = `device-${Math.random()}`
  const local = aStorageArea()
  const session = aStorageArea()
  const files = await channelFiles(AGREED_AT)
  const opened = new Set<Database>()
  const device: Device = {
    name,
    local,
    session,
    files,
    now: AGREED_AT,
    start({ session: isNew = false, check = 600_000, areas = {} } = {}) {
      if (isNew) for (const key of Object.keys(session.stored)) delete session.stored[key]
      const open = databaseOpener(name)
      return background(
        device,
        async () => {
          const db = await open()
          opened.add(db)
          return db
        },
        localRecords({ local, session, ...areas }),
        check,
      )
    },
    async db() {
      const db = await databaseOpener(name)()
      opened.add(db)
      return db
    },
    async remove() {
      for (const db of opened) db.close()
      await deleteDB(name)
      await Promise.all([caches.delete(name), caches.delete(`${name}-used`)])
    },
  }
  return device
}

function background(
  device: Device,
  open: () => Promise<Database>,
  records: LocalRecords,
  check: number,
): Background {
  const backup = packBackup(records.packNotes, device.name)
  const now = () => new Date(device.now)
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = String(input)
    if (!url.startsWith(CHANNEL)) return globalThis.fetch(input, init)
    const bytes = device.files.files.get(`/${url.slice(CHANNEL.length)}`)
    return bytes === undefined ? new Response(null, { status: 404 }) : new Response(bytes)
  }
  const setAlarm = async () => {}
  const loadAsset = async () => Response.json([])
  const directory = async () => []
  const openTrial: OpenTrial = async (claims) => idleMatcher(claims.length)
  const client = openPackClient({ ...records, backup, setAlarm, loadAsset, directory, fetch, openTrial })
  const embedded = async () => [
    {
      manifest: aManifest({ id: 'one', name: { en: 'One' } }),
      claims: [[aClaim({ id: 'a', label: { text: 'Release 1' } })]],
      origin: { kind: 'embedded' as const },
    },
  ]
  const parts: EngineParts & Background['parts'] = {
    ...engineParts(open, backup),
    ...records,
    client: async () => client,
    embedded,
    setAlarm,
    now,
    waits: { repair: 0, check },
  }
  const engine = createEngine(parts)
  const clock = { interrupt: () => {} }
  const handlers = named(
    {
      ...settingsHandlers(engine, records, { state: 'ready' }),
      ...packHandlers({ engine, open, client: async () => client, records, backup, directory, clock, now }),
    },
    async () => undefined,
  )
  const addresses = new Map<string, string>()
  return {
    engine,
    parts,
    records,
    async ask(request) {
      try {
        const handle = handlers[request.type as keyof typeof handlers] as (r: object) => Promise<unknown>
        return { ok: true, value: await handle(request) }
      } catch (cause) {
        const { message, code } = cause as Error & { code?: string }
        return {
          ok: false,
          error: { code: 'failed', message, ...(code === undefined ? {} : { reason: code }) },
        }
      }
    },
    settled: () => engine.change(async () => {}),
    async state() {
      const db = await open()
      const tx = db.transaction(['packs', 'claims'])
      const packs = await tx.objectStore('packs').getAll()
      return Promise.all(
        packs.map(
          async ({ id, manifest, enabled, origin, before, waiting, declined, damaged, generation }) => {
            const range = IDBKeyRange.bound([generation], [generation, []])
            const claims = await tx.objectStore('claims').getAll(range)
            return {
              ...{ id, version: manifest.version, enabled, origin: origin.kind, declined },
              before: before?.manifest.version,
              waiting: waiting?.manifest.version,
              damaged: damaged === true,
              claims: claims.length,
              labels: [...new Set(claims.map(({ label }) => label.text))],
            }
          },
        ),
      )
    },
    async file(version, verdict) {
      const written = await writeBundle({
        manifest: aManifest({ version }),
        claims: claimsOf(version, verdict),
      })
      if (!written.ok) throw new Error(written.error.message)
      const bytes = new Uint8Array(written.value)
      const hash = await sha256(bytes)
      const address = addresses.get(hash) ?? URL.createObjectURL(new Blob([bytes]))
      addresses.set(hash, address)
      return { type: 'install-file', address, name: 'towers.footnote', sha256: hash }
    },
    async channel() {
      const step = { now: now(), signal: new AbortController().signal, onProgress: () => {} }
      const { signed, sha256: hash, release } = await client.previewChannel(await open(), CHANNEL, step)
      if (signed === undefined) throw new Error('the channel is not signed')
      const { url, fingerprint } = signed
      return { type: 'subscribe', url, fingerprint, pack: release.manifest.id, sha256: hash }
    },
  }
}
