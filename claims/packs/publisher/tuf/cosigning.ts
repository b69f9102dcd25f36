/**
 * A release that several people sign on different machines. It waits beside the channel until each of
 * its files has the signatures it needs; only then does it become part of the channel. Pure: files in,
 * files out.
 *
 * ```
 *        Ada stages               Ben signs                      published
 * root     1 of 2  ──────────────▶  2 of 2 ────────────────────────▶
 * targets  1 of 2  ──────────────▶  2 of 2 ─▶ hash in …
 * snapshot                                     1 of 1 ─▶ hash in …
 * timestamp                                              1 of 1 ──▶
 * ```
 *
 * A snapshot holds the hash of targets.json with all of its signatures, and a timestamp that of the
 * snapshot. So each file is made when the one before it has enough signatures, which then gets no more.
 */
import type { Result } from '../../../result.ts'
import type { Bytes } from '../../reader/tuf/bytes.ts'
import { canonicalJson } from '../../reader/tuf/canonical-json.ts'
import { TufError, type TufFault } from '../../reader/tuf/fault.ts'
import { readMetadata, type TufMetadata } from '../../reader/tuf/metadata.ts'
import type { TargetFileRecord, TopLevelRole } from '../../reader/tuf/records.ts'
import { type Channel, type ChannelMetadata, readChannel } from './channel-metadata.ts'
import { checkAsClient } from './check-as-client.ts'
import { Cosignatures, isEqual, type Staged, type UnsignedFile } from './cosignatures.ts'
import { DAY_MS, draftSnapshot, draftTargets, draftTimestamp, LIFETIME_DAYS } from './drafts.ts'
import { draftRoot, type RootChange } from './root.ts'
import { needsSigning, signedFile } from './sealing.ts'
import type { SigningKey } from './signing.ts'

/** A timestamp is valid for 30 days; one that has waited for half of them is made again. */
const MAX_AGE_MS = 15 * DAY_MS
/** How far the clocks of two signers may differ. */
const CLOCK_SKEW_MS = DAY_MS

/** The state of a staged release; it is complete when nothing is in `unsigned`. */
export type StagedState = {
  readonly staged: Staged
  readonly unsigned: readonly UnsignedFile[]
  /** How many signatures were added. */
  readonly added: number
}

/**
 * Stages the next release and signs it with the available keys.
 *
 * @param change `targets` for other files on offer, `root` for other keys; files that need new
 *   signatures because of the change are staged too
 * @param now ms since 1970
 */
