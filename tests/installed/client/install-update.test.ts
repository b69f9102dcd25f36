import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Matcher } from '../../../claims/match/types.ts'
import type { Claim } from '../../../claims/records/claim.ts'
import { installUpdate } from '../../../installed/client/install-update.ts'
import { releaseChanges } from '../../../installed/client/release-changes.ts'
import { type Database, databaseOpener, type InstalledPack } from '../../../installed/store/database.ts'
import { removeLeftovers } from '../../../installed/store/leftovers.ts'
import {
  declineWaiting,
  installPack,
  isKnown,
  rollBackPack,
  takeWaiting,
} from '../../../installed/store/packs.ts'
import { idleMatcher } from '../../support/idle-matcher.ts'
import { aBackup, fileParts } from '../../support/pack-backup.ts'
import { aClaim, aManifest } from '../../support/records.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const PARTS = fileParts(aBackup())
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
    await installUpdate(PARTS, db, release(1), { now: NOW })
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
    const stopped = installUpdate(PARTS, watched, release(2), { now: NOW, signal: stop.signal })
    await expect(stopped).rejects.toThrow('Stopped.')
    expect(await db.getAllKeys('generations')).toHaveLength(1)
    expect(await db.count('claims')).toBe(1)
    expect((await db.get('packs', 'one'))?.manifest.version).toBe(1)
  })

  /** Twenty claims, of which the first `turned` are refuted. */
  const turned = (count: number) => [
    Array.from({ length: 20 }, (_, at) =>
      aClaim({
        id: `claim-${String(at).padStart(2, '0')}`,
        texts: { en: { text: `Tower ${at} is 300 metres high.` } },
        verdict: at < count ? 'refuted' : 'supported',
      }),
    ),
  ]
  const stored = async () => (await db.get('packs', 'one')) as InstalledPack
  const update = (version: number, count: number) =>
    installUpdate(PARTS, db, release(version, turned(count)), { now: NOW })
  const generations = async () => (await db.getAllKeys('generations')).length

  describe('many small updates', () => {
    it('wait as soon as they together turn a fifth of what the reader agreed to', async () => {
      await update(1, 0)
      expect(await update(2, 2)).toBe('in-force')
      expect(await update(3, 4)).toBe('in-force')
      expect(await update(4, 6)).toBe('waiting')
      expect((await stored()).agreed?.manifest.version).toBe(1)
      // In force, before, agreed to, waiting.
      expect([await generations(), await removeLeftovers(db)]).toEqual([4, 0])
    })

    it('are all shown to the reader who is asked', async () => {
      await update(1, 0)
      for (const [version, count] of [
        [2, 2],
        [3, 4],
        [4, 6],
      ] as const)
        await update(version, count)
      const changes = await releaseChanges(PARTS, db, await stored(), 'waiting')
      expect([changes?.since, changes?.totals.flipped]).toEqual([1, 6])
      expect(changes?.reasons).toEqual([{ code: 'verdicts', flipped: 6, of: 20 }])
    })

    it('count from the yes on, and leave no release behind', async () => {
      await update(1, 0)
      for (const [version, count] of [
        [2, 2],
        [3, 4],
        [4, 6],
      ] as const)
        await update(version, count)
      await takeWaiting(db, 'one')
      expect((await stored()).agreed).toBeUndefined()
      expect(await generations()).toBe(2)
      expect(await update(5, 10)).toBe('in-force')
      expect(await update(6, 11)).toBe('waiting')
    })

    it('count from the release that the reader went back to', async () => {
      await update(1, 0)
      await update(2, 2)
      await update(3, 4)
      await rollBackPack(db, 'one')
      expect([(await stored()).agreed, await generations()]).toEqual([undefined, 1])
      expect(await update(4, 6)).toBe('in-force')
    })

    it('are compared with the release in force, for a pack that was stored before the agreed release was', async () => {
      await update(1, 0)
      const { agreed: _, ...before } = await stored()
      await db.put('packs', before)
      expect(await update(2, 4)).toBe('in-force')
      expect((await stored()).agreed?.manifest.version).toBe(1)
    })
  })

  describe('a version of 2⁵³ − 1', () => {
    const HUGE = 2 ** 53 - 1

    it('does not keep later ones away: they wait for a yes, and the next ones no longer do', async () => {
      await update(1, 0)
      await update(HUGE, 0)
      expect(isKnown(await stored(), 3)).toBe(false)
      expect(await update(3, 0)).toBe('waiting')
      expect((await releaseChanges(PARTS, db, await stored(), 'waiting'))?.reasons).toEqual([
        { code: 'older', before: HUGE, after: 3 },
      ])
      await takeWaiting(db, 'one')
      expect(await update(4, 0)).toBe('in-force')
    })

    it('does not keep later ones away after the reader declined it', async () => {
      await update(1, 0)
      await update(HUGE, 20)
      await declineWaiting(db, 'one')
      expect(isKnown(await stored(), HUGE)).toBe(true)
      expect(isKnown(await stored(), 3)).toBe(false)
      await update(3, 0)
      await takeWaiting(db, 'one')
      expect(await update(4, 0)).toBe('in-force')
    })

    it('of an unsigned file says nothing about the channel of the same name', async () => {
      const file = { ...release(HUGE, turned(0)), origin: { kind: 'file', name: 'x' } as const }
      await installPack(db, release(1, turned(0)), { now: NOW })
      await db.delete('packs', 'one')
      await installPack(db, { ...file, manifest: aManifest({ id: 'one', version: 2 }) }, { now: NOW })
      await installPack(db, file, { now: NOW })
      await rollBackPack(db, 'one')
      expect((await stored()).declined).toBe(HUGE)
      const channel = { kind: 'channel', url: 'https://towers.example/' } as const
      await installPack(db, { ...release(3, turned(0)), origin: channel }, { now: NOW })
      expect((await stored()).declined).toBeUndefined()
      expect(
        await installUpdate(PARTS, db, { ...release(4, turned(0)), origin: channel }, { now: NOW }),
      ).toBe('in-force')
    })
  })

  it('never takes the place of an unsigned pack without a yes', async () => {
    const file = { kind: 'file', name: 'x' } as const
    await installPack(db, { ...release(1, turned(0)), origin: file }, { now: NOW })
    expect(await update(2, 0)).toBe('waiting')
  })

  it('waits if what is new in it is found in ordinary sentences, however little it is', async () => {
    await update(1, 0)
    const asked: (readonly string[])[] = []
    const parts = {
      ...PARTS,
      openTrial: async (claims: Parameters<typeof PARTS.openTrial>[0]) => {
        asked.push(claims.map(({ key }) => key))
        const match = { claim: claims[0]?.key, marked: true }
        return { ...idleMatcher(1), match: async () => [match] } as unknown as Matcher
      },
    }
    const more = [
      [...(turned(0)[0] as Claim[]), aClaim({ id: 'new', texts: { en: { text: 'It rained.' } } })],
    ]
    expect(await installUpdate(parts, db, release(2, more), { now: NOW })).toBe('waiting')
    expect(asked).toEqual([['one/new']])
    expect((await releaseChanges(parts, db, await stored(), 'waiting'))?.reasons).toEqual([
      { code: 'broad', found: 399, of: 399 },
    ])
    expect(await installUpdate(parts, db, release(3, turned(0)), { now: NOW })).toBe('in-force')
  })
})
