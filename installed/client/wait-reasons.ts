import type { PackDiff } from '../../claims/packs/reader/diff.ts'
import { releaseCheck, type WaitReason } from '../../claims/packs/reader/release-check.ts'
import type { OpenTrial } from '../pack-client.ts'
import { claimsOfRelease } from '../store/claims.ts'
import type { Database, InstalledPack, StoredRelease } from '../store/database.ts'
import { agreedRelease, highestVersion } from '../store/packs.ts'
import { tryOut } from './try-out.ts'

/**
 * Why an update must wait for the reader's yes; empty if it need not.
 *
 * @param after a release that is written and not in force
 * @param diff from the release that the reader agreed to last to `after`
 */
export async function waitReasons(
  openTrial: OpenTrial,
  db: Database,
  pack: InstalledPack,
  after: StoredRelease,
  diff: PackDiff,
  signal: AbortSignal | undefined,
): Promise<WaitReason[]> {
  const reasons = releaseCheck(agreedRelease(pack).manifest, after.manifest, diff, highestVersion(pack))
  // The reader added the unsigned pack, so nothing takes its place without a yes.
  if (pack.origin.kind === 'file' && after.origin.kind !== 'file') reasons.push({ code: 'unsigned' })
  const broad = await broadness(openTrial, db, after, diff, signal)
  return broad === undefined ? reasons : [...reasons, broad]
}

/** Tries the claims that the reader has not agreed to as they are now. */
async function broadness(
  openTrial: OpenTrial,
  db: Database,
  after: StoredRelease,
  { flipped, rewritten, added, changed }: PackDiff,
  signal: AbortSignal | undefined,
): Promise<WaitReason | undefined> {
  const other = [...flipped, ...rewritten, ...changed].map((change) => change.after)
  const ids = new Set([...added, ...other].map(({ id }) => id))
  if (ids.size === 0) return undefined
  const trial = tryOut(after.manifest.id, openTrial, signal)
  for await (const slice of claimsOfRelease(db, after, { signal }))
    await trial.add(slice.filter(({ id }) => ids.has(id)))
  const { broad, found, sentences } = await trial.result()
  return broad ? { code: 'broad', found, of: sentences } : undefined
}
