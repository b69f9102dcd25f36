import type { Bytes } from './bytes.ts'

/**
 * A client's own copy of the metadata it trusts, as named bytes: `root.json`, `timestamp.json`,
 * `snapshot.json`, `targets.json` and one `<role, percent-encoded>.json` for each delegated role.
 */
export type TufStorage = {
  /** Undefined where there is none. */
  read(name: string): Promise<Bytes | undefined>
  /**
   * Writes and (for undefined) deletes: all of it or nothing where the store can; otherwise in
   * the order given, each file whole or not at all.
   */
  write(changes: ReadonlyMap<string, Bytes | undefined>): Promise<void>
  /**
   * A second memory of the highest versions ever trusted, in another kind of store than the
   * metadata, so that losing one (a browser that forgets a database) opens no way back to old
   * releases. Optional: without it the metadata is the only memory.
   */
  readonly highWater?: {
    read(): Promise<HighWater | undefined>
    write(mark: HighWater): Promise<void>
  }
}

/** The highest versions ever trusted of one channel. */
export type HighWater = {
  readonly root: number
  readonly timestamp: number
  readonly snapshot: number
  /**
   * Which timestamp and snapshot keys signed them. After a rotation the numbers may start again
   * (5.3.11, recovery from a fast-forward attack), so a mark made under other keys says nothing.
   */
  readonly keys: string
}

/** A store that lasts as long as the object; for tests and for checking a channel once. */
export function memoryStorage(files: Iterable<readonly [string, Bytes]> = []): TufStorage & {
  readonly files: ReadonlyMap<string, Bytes>
} {
  const kept = new Map(files)
  return {
    files: kept,
    read: async (name) => kept.get(name),
    async write(changes) {
      for (const [name, bytes] of changes) {
        if (bytes === undefined) kept.delete(name)
        else kept.set(name, bytes)
      }
    },
  }
}
