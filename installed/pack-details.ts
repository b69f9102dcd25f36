/** Makes the packs page's view of a pack from what is stored. */
import { isAhead } from '../claims/packs/reader/schedule.ts'
import type { ReleaseSummary } from '../messages/pack-preview.ts'
import type { ChannelState, PackDetails } from '../messages/protocol.ts'
import type { Subscription } from './records/subscriptions.ts'
import type { InstalledPack, StoredRelease } from './store/database.ts'

/** @param channel the pack's subscription, if it has one */
export function packDetails(pack: InstalledPack, channel: Subscription | undefined, now: Date): PackDetails {
  return {
    ...summaryOf(pack),
    enabled: pack.enabled,
    ...(pack.before === undefined ? {} : { before: summaryOf(pack.before) }),
    ...(pack.waiting === undefined ? {} : { waiting: summaryOf(pack.waiting) }),
    ...(channel === undefined ? {} : { channel: channelState(channel, now) }),
  }
}

function summaryOf({ manifest, claims, verdicts, installedAt, origin }: StoredRelease): ReleaseSummary {
  return { manifest, claims, verdicts, installedAt, origin }
}

function channelState(
  { url, fingerprint, checkedAt, goodAt, goodUntil, problem }: Subscription,
  now: Date,
): ChannelState {
  return {
    url,
    fingerprint,
    stale: problem?.code === 'expired' || (goodUntil !== undefined && Date.parse(goodUntil) <= now.getTime()),
    // A time in the future is not shown: the clock has been set back since.
    ...(checkedAt === undefined || isAhead(checkedAt, now.getTime()) ? {} : { checkedAt }),
    ...(goodAt === undefined || isAhead(goodAt, now.getTime()) ? {} : { goodAt }),
    ...(problem === undefined ? {} : { problem }),
  }
}
