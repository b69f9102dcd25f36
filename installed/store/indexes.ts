/**
 * The one index over all enabled packs: a base, and layers that bring it up to date
 * (claims/index/layers.ts), the oldest first.
 *
 *   indexes[0] = {generations: [3, 7], on: [], fingerprint, buffer}       compiled from generations 3 and 7
 *   indexes[1] = {generations: [3, 9], on: [3, 7], fingerprint, buffer}   with it, the index contains 3 and 9
 *   indexes[2] = {generations: [3, 11], on: [3, 9], fingerprint}          11 has the same wordings as 9
 *
 * Each is written in one transaction. A layer counts only on top of the generations and the
 * fingerprint that it was compiled for.
 */
import { type Database, handled, type InstalledPack, type StoredLayer } from './database.ts'

/** The stored index, ready to be opened. */
export type StoredIndex = {
  /** The generations that it contains, ascending. */
  readonly generations: readonly number[]
  /** Fingerprint of what compiled it; undefined if an older version of the extension did. */
  readonly fingerprint: string | undefined
  /** The base, then the layers. */
  readonly buffers: readonly [ArrayBuffer, ...ArrayBuffer[]]
}

/** The stored index, whatever it contains: compare its generations ({@link isIndexOf}) and its fingerprint. */
export async function storedIndex(db: Database): Promise<StoredIndex | undefined> {
  const [base, ...layers] = connected(await db.getAll('indexes'))
  if (base?.buffer === undefined) return undefined
  return {
    generations: layers.at(-1)?.generations ?? base.generations,
    fingerprint: base.fingerprint,
    buffers: [base.buffer, ...layers.flatMap(({ buffer }) => buffer ?? [])],
  }
}

/** Whether an index contains exactly these packs in the releases that are in force. */
export function isIndexOf(stored: StoredIndex, packs: readonly InstalledPack[]): boolean {
  return areEqual(stored.generations, generationsOf(packs))
}

/**
 * Stores a compiled index and deletes the previous one with its layers. Losing it costs only time, so
 * it is written with relaxed durability.
 */
export async function saveIndex(
  db: Database,
  packs: readonly InstalledPack[],
  { buffer, fingerprint }: { readonly buffer: ArrayBuffer; readonly fingerprint: string },
): Promise<void> {
  const tx = handled(db.transaction('indexes', 'readwrite', { durability: 'relaxed' }))
  // A failed request aborts the transaction, and `done` rejects with the reason.
  tx.store.clear().catch(() => {})
  tx.store.put({ generations: generationsOf(packs), on: [], fingerprint, buffer }, 0).catch(() => {})
  await tx.done
}

/**
 * Stores a layer on the stored index.
 *
 * @param on the index that it was compiled for. Nothing is written if another one is stored now
 * @param packs the packs that the index contains with the layer
 * @param buffer undefined if the packs have other generations but the same wordings
 */
export async function saveLayer(
  db: Database,
  on: StoredIndex,
  packs: readonly InstalledPack[],
  buffer: ArrayBuffer | undefined,
): Promise<void> {
  const tx = handled(db.transaction('indexes', 'readwrite', { durability: 'relaxed' }))
  const layers = connected(await tx.store.getAll())
  const top = layers.at(-1)
  if (top !== undefined && top.fingerprint === on.fingerprint && areEqual(top.generations, on.generations)) {
    const generations = generationsOf(packs)
    // Layers above the connected ones cannot be used.
    tx.store.delete(IDBKeyRange.lowerBound(layers.length)).catch(() => {})
    const put =
      buffer === undefined && layers.length > 1
        ? tx.store.put({ ...top, generations }, layers.length - 1)
        : tx.store.put(layerOn(on, generations, buffer), layers.length)
    put.catch(() => {})
  }
  await tx.done
}

/** Deletes the index, for example a damaged one. The next start compiles it again. */
export async function dropIndex(db: Database): Promise<void> {
  await db.clear('indexes')
}

function layerOn(
  on: StoredIndex,
  generations: readonly number[],
  buffer: ArrayBuffer | undefined,
): StoredLayer {
  return {
    generations,
    on: on.generations,
    ...(on.fingerprint === undefined ? {} : { fingerprint: on.fingerprint }),
    ...(buffer === undefined ? {} : { buffer }),
  }
}

/** The layers from the base on, up to the first that does not belong on the one before it. */
function connected(stored: readonly StoredLayer[]): StoredLayer[] {
  const broken = stored.findIndex(({ on, fingerprint }, at) => {
    const below = stored[at - 1]
    return !areEqual(on, below?.generations ?? []) || fingerprint !== stored[0]?.fingerprint
  })
  return stored.slice(0, broken < 0 ? undefined : broken)
}

function generationsOf(packs: readonly InstalledPack[]): number[] {
  return packs.map((pack) => pack.generation).sort((a, b) => a - b)
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
