/** Databases of every earlier version are brought up to date, whatever interrupts it. */
import { deleteDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DATABASE_VERSION, databaseOpener } from '../../../installed/store/database.ts'
import { installedPacks, isKnown, setPackEnabled } from '../../../installed/store/packs.ts'
import { aClaim, aManifest } from '../../support/records.ts'
import { measured, rounds } from '../../support/torture.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** What version 1 of the database had; later versions added stores. */
const PACK = {
  id: 'towers',
  manifest: aManifest(),
  generation: 1,
  claims: 1,
  verdicts: { supported: 1, refuted: 0, misleading: 0, mixed: 0, unproven: 0 },
  installedAt: '2026-11-24T12:00:00.000Z',
  origin: { kind: 'embedded' },
  enabled: true,
}

/** A database as this version of the extension left it. */
async function old(name: string, version: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => {
      const { result } = request
      result.createObjectStore('packs', { keyPath: 'id' }).put(PACK)
      result.createObjectStore('generations', { autoIncrement: true }).put({ pack: 'towers' })
      result.createObjectStore('claims').put(aClaim(), [1, 'tower-height'])
      result.createObjectStore('indexes')
      if (version >= 2) result.createObjectStore('metadata').put(new Uint8Array([1]), ['towers', 'root'])
      if (version >= 3) result.createObjectStore('outlines')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  db.close()
}

const kills = rounds(4, 60)
const VERSIONS = Array.from({ length: DATABASE_VERSION }, (_, at) => at + 1)

describe('a database of an earlier version', () => {
  it.for(VERSIONS)(
    `keeps packs and claims from version %i, with ${kills} upgrades cut off`,
    async (version, context) => {
      const name = `migration-${version}-${Math.random()}`
      await old(name, version)
      if (version < DATABASE_VERSION)
        for (let kill = 0; kill < kills; kill++) {
          // What the browser does if it is killed: the upgrade is rolled back.
          const create = IDBDatabase.prototype.createObjectStore
          let made = 0
          const cut = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(function (
            this: IDBDatabase,
            ...given
          ) {
            made += 1
            if (made > kill % 2) throw new DOMException('killed', 'UnknownError')
            return create.apply(this, given)
          })
          const swallow = (event: Event) => event.preventDefault()
          addEventListener('error', swallow)
          addEventListener('unhandledrejection', swallow)
          await databaseOpener(name)().catch(() => {})
          removeEventListener('error', swallow)
          removeEventListener('unhandledrejection', swallow)
          cut.mockRestore()
        }
      const db = await databaseOpener(name)()
      expect(db.version).toBe(DATABASE_VERSION)
      expect([...db.objectStoreNames]).toEqual([
        'claims',
        'generations',
        'indexes',
        'metadata',
        'outlines',
        'packs',
      ])
      const [pack] = await installedPacks(db)
      expect(pack).toEqual(PACK)
      // Fields that came later have their defaults.
      expect(isKnown(pack, 1)).toBe(true)
      await setPackEnabled(db, 'towers', false)
      expect((await installedPacks(db))[0]).toMatchObject({ enabled: false, revision: 1 })
      expect((await db.get('claims', [1, 'tower-height']))?.id).toBe('tower-height')
      if (version >= 2) expect(await db.get('metadata', ['towers', 'root'])).toEqual(new Uint8Array([1]))
      db.close()
      await deleteDB(name)
      measured(context, { rounds: version < DATABASE_VERSION ? kills : 0 })
    },
  )
})
