/** Kinds of damage to what the device keeps. Afterwards all is as it was, or the reader is told what is not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../../installed/store/database.ts'
import { aDevice, CHANNEL, claimsOf, type Device } from '../../support/device.ts'
import { measured } from '../../support/torture.ts'

let device: Device
beforeEach(async () => {
  device = await aDevice()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(async () => {
  vi.restoreAllMocks()
  await device.remove()
})

/** The pack "towers" from a file in version 2, with version 1 before it; "one" is switched off. */
async function fromFile(): Promise<void> {
  const background = device.start()
  await background.settled()
  for (const version of [1, 2]) expect((await background.ask(await background.file(version))).ok).toBe(true)
  await background.ask({ type: 'set-pack', pack: 'one', on: false })
}

async function fromChannel(): Promise<void> {
  const background = device.start()
  await background.settled()
  for (const version of [1, 2]) {
    await device.files.publish(claimsOf(version), { version })
    const request =
      version === 1 ? await background.channel() : ({ type: 'update-pack', pack: 'towers' } as const)
    expect((await background.ask(request)).ok).toBe(true)
  }
  // Every label is another one, so the reader is asked.
  await background.ask({ type: 'answer-waiting', pack: 'towers', version: 2, yes: true })
}

/** What is there when a new session of the browser has done all its repairs. */
async function nextSession() {
  const background = device.start({ session: true, check: 0 })
  await background.settled()
  await vi
    .waitFor(
      async () => {
        const generations = (await (await device.db()).getAllKeys('generations')).length
        expect(await background.records.checkedReleases.read()).toHaveLength(generations)
      },
      { timeout: 20_000 },
    )
    .catch(() => {})
  await background.settled()
  const state = await background.state()
  const told = (await background.records.incidents.unseen()).map(({ kind, pack, remedy }) =>
    [kind, pack, remedy].filter((each) => each !== undefined).join(' '),
  )
  return { background, state, told }
}

const generationOf = async (db: Database, id = 'towers') => (await db.get('packs', id))?.generation as number
const WHOLE = { id: 'towers', version: 2, enabled: true, claims: 8, labels: ['Release 2'], damaged: false }
const ONE_OFF = { id: 'one', version: 1, enabled: false, claims: 1, damaged: false }

type Kind = readonly [name: string, harm: (db: Database) => Promise<unknown>, told: readonly string[]]

/** Harm to the database that the file in the cache makes good. */
const MENDED: readonly Kind[] = [
  [
    'claims are left out',
    async (db) => {
      const generation = await generationOf(db)
      for (const id of ['claim-1', 'claim-3', 'claim-4']) await db.delete('claims', [generation, id])
    },
    ['damaged towers restored'],
  ],
  [
    'a claim says something else',
    async (db) => {
      const key: [number, string] = [await generationOf(db), 'claim-1']
      const claim = await db.get('claims', key)
      if (claim !== undefined) await db.put('claims', { ...claim, verdict: 'refuted' }, key)
    },
    ['damaged towers restored'],
  ],
  [
    'all claims of a pack are gone',
    async (db) =>
      db.delete('claims', IDBKeyRange.bound([await generationOf(db)], [await generationOf(db), []])),
    ['damaged towers restored'],
  ],
  ['a pack is gone from the table', (db) => db.delete('packs', 'towers'), ['lost towers restored']],
  [
    'everything is gone',
    async (db) => {
      for (const store of db.objectStoreNames) await db.clear(store)
    },
    ['lost one restored', 'lost towers restored'],
  ],
  [
    'a pack that ships with the extension is damaged',
    async (db) => db.delete('claims', [await generationOf(db, 'one'), 'a']),
    ['damaged one restored'],
  ],
  [
    'the index is garbage',
    async (db) => {
      const stored = await db.get('indexes', 0)
      if (stored !== undefined) await db.put('indexes', { ...stored, buffer: new ArrayBuffer(9) }, 0)
    },
    [],
  ],
  ['the outlines are gone', (db) => db.clear('outlines'), []],
]

