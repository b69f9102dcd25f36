/**
 * The publisher's side of a channel (specification 1.0.37, section 6; docs/channel.md): makes the
 * metadata of the next release from the metadata of the last one. Pure: files in, files out.
 *
 * ```
 * metadata/1.root.json  2.root.json …   every root there ever was (6.2.1)
 * metadata/7.targets.json               what is offered
 * metadata/7.snapshot.json              which targets.json
 * metadata/timestamp.json               which snapshot.json; the only file that is overwritten
 * targets/HASH.NAME                     the files themselves
 * ```
 */
import { fail, ok, type Result } from '../../../result.ts'
import { type Bytes, toHex, utf8 } from '../../reader/tuf/bytes.ts'
import { canonicalJson } from '../../reader/tuf/canonical-json.ts'
import { TufError, type TufFault } from '../../reader/tuf/fault.ts'
import { sha256 } from '../../reader/tuf/hashes.ts'
import { type Metadata, readMetadata } from '../../reader/tuf/metadata.ts'
import {
  type RootRecord,
  type SnapshotRecord,
  type TargetFileRecord,
  type TargetsRecord,
  type TimestampRecord,
  TOP_LEVEL_ROLES,
  type TopLevelRole,
} from '../../reader/tuf/records.ts'
import { checkThreshold } from '../../reader/tuf/threshold.ts'
import type { SigningKey } from './signing.ts'

const DAY_MS = 24 * 3_600_000
const SPEC_VERSION = '1.0.37'

/**
 * For how many days a signature is good. Short where a machine signs anew with each release or by
 * the calendar, long where a person has to fetch a key.
 */
export const LIFETIME_DAYS: Readonly<Record<TopLevelRole, number>> = {
  root: 365,
  targets: 365,
  snapshot: 90,
  timestamp: 30,
}

/** The newest metadata files of a channel, as they are on the server. */
export type ChannelMetadata = {
  readonly root: Bytes
  /** None of these before the first release. */
  readonly targets?: Bytes
  readonly snapshot?: Bytes
  readonly timestamp?: Bytes
}

/** File name below metadata/ → content, to be written in this order: the timestamp last. */
export type NewFiles = ReadonlyMap<string, Bytes>

/** A role's keys and threshold, as {@link createRoot} wants them. */
export type RoleKeys = { readonly keys: readonly SigningKey[]; readonly threshold: number }

/** Makes version 1 of root.json. */
export function createRoot(
  roles: Readonly<Record<TopLevelRole, RoleKeys>>,
  now: number,
): Promise<Result<Bytes, TufFault>> {
  return guarded(async () => {
    const keys = TOP_LEVEL_ROLES.flatMap((role) => roles[role].keys)
    const signed = {
      _type: 'root',
      spec_version: SPEC_VERSION,
      version: 1,
      expires: expiry('root', now),
      consistent_snapshot: true,
      keys: Object.fromEntries(keys.map(({ keyid, record }) => [keyid, record])),
      roles: Object.fromEntries(
        TOP_LEVEL_ROLES.map((role) => {
          const keyids = [...new Set(roles[role].keys.map(({ keyid }) => keyid))]
          return [role, { keyids, threshold: roles[role].threshold }]
        }),
      ),
    }
    checkReachable(signed.roles)
    return seal(signed, 'root', signed as unknown as RootRecord, roles.root.keys)
  })
}

/** A key that may be at hand or somebody else's. */
export type PublicKey = Pick<SigningKey, 'keyid' | 'record'>

/** One change to who may sign what. */
export type RootChange =
  | { readonly kind: 'add'; readonly role: TopLevelRole; readonly key: PublicKey }
  /** Out of the given roles, or out of all. */
  | { readonly kind: 'remove'; readonly keyid: string; readonly role?: TopLevelRole }
  | { readonly kind: 'threshold'; readonly role: TopLevelRole; readonly threshold: number }

/**
 * Makes the next version of root.json (6.1): signed by a threshold of the keys trusted so far and
 * by a threshold of its own.
 *
 * @param changes none of them just renews the expiry date
 * @param keys the private keys at hand; those that neither version lists are not used
 */
