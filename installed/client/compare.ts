/** Two releases side by side, as a reader is shown them before a yes. */
import { type ClaimSummary, diffClaims, type PackDiff } from '../../claims/packs/reader/diff.ts'
import type { ClaimSlices } from '../../claims/packs/reader/merge-by-id.ts'
import { releaseCheck } from '../../claims/packs/reader/release-check.ts'
import type { ReleaseChanges } from '../../messages/protocol.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack, Release } from '../store/database.ts'
import {
  type FirstState,
  type IncomingRelease,
  keepWaiting,
  putInForce,
  type WriteOptions,
  writeRelease,
} from '../store/packs.ts'

/** Lines of each kind that go over the wire; nobody reads more, and the totals are told. */
const MAX_LINES = 200

/** What changes for the reader if `after` takes the place of `before`. */
export async function releaseChanges(db: Database, before: Release, after: Release): Promise<ReleaseChanges> {
  const diff = await diffClaims(claimsOfRelease(db, before), claimsOfRelease(db, after))
  return shown(before, after, diff)
}

/** {@link releaseChanges} for a release whose claims are still on their way. */
export async function changesToCome(
  db: Database,
  before: Release,
  after: Pick<Release, 'manifest'>,
  claims: ClaimSlices,
): Promise<ReleaseChanges> {
  return shown(before, after, await diffClaims(claimsOfRelease(db, before), claims))
}

function shown(
  before: Pick<Release, 'manifest'>,
  after: Pick<Release, 'manifest'>,
  diff: PackDiff,
): ReleaseChanges {
  const { flipped, withdrawn, added, changed, counts } = diff
  return {
    reasons: releaseCheck(before.manifest, after.manifest, diff),
    flipped: flipped.slice(0, MAX_LINES),
    withdrawn: withdrawn.slice(0, MAX_LINES).map((each) => each.before satisfies ClaimSummary),
    added: added.slice(0, MAX_LINES),
    changed: changed.slice(0, MAX_LINES).map((each) => each.after),
    totals: {
      flipped: flipped.length,
      withdrawn: withdrawn.length,
      added: added.length,
      changed: changed.length,
      same: counts.same,
    },
  }
}

/**
 * Installs an update that nobody has looked at: in force at once, or written and kept waiting for
 * the reader's yes where {@link releaseCheck} says so.
 *
 * @param first how the pack is put in force if the database lacks it
 */
export async function installUpdate(
  db: Database,
  incoming: IncomingRelease,
  options: WriteOptions,
  first?: FirstState,
): Promise<'in-force' | 'waiting'> {
  const current: InstalledPack | undefined = await db.get('packs', incoming.manifest.id)
  const release = await writeRelease(db, incoming, options)
  if (current !== undefined) {
    const diff = await diffClaims(claimsOfRelease(db, current), claimsOfRelease(db, release))
    if (releaseCheck(current.manifest, release.manifest, diff).length > 0) {
      await keepWaiting(db, release)
      return 'waiting'
    }
  }
  await putInForce(db, release, first)
  return 'in-force'
}
