/** A new subscription: the preview of a channel, and the first install of a pack from it. */
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import { memoryStorage } from '../../claims/packs/reader/tuf/storage.ts'
import type { PackPreview } from '../../messages/pack-preview.ts'
import type { AgreedChannel, ChangePacks, PackClientParts, StepOptions } from '../pack-client.ts'
import type { Subscription } from '../records/subscriptions.ts'
import type { Database } from '../store/database.ts'
import { installPack } from '../store/packs.ts'
import { forgetTufMetadata } from '../store/tuf-metadata.ts'
import { ChannelError, fingerprintOf, firstRoot, openChannel, readAddress } from './channel.ts'
import { type ChannelRelease, malformed, readChannelRelease, requireOffered } from './channel-release.ts'
import { channelStorage } from './channel-storage.ts'
import { goodCheck } from './check-outcome.ts'
import { previewBundle } from './preview.ts'
import { reworded } from './reworded.ts'

type Parts = Pick<PackClientParts, 'subscriptions' | 'packChoices' | 'setAlarm' | 'fetch'>

/**
 * Gives a preview of a channel and the pack in it. Stores and installs nothing.
 *
 * @param listed what the directory says about it. Another pack and other keys are refused
 * @throws ChannelError
 */
export async function previewChannel(
  parts: Pick<PackClientParts, 'subscriptions' | 'fetch' | 'directory' | 'loadAsset' | 'openTrial'>,
  db: Database,
  address: string,
  step: StepOptions,
  listed?: { readonly pack: string; readonly fingerprint: string },
): Promise<PackPreview> {
  const { subscriptions, fetch } = parts
  const { url, pack = listed?.pack } = readAddress(address)
  const channelParts = { fetch, now: step.now.getTime(), signal: step.signal }
  const root = await firstRoot(url, channelParts)
  const fingerprint = await fingerprintOf(root, channelParts.now)
  if (listed !== undefined && listed.fingerprint !== fingerprint)
    throw new ChannelError(
      'other-keys',
      'The keys of this channel are not those that the directory names. Whoever answers there now is somebody else, or the keys were changed without word to Footnote.',
    )
  const channel = await openChannel(url, pack, { root, storage: memoryStorage() }, channelParts)
  const bytes = await channel.bundle()
  const preview = await reworded(
    () => previewBundle(parts, db, bytes, { kind: 'channel', url }, step),
    malformed,
  )
  const { manifest } = preview.release
  requireOffered(channel, manifest)
  const agreed = await subscriptions.ofPack(manifest.id)
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
 * Subscribes and installs, if channel and release are still those that the reader agreed to. The
 * subscription is stored first, so that after an interruption the next check installs the pack.
 *
 * @throws ChannelError; the pack then has its earlier subscription
 */
export async function subscribe(
  { subscriptions, packChoices, setAlarm, fetch }: Parts,
  change: ChangePacks,
  db: Database,
  agreed: AgreedChannel,
  step: StepOptions,
): Promise<void> {
  const { url, pack, fingerprint } = agreed
  const channelParts = { fetch, now: step.now.getTime(), signal: step.signal }
  const root = await firstRoot(url, channelParts)
  if ((await fingerprintOf(root, channelParts.now)) !== fingerprint)
    throw new ChannelError('changed', 'The keys of the channel have changed since you looked at it.')
  const before = await subscriptions.ofPack(pack)
  // From one reading: another page may change the subscription between two.
  const isRenewal = before?.url === url && before.fingerprint === fingerprint
  // What is trusted of another channel, or of other keys at this address, must not vouch for this one.
  if (!isRenewal) await forgetTufMetadata(db, pack)
  const fresh: Subscription = {
    pack,
    url,
    root: new TextDecoder().decode(root),
    fingerprint,
    failures: 0,
    next: channelParts.now,
    ...(isRenewal && before.mark !== undefined ? { mark: before.mark } : {}),
  }
  await subscriptions.keep(fresh)
  try {
    const storage = channelStorage(db, subscriptions, fresh)
    const channel = await openChannel(url, pack, { root, storage }, channelParts)
    const bytes = await channel.bundle()
    if ((await sha256(bytes)) !== agreed.sha256)
      throw new ChannelError('changed', 'The channel has a newer release by now. Look at it again.')
    await reworded(
      () =>
        change(async (open) => {
          // The reader may have removed the pack, or chosen another channel.
          if ((await subscriptions.find(fresh)) === undefined)
            throw new Error('The pack was removed while it was fetched.')
          // First, or the next start would take the pack for one whose removal was cut off.
          await packChoices.dropRemoved(pack)
          await install(open, await readChannelRelease(channel, bytes), url, step)
        }),
      malformed,
    )
    // The pack is in force now, and the next check stores its time again.
    await subscriptions
      .update(fresh, goodCheck(step.now, channel.goodUntil))
      .catch((cause) => console.error('background: the time of a check could not be stored', cause))
  } catch (cause) {
    // Does nothing if the reader has removed the pack or chosen another channel in the meantime.
    await subscriptions.replace(fresh, before)
    throw cause
  } finally {
    await setAlarm().catch((cause) => console.error('background: the alarm could not be set', cause))
  }
}

async function install(
  db: Database,
  { bundle, hash }: ChannelRelease,
  url: string,
  { now, signal, onProgress }: StepOptions,
): Promise<void> {
  const current = await db.get('packs', bundle.manifest.id)
  if (current?.sha256 === hash && current.damaged !== true) return
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