export function nextRoot(
  current: Bytes,
  changes: readonly RootChange[],
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<Bytes, TufFault>> {
  return guarded(async () => {
    const { record } = readMetadata(current, 'root', 'root.json')
    const next = draftRoot(current, changes, now)
    const bytes = await seal(next, 'root', next, keys, record)
    await checkThreshold(
      readMetadata(bytes, 'root', 'root.json'),
      { keys: record.keys, role: record.roles.root },
      'The new root.json, by the keys trusted so far,',
    )
    return bytes
  })
}

/**
 * The next version of root.json before anybody signed it.
 *
 * @throws TufError `unsigned` where its thresholds would be above what its keys can reach
 */
export function draftRoot(
  current: Bytes,
  changes: readonly RootChange[],
  now: number,
): RootRecord & Record<string, unknown> {
  const { record, signed } = readMetadata(current, 'root', 'root.json')
  const next = structuredClone(signed) as RootRecord & Record<string, unknown>
  next.version = record.version + 1
  next.expires = expiry('root', now)
  for (const change of changes) applyChange(next, change)
  const used = new Set(TOP_LEVEL_ROLES.flatMap((role) => next.roles[role].keyids))
  next.keys = Object.fromEntries(Object.entries(next.keys).filter(([keyid]) => used.has(keyid)))
  checkReachable(next.roles)
  return next
}

function applyChange(root: RootRecord, change: RootChange): void {
  switch (change.kind) {
    case 'add':
      root.keys[change.key.keyid] = change.key.record
      root.roles[change.role].keyids = [...new Set([...root.roles[change.role].keyids, change.key.keyid])]
      return
    case 'remove':
      for (const role of change.role === undefined ? TOP_LEVEL_ROLES : [change.role])
        root.roles[role].keyids = root.roles[role].keyids.filter((keyid) => keyid !== change.keyid)
      return
    case 'threshold':
      root.roles[change.role].threshold = change.threshold
  }
}

/** A root whose thresholds its keys cannot reach would shut everybody out, the publisher included. */
function checkReachable(
  roles: Readonly<Record<string, { readonly keyids: readonly string[]; readonly threshold: number }>>,
): void {
  for (const [role, { keyids, threshold }] of Object.entries(roles)) {
    if (threshold < 1 || !Number.isInteger(threshold))
      throw new TufError('malformed', `The threshold of ${role} has to be a whole number, 1 or more.`)
    if (keyids.length < threshold)
      throw new TufError(
        'unsigned',
        `${role} needs ${threshold} of its keys and would have ${keyids.length}.`,
      )
  }
}

/**
 * Makes the metadata of the next release: targets, snapshot and timestamp, each one version up.
 *
 * @param targets all files that the channel offers from now on, by path; their content is the caller's
 *   to write, under {@link targetFileName}
 */
export function nextRelease(
  current: ChannelMetadata,
  targets: Readonly<Record<string, TargetFileRecord>>,
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<NewFiles, TufFault>> {
  return guarded(async () => {
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
 * Signs anew what is offered already, so that it does not expire: the timestamp always, the
 * snapshot when half its time is over or its keys changed.
 */
export function renew(
  current: ChannelMetadata,
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<NewFiles, TufFault>> {
  return guarded(async () => {
    const channel = readChannel(current, now)
    const { root, targets, snapshot } = channel
    if (
      targets === undefined ||
      snapshot === undefined ||
      current.targets === undefined ||
      current.snapshot === undefined
    )
      throw new TufError('no-such-target', 'Nothing has been published yet that could be renewed.')
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

/** What the metadata say of a file. */
export async function describeTarget(
  bytes: Bytes,
  custom?: Readonly<Record<string, unknown>>,
): Promise<TargetFileRecord> {
  const description = { length: bytes.length, hashes: { sha256: await sha256(bytes) } }
  return custom === undefined ? description : { ...description, custom }
}

/** Where a file lies below targets/ (6.2.1): HASH.NAME, in the folder of its path. */
export function targetFileName(path: string, { hashes }: TargetFileRecord): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}${hashes.sha256}.${path.slice(slash)}`
}

/** The files that a channel offers, by path. */
export function offeredTargets(current: ChannelMetadata): Readonly<Record<string, TargetFileRecord>> {
  return current.targets === undefined
    ? {}
    : readMetadata(current.targets, 'targets', 'targets.json').record.targets
}

/** A channel's newest files, read. */
export type Channel = {
  readonly root: Metadata<RootRecord>
  readonly targets: Metadata<TargetsRecord> | undefined
  readonly snapshot: Metadata<SnapshotRecord> | undefined
  readonly timestamp: Metadata<TimestampRecord> | undefined
}

/** @throws TufError `expired` for a root that nobody follows any more */
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

/** The next targets.json before anybody signed it (6.3.1); fields that are not known here stay. */
export function draftTargets(channel: Channel, targets: unknown, now: number) {
  const version = (channel.targets?.record.version ?? 0) + 1
  return { ...channel.targets?.signed, ...head('targets', version, now), targets }
}

/** The next snapshot.json before anybody signed it (6.3.2). */
export async function draftSnapshot(channel: Channel, version: number, targets: Bytes, now: number) {
  const meta = {
    ...channel.snapshot?.record.meta,
    'targets.json': { version, ...(await describeTarget(targets)) },
  }
  const own = (channel.snapshot?.record.version ?? 0) + 1
  return { ...channel.snapshot?.signed, ...head('snapshot', own, now), meta }
}

/** The next timestamp.json before anybody signed it (6.3.3). */
export async function draftTimestamp(channel: Channel, version: number, snapshot: Bytes, now: number) {
  const meta = { 'snapshot.json': { version, ...(await describeTarget(snapshot)) } }
  const own = (channel.timestamp?.record.version ?? 0) + 1
  return { ...channel.timestamp?.signed, ...head('timestamp', own, now), meta }
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

function head(role: TopLevelRole, version: number, now: number) {
  return { _type: role, spec_version: SPEC_VERSION, version, expires: expiry(role, now) }
}

function expiry(role: TopLevelRole, now: number): string {
  return new Date(now + LIFETIME_DAYS[role] * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** Whether a file has less than half of its time left, or too few signatures of the keys that count now. */
export async function needsSigning(
  metadata: Metadata<{ readonly expires: string }>,
  role: TopLevelRole,
  root: RootRecord,
  now: number,
): Promise<boolean> {
  if (Date.parse(metadata.record.expires) - now < (LIFETIME_DAYS[role] * DAY_MS) / 2) return true
  const checked = await guarded(() =>
    checkThreshold(metadata, { keys: root.keys, role: root.roles[role] }, role),
  )
  return !checked.ok
}

/**
 * Signs with every key at hand that may, and reads the result back as a client would.
 *
 * @param before for a root: the version before, whose keys sign too
 */
async function seal(
  signed: Record<string, unknown>,
  role: TopLevelRole,
  root: RootRecord,
  keys: readonly SigningKey[],
  before?: RootRecord,
): Promise<Bytes> {
  const alsoMay = before === undefined ? [] : before.roles[role].keyids
  const bytes = await signedFile(signed, [...root.roles[role].keyids, ...alsoMay], keys)
  await checkThreshold(
    readMetadata(bytes, role, `The new ${role}.json`),
    { keys: root.keys, role: root.roles[role] },
    `The new ${role}.json`,
  )
  return bytes
}

/**
 * A metadata file, signed with those of the keys at hand that may.
 *
 * @param earlier signatures that it has already, by key id
 */
export async function signedFile(
  signed: Readonly<Record<string, unknown>>,
  keyids: readonly string[],
  keys: readonly SigningKey[],
  earlier: ReadonlyMap<string, string> = new Map(),
): Promise<Bytes> {
  const message = utf8(canonicalJson(signed))
  const signatures = new Map(earlier)
  for (const key of keys)
    if (keyids.includes(key.keyid)) signatures.set(key.keyid, toHex(await key.sign(message)))
  return utf8(
    `${JSON.stringify({ signatures: [...signatures].map(([keyid, sig]) => ({ keyid, sig })), signed }, null, 1)}\n`,
  )
}

async function guarded<T>(step: () => Promise<T>): Promise<Result<T, TufFault>> {
  try {
    return ok(await step())
  } catch (error) {
    if (error instanceof TufError) return fail(error.fault)
    throw error
  }
}
