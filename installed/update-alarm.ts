/** The browser's alarm that wakes the background when a channel must be checked. */
import { whenToCheck } from '../claims/packs/reader/schedule.ts'
import type { Subscriptions } from './records/subscriptions.ts'

export const UPDATE_ALARM = 'packs'
/** Browsers accept no alarm that is nearer, ms. */
const NEAREST_MS = 30_000
/** An alarm that is later than planned by more than this is set again, ms. Browsers round the times of alarms. */
const LATE_MS = 120_000

/** The part of the browser's alarms that updates use. */
export type Alarms = {
  get(name: string): Promise<{ readonly scheduledTime: number } | undefined>
  create(name: string, info: { when: number }): unknown
  clear(name: string): Promise<unknown>
}

export type UpdateAlarm = {
  /** Sets the alarm for the subscription that is due first; clears it if none will be. */
  set(): Promise<void>
  /**
   * Sets the alarm if it is missing or too late. Browsers delete alarms at an update of the extension,
   * and some at their own start. If the clock was set back, an alarm may be far in the future.
   */
  restore(): Promise<void>
}

export function updateAlarm(
  alarms: Alarms,
  subscriptions: Pick<Subscriptions, 'list' | 'isWritable'>,
  now: () => Date,
): UpdateAlarm {
  /**
   * When the first subscription is due, ms since 1970; infinity without one, and where a newer version of
   * the extension wrote them: no check can be noted then (update-clock.ts), and all would stay due.
   */
  async function nextCheck(at: number): Promise<number> {
    if (!(await subscriptions.isWritable())) return Infinity
    return Math.min(...(await subscriptions.list()).map((each) => whenToCheck(each, at)))
  }

  async function set(): Promise<void> {
    const at = now().getTime()
    const next = await nextCheck(at)
    if (Number.isFinite(next)) await alarms.create(UPDATE_ALARM, { when: Math.max(next, at + NEAREST_MS) })
    else await alarms.clear(UPDATE_ALARM)
  }

  return {
    set,
    async restore() {
      const at = now().getTime()
      const [alarm, next] = await Promise.all([alarms.get(UPDATE_ALARM), nextCheck(at)])
      if (alarm === undefined || alarm.scheduledTime > Math.max(next, at) + LATE_MS) await set()
    },
  }
}
