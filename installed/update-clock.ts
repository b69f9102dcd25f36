/**
 * When packs of channels are updated: by an alarm that has no relation to what is read; every reader
 * asks the same host for the same files. How is in entrypoints/pack-client.
 */
import { browser } from '#imports'
import { whenToCheck } from '../claims/packs/reader/schedule.ts'
import type { Engine } from './engine.ts'
import { packClient } from './load-pack-client.ts'
import type { Database } from './store/database.ts'
import { readSubscriptions } from './subscriptions.ts'

const ALARM = 'packs'
/** Browsers take no alarm that is nearer, ms. */
const NEAREST_ALARM = 30_000
/** An alarm that is later than wanted by more than this is set anew, ms: browsers round them. */
const LATE = 120_000

/** Registers the alarm's listener; call it while the background script is first evaluated. */
export function updateByClock(engine: Engine, open: () => Promise<Database>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== ALARM) return
    checkDue(engine, open).catch((cause) => console.error('background: could not check for updates', cause))
  })
  lookAfterAlarm().catch((cause) => console.error('background: could not set the alarm', cause))
  checkLost(engine, open).catch((cause) => console.error('background: could not check lost packs', cause))
}

/**
 * Browsers forget alarms, at an update of the extension and some at their own start, and keep one
 * for a time that a clock set back has put far away.
 */
async function lookAfterAlarm(): Promise<void> {
  const now = Date.now()
  const [alarm, next] = await Promise.all([browser.alarms.get(ALARM), nextCheck(now)])
  if (alarm === undefined || alarm.scheduledTime > Math.max(next, now) + LATE) await setAlarm()
}

/** Sets the alarm for the subscription that is due first. */
export async function setAlarm(): Promise<void> {
  const now = Date.now()
  const next = await nextCheck(now)
  if (Number.isFinite(next)) browser.alarms.create(ALARM, { when: Math.max(next, now + NEAREST_ALARM) })
  else await browser.alarms.clear(ALARM)
}

/** When the first subscription is due; never (infinity) without one. */
async function nextCheck(now: number): Promise<number> {
  return Math.min(...(await readSubscriptions()).map((each) => whenToCheck(each, now)))
}

/** Packs of channels that the database has lost are fetched at once, unless the last try failed. */
async function checkLost(engine: Engine, open: () => Promise<Database>): Promise<void> {
  const subscriptions = (await readSubscriptions()).filter(({ failures }) => failures === 0)
  if (subscriptions.length === 0) return
  const there = new Set((await engine.packs()).map((pack) => pack.id))
  const lost = subscriptions.filter(({ pack }) => !there.has(pack))
  if (lost.length > 0) await (await packClient()).checkAll(engine, open, lost)
}

async function checkDue(engine: Engine, open: () => Promise<Database>): Promise<void> {
  const now = Date.now()
  const due = (await readSubscriptions()).filter((each) => whenToCheck(each, now) <= now)
  if (due.length > 0) await (await packClient()).checkAll(engine, open, due)
  else await setAlarm()
}
