/** Where the TUF client keeps the metadata that it trusts: the database, and the versions in `storage.local` too. */
import type { TufStorage } from '../../claims/packs/reader/tuf/storage.ts'
import type { Database } from '../store/database.ts'
import { readMetadataFile, writeMetadataFiles } from '../store/metadata.ts'
import { isSame, readSubscriptions, type SubscribedTo, updateSubscription } from '../subscriptions.ts'

/**
 * Each channel's own: a pack may be looked for in two of them at once, when a reader goes over from
 * one to the other while the first is being asked, and neither's keys may come to vouch for the other.
 */
export function channelStorage(db: Database, to: SubscribedTo): TufStorage {
  const { pack, url, fingerprint } = to
  const own = (name: string) => `${fingerprint} ${url} ${name}`
  return {
    read: (name) => readMetadataFile(db, pack, own(name)),
    write: (changes) =>
      writeMetadataFiles(db, pack, new Map([...changes].map(([name, bytes]) => [own(name), bytes]))),
    highWater: {
      read: async () => (await readSubscriptions()).find((each) => isSame(each, to))?.mark,
      write: (mark) => updateSubscription(to, { mark }),
    },
  }
}