export function stage(
  current: ChannelMetadata,
  change: {
    readonly root?: readonly RootChange[]
    readonly targets?: Readonly<Record<string, TargetFileRecord>>
  },
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<StagedState, TufFault>> {
  return TufError.caught(async () => {
    const drafts: { root?: Bytes; targets?: Bytes } = {}
    if (change.root !== undefined)
      drafts.root = await signedFile(draftRoot(current.root, change.root, now), [], [])
    const channel = readChannel({ ...current, ...drafts }, now)
    const offered =
      change.targets ??
      (channel.targets !== undefined &&
      (await needsSigning(channel.targets, 'targets', channel.root.record, now))
        ? channel.targets.signed.targets
        : undefined)
    if (offered !== undefined) drafts.targets = await signedFile(draftTargets(channel, offered, now), [], [])
    return advance(current, drafts, keys, [], now)
  })
}

/**
 * Adds the signatures of the available keys to a staged release, then makes the files that were waiting
 * for them.
 *
 * @param keys an empty list only reports the state
 * @param copies of the same staged release that others have signed in the meantime
 */
export function cosign(
  current: ChannelMetadata,
  staged: Staged,
  keys: readonly SigningKey[],
  now: number,
  copies: readonly Staged[] = [],
): Promise<Result<StagedState, TufFault>> {
  return TufError.caught(() => advance(current, staged, keys, copies, now))
}

async function advance(
  current: ChannelMetadata,
  given: Staged,
  keys: readonly SigningKey[],
  copies: readonly Staged[],
  now: number,
): Promise<StagedState> {
  // If publishing was interrupted, the root is already in the channel; the rest goes on from there.
  const { root: waiting, ...rest } = given
  const staged: Staged = waiting === undefined || isEqual(waiting, current.root) ? rest : given
  const before = readMetadata(current.root, 'root', 'root.json').record
  // An expired root does not matter if its successor is what waits.
  const channel = readChannel(staged.root === undefined ? current : { ...current, root: staged.root }, now)
  const work = new Cosignatures(channel.root.record, keys, copies)
  const next: { -readonly [K in keyof Staged]: Staged[K] } = {}

  if (staged.root !== undefined) {
    checkNext(channel.root, before.version, 'root', now)
    next.root = await work.sign('root', staged.root, before)
  }
  if (staged.targets !== undefined) {
    const file = readMetadata(staged.targets, 'targets', 'targets.json')
    checkNext(file, channel.targets?.record.version ?? 0, 'targets', now)
    next.targets = await work.sign('targets', staged.targets)
  }
  if (work.unsigned.every(({ role }) => role === 'root'))
    await finish(current, staged, channel, next, work, now)
  if (work.unsigned.length === 0) await checkAsClient(current, next, now)
  return { staged: next, unsigned: work.unsigned, added: work.added }
}

/** Makes snapshot and timestamp once targets.json has enough signatures. */
async function finish(
  current: ChannelMetadata,
  staged: Staged,
  channel: Channel,
  next: { snapshot?: Bytes; timestamp?: Bytes; readonly targets?: Bytes },
  work: Cosignatures,
  now: number,
): Promise<void> {
  const targets = next.targets ?? current.targets
  if (targets === undefined) return // new keys for a channel that offers nothing yet
  const { version } = readMetadata(targets, 'targets', 'targets.json').record
  const isNeeded =
    next.targets !== undefined ||
    channel.snapshot === undefined ||
    (await needsSigning(channel.snapshot, 'snapshot', channel.root.record, now))
  let snapshot = current.snapshot
  if (isNeeded) {
    const draft = await draftSnapshot(channel, version, targets, now)
    // A snapshot staged before the channel was renewed, or for other targets, is made again.
    const kept = staged.snapshot && readMetadata(staged.snapshot, 'snapshot', 'snapshot.json')
    snapshot = isStillGood(kept, draft) ? staged.snapshot : await signedFile(draft, [], [])
    next.snapshot = snapshot = await work.sign('snapshot', snapshot as Bytes)
    if (work.unsigned.some(({ role }) => role === 'snapshot')) return
  }
  const made = readMetadata(snapshot as Bytes, 'snapshot', 'snapshot.json').record
  const draft = await draftTimestamp(channel, made.version, snapshot as Bytes, now)
  const kept = staged.timestamp && readMetadata(staged.timestamp, 'timestamp', 'timestamp.json')
  const timestamp = isStillGood(kept, draft) ? staged.timestamp : await signedFile(draft, [], [])
  next.timestamp = await work.sign('timestamp', timestamp as Bytes)
}

/** Whether a staged file is recent and equals a new draft except for its expiry date. */
function isStillGood(
  kept: TufMetadata<{ readonly version: number }> | undefined,
  draft: { readonly version: number; readonly meta: unknown; readonly expires: string },
): boolean {
  const { expires, ...content } = kept?.signed ?? {}
  const { expires: newExpires, ...newContent } = draft
  const ageMs = Date.parse(newExpires) - Date.parse(String(expires))
  const isFresh = ageMs > -CLOCK_SKEW_MS && ageMs < MAX_AGE_MS
  return isFresh && canonicalJson(content) === canonicalJson(newContent)
}

/**
 * Stops a signature on a file that readers would refuse as a rollback, that expired while it waited, or
 * that would be valid for longer than any file this tool makes.
 */
function checkNext(
  { record }: TufMetadata<{ readonly version: number; readonly expires: string }>,
  version: number,
  role: TopLevelRole,
  now: number,
): void {
  if (record.version !== version + 1)
    throw new TufError(
      'rollback',
      `The ${role}.json that waits for signatures is version ${record.version}, but the channel is already at version ${version}. Discard what waits and make it again.`,
    )
  if (Date.parse(record.expires) <= now)
    throw new TufError(
      'expired',
      `The ${role}.json that waits for signatures expired on ${record.expires}. Discard what waits and make it again.`,
    )
  if (Date.parse(record.expires) > now + LIFETIME_DAYS[role] * DAY_MS + CLOCK_SKEW_MS)
    throw new TufError(
      'mismatch',
      `The ${role}.json that waits for signatures would be valid until ${record.expires}, longer than the allowed ${LIFETIME_DAYS[role]} days.`,
    )
}
