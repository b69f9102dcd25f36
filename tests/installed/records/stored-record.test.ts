import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from '../../../claims/schema.ts'
import { entry, field, list, optional, value } from '../../../installed/records/fields.ts'
import { type RecordFormat, recordStore } from '../../../installed/records/stored-record.ts'
import { aStorageArea } from '../../support/storage-area.ts'

type Fruit = { readonly name: string; readonly count: number; readonly note?: string | undefined }
type Basket = { readonly colour: string; readonly fruits: readonly Fruit[]; readonly tags: readonly string[] }

const BASKET: RecordFormat<Basket> = {
  key: 'basket',
  fields: {
    colour: field(z.string(), 'brown'),
    fruits: list(
      entry<Fruit, 'name'>({ name: z.string() }, { count: field(z.int(), 1), note: optional(z.string()) }),
    ),
    tags: list(value(z.string())),
  },
  migrations: [
    // Version 0 was a list of tags.
    (stored) => (Array.isArray(stored) ? { tags: stored } : stored),
    // Version 1 had the colour in a field of another name.
    (stored) =>
      typeof stored === 'object' && stored !== null && 'paint' in stored
        ? { ...stored, colour: stored.paint }
        : stored,
  ],
}
const EMPTY: Basket = { colour: 'brown', fruits: [], tags: [] }

function open(stored?: unknown, format = BASKET) {
  const area = aStorageArea(stored === undefined ? {} : { basket: stored })
  return { area, record: recordStore(area).open(format) }
}