describe('damage to the database', () => {
  it.for(MENDED)('is mended: %s', async ([, harm, told], context) => {
    await fromFile()
    await harm(await device.db())
    const found = await nextSession()
    expect(found.state).toEqual([expect.objectContaining(ONE_OFF), expect.objectContaining(WHOLE)])
    expect(found.told).toEqual(told)
    // The first matcher may have been opened before the repair.
    await expect.poll(async () => (await found.background.engine.matcher()).size).toBe(8)
    measured(context, { rounds: 1 })
  })

  it('is found in a release that is not in force, which is dropped', async () => {
    await fromFile()
    const db = await device.db()
    const before = (await db.get('packs', 'towers'))?.before?.generation as number
    await db.delete('claims', [before, 'claim-1'])
    const { state, told } = await nextSession()
    expect(state).toContainEqual(expect.objectContaining({ ...WHOLE, before: undefined }))
    expect(told).toEqual(['before-damaged towers none'])
  })

  it('names the file of a lost pack whose copy is lost too', async (context) => {
    await fromFile()
    await (await device.db()).delete('packs', 'towers')
    await caches.delete(device.name)
    const { background, told } = await nextSession()
    expect(told).toEqual(['lost towers add-file'])
    expect(await background.records.incidents.unseen()).toMatchObject([{ file: 'towers.footnote' }])
    // Once the reader has seen it, the next start does not tell it again.
    await background.records.incidents.dismiss()
    expect((await nextSession()).told).toEqual([])
    // With the file it is over, and a new loss is told.
    const last = device.start()
    await last.settled()
    expect((await last.ask(await last.file(2))).ok).toBe(true)
    await (await device.db()).delete('packs', 'towers')
    expect((await nextSession()).told).toEqual(['lost towers restored'])
    measured(context, { rounds: 1 })
  })

  it('makes the check of the channel due, and the update brings the same release back', async (context) => {
    await fromChannel()
    const db = await device.db()
    await db.delete('claims', [await generationOf(db), 'claim-1'])
    const { background, told } = await nextSession()
    expect(told).toEqual(['damaged towers fetching'])
    expect(await background.records.subscriptions.list()).toMatchObject([{ next: 0 }])
    // Until then it stays in force with what it has.
    expect(await background.state()).toContainEqual(
      expect.objectContaining({ version: 2, claims: 7, damaged: true }),
    )
    await background.ask({ type: 'update-pack', pack: 'towers' })
    expect(await background.state()).toContainEqual(expect.objectContaining({ ...WHOLE, before: 1 }))
    expect(await background.records.incidents.unseen()).toMatchObject([
      { kind: 'damaged', remedy: 'restored' },
    ])
    measured(context, { rounds: 1 })
  })

  it('makes a newer release wait for the yes, because nothing can be compared', async () => {
    await fromChannel()
    const db = await device.db()
    await db.delete('claims', [await generationOf(db), 'claim-1'])
    const { background } = await nextSession()
    await device.files.publish(claimsOf(3), { version: 3 })
    await background.ask({ type: 'update-pack', pack: 'towers' })
    expect(await background.state()).toContainEqual(expect.objectContaining({ version: 2, waiting: 3 }))
  })
})

describe('damage to the release that the reader agreed to last', () => {
  /** A pack that was updated without a question. */
  async function updated() {
    await fromChannel()
    const db = await device.db()
    const pack = (await db.get('packs', 'towers'))!
    const { before, ...rest } = pack
    await db.put('packs', { ...rest, agreed: before! })
    return { db, agreed: before! }
  }

  it('makes the next update wait, and tells nothing', async () => {
    const { db, agreed } = await updated()
    await db.delete('claims', [agreed.generation, 'claim-1'])
    const { background, told } = await nextSession()
    expect(told).toEqual([])
    const pack = await (await device.db()).get('packs', 'towers')
    expect(pack).toMatchObject({ agreedLost: true })
    expect(pack?.agreed).toBeUndefined()
    // Nothing but the version is new.
    await device.files.publish(claimsOf(2), { version: 3 })
    await background.ask({ type: 'update-pack', pack: 'towers' })
    expect(await background.state()).toContainEqual(expect.objectContaining({ version: 2, waiting: 3 }))
  })

  it('stays what updates are compared with if the release in force comes back', async () => {
    const { db, agreed } = await updated()
    await db.delete('claims', [await generationOf(db), 'claim-1'])
    const { background } = await nextSession()
    await background.ask({ type: 'update-pack', pack: 'towers' })
    const pack = await (await device.db()).get('packs', 'towers')
    expect(pack?.damaged).toBeUndefined()
    expect(pack?.agreed?.generation).toBe(agreed.generation)
  })
})

