/** Compares two releases for the reader, who sees the changes before the yes. */
import { type ClaimSummary, diffClaims, type PackDiff } from '../../claims/packs/reader/diff.ts'
import type { ClaimSlices } from '../../claims/packs/reader/merge-by-id.ts'
import { releaseCheck } from '../../claims/packs/reader/release-check.ts'
import type { ReleaseChanges } from '../../messages/protocol.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, StoredRelease } from '../store/database.ts'

/** Claims of each kind that are sent at most. Nobody reads more, and the totals are sent too. */
const MAX_LISTED = 200

/** What changes for the reader if `after` takes the place of `before`. */
export async function releaseChanges(
  db: Database,
  before: StoredRelease,
  after: StoredRelease,
  signal?: AbortSignal,
): Promise<ReleaseChanges> {
  return changesTo(db, before, after, claimsOfRelease(db, after, { signal }))
}

/**
 * {@link releaseChanges} for a release that is not stored.
 *
 * @param claims of `after`, in the order of their ids
 */
export async function changesTo(
  db: Database,
  before: StoredRelease,
  after: Pick<StoredRelease, 'manifest'>,
  claims: ClaimSlices,
): Promise<ReleaseChanges> {
  const diff = await diffClaims(claimsOfRelease(db, before), claims)
  return listed(before, after, diff)
}

function listed(
  before: Pick<StoredRelease, 'manifest'>,
  after: Pick<StoredRelease, 'manifest'>,
  diff: PackDiff,
): ReleaseChanges {
  const { flipped, withdrawn, added, changed, counts } = diff
  return {
    reasons: releaseCheck(before.manifest, after.manifest, diff),
    flipped: flipped.slice(0, MAX_LISTED),
    withdrawn: withdrawn.slice(0, MAX_LISTED).map((each) => each.before satisfies ClaimSummary),
    added: added.slice(0, MAX_LISTED),
    changed: changed.slice(0, MAX_LISTED).map((each) => each.after),
    totals: {
      flipped: flipped.length,
      withdrawn: withdrawn.length,
      added: added.length,
      changed: changed.length,
      same: counts.same,
    },
  }
}
