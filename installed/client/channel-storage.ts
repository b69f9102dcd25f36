/** The store of the TUF client's trusted metadata: the database, and for the highest versions also the subscription. */
import type { TufStorage } from '../../claims/packs/reader/tuf/storage.ts'
import type { SubscribedTo, Subscriptions } from '../records/subscriptions.ts'
import type { Database } from '../store/database.ts'
import { readTufMetadata, writeTufMetadata } from '../store/tuf-metadata.ts'

/**
 * Every channel has its own files. If a reader changes the channel of a pack during a check, the old
 * and the new channel are both in use, and the keys of one must never count for the other.
 */
export function channelStorage(db: Database, subscriptions: Subscriptions, to: SubscribedTo): TufStorage {
  const { pack, url, fingerprint } = to
  const ownName = (name: string) => `${fingerprint} ${url} ${name}`
  return {
    read: (name) => readTufMetadata(db, pack, ownName(name)),
    write: (files) =>
      writeTufMetadata(db, pack, new Map([...files].map(([name, bytes]) => [ownName(name), bytes]))),
    highWater: {
      read: async () => (await subscriptions.find(to))?.mark,
      write: (mark) => subscriptions.update(to, { mark }),
    },
  }
}
