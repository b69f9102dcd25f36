/** The highest versions of a channel's metadata that were ever trusted, as a guard against rollback. */
import { utf8 } from './bytes.ts'
import { TufError } from './fault.ts'
import { sha256 } from './hashes.ts'
import type { RootRecord, SnapshotRecord, TimestampRecord } from './records.ts'
import { identitiesOf } from './threshold.ts'

export type HighWater = {
  readonly root: number
  readonly timestamp: number
  readonly snapshot: number
  /**
   * Digest of the timestamp and snapshot keys. After a key rotation the numbers may start again
   * (5.3.11, recovery from a fast-forward attack), so a mark made under other keys does not count.
   */
  readonly keys: string
}

/** The part of {@link HighWater} that says which keys it was made under. */
export async function keysDigest({ keys, roles }: RootRecord): Promise<string> {
  const [timestamp, snapshot] = await Promise.all(
    [roles.timestamp, roles.snapshot].map((role) => identitiesOf({ keys, role })),
  )
  return sha256(utf8(JSON.stringify([timestamp?.sort(), snapshot?.sort()])))
}

/** @throws TufError `rollback` if the root is older than the mark */
export function checkRootNotBelow(mark: HighWater | undefined, root: RootRecord): void {
  if (mark !== undefined && root.version < mark.root)
    throw new TufError(
      'rollback',
      `root.json is version ${root.version}, but version ${mark.root} was seen before.`,
    )
}

/** @throws TufError `rollback` if the timestamp, or the snapshot that it lists, is older than the mark */
export function checkTimestampNotBelow(
  mark: HighWater | undefined,
  timestamp: TimestampRecord | undefined,
): void {
  if (mark === undefined || timestamp === undefined) return
  const snapshot = timestamp.meta['snapshot.json'].version
  if (timestamp.version < mark.timestamp || snapshot < mark.snapshot)
    throw new TufError(
      'rollback',
      `timestamp.json is version ${timestamp.version} with snapshot ${snapshot}; versions ${mark.timestamp} and ${mark.snapshot} were seen before.`,
    )
}

/** The mark for a set of metadata that was just trusted. */
export function markOf(
  root: RootRecord,
  timestamp: TimestampRecord,
  snapshot: SnapshotRecord,
  keys: string,
): HighWater {
  return { root: root.version, timestamp: timestamp.version, snapshot: snapshot.version, keys }
}
