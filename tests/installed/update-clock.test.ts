import { describe, expect, it, vi } from 'vitest'
import type { PackClient } from '../../installed/pack-client.ts'
import { recordStore } from '../../installed/records/stored-record.ts'
import { type Subscription, subscriptionsRecord } from '../../installed/records/subscriptions.ts'
import type { InstalledPack } from '../../installed/store/database.ts'
import { type Alarms, UPDATE_ALARM, updateAlarm } from '../../installed/update-alarm.ts'
import { updateClock } from '../../installed/update-clock.ts'
import { aStorageArea } from '../support/storage-area.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const MINUTE = 60_000

const subscription = (pack: string, inMs: number, changes: Partial<Subscription> = {}): Subscription => ({
  pack,
  url: `https://${pack}.example/`,
  root: '{}',
  fingerprint: 'f',
  failures: 0,
  next: NOW.getTime() + inMs,
  ...changes,
})

function setUp(kept: readonly Subscription[], changes: { version?: number; installed?: string[] } = {}) {
  const area = aStorageArea({ channels: { version: changes.version ?? 1, subscriptions: kept } })
  const subscriptions = subscriptionsRecord(recordStore(area))
  let alarmAt: number | undefined
  const alarms: Alarms = {
    get: async () => (alarmAt === undefined ? undefined : { scheduledTime: alarmAt }),
    create: vi.fn((_name, { when }) => {
      alarmAt = when
    }),
    clear: vi.fn(async () => {
      alarmAt = undefined
    }),
  }
  const checkAll = vi.fn<PackClient['checkAll']>(async () => {})
  const alarm = updateAlarm(alarms, subscriptions, () => NOW)
  const clock = updateClock({
    engine: {
      packs: async () => (changes.installed ?? []).map((id) => ({ id }) as InstalledPack),
      change: () => Promise.reject(new Error('no change is expected')),
    },
    open: () => Promise.reject(new Error('no database is expected')),
    client: async () => ({ checkAll }),
    subscriptions,
    alarm,
    now: () => NOW,
  })
  const checked = () => checkAll.mock.calls.map(([, , due]) => due.map(({ pack }) => pack))
  const inMs = () => alarmAt && alarmAt - NOW.getTime()
  return {
    clock,
    alarm,
    alarms,
    checkAll,
    checked,
    inMs,
    setAlarmAt: (at: number) => alarms.create('', { when: at }),
  }
}

describe('installed/update-clock', () => {
  it('checks what is due when its own alarm goes off', async () => {
    const { clock, checked } = setUp([subscription('one', -1), subscription('two', MINUTE)])
    await clock.onAlarm('another')
    expect(checked()).toEqual([])
    await clock.onAlarm(UPDATE_ALARM)
    expect(checked()).toEqual([['one']])
  })

  it('sets the alarm again if it came too early', async () => {
    const { clock, checked, inMs } = setUp([subscription('two', MINUTE)])
    await clock.onAlarm(UPDATE_ALARM)
    expect(checked()).toEqual([])
    expect(inMs()).toBe(MINUTE)
  })

  it('fetches packs that the database has lost, but not at once again after a failure', async () => {
    const kept = [
      subscription('one', MINUTE),
      subscription('two', MINUTE),
      subscription('three', MINUTE, { failures: 1 }),
    ]
    const { clock, checked } = setUp(kept, { installed: ['two'] })
    await clock.start()
    expect(checked()).toEqual([['one']])
  })

  it('checks nothing if it cannot store the outcome, for example if a newer version wrote the subscriptions', async () => {
    const { clock, checked } = setUp([subscription('one', -1)], { version: 2 })
    await clock.onAlarm(UPDATE_ALARM)
    await clock.start()
    expect(checked()).toEqual([])
  })

  it('ends a check when it is interrupted, and stores nothing about it', async () => {
    const { clock, checkAll } = setUp([subscription('one', -1)])
    checkAll.mockImplementation(
      (_change, _open, _due, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    const logged = vi.spyOn(console, 'error')
    const checking = clock.onAlarm(UPDATE_ALARM)
    await vi.waitFor(() => expect(checkAll).toHaveBeenCalled())
    clock.interrupt()
    await checking
    expect(logged).not.toHaveBeenCalled()
    logged.mockRestore()
  })
})

describe('installed/update-alarm', () => {
  it('is set for the subscription that is due first, and never nearer than browsers accept', async () => {
    const later = setUp([subscription('one', 5 * MINUTE), subscription('two', 2 * MINUTE)])
    await later.alarm.set()
    expect(later.inMs()).toBe(2 * MINUTE)
    const due = setUp([subscription('one', -MINUTE)])
    await due.alarm.set()
    expect(due.inMs()).toBe(30_000)
  })

  it('is cleared without a subscription', async () => {
    const { alarm, alarms } = setUp([])
    await alarm.set()
    expect(alarms.clear).toHaveBeenCalledWith(UPDATE_ALARM)
  })

  it('is not set where no check could be noted: it would wake the background every half minute', async () => {
    const { clock, inMs } = setUp([subscription('one', -1)], { version: 2 })
    await clock.start()
    expect(inMs()).toBeUndefined()
  })

  it('is restored where it is missing or far too late, and left alone where it is about right', async () => {
    const { alarm, inMs, setAlarmAt } = setUp([subscription('one', 5 * MINUTE)])
    await alarm.restore()
    expect(inMs()).toBe(5 * MINUTE)
    setAlarmAt(NOW.getTime() + 6 * MINUTE)
    await alarm.restore()
    expect(inMs()).toBe(6 * MINUTE)
    setAlarmAt(NOW.getTime() + 365 * 24 * 60 * MINUTE)
    await alarm.restore()
    expect(inMs()).toBe(5 * MINUTE)
  })
})
