import { diffClaims } from '../../claims/packs/reader/diff.ts'
import { releaseCheck } from '../../claims/packs/reader/release-check.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack } from '../store/database.ts'
import { type FirstState, keepWaiting, putInForce } from '../store/packs.ts'
import { type IncomingRelease, type WriteOptions, writeRelease } from '../store/releases.ts'

/**
 * Installs an update without asking the reader. If {@link releaseCheck} objects, the update is only
 * written and waits for the reader's yes.
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
    const { signal } = options
    const diff = await diffClaims(
      claimsOfRelease(db, current, { signal }),
      claimsOfRelease(db, release, { signal }),
    )
    if (releaseCheck(current.manifest, release.manifest, diff).length > 0) {
      await keepWaiting(db, release)
      return 'waiting'
    }
  }
  await putInForce(db, release, first)
  return 'in-force'
}