describe('a database that has gone back', () => {
  /** What the pack's record was like, for putting it back. */
  async function record(id = 'towers') {
    const pack = await (await device.db()).get('packs', id)
    if (pack === undefined) throw new Error(`no pack ${id}`)
    return pack
  }

  it('has the noted release again', async (context) => {
    await fromFile()
    const { before, ...pack } = await record()
    if (before === undefined) throw new Error('no release before')
    await (await device.db()).put('packs', { ...pack, ...before, revision: 1 })
    const { state, told } = await nextSession()
    expect(state).toContainEqual(expect.objectContaining(WHOLE))
    expect(told).toEqual(['went-back towers restored'])
    measured(context, { rounds: 1 })
  })

  it('has a pack switched off again that the reader switched off', async (context) => {
    await fromFile()
    const one = await record('one')
    await (await device.db()).put('packs', { ...one, enabled: true, revision: 1 })
    const { state, told } = await nextSession()
    expect(state).toContainEqual(expect.objectContaining(ONE_OFF))
    expect(told).toEqual(['went-back one restored'])
    expect((await nextSession()).told).toEqual(told)
    measured(context, { rounds: 1 })
  })

  it('does not bring back what the reader rolled back', async () => {
    await fromFile()
    const newer = await record()
    const background = device.start()
    await background.settled()
    await background.ask({ type: 'roll-back', pack: 'towers', version: 1 })
    const older = await record()
    const { before: _before, damaged: _damaged, waiting: _waiting, ...release } = older
    await (await device.db()).put('packs', { ...newer, before: release })
    const { state } = await nextSession()
    expect(state).toContainEqual(expect.objectContaining({ version: 1, declined: 2 }))
  })

  it('does not bring back a pack that the reader removed', async (context) => {
    await fromFile()
    const towers = await record()
    const background = device.start()
    await background.settled()
    expect((await background.ask({ type: 'remove-pack', pack: 'towers' })).ok).toBe(true)
    await (await device.db()).put('packs', towers)
    const { state, told } = await nextSession()
    expect(state).toEqual([expect.objectContaining(ONE_OFF)])
    expect(told).toEqual([])
    measured(context, { rounds: 1 })
  })

  it('leaves a pack that an older version added again after a removal', async () => {
    await fromFile()
    const { revision: _none, ...towers } = await record()
    await (await device.db()).put('packs', towers)
    await device.local.set({ packs: { version: 1, order: [], removed: ['towers'] }, packNotes: [] })
    const { background, state } = await nextSession()
    expect(state).toContainEqual(expect.objectContaining(WHOLE))
    expect((await background.records.packChoices.read()).removed).toEqual([])
  })
})

describe('damage outside the database', () => {
  const emptyLocal = () => {
    for (const key of Object.keys(device.local.stored)) delete device.local.stored[key]
  }

  it('is told if settings and channels are lost', async (context) => {
    await fromChannel()
    emptyLocal()
    const { background, state, told } = await nextSession()
    expect(state).toContainEqual(expect.objectContaining(WHOLE))
    expect(told).toEqual(['records-lost none', 'unsubscribed towers subscribe'])
    expect((await background.records.incidents.unseen())[1]).toMatchObject({ channel: CHANNEL })
    measured(context, { rounds: 1 })
  })

  it('is told if both memories are lost, and not at the first start of all', async (context) => {
    expect((await nextSession()).told).toEqual([])
    await fromFile()
    emptyLocal()
    const db = await device.db()
    for (const store of db.objectStoreNames) await db.clear(store)
    const { state, told } = await nextSession()
    expect(state.map(({ id }) => id)).toEqual(['one'])
    expect(told).toEqual(['everything-lost add-again'])
    measured(context, { rounds: 1 })
  })

  it('is made good if the kept files are lost, as long as the pack is there', async (context) => {
    await fromFile()
    await caches.delete(device.name)
    const { state, told } = await nextSession()
    expect(state).toContainEqual(expect.objectContaining(WHOLE))
    expect(told).toEqual([])
    measured(context, { rounds: 1 })
  })

  it('is told even if nothing can be stored', async () => {
    await fromFile()
    await (await device.db()).delete('packs', 'towers')
    await caches.delete(device.name)
    const full = { ...device.local, set: () => Promise.reject(new Error('No space left on device')) }
    const background = device.start({ session: true, areas: { local: full } })
    await background.settled()
    expect(await background.records.incidents.unseen()).toMatchObject([{ kind: 'lost', pack: 'towers' }])
  })
})
