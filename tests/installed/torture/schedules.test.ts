/** Two windows of one reader change the same device in every order: no change is lost. */
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { localRecords } from '../../../installed/records/local-records.ts'
import type { StorageArea } from '../../../installed/records/stored-record.ts'
import type { ExtensionRequest } from '../../../messages/protocol.ts'
import { aDevice } from '../../support/device.ts'
import { aStorageArea } from '../../support/storage-area.ts'
import { measured, rounds } from '../../support/torture.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const HOSTS = ['a.example', 'b.example', 'c.example']
const PACKS = ['one', 'two', 'three']
const change = fc.oneof(
  fc.record({ kind: fc.constant('site' as const), host: fc.constantFrom(...HOSTS), on: fc.boolean() }),
  fc.record({ kind: fc.constant('level' as const), level: fc.constantFrom('strict', 'balanced', 'wide') }),
  fc.record({ kind: fc.constant('removed' as const), pack: fc.constantFrom(...PACKS), on: fc.boolean() }),
  fc.record({ kind: fc.constant('channel' as const), pack: fc.constantFrom(...PACKS), on: fc.boolean() }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** A storage area that answers when the schedule says so. */
function scheduled(area: StorageArea, scheduler: fc.Scheduler): StorageArea {
  return {
    get: async (key) => {
      await scheduler.schedule(Promise.resolve(), `get ${key}`)
      return area.get(key)
    },
    set: async (items) => {
      await scheduler.schedule(Promise.resolve(), `set ${Object.keys(items)}`)
      await area.set(items)
    },
  }
}

/** The values that the last change of a kind in one of the windows leaves. */
function lastOf(windows: readonly (readonly Change[])[], which: (change: Change) => boolean): Change[] {
  return windows.flatMap((window) => window.filter(which).at(-1) ?? [])
}

const ROUNDS = rounds(200, 10_000)

describe('two windows', () => {
  it(`lose no change of a record, in ${ROUNDS} schedules`, async (context) => {
    let tried = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (scheduler, first, second) => {
          tried += 1
          const area = aStorageArea()
          const records = localRecords({ local: scheduled(area, scheduler), session: aStorageArea() })
          const { settings, packChoices, subscriptions } = records
          const make = async (each: Change): Promise<unknown> => {
            switch (each.kind) {
              case 'site':
                return settings.switchSite(each.host, each.on)
              case 'level':
                return settings.setLevel(each.level as 'strict')
              case 'removed':
                return each.on ? packChoices.addRemoved(each.pack) : packChoices.dropRemoved(each.pack)
              case 'channel':
                return each.on
                  ? subscriptions.keep({
                      ...{ pack: each.pack, url: 'https://x.example/', root: '', fingerprint: '' },
                      ...{ failures: 0, next: 0 },
                    })
                  : subscriptions.drop(each.pack)
            }
          }
          const inWindow = async (changes: readonly Change[]) => {
            for (const each of changes) {
              await scheduler.schedule(Promise.resolve(), each.kind)
              await make(each)
            }
          }
          const done = Promise.all([inWindow(first), inWindow(second)])
          await scheduler.waitFor(done)
          const windows = [first, second]
          const read = localRecords({ local: area, session: aStorageArea() })
          const { level, sitesOff } = await read.settings.read()
          const { removed } = await read.packChoices.read()
          const channels = (await read.subscriptions.list()).map(({ pack }) => pack)
          const expectOneOf = (last: Change[], found: boolean) => {
            const wanted = last.map((each) => ('on' in each ? each.on : false))
            if (wanted.length > 0) expect(wanted).toContain(found)
          }
          for (const host of HOSTS)
            expectOneOf(
              lastOf(windows, (each) => each.kind === 'site' && each.host === host),
              !sitesOff.includes(host),
            )
          for (const pack of PACKS) {
            expectOneOf(
              lastOf(windows, (each) => each.kind === 'removed' && each.pack === pack),
              removed.includes(pack),
            )
            expectOneOf(
              lastOf(windows, (each) => each.kind === 'channel' && each.pack === pack),
              channels.includes(pack),
            )
          }
          const levels = lastOf(windows, (each) => each.kind === 'level')
          if (levels.length > 0) expect(levels.map((each) => 'level' in each && each.level)).toContain(level)
        },
      ),
      { numRuns: ROUNDS },
    )
    measured(context, { rounds: tried })
  })

  const races = rounds(3, 200)
  it(`leave every pack whole and in a state that one of them asked for, in ${races} races`, async (context) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    for (let race = 0; race < races; race++) {
      const device = await aDevice()
      const background = device.start()
      await background.settled()
      const requests: ExtensionRequest[] = [
        await background.file(1),
        await background.file(2),
        { type: 'set-pack', pack: 'one', on: false },
        { type: 'set-site', host: 'a.example', on: false, private: false },
        { type: 'order-packs', packs: ['towers', 'one'] },
        { type: 'set-level', level: 'wide' },
      ]
      const shuffled = [...requests].sort(() => Math.random() - 0.5)
      const answers = await Promise.all(
        shuffled.map(async (request) => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
          return background.ask(request)
        }),
      )
      expect(answers.every(({ ok }) => ok)).toBe(true)
      const next = device.start()
      await next.settled()
      const [one, towers] = await next.state()
      expect(one).toMatchObject({ id: 'one', enabled: false, claims: 1 })
      expect([1, 2]).toContain(towers?.version)
      expect(towers).toMatchObject({
        claims: 6 + (towers?.version ?? 0),
        labels: [`Release ${towers?.version}`],
        before: towers?.version === 1 ? 2 : 1,
      })
      expect(await next.records.settings.read()).toMatchObject({ level: 'wide', sitesOff: ['a.example'] })
      expect((await next.records.packChoices.read()).order).toEqual(['towers', 'one'])
      expect(await next.records.incidents.unseen()).toEqual([])
      await device.remove()
    }
    measured(context, { rounds: races })
  })
})
