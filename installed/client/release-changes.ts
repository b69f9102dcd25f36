/** Compares two releases for the reader, who sees the changes before the yes. */
import { type ClaimSummary, diffClaims, type PackDiff } from '../../claims/packs/reader/diff.ts'
import type { ClaimSlices } from '../../claims/packs/reader/merge-by-id.ts'
import { nameDoubt } from '../../claims/packs/reader/publisher-names.ts'
import { releaseCheck, type WaitReason } from '../../claims/packs/reader/release-check.ts'
import type { ReleaseChanges } from '../../messages/pack-preview.ts'
import type { PackClientParts } from '../pack-client.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack, StoredRelease } from '../store/database.ts'
import { agreedRelease } from '../store/packs.ts'
import { knownPublishers } from './known-packs.ts'
import { waitReasons } from './wait-reasons.ts'

/** Claims of each kind that are sent at most. Nobody reads more, and the totals are sent too. */
const MAX_LISTED = 200

/**
 * What changes for the reader if the previous release of a pack, or the one that waits, takes the place
 * of the one in force. A release that waits is compared with the one that the reader agreed to last: the
 * reader has not seen what came in between.
 *
 * @returns undefined if there is no such release
 */
export async function releaseChanges(
  parts: Pick<PackClientParts, 'loadAsset' | 'directory' | 'subscriptions' | 'openTrial'>,
  db: Database,
  pack: InstalledPack,
  to: 'before' | 'waiting',
  signal?: AbortSignal,
): Promise<ReleaseChanges | undefined> {
  const after = pack[to]
  if (after === undefined) return undefined
  const since = to === 'waiting' ? agreedRelease(pack) : pack
  const diff = await diffClaims(
    () => claimsOfRelease(db, since, { signal }),
    claimsOfRelease(db, after, { signal }),
  )
  const reasons = to === 'waiting' ? await waitReasons(parts.openTrial, db, pack, after, diff, signal) : []
  const isOther = after.manifest.publisher.name !== pack.manifest.publisher.name
  const doubt = isOther ? nameDoubt(after.manifest.publisher, await knownPublishers(parts, db)) : undefined
  return {
    ...listed(reasons, diff),
    ...(since.generation === pack.generation ? {} : { since: since.manifest.version }),
    ...(doubt === undefined ? {} : { doubt }),
  }
}

/**
 * What changes if a release that is not stored takes the place of a stored one.
 *
 * @param claims of `after`, in the order of their ids
 */
export async function changesTo(
  db: Database,
  before: StoredRelease,
  after: Pick<StoredRelease, 'manifest'>,
  claims: ClaimSlices,
): Promise<ReleaseChanges> {
  const diff = await diffClaims(() => claimsOfRelease(db, before), claims)
  // The preview says itself that a file is older.
  return listed(releaseCheck(before.manifest, after.manifest, diff, 0), diff)
}

function listed(reasons: readonly WaitReason[], diff: PackDiff): ReleaseChanges {
  const { flipped, withdrawn, rewritten, added, changed, counts } = diff
  return {
    reasons,
    flipped: flipped.slice(0, MAX_LISTED),
    withdrawn: withdrawn.slice(0, MAX_LISTED).map((each) => each.before satisfies ClaimSummary),
    rewritten: rewritten.slice(0, MAX_LISTED),
    added: added.slice(0, MAX_LISTED),
    changed: changed.slice(0, MAX_LISTED).map((each) => each.after),
    totals: {
      flipped: flipped.length,
      withdrawn: withdrawn.length,
      rewritten: rewritten.length,
      added: added.length,
      changed: changed.length,
      same: counts.same,
    },
  }
}
