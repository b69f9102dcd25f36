import type { Bytes } from './bytes.ts'
import { TufError } from './fault.ts'
import type { HighWater } from './high-water.ts'

/**
 * A client's own copy of the metadata it trusts, as named bytes: `root.json`, `timestamp.json`,
 * `snapshot.json`, `targets.json` and one `<role, percent-encoded>.json` for each delegated role.
 */
export type TufStorage = {
  /** Undefined if there is none. */
  read(name: string): Promise<Bytes | undefined>
  /**
   * Writes, or deletes for undefined. All or nothing if the store can; otherwise in the order given,
   * each file whole or not at all.
   */
  write(changes: ReadonlyMap<string, Bytes | undefined>): Promise<void>
  /**
   * A second memory of the highest versions ever trusted, in another kind of store than the metadata:
   * a browser that loses one database must not accept old releases again. Optional: without it the
   * metadata is the only memory.
   */
  readonly highWater?: {
    read(): Promise<HighWater | undefined>
    write(mark: HighWater): Promise<void>
  }
}

/**
 * Runs one access to the store.
 *
 * @throws TufError `storage` if the access fails
 */
export async function stored<T>(access: () => Promise<T>): Promise<T> {
  try {
    return await access()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TufError('storage', `The trusted metadata could not be read or written: ${reason}`)
  }
}

/** A store in memory, for tests and for checking a channel once. */
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
