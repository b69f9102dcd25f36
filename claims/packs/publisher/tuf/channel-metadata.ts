/** The newest metadata files of a channel, as bytes and as records. */
import type { Bytes } from '../../reader/tuf/bytes.ts'
import { TufError } from '../../reader/tuf/fault.ts'
import { readMetadata, type TufMetadata } from '../../reader/tuf/metadata.ts'
import type {
  RootRecord,
  SnapshotRecord,
  TargetFileRecord,
  TargetsRecord,
  TimestampRecord,
} from '../../reader/tuf/records.ts'

/** The newest metadata files of a channel, as they are on the server. */
export type ChannelMetadata = {
  readonly root: Bytes
  /** The other three are missing before the first release. */
  readonly targets?: Bytes
  readonly snapshot?: Bytes
  readonly timestamp?: Bytes
}

/** File name below metadata/ → content, to be written in this order: the timestamp last. */
export type NewFiles = ReadonlyMap<string, Bytes>

/** A channel's newest files as records. */
export type Channel = {
  readonly root: TufMetadata<RootRecord>
  readonly targets: TufMetadata<TargetsRecord> | undefined
  readonly snapshot: TufMetadata<SnapshotRecord> | undefined
  readonly timestamp: TufMetadata<TimestampRecord> | undefined
}

/**
 * Reads a channel's newest files.
 *
 * @param now ms since 1970
 * @throws TufError `expired` if the root has expired, so that no client follows it any more
 */
export function readChannel(current: ChannelMetadata, now: number): Channel {
  const root = readMetadata(current.root, 'root', 'root.json')
  if (Date.parse(root.record.expires) <= now)
    throw new TufError('expired', `root.json expired on ${root.record.expires}; renew it first.`)
  return {
    root,
    targets: current.targets && readMetadata(current.targets, 'targets', 'targets.json'),
    snapshot: current.snapshot && readMetadata(current.snapshot, 'snapshot', 'snapshot.json'),
    timestamp: current.timestamp && readMetadata(current.timestamp, 'timestamp', 'timestamp.json'),
  }
}

/** The files that a channel offers, by path. */
export function offeredTargets(current: ChannelMetadata): Readonly<Record<string, TargetFileRecord>> {
  return current.targets === undefined
    ? {}
    : readMetadata(current.targets, 'targets', 'targets.json').record.targets
}
