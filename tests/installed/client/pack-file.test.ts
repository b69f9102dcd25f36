import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeBundle } from '../../../claims/packs/publisher/write-bundle.ts'
import { sha256 } from '../../../claims/packs/reader/tuf/hashes.ts'
import type { Origin } from '../../../claims/records/pack.ts'
import { installFile, previewFile } from '../../../installed/client/pack-file.ts'
import type { PackClientParts } from '../../../installed/pack-client.ts'
import { type Database, databaseOpener } from '../../../installed/store/database.ts'
import { installPack, rollBackPack } from '../../../installed/store/packs.ts'
import { aBackup, fileParts } from '../../support/pack-backup.ts'
import { aClaim, aManifest } from '../../support/records.ts'

const STEP = {
  now: new Date('2026-11-24T12:00:00Z'),
  signal: new AbortController().signal,
  onProgress: () => {},
}
const CHANNEL = { kind: 'channel', url: 'https://towers.example/' } as const
const TAKEN = { code: 'file-name-taken' }
let db: Database
let name: string

beforeEach(async () => {
  name = `test-${Math.random()}`
  db = await databaseOpener(name)()
})
afterEach(async () => {
  db.close()
  await deleteDB(name)
})

async function aFile(changes: Parameters<typeof aManifest>[0] = {}) {
  const written = await writeBundle({ manifest: aManifest(changes), claims: [aClaim()] })
  if (!written.ok) throw new Error(written.error.message)
  const bytes = new Uint8Array(written.value)
  return { address: URL.createObjectURL(new Blob([bytes])), name: 'x.footnote', sha256: await sha256(bytes) }
}

/** Looks at a file and then installs it, as the packs page does; the second must not rely on the first. */
async function take(file: Awaited<ReturnType<typeof aFile>>, changes: Partial<PackClientParts> = {}) {
  const parts = { ...fileParts(aBackup()), ...changes }
  const answers = [
    await previewFile(parts, db, file, STEP).then(
      () => 'shown',
      (cause) => cause,
    ),
    await installFile(parts, db, file, STEP).then(
      () => 'installed',
      (cause) => cause,
    ),
  ]
  return answers
}

const installed = (origin: Origin, version = 1) =>
  installPack(db, { manifest: aManifest({ version }), claims: [[aClaim()]], origin }, STEP)

describe('installed/client/pack-file', () => {
  it('installs a file whose id nobody vouches for', async () => {
    expect(await take(await aFile())).toEqual(['shown', 'installed'])
    expect(await take(await aFile({ version: 2 }))).toEqual(['shown', 'installed'])
  })

  it.each<[string, Origin]>([
    ['a pack that ships with the extension', { kind: 'embedded' }],
    ['a pack of a channel', CHANNEL],
  ])('refuses a file with the id of %s, whatever its version', async (_, origin) => {
    await installed(origin)
    expect(await take(await aFile({ version: 2 ** 53 - 1 }))).toEqual([
      expect.objectContaining(TAKEN),
      expect.objectContaining(TAKEN),
    ])
    expect((await db.get('packs', 'towers'))?.origin).toEqual(origin)
  })

  it('refuses a file with the id of a pack of the extension that the reader removed', async () => {
    const loadAsset = async (path: string) =>
      new Response(
        path === '/packs/index.json'
          ? '["towers.json"]'
          : path === '/packs/towers.json'
            ? JSON.stringify({ manifest: aManifest(), claims: [aClaim()] })
            : '[]',
      )
    expect(await take(await aFile(), { loadAsset })).toMatchObject([TAKEN, TAKEN])
  })

  it('refuses a file with the id of a subscription whose pack is not there yet', async () => {
    const { subscriptions } = fileParts(aBackup())
    const root = { root: '', fingerprint: '', failures: 0, next: 0 }
    await subscriptions.keep({ pack: 'towers', url: CHANNEL.url, ...root })
    expect(await take(await aFile(), { subscriptions })).toMatchObject([TAKEN, TAKEN])
  })

  it('does not go back from a signed pack to an unsigned one', async () => {
    await take(await aFile())
    await installed(CHANNEL, 2)
    expect((await db.get('packs', 'towers'))?.before).toBeUndefined()
    expect(await rollBackPack(db, 'towers')).toBeUndefined()
    expect(await db.getAllKeys('generations')).toHaveLength(1)
  })

  it('says that the publisher’s name looks like one that the reader knows', async () => {
    await installed(CHANNEL)
    const file = await aFile({
      id: 'other',
      publisher: { name: 'T\u043ewer Watch', url: 'https://o.example/' },
    })
    const preview = await previewFile(fileParts(aBackup()), db, file, STEP)
    expect(preview.doubt).toEqual({ code: 'looks-like', name: 'Tower Watch' })
    const honest = await previewFile(fileParts(aBackup()), db, await aFile({ id: 'third' }), STEP)
    expect(honest.doubt).toBeUndefined()
  })
})
