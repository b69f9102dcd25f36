/**
 * Subscriptions: the first install of a pack from a channel, and its updates. When they come is
 * decided by background/update-clock.ts.
 */
import { openBundle } from '../../claims/packs/reader/bundle.ts'
import { applyPatch, openPatch } from '../../claims/packs/reader/patch.ts'
import { pauseBeforeCheck } from '../../claims/packs/reader/schedule.ts'
import { type Bytes, utf8 } from '../../claims/packs/reader/tuf/bytes.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import { memoryStorage } from '../../claims/packs/reader/tuf/storage.ts'
import type { Problem } from '../../claims/result.ts'
import type { PackPreview } from '../../messages/protocol.ts'
import type { Engine } from '../engine.ts'
import { comesBackOn, type PackMemory } from '../pack-memory.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack } from '../store/database.ts'
import { forgetMetadata } from '../store/metadata.ts'
import { installPack, newestKnown } from '../store/packs.ts'
import {
  changeSubscriptions,
  isSame,
  keepSubscription,
  readSubscriptions,
  type SubscribedTo,
  type Subscription,
  updateSubscription,
} from '../subscriptions.ts'
import { setAlarm } from '../update-clock.ts'
import {
  ChannelError,
  type ChannelParts,
  fingerprintOf,
  firstRoot,
  type OpenChannel,
  openChannel,
  readAddress,
} from './channel.ts'
import { channelStorage } from './channel-storage.ts'
import { installUpdate } from './compare.ts'
import { type FileWork, previewBundle, withWords } from './pack-file.ts'

/** What a reader said yes to. */
export type Agreed = {
  readonly url: string
  readonly pack: string
  readonly fingerprint: string
  readonly sha256: string
}

/**
 * Looks at a channel and at the pack in it; keeps and installs nothing.
 *
 * @param listed what the directory says of it: another pack, or other keys, are refused
 */
export async function previewChannel(
  db: Database,
  address: string,
  work: FileWork,
  listed?: { readonly pack: string; readonly fingerprint: string },
): Promise<PackPreview> {
  const { url, pack = listed?.pack } = readAddress(address)
  const parts = partsOf(work.now, work.signal)
  const root = await firstRoot(url, parts)
  const fingerprint = await fingerprintOf(root, parts.now)
  if (listed !== undefined && listed.fingerprint !== fingerprint)
    throw new ChannelError(
      'other-keys',
      'The keys of this channel are not those that the directory names. Whoever answers there now is somebody else, or the keys were changed without word to Footnote.',
    )
  const channel = await openChannel(url, pack, { root, storage: memoryStorage() }, parts)
  const bytes = await channel.bundle()
  const preview = await withWords(() => previewBundle(db, bytes, { kind: 'channel', url }, work), malformed)
  requireOffered(channel, preview.release.manifest)
  const agreed = (await readSubscriptions()).find((each) => each.pack === preview.release.manifest.id)
  return {
    ...preview,
    signed: {
      url,
      fingerprint,
      ...(listed === undefined ? {} : { listed: true }),
      ...(agreed === undefined || agreed.fingerprint === fingerprint ? {} : { otherKeys: true }),
    },
  }
}

/**
 * Subscribes and installs, if channel and release are still what the reader said yes to. The
 * subscription comes first: after a stop in between, the next check installs the pack.
 */
export async function subscribe(engine: Engine, db: Database, agreed: Agreed, work: FileWork): Promise<void> {
  const { url, pack, fingerprint } = agreed
  const parts = partsOf(work.now, work.signal)
  const root = await firstRoot(url, parts)
  if ((await fingerprintOf(root, parts.now)) !== fingerprint)
    throw new ChannelError('changed', 'The keys of the channel have changed since you looked at it.')
  const before = (await readSubscriptions()).find((each) => each.pack === pack)
  const same = before !== undefined && isSame(before, agreed) ? before : undefined
  // What another channel, or this address with other keys, was trusted for says nothing of this one.
  if (same === undefined) await forgetMetadata(db, pack)
  const fresh: Subscription = {
    pack,
    url,
    root: new TextDecoder().decode(root),
    fingerprint,
    failures: 0,
    next: parts.now,
    ...(same?.mark === undefined ? {} : { mark: same.mark }),
  }
  await keepSubscription(fresh)
  try {
    const channel = await openChannel(url, pack, { root, storage: channelStorage(db, fresh) }, parts)
    const bytes = await channel.bundle()
    if ((await sha256(bytes)) !== agreed.sha256)
      throw new ChannelError('changed', 'The channel has a newer release by now. Look at it again.')
    const make = async (open: Database) => {
      if (!(await isInForce(fresh))) throw new Error('The pack was removed while it was fetched.')
      await install(open, bytes, url, channel, work)
    }
    await withWords(() => engine.change(make), malformed)
    await updateSubscription(fresh, { ...checked(work.now, 0), goodUntil: channel.goodUntil })
  } catch (cause) {
    // The one before comes back, but not where the reader has removed the pack or gone elsewhere meanwhile.
    await changeSubscriptions((now) => now.flatMap((each) => (isSame(each, fresh) ? (before ?? []) : [each])))
    throw cause
  } finally {
    await setAlarm()
  }
}

/** Whether it is still the pack's subscription: the reader may have removed the pack, or left the channel. */
async function isInForce(to: SubscribedTo): Promise<boolean> {
  return (await readSubscriptions()).some((each) => isSame(each, to))
}

