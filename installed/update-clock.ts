/**
 * Updates packs of channels by an alarm that does not depend on what is read, so that every reader asks
 * the same host for the same files. installed/client/updates.ts does the update.
 */
import { whenToCheck } from '../claims/packs/reader/schedule.ts'
import type { Engine } from './engine.ts'
import type { PackClient } from './pack-client.ts'
import type { Subscription, Subscriptions } from './records/subscriptions.ts'
import type { Database } from './store/database.ts'
import { UPDATE_ALARM, type UpdateAlarm } from './update-alarm.ts'

export type UpdateClockParts = {
  readonly engine: Pick<Engine, 'packs' | 'change'>
  readonly open: () => Promise<Database>
  readonly client: () => Promise<Pick<PackClient, 'checkAll'>>
  readonly subscriptions: Pick<Subscriptions, 'list' | 'isWritable'>
  readonly alarm: UpdateAlarm
  readonly now: () => Date
}

export type UpdateClock = {
  /** For the listener of the browser's alarms. Never throws. */
  onAlarm(name: string): Promise<void>
  /** Sets the alarm if it is missing, and fetches packs that the database has lost. Never throws. */
  start(): Promise<void>
  /** Ends running checks, which stay due. Called when the reader removes a pack, which may be in one of them. */
  interrupt(): void
}

export function updateClock(parts: UpdateClockParts): UpdateClock {
  const { engine, open, client, subscriptions, alarm, now } = parts
  let running = new AbortController()

  async function check(due: readonly Subscription[]): Promise<void> {
    // If the outcome cannot be stored, the check would be due again at once, repeatedly, and overload
    // the host.
    if (!(await subscriptions.isWritable())) return
    const { signal } = running
    const { checkAll } = await client()
    await checkAll(engine.change, open, due, { signal }).catch((cause) => {
      if (!signal.aborted) throw cause
    })
  }

  async function checkDue(): Promise<void> {
    const at = now().getTime()
    const due = (await subscriptions.list()).filter((each) => whenToCheck(each, at) <= at)
    if (due.length > 0) await check(due)
    else await alarm.set()
  }

  /** Packs of channels that the database has lost are fetched at once, unless the last try failed. */
  async function checkLost(): Promise<void> {
    const wanted = (await subscriptions.list()).filter(({ failures }) => failures === 0)
    if (wanted.length === 0) return
    const there = new Set((await engine.packs()).map((pack) => pack.id))
    const lost = wanted.filter(({ pack }) => !there.has(pack))
    if (lost.length > 0) await check(lost)
  }

  return {
    async onAlarm(name) {
      if (name === UPDATE_ALARM) await logged(checkDue(), 'could not check for updates')
    },
    async start() {
      await Promise.all([
        logged(alarm.restore(), 'could not set the alarm'),
        logged(checkLost(), 'could not check lost packs'),
      ])
    },
    interrupt() {
      running.abort(new Error('Interrupted.'))
      running = new AbortController()
    },
  }
}

async function logged(work: Promise<void>, problem: string): Promise<void> {
  await work.catch((cause) => console.error(`background: ${problem}`, cause))
}
