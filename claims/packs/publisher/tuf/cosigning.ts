/**
 * A release that more people sign than sit at one machine. It waits, beside the channel, until each
 * of its files has the signatures that it needs; only then is it the channel's. Pure: files in, files
 * out.
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
 * snapshot. So each of the three is made once the one before it has enough, and gets no more then.
 */
import { fail, ok, type Result } from '../../../result.ts'
import type { Bytes } from '../../reader/tuf/bytes.ts'
import { canonicalJson } from '../../reader/tuf/canonical-json.ts'
import { type Downloaded, TufClient } from '../../reader/tuf/client.ts'
import { TufError, type TufFault } from '../../reader/tuf/fault.ts'
import { type Metadata, readMetadata } from '../../reader/tuf/metadata.ts'
import type { RootRecord, TargetFileRecord, TopLevelRole } from '../../reader/tuf/records.ts'
import { memoryStorage } from '../../reader/tuf/storage.ts'
import { countSigners } from '../../reader/tuf/threshold.ts'
import {
  type Channel,
  type ChannelMetadata,
  draftRoot,
  draftSnapshot,
  draftTargets,
  draftTimestamp,
  LIFETIME_DAYS,
  needsSigning,
  type RootChange,
  readChannel,
  signedFile,
} from './repository.ts'
import type { SigningKey } from './signing.ts'

const DAY_MS = 24 * 3_600_000

/** The files of a release as far as they are made, signed by some. */
export type Staged = Partial<ChannelMetadata>

/** A file that has too few signatures. */
export type Wanting = {
  readonly role: TopLevelRole
  readonly version: number
  readonly signed: number
  readonly threshold: number
  /** Whose signature would count, by key id. */
  readonly missing: readonly string[]
  /** For a root: these are keys of the root before it, which have to agree to it. */
  readonly before?: true
}

/** Where a release stands; it is complete where nothing is wanting. */
export type Standing = {
  readonly staged: Staged
  readonly wanting: readonly Wanting[]
  /** How many signatures were added. */
  readonly added: number
}

/**
 * Stages the next release, and signs it with the keys at hand.
 *
 * @param change `targets` for another offer, `root` for other keys; what else has to be signed anew
 *   because of them is staged with them
 */
