/**
 * The files of a real profile are damaged while the browser is closed. Afterwards the reader's pack is
 * whole, or the reader is told. `FOOTNOTE_TORTURE=1` for all kinds.
 */
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { aBundle } from '../support/pack-file.ts'
import { aClaim } from '../support/records.ts'
import { IS_LONG, measured } from '../support/torture.ts'

const CLAIMS = 3_000
/** ms until repair, and the check of all claims, are surely done. */
const REPAIRED_WITHIN = 30_000

let base: string
let id = ''

/** The database's folder, and that of storage.local. */
const database = (profile: string) =>
  join(profile, 'Default', 'IndexedDB', `chrome-extension_${id}_0.indexeddb.leveldb`)
const records = (profile: string) => join(profile, 'Default', 'Local Extension Settings', id)

async function filesOf(folder: string, pattern: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => pattern.test(name)).map((name) => join(folder, name))
}

async function halve(path: string): Promise<void> {
  await truncate(path, Math.floor((await readFile(path)).length / 2))
}

/** Turns bits in the middle of a file, every 4 kB. */
async function turnBits(path: string): Promise<void> {
  const bytes = await readFile(path)
  for (let at = bytes.length >> 2; at < bytes.length; at += 4_096) bytes[at] = (bytes[at] as number) ^ 0x55
  await writeFile(path, bytes)
}

async function each(paths: Promise<string[]>, change: (path: string) => Promise<void>): Promise<void> {
  for (const path of await paths) await change(path)
}

const remove = (path: string) => rm(path, { recursive: true, force: true })

type Kind = readonly [name: string, harm: (profile: string) => Promise<void>, mustTell?: boolean]

const ALL: readonly Kind[] = [
  ['the log is halved', (profile) => each(filesOf(database(profile), /\.log$/), halve)],
  ['the whole database is removed', (profile) => remove(database(profile)), true],
  [
    'both memories are removed',
    async (profile) => {
      await remove(database(profile))
      await remove(records(profile))
    },
    true,
  ],
  [
    'the log is emptied',
    (profile) => each(filesOf(database(profile), /\.log$/), (path) => truncate(path, 0)),
  ],
  ['bits of the log are turned', (profile) => each(filesOf(database(profile), /\.log$/), turnBits)],
  ['bits of the tables are turned', (profile) => each(filesOf(database(profile), /\.ldb$/), turnBits)],
  ['the tables are removed', (profile) => each(filesOf(database(profile), /\.ldb$/), remove)],
  ['the manifest is halved', (profile) => each(filesOf(database(profile), /^MANIFEST/), halve)],
  ['CURRENT is removed', (profile) => each(filesOf(database(profile), /^CURRENT$/), remove)],
  ['storage.local is removed', (profile) => remove(records(profile)), true],
  ['the log of storage.local is halved', (profile) => each(filesOf(records(profile), /\.log$/), halve)],
]
const KINDS = IS_LONG ? ALL : ALL.slice(0, 3)

/** Version 0 if the pack is not there. */
type Found = { version: number; stored: number; enabled: boolean; told: string[] }

async function look(extension: ExtensionInChromium): Promise<Found> {
  const page = await extension.openPage('packs.html')
  try {
    return await page.evaluate(async () => {
      type Api = {
        runtime: {
          sendMessage(message: object): Promise<{ value?: { incidents: { kind: string; remedy: string }[] } }>
        }
      }
      const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
      const { value } = await runtime.sendMessage({ type: 'packs' })
      const told = (value?.incidents ?? []).map(({ kind, remedy }) => `${kind} ${remedy}`)
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('footnote')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const read = <T>(store: string, query: (store: IDBObjectStore) => IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          const request = query(db.transaction(store).objectStore(store))
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      type Pack = { generation: number; enabled: boolean; manifest: { version: number } } | undefined
      const pack: Pack = await read('packs', (store) => store.get('towers'))
      const range = pack && IDBKeyRange.bound([pack.generation], [pack.generation, []])
      const stored = range === undefined ? 0 : await read('claims', (store) => store.count(range))
      db.close()
      return pack === undefined
        ? { version: 0, stored: 0, enabled: false, told }
        : { version: pack.manifest.version, stored, enabled: pack.enabled, told }
    })
  } finally {
    await page.close()
  }
}

async function install(extension: ExtensionInChromium, version: number): Promise<void> {
  const claims = Array.from({ length: CLAIMS }, (_, at) =>
    aClaim({
      id: `claim-${String(at).padStart(5, '0')}`,
      label: { text: `Release ${version}` },
      texts: { en: { text: `Bridge number ${at} in district ${at % 97} opened in ${1800 + (at % 200)}.` } },
    }),
  )
  const { buffer } = await aBundle(claims, { version })
  const page = await extension.openPage('packs.html')
  const answer = await page.evaluate(async (base64) => {
    type Api = { runtime: { sendMessage(message: object): Promise<unknown> } }
    const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const address = URL.createObjectURL(new Blob([bytes]))
    return runtime.sendMessage({ type: 'install-file', address, name: 'towers.footnote', sha256 })
  }, buffer.toString('base64'))
  expect(answer).toMatchObject({ ok: true })
  await page.close()
}

describe('a profile that is damaged', () => {
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'footnote-damage-'))
    const extension = await startChromium({ profile: base })
    id = extension.id
    await install(extension, 1)
    await install(extension, 2)
    // The notes follow the database.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await extension.close()
  })
  afterAll(() => rm(base, { recursive: true, force: true }))

  it.for(KINDS)('is mended or told: %s', async ([name, harm, mustTell], context) => {
    const profile = await mkdtemp(join(tmpdir(), 'footnote-damaged-'))
    await cp(base, profile, { recursive: true })
    await harm(profile)
    const extension = await startChromium({ profile })
    try {
      const isWhole = (found: Found) => found.version === 2 && found.stored === CLAIMS && found.enabled
      const until = Date.now() + REPAIRED_WITHIN
      let found = await look(extension)
      while (Date.now() < until && !(isWhole(found) && (!mustTell || found.told.length))) {
        if (!mustTell && found.told.some((each) => !each.endsWith('restored'))) break
        if (mustTell && found.told.some((each) => each.startsWith('everything'))) break
        await new Promise((resolve) => setTimeout(resolve, 500))
        found = await look(extension)
      }
      expect({ name, ok: isWhole(found) || found.told.length > 0, found }).toMatchObject({ ok: true })
      if (mustTell) expect(found.told).not.toEqual([])
      measured(context, {
        rounds: 1,
        note: `${isWhole(found) ? 'whole' : 'not whole'}; told: ${found.told.join(', ') || 'nothing'}`,
      })
    } finally {
      await extension.close()
      await rm(profile, { recursive: true, force: true })
    }
  })
})
