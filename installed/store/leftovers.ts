import type { Database } from './database.ts'
import { installedPacks, releasesOf } from './packs.ts'
import { removeGeneration } from './releases.ts'

/**
 * Deletes generations that no pack points to, which interrupted installs have left behind, and outlines
 * that neither a pack nor the index needs. Must not run during an install, because no pack points to
 * its generation yet.
 *
 * @returns how many generations were deleted
 */
export async function removeLeftovers(db: Database): Promise<number> {
  const wanted = new Set<number>()
  for (const pack of await installedPacks(db))
    for (const release of releasesOf(pack)) wanted.add(release.generation)
  const leftovers = (await db.getAllKeys('generations')).filter((generation) => !wanted.has(generation))
  for (const generation of leftovers) await removeGeneration(db, generation)
  // An index that still contains a deleted release is brought up to date with that release's outline.
  const strays = (await db.getAllKeys('outlines')).filter((generation) => !wanted.has(generation))
  const needed = strays.length === 0 ? [] : (await db.getAll('indexes')).flatMap((each) => each.generations)
  for (const generation of strays) if (!needed.includes(generation)) await db.delete('outlines', generation)
  return leftovers.length
}
