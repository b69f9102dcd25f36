/** Causes of failures have codes for which the interface has words. */
import { deleteDB, openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { packsTextsFor } from '../../../components/texts/packs-texts.ts'
import { DATABASE_VERSION, databaseOpener } from '../../../installed/store/database.ts'
import { causeOf, likelyCause } from '../../../installed/store/storage-error.ts'
import { aDevice } from '../../support/device.ts'
import { faults } from '../../support/faults.ts'
import { measured, rounds } from '../../support/torture.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('installed/store/storage-error', () => {
  it.each([
    ['disk-full', new Error('IO error: .../000003.log: No space left on device')],
    ['disk-full', new DOMException('Internal error: FILE_ERROR_NO_SPACE', 'UnknownError')],
    ['quota', new DOMException('', 'QuotaExceededError')],
    ['quota', new Error('Resource::kQuotaBytes quota exceeded')],
    ['database-newer', new DOMException('', 'VersionError')],
    ['storage-failed', new DOMException('Internal error.', 'UnknownError')],
    [undefined, new Error('The pack was removed while it was fetched.')],
    [undefined, new TypeError('x is not a function')],
  ] as const)('finds %s', (code, error) => {
    expect(causeOf(error)).toBe(code)
    expect(causeOf(new Error('store: outer', { cause: error }))).toBe(code)
    expect(code === undefined || packsTextsFor('en').packs.problems[code] !== undefined).toBe(true)
  })

  it('takes the free space as a hint where the browser says nothing', async () => {
    const unsaid = new DOMException('Internal error.', 'UnknownError')
    expect(await likelyCause(unsaid, async () => 1_000_000)).toBe('disk-full')
    expect(await likelyCause(unsaid, async () => 10 ** 12)).toBe('storage-failed')
    expect(await likelyCause(unsaid, () => Promise.reject(new Error('no estimate')))).toBe('storage-failed')
  })
})

describe('installed/store/database', () => {
  it('says that a newer version of the extension has changed the database', async () => {
    const name = `newer-${Math.random()}`
    ;(await openDB(name, DATABASE_VERSION + 1)).close()
    await expect(databaseOpener(name)()).rejects.toMatchObject({ code: 'database-newer' })
    await deleteDB(name)
  })

  it('says that another copy of the extension blocks an upgrade, within its patience, and opens later', async () => {
    const name = `blocked-${Math.random()}`
    // An old copy that does not listen for the upgrade.
    const old = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, DATABASE_VERSION - 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('packs', { keyPath: 'id' })
        request.result.createObjectStore('generations', { autoIncrement: true })
        for (const store of ['claims', 'indexes', 'metadata']) request.result.createObjectStore(store)
      }
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const open = databaseOpener(name, 300)
    const began = performance.now()
    await expect(open()).rejects.toMatchObject({ code: 'upgrade-blocked' })
    expect(performance.now() - began).toBeLessThan(5_000)
    old.close()
    const db = await vi.waitFor(open, { timeout: 10_000 })
    expect(db.version).toBe(DATABASE_VERSION)
    db.close()
    await deleteDB(name)
  })
})

describe('a full disk', () => {
  const tries = rounds(4, 60)
  it(`fails with the cause in words, changes nothing, and is over when there is space, ${tries} times`, async (context) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = faults()
    try {
      for (let n = 1; n <= tries; n++) {
        const device = await aDevice()
        const first = device.start()
        await first.settled()
        await first.ask(await first.file(1))
        const background = device.start({ areas: { local: broken.area(device.local) } })
        await background.settled()
        const request = await background.file(2)
        const full = () => new DOMException('No space left on device', 'UnknownError')
        broken.arm(1 + (n % 40), n % 2 === 0 ? 'throws' : 'aborts', full, true)
        const answer = await background.ask(request)
        broken.disarm()
        const state = await background.state()
        const towers = state.find(({ id }) => id === 'towers')
        if (!answer.ok) expect(answer.error.reason).toMatch(/disk-full|storage-failed/)
        expect(towers).toMatchObject(
          answer.ok ? { version: 2, claims: 8 } : { version: 1, claims: 7, labels: ['Release 1'] },
        )
        expect((await background.ask(request)).ok).toBe(true)
        const next = device.start({ session: true })
        await next.settled()
        expect(await next.state()).toContainEqual(
          expect.objectContaining({ id: 'towers', version: 2, claims: 8 }),
        )
        await device.remove()
      }
    } finally {
      broken.restore()
    }
    measured(context, { rounds: tries })
  })
})

describe('a change that is in force', () => {
  it('has not failed if the index cannot follow: the reader is told, and it follows later', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const device = await aDevice()
    const background = device.start()
    await background.settled()
    const { createMatcher } = background.parts
    background.parts.createMatcher = () => Promise.reject(new RangeError('Array buffer allocation failed'))
    expect(await background.ask(await background.file(1))).toEqual({ ok: true, value: null })
    expect(await background.records.incidents.unseen()).toMatchObject([{ kind: 'index-behind' }])
    background.parts.createMatcher = createMatcher
    await background.settled()
    expect((await background.engine.matcher()).size).toBe(8)
    expect(await background.records.incidents.unseen()).toEqual([])
    await device.remove()
  })
})
