import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Claim } from '../../../claims/records/claim.ts'
import { installUpdate } from '../../../installed/client/install-update.ts'
import { type Database, databaseOpener } from '../../../installed/store/database.ts'
import { aClaim, aManifest } from '../../support/records.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
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

const release = (version: number, claims: Iterable<readonly Claim[]> = [[aClaim()]]) => ({
  manifest: aManifest({ id: 'one', version }),
  claims,
  origin: { kind: 'embedded' } as const,
})

describe('installed/client/install-update', () => {
  it('leaves nothing of a release behind when it is stopped while the releases are compared', async () => {
    await installUpdate(db, release(1), { now: NOW })
    const stop = new AbortController()
    const watched: Database = new Proxy(db, {
      get(target, key) {
        // The comparison reads the releases, and is the first to do so.
        if (key === 'transaction')
          return (...given: Parameters<Database['transaction']>) => {
            if (given[1] === 'readonly') stop.abort(new Error('Stopped.'))
            return target.transaction(...given)
          }
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const stopped = installUpdate(watched, release(2), { now: NOW, signal: stop.signal })
    await expect(stopped).rejects.toThrow('Stopped.')
    expect(await db.getAllKeys('generations')).toHaveLength(1)
    expect(await db.count('claims')).toBe(1)
    expect((await db.get('packs', 'one'))?.manifest.version).toBe(1)
  })
})
