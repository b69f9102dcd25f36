import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Claim } from '../../../claims/records/claim.ts'
import type { ClaimKey } from '../../../claims/records/claim-key.ts'
import type { PackManifest } from '../../../claims/records/pack.ts'
import { claimsByKey, claimsOfRelease } from '../../../installed/store/claims.ts'
import { type Database, databaseOpener } from '../../../installed/store/database.ts'
import { saveIndex } from '../../../installed/store/indexes.ts'
import { removeLeftovers } from '../../../installed/store/leftovers.ts'
import {
  declineWaiting,
  installedPacks,
  installPack,
  keepWaiting,
  removePack,
  rollBackPack,
  setPackEnabled,
  takeWaiting,
} from '../../../installed/store/packs.ts'
import { writeRelease } from '../../../installed/store/releases.ts'
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

describe('installed/store/packs', () => {
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

  it('keeps the old release if the new one fails half way', async () => {
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

  it('stops on an abort, and leaves nothing behind', async () => {
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

  it('keeps exactly one previous release, and rolls back to it', async () => {
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
    const generation = await db.add('generations', { pack: 'one' })
    await db.add('claims', aClaim({ id: 'z' }), [generation, 'z'])
    expect(await removeLeftovers(db)).toBe(1)
    expect((await allClaims()).map((key) => key.split(':')[1])).toEqual(['a'])
    expect(await removeLeftovers(db)).toBe(0)
  })

  it('keeps the outline of a deleted release while the index still contains it', async () => {
    const one = await install(aManifest({ id: 'one', version: 1 }), claimsNamed('a'))
    await saveIndex(db, [one], { buffer: new ArrayBuffer(4), fingerprint: 'a' })
    const two = await install(aManifest({ id: 'two' }), claimsNamed('a'))
    await removePack(db, 'one')
    await removeLeftovers(db)
    expect(await db.getAllKeys('outlines')).toEqual([one.generation, two.generation])
    await saveIndex(db, [two], { buffer: new ArrayBuffer(4), fingerprint: 'a' })
    await removeLeftovers(db)
    expect(await db.getAllKeys('outlines')).toEqual([two.generation])
  })

  it('counts the claims of a release by verdict', async () => {
    const pack = await install(aManifest({ id: 'one' }), [
      aClaim({ id: 'a', verdict: 'refuted' }),
      aClaim({ id: 'b', verdict: 'refuted' }),
      aClaim({ id: 'c', verdict: 'mixed' }),
    ])
    expect(pack.verdicts).toEqual({ refuted: 2, misleading: 0, mixed: 1, supported: 0, unproven: 0 })
  })

  it('remembers a rolled-back version, so that it is not installed again', async () => {
    await install(aManifest({ id: 'one', version: 1 }), claimsNamed('a'))
    await install(aManifest({ id: 'one', version: 4 }), claimsNamed('b'))
    expect((await rollBackPack(db, 'one'))?.declined).toBe(4)
    expect((await install(aManifest({ id: 'one', version: 5 }), claimsNamed('b'))).declined).toBe(4)
  })

  describe('a release that waits for the reader', () => {
    async function waitWith(version: number, ...ids: string[]) {
      const release = await writeRelease(
        db,
        {
          manifest: aManifest({ id: 'one', version }),
          claims: [claimsNamed(...ids)],
          origin: { kind: 'file', name: 'x' },
        },
        { now: NOW },
      )
      await keepWaiting(db, release)
      return release
    }
    beforeEach(async () => {
      await install(aManifest({ id: 'one', version: 1 }), claimsNamed('a'))
    })

    it('changes nothing that is in force, and outlives a restart', async () => {
      const release = await waitWith(2, 'b')
      expect(await removeLeftovers(db)).toBe(0)
      const [pack] = await installedPacks(db)
      expect([pack?.manifest.version, pack?.waiting?.manifest.version]).toEqual([1, 2])
      expect((await claimsByKey(db, ['one/a', 'one/b'])).map(({ key }) => key)).toEqual(['one/a'])
      expect(pack?.waiting?.generation).toBe(release.generation)
    })

    it('is put in force with the yes, and can be rolled back', async () => {
      await waitWith(2, 'b')
      const pack = await takeWaiting(db, 'one')
      expect([pack?.manifest.version, pack?.before?.manifest.version, pack?.waiting]).toEqual([
        2,
        1,
        undefined,
      ])
      expect((await claimsByKey(db, ['one/a', 'one/b'])).map(({ key }) => key)).toEqual(['one/b'])
      expect((await rollBackPack(db, 'one'))?.manifest.version).toBe(1)
    })

    it('is deleted with the no, and remembered as declined', async () => {
      await waitWith(2, 'b')
      await declineWaiting(db, 'one')
      const [pack] = await installedPacks(db)
      expect([pack?.manifest.version, pack?.declined, pack?.waiting]).toEqual([1, 2, undefined])
      expect((await allClaims()).map((key) => key.split(':')[1])).toEqual(['a'])
    })

    it('is replaced by a newer one', async () => {
      await waitWith(2, 'b')
      await waitWith(3, 'c')
      expect((await allClaims()).map((key) => key.split(':')[1])).toEqual(['a', 'c'])
      await install(aManifest({ id: 'one', version: 4 }), claimsNamed('d'))
      expect((await allClaims()).map((key) => key.split(':')[1])).toEqual(['a', 'd'])
    })
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
      for await (const slice of claimsOfRelease(db, pack, { size }))
        read.push(...slice.map((claim) => claim.id))
      expect(read).toEqual(ids)
    }
  })
})