describe('installed/records/stored-record', () => {
  it('has the defaults if nothing is stored, and stores nothing by itself', async () => {
    const { area, record } = open()
    expect(await record.read()).toEqual(EMPTY)
    expect(area.stored).toEqual({})
  })

  it('gives a missing or damaged field its own fallback', async () => {
    expect(await open({ version: 2, tags: ['a'] }).record.read()).toEqual({ ...EMPTY, tags: ['a'] })
    expect(await open({ version: 2, colour: 7, tags: ['a'] }).record.read()).toEqual({
      ...EMPTY,
      tags: ['a'],
    })
    expect(await open({ version: 'x', colour: 'red', tags: null }).record.read()).toEqual({
      ...EMPTY,
      colour: 'red',
    })
  })

  it('drops only the damaged entries of a list, and the damaged fields of an entry', async () => {
    const fruits = [
      { name: 'fig', count: 2 },
      { count: 3 },
      null,
      { name: 'plum', count: 'many', note: 'ripe' },
    ]
    expect((await open({ version: 2, fruits, tags: ['a', 3, 'b'] }).record.read()) satisfies Basket).toEqual({
      colour: 'brown',
      fruits: [
        { name: 'fig', count: 2 },
        { name: 'plum', count: 1, note: 'ripe' },
      ],
      tags: ['a', 'b'],
    })
  })

  it('migrates each older version, and writes it with the current version', async () => {
    const { area, record } = open(['a'])
    expect(await record.read()).toEqual({ ...EMPTY, tags: ['a'] })
    expect(await open({ version: 1, paint: 'green' }).record.read()).toEqual({ ...EMPTY, colour: 'green' })
    await record.change((now) => ({ ...now, colour: 'red' }))
    expect(area.stored.basket).toEqual({ version: 2, colour: 'red', fruits: [], tags: ['a'] })
  })

  it('writes back unknown fields of the record and of its entries', async () => {
    const { area, record } = open({
      version: 2,
      lid: true,
      fruits: [{ name: 'fig', count: 1, peel: { thin: true } }],
    })
    await record.change((now) => ({
      ...now,
      colour: 'red',
      fruits: now.fruits.map((each) => ({ ...each, count: 5 })),
    }))
    expect(area.stored.basket).toEqual({
      version: 2,
      lid: true,
      colour: 'red',
      fruits: [{ name: 'fig', count: 5, peel: { thin: true } }],
      tags: [],
    })
  })

  it('reads a record of a newer version as far as it understands it, and never writes it', async () => {
    const newer = { version: 3, colour: 'red', tags: { a: 1 } }
    const { area, record } = open(newer)
    expect(await record.read()).toEqual({ ...EMPTY, colour: 'red' })
    expect(await record.isWritable()).toBe(false)
    await expect(record.change((now) => ({ ...now, tags: ['b'] }))).rejects.toMatchObject({
      code: 'newer-record',
      message: expect.stringContaining('update Footnote'),
    })
    expect(area.stored.basket).toEqual(newer)
    expect(await open({ version: 2 }).record.isWritable()).toBe(true)
  })

  it('writes nothing if a change returns the same object', async () => {
    const { area, record } = open(['a'])
    await record.change((now) => now)
    expect(area.stored.basket).toEqual(['a'])
  })

  it('makes changes one after the other over all records of an area, and reads see earlier changes', async () => {
    const area = aStorageArea()
    const slow = {
      ...area,
      set: async (items: Record<string, unknown>) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        await area.set(items)
      },
    }
    const store = recordStore(slow)
    const one = store.open(BASKET)
    const same = store.open(BASKET)
    const other = store.open({ ...BASKET, key: 'other' })
    const add = (tag: string) => (now: Basket) => ({ ...now, tags: [...now.tags, tag] })
    const changes = [
      one.change(add('a')),
      same.change(add('b')),
      other.change(add('c')),
      one.change(add('d')),
    ]
    expect((await same.read()).tags).toEqual(['a', 'b', 'd'])
    await Promise.all(changes)
    expect((await other.read()).tags).toEqual(['c'])
  })

  it('rejects only for the caller whose write failed, and continues', async () => {
    const area = aStorageArea()
    let full = true
    const store = recordStore({
      ...area,
      set: async (items) => {
        if (full) throw new Error('quota')
        await area.set(items)
      },
    })
    const record = store.open(BASKET)
    const failed = record.change((now) => ({ ...now, colour: 'red' }))
    const read = record.read()
    const next = record.change((now) => {
      full = false
      return { ...now, tags: ['a'] }
    })
    await expect(failed).rejects.toThrow('quota')
    expect((await read).colour).toBe('brown')
    expect(await next).toEqual({ ...EMPTY, tags: ['a'] })
    const thrown = record.change(() => {
      throw new Error('bug')
    })
    await expect(thrown).rejects.toThrow('bug')
    expect((await record.read()).tags).toEqual(['a'])
  })

  it('never throws and never loses a valid field, whatever is stored', async () => {
    const damaged = fc.oneof(fc.jsonValue(), fc.constant(undefined))
    const stored = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          version: fc.oneof(fc.constantFrom(0, 1, 2, 3, -1, 1.5), fc.jsonValue()),
          colour: fc.oneof(fc.string(), damaged),
          fruits: fc.oneof(
            fc.array(fc.oneof(fc.record({ name: fc.string(), count: fc.integer() }), damaged)),
            damaged,
          ),
          tags: fc.oneof(fc.array(fc.oneof(fc.string(), damaged)), damaged),
          lid: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    )
    await fc.assert(
      fc.asyncProperty(stored, async (before) => {
        const { area, record } = open(before)
        const kept = structuredClone(area.stored.basket)
        const read = await record.read()
        const known: Record<string, unknown> =
          typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? { ...kept } : {}
        if (typeof known.colour === 'string' && !('paint' in known)) expect(read.colour).toBe(known.colour)
        if (Array.isArray(known.tags))
          expect(read.tags).toEqual(known.tags.filter((each) => typeof each === 'string'))
        if (Array.isArray(known.fruits))
          expect(read.fruits.map(({ name }) => name)).toEqual(
            known.fruits.filter((each) => typeof each?.name === 'string').map((each) => each.name),
          )
        if (!(await record.isWritable())) return
        const { tags: _tags, ...others } = read
        await record.change((now) => ({ ...now, tags: ['new'] }))
        expect(await record.read()).toEqual({ ...others, tags: ['new'] })
        if ('lid' in known) expect((area.stored.basket as { lid: unknown }).lid).toEqual(known.lid)
      }),
      { numRuns: 500 },
    )
  })
})
