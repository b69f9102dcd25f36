/** Where the TUF client keeps the metadata that it trusts: the database, and the versions in `storage.local` too. */
import type { TufStorage } from '../../claims/packs/tuf/storage.ts'
import type { Database } from '../../claims/store/database.ts'
import { readMetadataFile, writeMetadataFiles } from '../../claims/store/metadata.ts'
import { readSubscriptions, updateSubscription } from '../background/subscriptions.ts'

export function channelStorage(db: Database, pack: string): TufStorage {
  return {
    read: (name) => readMetadataFile(db, pack, name),
    write: (changes) => writeMetadataFiles(db, pack, changes),
    highWater: {
      read: async () => (await readSubscriptions()).find((each) => each.pack === pack)?.mark,
      write: (mark) => updateSubscription(pack, { mark }),
    },
  }
}
