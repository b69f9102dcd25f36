/**
 * The channels that the reader subscribed to, in `storage.local`: the second memory beside the
 * database, which Chromium may lose. A pack whose database is gone comes back from its channel, and
 * the highest versions seen stay known, so that no old release can be passed off as new.
 */
import { browser } from '#imports'
import { id } from '../claims/records/fields.ts'
import { parse, z } from '../claims/schema.ts'

const version = z.int().check(z.gte(0))

const subscription = z.object({
  pack: id,
  /** Base address of the channel, with a slash at the end. */
  url: z.string(),
  /** The root.json that the reader said yes to, as text. */
  root: z.string(),
  /** Of the keys in it; see fingerprintOf. */
  fingerprint: z.string(),
  mark: z.optional(z.object({ root: version, timestamp: version, snapshot: version, keys: z.string() })),
  /** ISO 8601 date and time of the last check, and of the last one that went well. */
  checkedAt: z.optional(z.string()),
  goodAt: z.optional(z.string()),
  /** When the signatures that the last good check rested on run out, ISO 8601 date and time. */
  goodUntil: z.optional(z.string()),
  /** Checks that have failed since the last good one. */
  failures: version,
  /** Why the last check failed. */
  problem: z.optional(z.object({ code: z.string(), message: z.string() })),
  /** When to check next, ms since 1970. */
  next: z.number(),
})
export type Subscription = z.infer<typeof subscription>

const KEY = 'channels'

export async function readSubscriptions(): Promise<Subscription[]> {
  const stored = (await browser.storage.local.get(KEY))[KEY]
  if (!Array.isArray(stored)) return []
  // One damaged entry must not take the others with it.
  return stored.flatMap((entry) => {
    const parsed = parse(subscription, entry, 'channel')
    return parsed.ok ? [parsed.value] : []
  })
}

let writing: Promise<unknown> = Promise.resolve()

/** Changes that come at once are made one after the other. */
export function changeSubscriptions(
  change: (now: readonly Subscription[]) => readonly Subscription[],
): Promise<void> {
  const result = writing.then(async () => {
    await browser.storage.local.set({ [KEY]: change(await readSubscriptions()) })
  })
  writing = result.catch(() => {})
  return result
}

/** Takes the place of the pack's earlier subscription, if there is one. */
export function keepSubscription(kept: Subscription): Promise<void> {
  return changeSubscriptions((now) => [...now.filter(({ pack }) => pack !== kept.pack), kept])
}

/** Which channel, and by whose keys: a reader may leave one for another that has the same pack. */
export type SubscribedTo = Pick<Subscription, 'pack' | 'url' | 'fingerprint'>

export function isSame(a: SubscribedTo, b: SubscribedTo): boolean {
  return a.pack === b.pack && a.url === b.url && a.fingerprint === b.fingerprint
}

/** Changes fields of a subscription that is still there; of no other channel's that took its place. */
export function updateSubscription(to: SubscribedTo, change: Partial<Subscription>): Promise<void> {
  return changeSubscriptions((now) => now.map((each) => (isSame(each, to) ? { ...each, ...change } : each)))
}

export function dropSubscription(pack: string): Promise<void> {
  return changeSubscriptions((now) => now.filter((each) => each.pack !== pack))
}
