import { deleteDB, openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import { DATABASE_VERSION, databaseOpener } from '../../../installed/store/database.ts'
import { storedIndex } from '../../../installed/store/indexes.ts'
import { aClaim } from '../../support/records.ts'

describe('installed/store/database', () => {
  it('keeps packs and claims of version 2, and drops its index', async () => {
    const name = `test-${Math.random()}`
    const old = await openDB(name, 2, {
      upgrade(db) {
        db.createObjectStore('packs', { keyPath: 'id' })
        db.createObjectStore('generations', { autoIncrement: true })
        db.createObjectStore('claims')
        db.createObjectStore('indexes')
        db.createObjectStore('metadata')
      },
    })
    await old.put('packs', { id: 'one', generation: 1 })
    await old.put('claims', aClaim({ id: 'a' }), [1, 'a'])
    await old.put('indexes', { generations: [1], buffer: new ArrayBuffer(4) }, 'main')
    old.close()
    const db = await databaseOpener(name)()
    expect(db.version).toBe(DATABASE_VERSION)
    expect(await db.getAllKeys('packs')).toEqual(['one'])
    expect((await db.get('claims', [1, 'a']))?.id).toBe('a')
    expect(await storedIndex(db)).toBeUndefined()
    expect(await db.count('outlines')).toBe(0)
    db.close()
    await deleteDB(name)
  })

  it('is opened again at the next call if opening failed', async () => {
    const name = `test-${Math.random()}`
    const open = databaseOpener(name)
    const failing = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('The disk is full.', 'UnknownError')
    })
    await expect(open()).rejects.toThrow('could not be opened')
    failing.mockRestore()
    const db = await open()
    expect(await open()).toBe(db)
    db.close()
    await deleteDB(name)
  })
})
