/** Updates packs from their channels. installed/update-clock.ts decides when. */
import { applyPatch, openPatch } from '../../claims/packs/reader/patch.ts'
import { type Bytes, utf8 } from '../../claims/packs/reader/tuf/bytes.ts'
import type { ChangePacks, PackClientParts } from '../pack-client.ts'
import type { Subscription } from '../records/subscriptions.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack } from '../store/database.ts'
import { isKnown } from '../store/packs.ts'
import { ChannelError, type OpenChannel, openChannel } from './channel.ts'
import { malformed, readChannelRelease } from './channel-release.ts'
import { channelStorage } from './channel-storage.ts'
import { failedCheck, goodCheck } from './check-outcome.ts'
import { installUpdate } from './install-update.ts'
import { reworded } from './reworded.ts'

type Parts = Pick<PackClientParts, 'subscriptions' | 'backup' | 'setAlarm' | 'fetch' | 'openTrial'>

/** The signal ends a check, which then writes nothing, so that it is still due. */
export type CheckOptions = { readonly signal: AbortSignal }

/**
 * Checks one subscription now and stores the outcome. Never throws because of a channel.
 *
 * @throws if the pack has no subscription; the signal's reason
 */
export async function checkNow(
  parts: Parts,
  change: ChangePacks,
  db: Database,
  pack: string,
  options: CheckOptions,
): Promise<void> {
  const subscription = await parts.subscriptions.ofPack(pack)
  if (subscription === undefined) throw new Error('This pack has no channel to update from.')
  try {
    await check(parts, change, db, subscription, options)
  } finally {
    await setAlarm(parts)
  }
}

/**
 * Checks these subscriptions, one after the other, and sets the alarm for what is due next.
 *
 * @throws the signal's reason
 */
export async function checkAll(
  parts: Parts,
  change: ChangePacks,
  open: () => Promise<Database>,
  subscriptions: readonly Subscription[],
  options: CheckOptions,
): Promise<void> {
  try {
    for (const subscription of subscriptions) await check(parts, change, await open(), subscription, options)
  } finally {
    await setAlarm(parts)
  }
}

/** What was checked and installed has not failed if the alarm cannot be set; the next start sets it. */
async function setAlarm(parts: Parts): Promise<void> {
  await parts.setAlarm().catch((cause) => console.error('background: the alarm could not be set', cause))
}

async function check(
  parts: Parts,
  change: ChangePacks,
  db: Database,
  subscription: Subscription,
  { signal }: CheckOptions,
): Promise<void> {
  const { subscriptions } = parts
  signal.throwIfAborted()
  const now = new Date()
  try {
    const goodUntil = await update(parts, change, db, subscription, now, signal)
    // The release is in force now, so this failure is none of the check.
    await subscriptions
      .update(subscription, goodCheck(now, goodUntil))
      .catch((cause) => console.error('background: the time of a check could not be stored', cause))
  } catch (cause) {
    signal.throwIfAborted()
    if (!(cause instanceof ChannelError))
      console.error(`background: ${subscription.pack} could not be updated`, cause)
    await subscriptions.update(subscription, failedCheck(now, subscription.failures + 1, cause))
  }
}

/** @returns when the signatures that guarantee the newest release expire, ISO 8601 */
async function update(
  { subscriptions, backup, fetch, openTrial }: Parts,
  change: ChangePacks,
  db: Database,
  subscription: Subscription,
  now: Date,
  signal: AbortSignal,
): Promise<string> {
  const { pack, url, root } = subscription
  const trust = { root: utf8(root), storage: channelStorage(db, subscriptions, subscription) }
  const channel = await openChannel(url, pack, trust, { fetch, now: now.getTime(), signal })
  const current = await db.get('packs', pack)
  if (isKnown(current, channel.offer.version)) return channel.goodUntil
  const bytes = await bytesOf(db, channel, current, signal)
  const { bundle, hash } = await readChannelRelease(channel, bytes)
  const { manifest } = bundle
  await reworded(
    () =>
      change(async (open) => {
        // The reader may have removed the pack, or chosen another channel.
        if ((await subscriptions.find(subscription)) === undefined) return
        // Another check may have installed it already.
        if (isKnown(await open.get('packs', pack), manifest.version)) return
        await installUpdate(
          { openTrial },
          open,
          { manifest, claims: bundle.slices({ signal }), origin: { kind: 'channel', url }, sha256: hash },
          { now, signal },
          await backup.firstState(pack, manifest.version),
        )
      }),
    malformed,
  )
  return channel.goodUntil
}

/** The bytes of the release's bundle. Made with a patch if one fits and is smaller; otherwise fetched. */
async function bytesOf(
  db: Database,
  channel: OpenChannel,
  current: InstalledPack | undefined,
  signal: AbortSignal,
): Promise<Bytes> {
  const { bundle, patches } = channel.offer
  const patch = patches.find(({ from }) => from === current?.manifest.version)
  if (current !== undefined && patch !== undefined && patch.target.length < bundle.length) {
    // A host that lost or damaged the patch must not keep readers from the bundle.
    const bytes = await channel.patch(patch.from).catch(() => undefined)
    const open = bytes && (await openPatch(bytes))
    const fits = open?.ok && open.value.base === current.sha256 && open.value.target === bundle.hashes.sha256
    const applied = fits ? await applyPatch(claimsOfRelease(db, current, { signal }), open.value) : undefined
    if (applied?.ok) return new Uint8Array(applied.value)
  }
  return channel.bundle()
}
