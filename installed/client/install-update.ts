import { diffClaims } from '../../claims/packs/reader/diff.ts'
import type { PackClientParts } from '../pack-client.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack, StoredRelease } from '../store/database.ts'
import { agreedRelease, type FirstState, isRestored, keepWaiting, putInForce } from '../store/packs.ts'
import { type IncomingRelease, removeGeneration, type WriteOptions, writeRelease } from '../store/releases.ts'
import { waitReasons } from './wait-reasons.ts'

type Parts = Pick<PackClientParts, 'openTrial'>

/**
 * Installs an update without asking the reader. If there are {@link waitReasons}, the update is only
 * written and waits for the reader's yes.
 *
 * @param first how the pack is put in force if the database lacks it
 */
export async function installUpdate(
  parts: Parts,
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
    (current.damaged === true ||
      current.agreedLost === true ||
      (await needsYes(parts, db, current, release, options.signal)))
  ) {
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
  { openTrial }: Parts,
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
    return (await waitReasons(openTrial, db, current, after, diff, signal)).length > 0
  } catch (cause) {
    // Nothing points to it yet. Its claims would stay in the database until the next start.
    await removeGeneration(db, after.generation).catch(() => {})
    throw cause
  }
}
