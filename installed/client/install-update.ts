import { diffClaims } from '../../claims/packs/reader/diff.ts'
import { releaseCheck } from '../../claims/packs/reader/release-check.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack, StoredRelease } from '../store/database.ts'
import { agreedRelease, type FirstState, highestVersion, keepWaiting, putInForce } from '../store/packs.ts'
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
  if (current !== undefined && (await needsYes(db, current, release, options.signal))) {
    await keepWaiting(db, release)
    return 'waiting'
  }
  await putInForce(db, release, 'unasked', first)
  return 'in-force'
}

/**
 * Compares a release that was just written with the one that the reader agreed to last. Deletes it again
 * if that fails.
 */
async function needsYes(
  db: Database,
  current: InstalledPack,
  after: StoredRelease,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    const agreed = agreedRelease(current)
    const diff = await diffClaims(
      () => claimsOfRelease(db, agreed, { signal }),
      claimsOfRelease(db, after, { signal }),
    )
    const reasons = releaseCheck(agreed.manifest, after.manifest, diff, highestVersion(current))
    // What comes from the extension or a channel takes the place of an unsigned pack only with a yes: the
    // reader added that one.
    return reasons.length > 0 || (current.origin.kind === 'file' && after.origin.kind !== 'file')
  } catch (cause) {
    // Nothing points to it yet. Its claims would stay in the database until the next start.
    await removeGeneration(db, after.generation).catch(() => {})
    throw cause
  }
}
