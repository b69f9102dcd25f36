import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Claim } from '../../../claims/claim.ts'
import type { ClaimKey, PackManifest } from '../../../claims/pack.ts'
import { claimsByKey, claimsOfRelease } from '../../../claims/store/claims.ts'
import { type Database, databaseOpener } from '../../../claims/store/database.ts'
import { loadIndex, saveIndex } from '../../../claims/store/indexes.ts'
import {
  installedPacks,
  installPack,
  removeLeftovers,
  removePack,
  rollBackPack,
  setPackEnabled,
} from '../../../claims/store/packs.ts'
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

function install(manifest: PackManifest, claims: Claim[]) {
  return installPack(db, { manifest, claims: [claims], origin: { kind: 'embedded' } }, { now: NOW })
}
const claimsNamed = (...ids: string[]) => ids.map((id) => aClaim({ id }))

async function allClaims(): Promise<string[]> {
  return (await db.getAllKeys('claims')).map(([generation, id]) => `${generation}:${id}`)
}

describe('claims/store/packs', () => {
  it('installs a pack and finds its claims by key', async () => {
    await install(aManifest({ id: 'one' }), claimsNamed('a', 'b'))
    const found = await claimsByKey(db, ['one/b', 'one/none', 'two/a'] as ClaimKey[])
    expect(found.map((entry) => [entry.key, entry.claim.id, entry.pack.id])).toEqual([['one/b', 'b', 'one']])
  })

  it('keeps claims of two packs with the same id apart', async () => {
    await install(aManifest({ id: 'one' }), [aClaim({ id: 'a', verdict: 'refuted' })])
    await install(aManifest({ id: 'two' }), [aClaim({ id: 'a', verdict: 'supported' })])
    const found = await claimsByKey(db, ['one/a', 'two/a'])
    expect(found.map((entry) => entry.claim.verdict)).toEqual(['refuted', 'supported'])
  })

  it('keeps the old release when the new one fails half way', async () => {
    await install(aManifest({ id: 'one', version: 1 }), claimsNamed('a'))
    async function* broken() {
      yield claimsNamed('b', 'c')
      throw new Error('the bundle is cut off')
    }
    const update = installPack(
      db,
      { manifest: aManifest({ id: 'one', version: 2 }), claims: broken(), origin: { kind: 'embedded' } },
      { now: NOW },
    )
    await expect(update).rejects.toThrow('cut off')
    const [pack] = await installedPacks(db)
    expect(pack?.manifest.version).toBe(1)
    expect(await allClaims()).toEqual([`${pack?.generation}:a`])
  })

  it('refuses a release in which two claims share an id, and stores nothing of it', async () => {
    await expect(install(aManifest({ id: 'one' }), claimsNamed('a', 'a'))).rejects.toThrow()
    expect(await installedPacks(db)).toEqual([])
    expect(await allClaims()).toEqual([])
  })

  it('stops when it is told to, and leaves nothing behind', async () => {
    const stop = new AbortController()
    async function* slices() {
      yield claimsNamed('a')
      stop.abort(new Error('enough'))
      yield claimsNamed('b')
    }
    const run = installPack(
      db,
      { manifest: aManifest({ id: 'one' }), claims: slices(), origin: { kind: 'embedded' } },
      { now: NOW, signal: stop.signal },
    )
    await expect(run).rejects.toThrow('enough')
    expect(await allClaims()).toEqual([])
  })

  it('keeps exactly one release before the current one, and rolls back to it', async () => {
    await install(aManifest({ id: 'one', version: 1 }), claimsNamed('a'))
    await install(aManifest({ id: 'one', version: 2 }), claimsNamed('b'))
    await install(aManifest({ id: 'one', version: 3 }), claimsNamed('c'))
    expect((await allClaims()).map((key) => key.split(':')[1])).toEqual(['b', 'c'])
    const back = await rollBackPack(db, 'one')
    expect(back?.manifest.version).toBe(2)
    expect((await allClaims()).map((key) => key.split(':')[1])).toEqual(['b'])
    expect(await rollBackPack(db, 'one')).toBeUndefined()
  })

  it('cleans up after an install that was killed', async () => {
    await install(aManifest({ id: 'one' }), claimsNamed('a'))
    const generation = await db.add('generations', { pack: 'one', complete: false })
    await db.add('claims', aClaim({ id: 'z' }), [generation, 'z'])
    expect(await removeLeftovers(db)).toBe(1)
    expect((await allClaims()).map((key) => key.split(':')[1])).toEqual(['a'])
    expect(await removeLeftovers(db)).toBe(0)
  })

  it('keeps a pack switched off across an update', async () => {
    await install(aManifest({ id: 'one', version: 1 }), claimsNamed('a'))
    await setPackEnabled(db, 'one', false)
    const pack = await install(aManifest({ id: 'one', version: 2 }), claimsNamed('a'))
    expect(pack.enabled).toBe(false)
  })

  it('removes a pack with all its claims', async () => {
    await install(aManifest({ id: 'one' }), claimsNamed('a', 'b'))
    await removePack(db, 'one')
    expect(await allClaims()).toEqual([])
    expect(await installedPacks(db)).toEqual([])
  })

  it('reads all claims of a pack in slices, each once', async () => {
    const ids = Array.from({ length: 23 }, (_, at) => `claim-${String(at).padStart(2, '0')}`)
    const pack = await install(aManifest({ id: 'one' }), claimsNamed(...ids))
    await install(aManifest({ id: 'two' }), claimsNamed('other'))
    for (const size of [1, 5, 23, 100]) {
      const read: string[] = []
      for await (const slice of claimsOfRelease(db, pack, size)) read.push(...slice.map((claim) => claim.id))
      expect(read).toEqual(ids)
    }
  })
})

describe('claims/store/indexes', () => {
  it('gives the index back only for the releases it was compiled from', async () => {
    const one = await install(aManifest({ id: 'one' }), claimsNamed('a'))
    const two = await install(aManifest({ id: 'two' }), claimsNamed('a'))
    await saveIndex(db, [two, one], new Uint8Array([1, 2, 3]).buffer)
    expect(new Uint8Array((await loadIndex(db, [one, two])) as ArrayBuffer)).toEqual(
      new Uint8Array([1, 2, 3]),
    )
    expect(await loadIndex(db, [one])).toBeUndefined()
    const newer = await install(aManifest({ id: 'one', version: 2 }), claimsNamed('a'))
    expect(await loadIndex(db, [newer, two])).toBeUndefined()
  })
})
