import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import { installFile } from '../../installed/client/pack-file.ts'
import { createEngine, type Engine, type EngineParts } from '../../installed/engine.ts'
import { comesBackEnabled, type PackBackup } from '../../installed/pack-backup.ts'
import { type Database, databaseOpener } from '../../installed/store/database.ts'
import { removePack, rollBackPack, setPackEnabled } from '../../installed/store/packs.ts'
import { engineParts, NOW } from '../support/engine-parts.ts'
import { aBackup, fileParts } from '../support/pack-backup.ts'
import { aClaim, aManifest } from '../support/records.ts'
import { aStorageArea } from '../support/storage-area.ts'

let name: string
let open: () => Promise<Database>
let area: ReturnType<typeof aStorageArea>
let backup: PackBackup

beforeEach(() => {
  name = `test-${Math.random()}`
  open = databaseOpener(name)
  area = aStorageArea()
  backup = aBackup(name, area)
})
afterEach(async () => {
  ;(await open()).close()
  await deleteDB(name)
  await caches.delete(name)
})

/** A background that has just started, with one embedded pack, "one". */
function start(changes: Partial<EngineParts> = {}): Engine {
  return createEngine({
    ...engineParts(open, backup),
    ...changes,
    embedded: async () => [
      { manifest: aManifest({ id: 'one' }), claims: [[aClaim({ id: 'a' })]], origin: { kind: 'embedded' } },
    ],
  })
}

async function bundle(version: number): Promise<Uint8Array<ArrayBuffer>> {
  const claims = Array.from({ length: version + 1 }, (_, at) => aClaim({ id: `claim-${at}` }))
  const written = await writeBundle({ manifest: aManifest({ id: 'towers', version }), claims })
  if (!written.ok) throw new Error(written.error.message)
  return new Uint8Array(written.value)
}

async function install(engine: Engine, version: number): Promise<string> {
  const bytes = await bundle(version)
  const file = {
    address: URL.createObjectURL(new Blob([bytes])),
    name: 'towers.footnote',
    sha256: await sha256(bytes),
  }
  const work = { now: NOW, signal: new AbortController().signal, onProgress: () => {} }
  await engine.change((db) => installFile(fileParts(backup), db, file, work))
  return file.sha256
}

/** What Chromium does: everything gone, without an error. */
async function loseDatabase(): Promise<void> {
  const db = await open()
  for (const store of db.objectStoreNames) await db.clear(store)
}

/** The packs when everything that a start does is done. */
async function packs(engine: Engine) {
  await engine.change(async () => {})
  return (await engine.packs()).map(({ id, manifest, claims, enabled, origin, declined }) => ({
    id,
    version: manifest.version,
    claims,
    enabled,
    origin: origin.kind,
    ...(declined === undefined ? {} : { declined }),
  }))
}
const ONE = { id: 'one', version: 1, claims: 1, enabled: true, origin: 'embedded' }
const TOWERS = { id: 'towers', version: 1, claims: 2, enabled: true, origin: 'file' }

async function keptFiles(): Promise<string[]> {
  const requests = await (await caches.open(name)).keys()
  return requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1))
}

describe('installed/pack-backup', () => {
  it('restores a pack from a file in an emptied database, and finds its claims', async () => {
    const hash = await install(start(), 1)
    await loseDatabase()
    const next = start()
    expect((await next.matcher()).size).toBe(1)
    expect(await packs(next)).toEqual([ONE, TOWERS])
    expect((await next.matcher()).size).toBe(3)
    expect((await next.packs())[1]).toMatchObject({
      sha256: hash,
      origin: { kind: 'file', name: 'towers.footnote' },
    })
  })

  it('finds the claims of a restored pack even if the stored index cannot be checked', async () => {
    await install(start(), 1)
    await loseDatabase()
    const next = start({ isSound: () => Promise.reject(new Error('no memory')) })
    expect((await next.matcher()).size).toBe(1)
    await expect.poll(async () => (await next.matcher()).size, { timeout: 10_000 }).toBe(3)
  })

  it('restores the release in force: the newer one after an update, the older one after rolling back', async () => {
    const engine = start()
    await install(engine, 1)
    await install(engine, 2)
    await loseDatabase()
    expect(await packs(start())).toContainEqual({ ...TOWERS, version: 2, claims: 3 })
    await loseDatabase()
    const again = start()
    await packs(again)
    await install(again, 3)
    await again.change((db) => rollBackPack(db, 'towers'))
    await loseDatabase()
    expect(await packs(start())).toContainEqual({ ...TOWERS, version: 2, claims: 3, declined: 3 })
  })

  it('keeps packs switched off, from a file or with the extension', async () => {
    const engine = start()
    await install(engine, 1)
    await engine.change((db) => setPackEnabled(db, 'towers', false))
    await engine.change((db) => setPackEnabled(db, 'one', false))
    await loseDatabase()
    const next = start()
    expect(await packs(next)).toEqual([
      { ...ONE, enabled: false },
      { ...TOWERS, enabled: false },
    ])
    expect((await next.matcher()).size).toBe(0)
  })

  it('does not restore a pack that the reader removed, and deletes its file', async () => {
    const engine = start()
    await install(engine, 1)
    await engine.change(async (db) => {
      await backup.forget('towers')
      await removePack(db, 'towers')
    })
    expect(await keptFiles()).toEqual([])
    await loseDatabase()
    expect(await packs(start())).toEqual([ONE])
  })

  it('keeps only the files of the release in force and of the previous one', async () => {
    const engine = start()
    const hashes = []
    for (const version of [1, 2, 3]) hashes.push(await install(engine, version))
    expect((await keptFiles()).sort()).toEqual(hashes.slice(1).sort())
  })

  it('restores nothing from a changed file, keeps the note, and continues', async () => {
    const hash = await install(start(), 1)
    const cache = await caches.open(name)
    const [request] = await cache.keys()
    await cache.put(request as Request, new Response(await bundle(2)))
    await loseDatabase()
    expect(await packs(start())).toEqual([ONE])
    await backup.keepFile(hash, await bundle(1))
    expect(await packs(start())).toEqual([ONE, TOWERS])
  })

  it('writes a missing note at the next start', async () => {
    const engine = start()
    await install(engine, 1)
    const before = structuredClone(area.stored)
    await install(engine, 2)
    await area.set(before)
    expect(await packs(start())).toContainEqual({ ...TOWERS, version: 2, claims: 3 })
    await loseDatabase()
    expect(await packs(start())).toContainEqual({ ...TOWERS, version: 2, claims: 3 })
  })

  it('notes every pack with its version and its revision', async () => {
    await packs(start())
    expect(await backup.notes()).toEqual([
      { pack: 'one', version: 1, enabled: true, name: { en: 'Towers' }, revision: 1 },
    ])
  })

  it('reads the good notes beside damaged ones', async () => {
    const good = { pack: 'towers', version: 1, enabled: false }
    await area.set({ packNotes: [{ pack: 3 }, good, null] })
    expect(await backup.notes()).toEqual([good])
  })

  it.each([
    ['unknown', undefined, 4, true],
    ['switched off', { enabled: false }, 4, false],
    ['the one in force', { enabled: true }, 2, true],
    ['one that was turned down', { enabled: true, unasked: 3 }, 3, false],
    ['newer than what was turned down', { enabled: true, unasked: 3 }, 4, true],
  ])('says whether a release is restored switched on: %s', (_name, noted, coming, on) => {
    expect(comesBackEnabled(noted && { pack: 'towers', version: 2, ...noted }, coming)).toBe(on)
  })
})