async function install(
  db: Database,
  bytes: Bytes,
  url: string,
  channel: OpenChannel,
  { now, signal, onProgress }: FileWork,
): Promise<void> {
  const bundle = await opened(bytes)
  requireOffered(channel, bundle.manifest)
  const hash = await sha256(bytes)
  if ((await db.get('packs', bundle.manifest.id))?.sha256 === hash) return
  await installPack(
    db,
    {
      manifest: bundle.manifest,
      claims: bundle.slices({ signal }),
      origin: { kind: 'channel', url },
      sha256: hash,
    },
    { now, signal, onProgress: (written) => onProgress(written / Math.max(1, bundle.count)) },
  )
}

/** Checks one subscription now and notes how it went; never throws for what a channel can do. */
export async function checkNow(engine: Engine, db: Database, pack: string): Promise<void> {
  const subscription = (await readSubscriptions()).find((each) => each.pack === pack)
  if (subscription === undefined) throw new Error('This pack has no channel to update from.')
  await check(engine, db, subscription)
  await setAlarm()
}

/** Checks these subscriptions, one after the other, and sets the alarm for what is due next. */
export async function checkAll(
  engine: Engine,
  open: () => Promise<Database>,
  subscriptions: readonly Subscription[],
): Promise<void> {
  for (const subscription of subscriptions) await check(engine, await open(), subscription)
  await setAlarm()
}

async function check(engine: Engine, db: Database, subscription: Subscription): Promise<void> {
  const { pack } = subscription
  const now = new Date()
  try {
    const goodUntil = await update(engine, db, subscription, now)
    await updateSubscription(subscription, { ...checked(now, 0), goodUntil })
  } catch (cause) {
    const failures = subscription.failures + 1
    const known = cause instanceof ChannelError ? cause : undefined
    if (known === undefined) console.error(`background: ${pack} could not be updated`, cause)
    const problem = {
      code: known?.code ?? 'failed',
      message: cause instanceof Error ? cause.message : String(cause),
    }
    const { goodAt: _good, ...tried } = checked(now, failures, known?.retryAfterMs)
    await updateSubscription(subscription, { ...tried, problem })
  }
}

function checked(now: Date, failures: number, retryAfterMs?: number) {
  const at = now.toISOString()
  const next = now.getTime() + pauseBeforeCheck(failures, retryAfterMs, Math.random())
  return { checkedAt: at, goodAt: at, failures, next, problem: undefined }
}

/** @returns until when somebody vouches that nothing is newer */
async function update(engine: Engine, db: Database, subscription: Subscription, now: Date): Promise<string> {
  const { pack, url, root } = subscription
  const parts = partsOf(now)
  const trust = { root: utf8(root), storage: channelStorage(db, subscription) }
  const channel = await openChannel(url, pack, trust, parts)
  const current = await db.get('packs', pack)
  if (channel.offer.version <= newestKnown(current)) return channel.goodUntil
  const bytes = await bytesOf(db, channel, current)
  const bundle = await opened(bytes)
  requireOffered(channel, bundle.manifest)
  const hash = await sha256(bytes)
  const make = async (open: Database, memory: PackMemory) => {
    if (!(await isInForce(subscription))) return
    // Another check may have been first.
    if (bundle.manifest.version <= newestKnown(await open.get('packs', pack))) return
    const noted = (await memory.notes()).find((each) => each.pack === pack)
    await installUpdate(
      open,
      {
        manifest: bundle.manifest,
        claims: bundle.slices(),
        origin: { kind: 'channel', url },
        sha256: hash,
      },
      { now },
      { enabled: comesBackOn(noted, bundle.manifest.version), declined: noted?.unasked },
    )
  }
  await withWords(() => engine.change(make), malformed)
  return channel.goodUntil
}

/** The release's bundle: from the patch where that is smaller, there and fits, else as it is. */
async function bytesOf(
  db: Database,
  channel: OpenChannel,
  current: InstalledPack | undefined,
): Promise<Bytes> {
  const { bundle, patches } = channel.offer
  const patch = patches.find(({ from }) => from === current?.manifest.version)
  if (current !== undefined && patch !== undefined && patch.target.length < bundle.length) {
    // A host that lost the patch, or spoils it, holds nobody back who can have the bundle.
    const bytes = await channel.patch(patch.from).catch(() => undefined)
    const open = bytes && (await openPatch(bytes))
    const fits = open?.ok && open.value.base === current.sha256 && open.value.target === bundle.hashes.sha256
    const applied = fits ? await applyPatch(claimsOfRelease(db, current), open.value) : undefined
    if (applied?.ok) return new Uint8Array(applied.value)
  }
  return channel.bundle()
}

async function opened(bytes: Bytes) {
  const bundle = await openBundle(bytes)
  if (!bundle.ok) throw malformed(bundle.error)
  return bundle.value
}

function malformed({ message }: Problem): ChannelError {
  return new ChannelError('malformed', message)
}

/** What the metadata call the file is what the file calls itself: nobody passes one pack off as another. */
function requireOffered(
  { offer }: OpenChannel,
  manifest: { readonly id: string; readonly version: number },
): void {
  if (manifest.id !== offer.pack || manifest.version !== offer.version)
    throw new ChannelError(
      'mismatch',
      `The channel calls this ${offer.pack} version ${offer.version}, and the file calls itself ${manifest.id} version ${manifest.version}.`,
    )
}

function partsOf(now: Date, signal?: AbortSignal): ChannelParts {
  const ask: typeof fetch = (...input) => fetch(...input)
  return signal === undefined
    ? { fetch: ask, now: now.getTime() }
    : { fetch: ask, now: now.getTime(), signal }
}
