/**
 * The one index over all enabled packs: a base, and the layers that brought it up to date
 * (claims/match/layers.ts), the oldest first.
 *
 *   indexes[0] = {generations: [3, 7], on: [], buffer}        compiled from generations 3 and 7
 *   indexes[1] = {generations: [3, 9], on: [3, 7], buffer}    and with this it is one of 3 and 9
 *   indexes[2] = {generations: [3, 11], on: [3, 9]}           11 has the same words as 9
 *
 * Each is written in one transaction, and counts only on top of what it was made for.
 */
import type { Database, InstalledPack, StoredLayer } from './database.ts'

/** The stored index as it is to be opened. */
export type StoredIndex = {
  /** The generations that it is of, ascending. Any difference makes it stale. */
  readonly generations: readonly number[]
  /** The base, then the layers. */
  readonly buffers: readonly [ArrayBuffer, ...ArrayBuffer[]]
}

/** The stored index, whatever it was compiled from: ask {@link isIndexOf}. */
export async function storedIndex(db: Database): Promise<StoredIndex | undefined> {
  const [base, ...layers] = whole(await db.getAll('indexes'))
  if (base?.buffer === undefined) return undefined
  return {
    generations: layers.at(-1)?.generations ?? base.generations,
    buffers: [base.buffer, ...layers.flatMap(({ buffer }) => buffer ?? [])],
  }
}

/** Whether an index was compiled from exactly these packs as they stand. */
export function isIndexOf(stored: StoredIndex, packs: readonly InstalledPack[]): boolean {
  return same(stored.generations, generationsOf(packs))
}

/**
 * Keeps a compiled index, and lets go of the one before with its layers. Losing it costs time only,
 * so it is written with relaxed durability.
 */
export async function saveIndex(
  db: Database,
  packs: readonly InstalledPack[],
  buffer: ArrayBuffer,
): Promise<void> {
  const tx = db.transaction('indexes', 'readwrite', { durability: 'relaxed' })
  // A failed request aborts the transaction, and `done` rejects with the reason.
  tx.store.clear().catch(() => {})
  tx.store.put({ generations: generationsOf(packs), on: [], buffer }, 0).catch(() => {})
  await tx.done
}

/**
 * Keeps a layer on the stored index.
 *
 * @param on the index that it was compiled for: if another one is stored by now, nothing is written
 * @param buffer undefined where the packs have other generations but the same words
 */
export async function saveLayer(
  db: Database,
  on: StoredIndex,
  packs: readonly InstalledPack[],
  buffer: ArrayBuffer | undefined,
): Promise<void> {
  const tx = db.transaction('indexes', 'readwrite', { durability: 'relaxed' })
  const layers = whole(await tx.store.getAll())
  const top = layers.at(-1)
  if (top !== undefined && same(top.generations, on.generations)) {
    const generations = generationsOf(packs)
    // What lies above is no part of a whole index.
    tx.store.delete(IDBKeyRange.lowerBound(layers.length)).catch(() => {})
    const put =
      buffer === undefined && layers.length > 1
        ? tx.store.put({ ...top, generations }, layers.length - 1)
        : tx.store.put(
            { generations, on: on.generations, ...(buffer === undefined ? {} : { buffer }) },
            layers.length,
          )
    put.catch(() => {})
  }
  await tx.done
}

/** The layers from the base on, as far as each stands on the one before. */
function whole(stored: readonly StoredLayer[]): StoredLayer[] {
  const broken = stored.findIndex(
    ({ on }, at) => !same(on, at === 0 ? [] : (stored[at - 1] as StoredLayer).generations),
  )
  return stored.slice(0, broken < 0 ? undefined : broken)
}

function generationsOf(packs: readonly InstalledPack[]): number[] {
  return packs.map((pack) => pack.generation).sort((a, b) => a - b)
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
