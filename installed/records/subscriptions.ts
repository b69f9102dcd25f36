/**
 * The channels that the reader subscribed to. Kept outside the database, which Chromium may lose
 * (docs/adr/0006): after a loss a pack is installed again from its channel, and the highest trusted
 * versions are still known, so that no old release can be passed off as new.
 */
import { id } from '../../claims/records/fields.ts'
import { z } from '../../claims/schema.ts'
import { entry, field, list, optional } from './fields.ts'
import { listAsField, type RecordFormat, type RecordStore } from './stored-record.ts'

export type Subscription = {
  readonly pack: string
  /** Base address of the channel, with a slash at the end. */
  readonly url: string
  /** The root.json that the reader agreed to, as text. */
  readonly root: string
  /** Fingerprint of the keys in `root`, which people compare. */
  readonly fingerprint: string
  /** Highest versions of the channel's metadata ever trusted. */
  readonly mark?:
    | { readonly root: number; readonly timestamp: number; readonly snapshot: number; readonly keys: string }
    | undefined
  /** ISO 8601 date and time of the last check. */
  readonly checkedAt?: string | undefined
  /** ISO 8601 date and time of the last successful check. */
  readonly goodAt?: string | undefined
  /** When the signatures of the last successful check expire, ISO 8601 date and time. */
  readonly goodUntil?: string | undefined
  /** Failed checks since the last successful one. */
  readonly failures: number
  /** Why the last check failed. */
  readonly problem?: { readonly code: string; readonly message: string } | undefined
  /** When to check next, ms since 1970. */
  readonly next: number
}

const count = z.int().check(z.gte(0))
const text = z.string()

export const SUBSCRIPTIONS: RecordFormat<{ readonly subscriptions: readonly Subscription[] }> = {
  key: 'channels',
  fields: {
    subscriptions: list(
      entry<Subscription, 'pack' | 'url' | 'root' | 'fingerprint'>(
        { pack: id, url: text, root: text, fingerprint: text },
        {
          // If the mark is damaged, the metadata in the database still protect from old releases. If
          // the whole subscription were dropped, the pack would get no corrections any more.
          mark: optional(z.object({ root: count, timestamp: count, snapshot: count, keys: text })),
          checkedAt: optional(text),
          goodAt: optional(text),
          goodUntil: optional(text),
          failures: field(count, 0),
          problem: optional(z.object({ code: text, message: text })),
          // In the past, so that the next check is due at once.
          next: field(z.number(), 0),
        },
      ),
    ),
  },
  migrations: [listAsField('subscriptions')],
}

/** Identifies a pack's channel and its keys, because a reader may change to another channel with the same pack. */
export type SubscribedTo = Pick<Subscription, 'pack' | 'url' | 'fingerprint'>

export type Subscriptions = {
  list(): Promise<readonly Subscription[]>
  /** The subscription of a pack, whatever its channel. */
  ofPack(pack: string): Promise<Subscription | undefined>
  /** The subscription to this channel with these keys; undefined if the pack now has another one. */
  find(to: SubscribedTo): Promise<Subscription | undefined>
  /** Stores a subscription, in place of the pack's earlier one if there is one. */
  keep(subscription: Subscription): Promise<void>
  /** Changes fields of a subscription. Does nothing if another one has replaced it. */
  update(to: SubscribedTo, fields: Partial<Subscription>): Promise<void>
  /** Replaces a subscription that still exists by another one, or deletes it. */
  replace(to: SubscribedTo, by: Subscription | undefined): Promise<void>
  /** Ends the subscription of a pack. */
  drop(pack: string): Promise<void>
  /** False if a newer version of the extension wrote them; then changes are refused. */
  isWritable(): Promise<boolean>
}

export function subscriptionsRecord(store: RecordStore): Subscriptions {
  const record = store.open(SUBSCRIPTIONS)
  const read = async () => (await record.read()).subscriptions
  async function change(make: (now: readonly Subscription[]) => readonly Subscription[]): Promise<void> {
    await record.change((now) => ({ ...now, subscriptions: make(now.subscriptions) }))
  }
  return {
    list: read,
    ofPack: async (pack) => (await read()).find((each) => each.pack === pack),
    find: async (to) => (await read()).find((each) => isSubscriptionTo(each, to)),
    keep: (kept) => change((now) => [...now.filter(({ pack }) => pack !== kept.pack), kept]),
    update: (to, fields) =>
      change((now) => now.map((each) => (isSubscriptionTo(each, to) ? { ...each, ...fields } : each))),
    replace: (to, by) =>
      change((now) => now.flatMap((each) => (isSubscriptionTo(each, to) ? (by ?? []) : [each]))),
    drop: (pack) => change((now) => now.filter((each) => each.pack !== pack)),
    isWritable: record.isWritable,
  }
}

function isSubscriptionTo(subscription: Subscription, to: SubscribedTo): boolean {
  return (
    subscription.pack === to.pack &&
    subscription.url === to.url &&
    subscription.fingerprint === to.fingerprint
  )
}
