/**
 * The publisher's side of a channel (specification 1.0.37, section 6; docs/channel.md): makes the
 * metadata of the next release from that of the last one. Pure: files in, files out.
 *
 * ```
 * metadata/1.root.json  2.root.json …   every root there ever was (6.2.1)
 * metadata/7.targets.json               what is offered
 * metadata/7.snapshot.json              which targets.json
 * metadata/timestamp.json               which snapshot.json; the only file that is overwritten
 * targets/HASH.NAME                     the files themselves
 * ```
 */
import type { Result } from '../../../result.ts'
import type { Bytes } from '../../reader/tuf/bytes.ts'
import { TufError, type TufFault } from '../../reader/tuf/fault.ts'
import type { TargetFileRecord } from '../../reader/tuf/records.ts'
import { type Channel, type ChannelMetadata, type NewFiles, readChannel } from './channel-metadata.ts'
import { draftSnapshot, draftTargets, draftTimestamp } from './drafts.ts'
import { needsSigning, seal } from './sealing.ts'
import type { SigningKey } from './signing.ts'

/**
 * Makes the metadata of the next release: targets, snapshot and timestamp, each one version up.
 *
 * @param targets all files that the channel offers from now on, by path. The caller writes their
 *   content, under the name that targetFileName gives
 */
export function nextRelease(
  current: ChannelMetadata,
  targets: Readonly<Record<string, TargetFileRecord>>,
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<NewFiles, TufFault>> {
  return TufError.caught(async () => {
    const channel = readChannel(current, now)
    const root = channel.root.record
    const draft = draftTargets(channel, targets, now)
    const targetsBytes = await seal(draft, 'targets', root, keys)
    const snapshot = await snapshotOf(channel, draft.version, targetsBytes, keys, now)
    const timestamp = await timestampOf(channel, snapshot, keys, now)
    return new Map([
      [`${draft.version}.targets.json`, targetsBytes],
      [`${snapshot.version}.snapshot.json`, snapshot.bytes],
      ['timestamp.json', timestamp],
    ])
  })
}

/**
 * Signs the current offer again before it expires: the timestamp always; targets and snapshot if less
 * than half of their lifetime is left or their keys have changed.
 */
export function renew(
  current: ChannelMetadata,
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<NewFiles, TufFault>> {
  return TufError.caught(async () => {
    const channel = readChannel(current, now)
    const { root, targets, snapshot } = channel
    if (
      targets === undefined ||
      snapshot === undefined ||
      current.targets === undefined ||
      current.snapshot === undefined
    )
      throw new TufError('no-such-target', 'Nothing has been published yet, so there is nothing to renew.')
    const files = new Map<string, Bytes>()
    let { version: targetsVersion } = targets.record
    let targetsBytes = current.targets
    if (await needsSigning(targets, 'targets', root.record, now)) {
      const draft = draftTargets(channel, targets.signed.targets, now)
      targetsVersion = draft.version
      targetsBytes = await seal(draft, 'targets', root.record, keys)
      files.set(`${targetsVersion}.targets.json`, targetsBytes)
    }
    let newest = { version: snapshot.record.version, bytes: current.snapshot }
    if (files.size > 0 || (await needsSigning(snapshot, 'snapshot', root.record, now))) {
      newest = await snapshotOf(channel, targetsVersion, targetsBytes, keys, now)
      files.set(`${newest.version}.snapshot.json`, newest.bytes)
    }
    return files.set('timestamp.json', await timestampOf(channel, newest, keys, now))
  })
}

async function snapshotOf(
  channel: Channel,
  targetsVersion: number,
  targetsBytes: Bytes,
  keys: readonly SigningKey[],
  now: number,
): Promise<{ readonly version: number; readonly bytes: Bytes }> {
  const draft = await draftSnapshot(channel, targetsVersion, targetsBytes, now)
  return { version: draft.version, bytes: await seal(draft, 'snapshot', channel.root.record, keys) }
}

async function timestampOf(
  channel: Channel,
  snapshot: { readonly version: number; readonly bytes: Bytes },
  keys: readonly SigningKey[],
  now: number,
): Promise<Bytes> {
  const draft = await draftTimestamp(channel, snapshot.version, snapshot.bytes, now)
  return seal(draft, 'timestamp', channel.root.record, keys)
}
