import type { Database, InstalledPack, StoredIndex } from './database.ts'

/** The one index over all enabled packs. */
const MAIN = 'main'

/** The stored index, whatever it was compiled from: ask {@link isIndexOf}. */
export async function storedIndex(db: Database): Promise<StoredIndex | undefined> {
  return db.get('indexes', MAIN)
}

/** Whether an index was compiled from exactly these packs as they stand. */
export function isIndexOf(stored: StoredIndex, packs: readonly InstalledPack[]): boolean {
  return same(stored.generations, generationsOf(packs))
}

/** Keeps a compiled index. Losing it costs time only, so it is written with relaxed durability. */
export async function saveIndex(
  db: Database,
  packs: readonly InstalledPack[],
  buffer: ArrayBuffer,
): Promise<void> {
  const tx = db.transaction('indexes', 'readwrite', { durability: 'relaxed' })
  await tx.store.put({ generations: generationsOf(packs), buffer }, MAIN)
  await tx.done
}

function generationsOf(packs: readonly InstalledPack[]): number[] {
  return packs.map((pack) => pack.generation).sort((a, b) => a - b)
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
