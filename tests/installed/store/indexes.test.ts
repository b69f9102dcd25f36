import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, databaseOpener } from '../../../installed/store/database.ts'
import {
  isIndexOf,
  type StoredIndex,
  saveIndex,
  saveLayer,
  storedIndex,
} from '../../../installed/store/indexes.ts'
import { installPack } from '../../../installed/store/packs.ts'
import { aClaim, aManifest } from '../../support/records.ts'

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

const install = (id: string, version = 1) =>
  installPack(
    db,
    { manifest: aManifest({ id, version }), claims: [[aClaim()]], origin: { kind: 'embedded' } },
    { now: new Date('2026-11-24T12:00:00Z') },
  )
const bytes = (...values: number[]) => new Uint8Array(values).buffer
const compiled = (buffer: ArrayBuffer, fingerprint = 'a') => ({ buffer, fingerprint })
const read = async () => (await storedIndex(db)) as StoredIndex
const contents = async () => (await read()).buffers.map((buffer) => [...new Uint8Array(buffer)])

describe('installed/store/indexes', () => {
  it('counts only for the releases it was compiled from', async () => {
    const one = await install('one')
    const two = await install('two')
    await saveIndex(db, [two, one], compiled(bytes(1, 2, 3)))
    const stored = await read()
    expect(await contents()).toEqual([[1, 2, 3]])
    expect(isIndexOf(stored, [one, two])).toBe(true)
    expect(isIndexOf(stored, [one])).toBe(false)
    expect(isIndexOf(stored, [await install('one', 2), two])).toBe(false)
  })

  it('is an index of the newer releases with a layer, and no longer of the earlier ones', async () => {
    const one = await install('one')
    await saveIndex(db, [one], compiled(bytes(1)))
    const newer = await install('one', 2)
    await saveLayer(db, await read(), [newer], bytes(2))
    expect(await contents()).toEqual([[1], [2]])
    expect(isIndexOf(await read(), [newer])).toBe(true)
    expect(isIndexOf(await read(), [one])).toBe(false)
  })

  it('records releases with the same words without a new layer for each', async () => {
    await saveIndex(db, [await install('one')], compiled(bytes(1)))
    for (const version of [2, 3, 4]) {
      const newer = await install('one', version)
      await saveLayer(db, await read(), [newer], undefined)
      expect(isIndexOf(await read(), [newer])).toBe(true)
    }
    expect(await contents()).toEqual([[1]])
    expect(await db.count('indexes')).toBe(2)
    const last = await install('one', 5)
    await saveLayer(db, await read(), [last], bytes(5))
    expect(await contents()).toEqual([[1], [5]])
  })

  it('writes no layer on an index that it was not made for', async () => {
    const one = await install('one')
    await saveIndex(db, [one], compiled(bytes(1)))
    const before = await read()
    const two = await install('one', 2)
    await saveIndex(db, [two], compiled(bytes(2)))
    await saveLayer(db, before, [two], bytes(3))
    expect(await contents()).toEqual([[2]])
  })

  it('writes no layer on an index with another fingerprint, and ignores a stored one', async () => {
    const one = await install('one')
    await saveIndex(db, [one], compiled(bytes(1)))
    const before = await read()
    expect(before.fingerprint).toBe('a')
    await saveIndex(db, [one], compiled(bytes(2), 'b'))
    const newer = await install('one', 2)
    await saveLayer(db, before, [newer], bytes(3))
    expect(await contents()).toEqual([[2]])
    await saveLayer(db, await read(), [newer], bytes(3))
    expect(await contents()).toEqual([[2], [3]])
    const layer = await db.get('indexes', 1)
    if (layer === undefined) throw new Error('no layer was kept')
    await db.put('indexes', { ...layer, fingerprint: 'a' }, 1)
    expect(await contents()).toEqual([[2]])
  })

  it('ignores a layer whose base is gone, and all layers on it', async () => {
    const releases = [await install('one'), await install('one', 2), await install('one', 3)]
    const [first, second, third] = releases as [never, never, never]
    await saveIndex(db, [first], compiled(bytes(1)))
    await saveLayer(db, await read(), [second], bytes(2))
    await saveLayer(db, await read(), [third], bytes(3))
    await db.delete('indexes', 1)
    expect(await contents()).toEqual([[1]])
    expect(isIndexOf(await read(), [first])).toBe(true)
    await saveLayer(db, await read(), [third], bytes(4))
    expect(await contents()).toEqual([[1], [4]])
    await db.delete('indexes', 0)
    expect(await storedIndex(db)).toBeUndefined()
  })

  it('deletes all layers when a new base is saved', async () => {
    await saveIndex(db, [await install('one')], compiled(bytes(1)))
    const newer = await install('one', 2)
    await saveLayer(db, await read(), [newer], bytes(2))
    await saveIndex(db, [newer], compiled(bytes(3)))
    expect(await contents()).toEqual([[3]])
    expect(isIndexOf(await read(), [newer])).toBe(true)
  })
})
