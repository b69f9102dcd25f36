/** What has changed since an index was compiled, found by comparing outlines (store/outline.ts). */
import { type ClaimKey, claimKey } from '../claims/records/claim-key.ts'
import { slices } from '../claims/slices.ts'
import type { Database, InstalledPack } from './store/database.ts'
import type { StoredIndex } from './store/indexes.ts'
import { type Outline, outlineFingerprint } from './store/outline.ts'
import { type OutlineChanges, outlineChanges } from './store/outline-changes.ts'

export type KeyChanges = {
  /** Claims that are new or have other wordings. */
  readonly changed: readonly ClaimKey[]
  /** How many of those are in the index with their earlier wordings. */
  readonly replaced: number
  /** Claims of the index that are gone. */
  readonly removed: readonly ClaimKey[]
}

/**
 * Compares an index with the packs that it should contain.
 *
 * @returns undefined if an outline is missing or was made by other rules; then all claims must be
 *   compiled again
 */
export async function changesSince(
  db: Database,
  stored: StoredIndex,
  packs: readonly InstalledPack[],
  signal?: AbortSignal,
): Promise<KeyChanges | undefined> {
  const generations = packs.map(({ generation }) => generation)
  const [before, after] = await Promise.all([
    outlinesOf(
      db,
      stored.generations.filter((generation) => !generations.includes(generation)),
    ),
    outlinesOf(
      db,
      generations.filter((generation) => !stored.generations.includes(generation)),
    ),
  ])
  if (before === undefined || after === undefined) return undefined
  const pause = slices(signal)
  const all: [pack: string, OutlineChanges][] = []
  for (const pack of new Set([...before.keys(), ...after.keys()]))
    all.push([pack, await outlineChanges(before.get(pack), after.get(pack), pause)])
  const keysOf = (which: 'changed' | 'removed') =>
    all.flatMap(([pack, changes]) => changes[which].map((claim) => claimKey(pack, claim)))
  return {
    changed: keysOf('changed'),
    removed: keysOf('removed'),
    replaced: all.reduce((sum, [, { replaced }]) => sum + replaced, 0),
  }
}

/** The outlines of these generations by pack; undefined if one cannot be used. */
async function outlinesOf(
  db: Database,
  generations: readonly number[],
): Promise<ReadonlyMap<string, Outline> | undefined> {
  const fingerprint = outlineFingerprint()
  const found = await Promise.all(generations.map((generation) => db.get('outlines', generation)))
  return found.every((outline) => outline?.fingerprint === fingerprint)
    ? new Map((found as Outline[]).map((outline) => [outline.pack, outline]))
    : undefined
}
