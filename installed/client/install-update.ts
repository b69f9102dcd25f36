import { diffClaims } from '../../claims/packs/reader/diff.ts'
import { releaseCheck } from '../../claims/packs/reader/release-check.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack, StoredRelease } from '../store/database.ts'
import { type FirstState, isRestored, keepWaiting, putInForce } from '../store/packs.ts'
import { type IncomingRelease, removeGeneration, type WriteOptions, writeRelease } from '../store/releases.ts'

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
  if (
    current !== undefined &&
    !isRestored(current, release) &&
    // What a damaged release said can no longer be compared.
    (current.damaged === true || (await needsYes(db, current, release, options.signal)))
  ) {
    await keepWaiting(db, release)
    return 'waiting'
  }
  await putInForce(db, release, first)
  return 'in-force'
}

/** Compares a release that was just written with the one in force. Deletes it again if that fails. */
async function needsYes(
  db: Database,
  before: StoredRelease,
  after: StoredRelease,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    const diff = await diffClaims(
      claimsOfRelease(db, before, { signal }),
      claimsOfRelease(db, after, { signal }),
    )
    return releaseCheck(before.manifest, after.manifest, diff).length > 0
  } catch (cause) {
    // Nothing points to it yet. Its claims would stay in the database until the next start.
    await removeGeneration(db, after.generation).catch(() => {})
    throw cause
  }
}