export function stage(
  current: ChannelMetadata,
  change: {
    readonly root?: readonly RootChange[]
    readonly targets?: Readonly<Record<string, TargetFileRecord>>
  },
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<Standing, TufFault>> {
  return guarded(async () => {
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
 * Adds the signatures of the keys at hand to a staged release, and makes the files that could not be
 * made before.
 *
 * @param keys none of them just says where it stands
 * @param copies of the same staged release, that others have signed meanwhile
 */
export function cosign(
  current: ChannelMetadata,
  staged: Staged,
  keys: readonly SigningKey[],
  now: number,
  copies: readonly Staged[] = [],
): Promise<Result<Standing, TufFault>> {
  return guarded(() => advance(current, staged, keys, copies, now))
}

async function advance(
  current: ChannelMetadata,
  given: Staged,
  keys: readonly SigningKey[],
  copies: readonly Staged[],
  now: number,
): Promise<Standing> {
  // Whoever was stopped while publishing has written the root already, and goes on from there.
  const { root: waiting, ...rest } = given
  const staged: Staged = waiting === undefined || isEqual(waiting, current.root) ? rest : given
  const before = readMetadata(current.root, 'root', 'root.json').record
  // An expired root is no hindrance where its successor is what waits.
  const channel = readChannel(staged.root === undefined ? current : { ...current, root: staged.root }, now)
  const work = new Signing(channel.root.record, keys, copies, now)
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
  if (work.wanting.every(({ role }) => role === 'root')) await finish(current, staged, channel, next, work)
  if (work.wanting.length === 0) await checkAsClient(current, next, now)
  return { staged: next, wanting: work.wanting, added: work.added }
}

function isEqual(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** Snapshot and timestamp, once targets.json has enough signatures. */
async function finish(
  current: ChannelMetadata,
  staged: Staged,
  channel: Channel,
  next: { snapshot?: Bytes; timestamp?: Bytes; readonly targets?: Bytes },
  work: Signing,
): Promise<void> {
  const { now } = work
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
    // One that was staged before the channel was renewed, or for other targets, is made anew.
    const kept = staged.snapshot && readMetadata(staged.snapshot, 'snapshot', 'snapshot.json')
    snapshot = isSame(kept, draft) ? staged.snapshot : await signedFile(draft, [], [])
    next.snapshot = snapshot = await work.sign('snapshot', snapshot as Bytes)
    if (work.wanting.some(({ role }) => role === 'snapshot')) return
  }
  const made = readMetadata(snapshot as Bytes, 'snapshot', 'snapshot.json').record
  const draft = await draftTimestamp(channel, made.version, snapshot as Bytes, now)
  const kept = staged.timestamp && readMetadata(staged.timestamp, 'timestamp', 'timestamp.json')
  const timestamp = isSame(kept, draft) ? staged.timestamp : await signedFile(draft, [], [])
  next.timestamp = await work.sign('timestamp', timestamp as Bytes)
}

/** Whether a staged file says what would be said now, but for its date, and is still good. */
function isSame(
  kept: Metadata<{ readonly version: number }> | undefined,
  draft: { readonly version: number; readonly meta: unknown; readonly expires: string },
): boolean {
  const { expires, ...said } = kept?.signed ?? {}
  const { expires: fresh, ...wanted } = draft
  const behind = Date.parse(fresh) - Date.parse(String(expires))
  const isFresh = behind > -CLOCK_SKEW_MS && behind < MAX_AGE_MS
  return isFresh && canonicalJson(said) === canonicalJson(wanted)
}

/** A timestamp is good for 30 days: one that waited for half of them is not worth publishing. */
const MAX_AGE_MS = 15 * DAY_MS
/** How far the clocks of two holders may be apart. */
const CLOCK_SKEW_MS = DAY_MS

/** Signs files with the keys at hand and keeps count of what is wanting. */
class Signing {
  readonly now: number
  readonly wanting: Wanting[] = []
  added = 0
  readonly #root: RootRecord
  readonly #keys: readonly SigningKey[]
  readonly #copies: readonly Staged[]

  constructor(root: RootRecord, keys: readonly SigningKey[], copies: readonly Staged[], now: number) {
    this.#root = root
    this.#keys = keys
    this.#copies = copies
    this.now = now
  }

  async sign(role: TopLevelRole, bytes: Bytes, before?: RootRecord): Promise<Bytes> {
    const read = (file: Bytes) => readMetadata(file, role, `The staged ${role}.json`)
    const missing = keyidsOf(await this.#wanting(role, read(bytes), before))
    // What has enough gets no more: others hold its hash.
    if (missing.length === 0) return bytes
    const { signed, signedBytes, signatures } = read(bytes)
    const found = new Map(signatures)
    for (const copy of this.#copies) {
      const other = copy[role] && read(copy[role])
      if (other === undefined || !isEqual(other.signedBytes, signedBytes)) continue
      for (const keyid of missing) {
        const signature = other.signatures.get(keyid)
        if (signature !== undefined) found.set(keyid, signature)
      }
    }
    const file = await signedFile(signed, missing, this.#keys, found)
    const keys = { ...before?.keys, ...this.#root.keys }
    const left = await countSigners(read(file), { keys, role: { keyids: missing, threshold: 1 } })
    this.added += missing.length - left.missing.length
    this.wanting.push(...(await this.#wanting(role, read(file), before)))
    return file
  }

  async #wanting(
    role: TopLevelRole,
    file: Metadata<{ readonly version: number }>,
    before: RootRecord | undefined,
  ): Promise<Wanting[]> {
    const roots = before === undefined ? [this.#root] : [before, this.#root]
    const found = await Promise.all(
      roots.map(async (root) => {
        const { threshold } = root.roles[role]
        const signers = { keys: root.keys, role: root.roles[role] }
        const { signed, missing } = await countSigners(file, signers)
        const common = { role, version: file.record.version, signed, threshold, missing }
        return root === before ? { ...common, before: true as const } : common
      }),
    )
    return found.filter(({ signed, threshold }) => signed < threshold)
  }
}

/** Whose signatures would count, each once. */
function keyidsOf(wanting: readonly Wanting[]): string[] {
  return [...new Set(wanting.flatMap(({ missing }) => missing))]
}

/**
 * Nothing is signed that readers would refuse as a step back, that has expired while it waited, or
 * that would be good for longer than any file that this tool makes.
 */
function checkNext(
  { record }: Metadata<{ readonly version: number; readonly expires: string }>,
  version: number,
  role: TopLevelRole,
  now: number,
): void {
  if (record.version !== version + 1)
    throw new TufError(
      'rollback',
      `The ${role}.json that waits for signatures is version ${record.version}, and the channel is at version ${version}: it has moved on. Discard what waits and make it anew.`,
    )
  if (Date.parse(record.expires) <= now)
    throw new TufError(
      'expired',
      `The ${role}.json that waits for signatures expired on ${record.expires}. Discard what waits and make it anew.`,
    )
  if (Date.parse(record.expires) > now + LIFETIME_DAYS[role] * DAY_MS + CLOCK_SKEW_MS)
    throw new TufError(
      'mismatch',
      `The ${role}.json that waits for signatures would be good until ${record.expires}, longer than the ${LIFETIME_DAYS[role]} days that it may be.`,
    )
}

/** Reads a complete release as a client would who knows the channel as it is now. */
async function checkAsClient(current: ChannelMetadata, staged: Staged, now: number): Promise<void> {
  const merged = { ...current, ...staged }
  if (merged.timestamp === undefined) return
  const version = readMetadata(current.root, 'root', 'root.json').record.version
  const files: Readonly<Record<string, Bytes | undefined>> = {
    [`${version + 1}.root`]: staged.root,
    timestamp: merged.timestamp,
    snapshot: merged.snapshot,
    targets: merged.targets,
  }
  const client = new TufClient({
    metadataUrl: 'staged:/',
    storage: memoryStorage(),
    trustedRoot: current.root,
    now,
    download: async (url): Promise<Result<Downloaded, TufFault>> => {
      const name = url.slice('staged:/'.length, -'.json'.length)
      const bytes = files[name] ?? files[name.replace(/^\d+\.(?!root$)/, '')]
      return bytes === undefined
        ? fail({ code: 'not-found', message: `${name}.json is not there.` })
        : ok({ kind: 'bytes', bytes })
    },
  })
  const result = await client.refresh()
  if (!result.ok) throw new TufError(result.error.code, result.error.message)
}

async function guarded<T>(step: () => Promise<T>): Promise<Result<T, TufFault>> {
  try {
    return ok(await step())
  } catch (error) {
    if (error instanceof TufError) return fail(error.fault)
    throw error
  }
}
