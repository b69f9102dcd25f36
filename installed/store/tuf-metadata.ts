/** The trusted metadata of the packs' channels: files of The Update Framework, as bytes. */
import { type Database, handled } from './database.ts'

/** A file of a channel's trusted metadata; undefined if there is none. */
export async function readTufMetadata(
  db: Database,
  pack: string,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return db.get('metadata', [pack, name])
}

/** Writes and (for undefined) deletes files: all of it or nothing. */
export async function writeTufMetadata(
  db: Database,
  pack: string,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer> | undefined>,
): Promise<void> {
  const tx = handled(db.transaction('metadata', 'readwrite', { durability: 'strict' }))
  for (const [name, bytes] of files) {
    const done = bytes === undefined ? tx.store.delete([pack, name]) : tx.store.put(bytes, [pack, name])
    // A failure aborts the transaction, and `done` of the transaction rejects with the reason.
    done.catch(() => {})
  }
  await tx.done
}

/** Deletes the trusted metadata of a pack's channel. */
export async function forgetTufMetadata(db: Database, pack: string): Promise<void> {
  await db.delete('metadata', IDBKeyRange.bound([pack], [pack, []]))
}
