import type { Claim } from '../claim.ts'
import type { PackManifest } from '../pack.ts'
import type { Database, InstalledPack, Release } from './database.ts'

/**
 * Claims written in one transaction. A transaction of 500 claims takes about 40 ms of the
 * database's time, so that a reader's question in between waits no longer than that.
 */
const CLAIMS_PER_SLICE = 500

/** All claims of a generation: array keys sort by their first element. */
export function generationRange(generation: number): IDBKeyRange {
  return IDBKeyRange.bound([generation], [generation, []])
}

/** The packs on this device, in the order of their ids. */
export async function installedPacks(db: Database): Promise<InstalledPack[]> {
  return db.getAll('packs')
}

/**
 * Installs a release, or updates to it: all or nothing. Killed at any moment, the database holds
 * the old release or the new one, never a mixture.
 *
 * @param claims the release's claims in slices of any size, as they are parsed
 * @param options.onProgress how many claims are written so far
 * @throws if `claims` throws, `signal` aborts or the database fails; the old release stays in force
 */
export async function installPack(
  db: Database,
  manifest: PackManifest,
  claims: Iterable<readonly Claim[]> | AsyncIterable<readonly Claim[]>,
  options: { now: Date; signal?: AbortSignal; onProgress?: (written: number) => void },
): Promise<InstalledPack> {
  const generation = await db.add('generations', { pack: manifest.id, complete: false })
  try {
    let written = 0
    for await (const slice of claims) {
      for (let at = 0; at < slice.length; at += CLAIMS_PER_SLICE) {
        options.signal?.throwIfAborted()
        written += await writeClaims(db, generation, slice.slice(at, at + CLAIMS_PER_SLICE))
        options.onProgress?.(written)
      }
    }
    options.signal?.throwIfAborted()
    return await flip(db, { manifest, generation, claims: written, installedAt: options.now.toISOString() })
  } catch (cause) {
    await removeGeneration(db, generation).catch(() => {})
    throw cause
  }
}

async function writeClaims(db: Database, generation: number, claims: readonly Claim[]): Promise<number> {
  const tx = db.transaction('claims', 'readwrite', { durability: 'relaxed' })
  for (const claim of claims) {
    // A failed add aborts the transaction, and `done` rejects with the reason.
    tx.store.add(claim, [generation, claim.id]).catch(() => {})
  }
  await tx.done
  return claims.length
}

/** The one transaction that puts a release in force. The release before the last is let go. */
async function flip(db: Database, release: Release): Promise<InstalledPack> {
  const tx = db.transaction(['packs', 'generations'], 'readwrite', { durability: 'strict' })
  const packs = tx.objectStore('packs')
  const id = release.manifest.id
  const current = await packs.get(id)
  const pack: InstalledPack = {
    ...release,
    id,
    enabled: current?.enabled ?? true,
    ...(current === undefined ? {} : { before: releaseOf(current) }),
  }
  await packs.put(pack)
  await tx.objectStore('generations').put({ pack: id, complete: true }, release.generation)
  await tx.done
  if (current?.before !== undefined) await removeGeneration(db, current.before.generation)
  return pack
}

function releaseOf(pack: InstalledPack): Release {
  const { manifest, generation, claims, installedAt } = pack
  return { manifest, generation, claims, installedAt }
}

/** Goes back to the release before; that release is then the only one kept. Undefined if there is none. */
export async function rollBackPack(db: Database, id: string): Promise<InstalledPack | undefined> {
  const tx = db.transaction('packs', 'readwrite', { durability: 'strict' })
  const current = await tx.store.get(id)
  if (current?.before === undefined) {
    await tx.done
    return undefined
  }
  const pack: InstalledPack = { ...current.before, id, enabled: current.enabled }
  await tx.store.put(pack)
  await tx.done
  await removeGeneration(db, current.generation)
  return pack
}

export async function setPackEnabled(db: Database, id: string, enabled: boolean): Promise<void> {
  const tx = db.transaction('packs', 'readwrite')
  const pack = await tx.store.get(id)
  if (pack !== undefined) await tx.store.put({ ...pack, enabled })
  await tx.done
}

export async function removePack(db: Database, id: string): Promise<void> {
  const pack = await db.get('packs', id)
  await db.delete('packs', id)
  if (pack === undefined) return
  await removeGeneration(db, pack.generation)
  if (pack.before !== undefined) await removeGeneration(db, pack.before.generation)
}

/**
 * Removes generations that no pack points to: what an install that was killed has left behind.
 * Must not run beside an install, whose generation nothing points to yet.
 *
 * @returns how many were removed
 */
export async function removeLeftovers(db: Database): Promise<number> {
  const wanted = new Set<number>()
  for (const pack of await installedPacks(db)) {
    wanted.add(pack.generation)
    if (pack.before !== undefined) wanted.add(pack.before.generation)
  }
  const leftovers = (await db.getAllKeys('generations')).filter((generation) => !wanted.has(generation))
  for (const generation of leftovers) await removeGeneration(db, generation)
  return leftovers.length
}

async function removeGeneration(db: Database, generation: number): Promise<void> {
  const tx = db.transaction(['claims', 'generations'], 'readwrite', { durability: 'relaxed' })
  await tx.objectStore('claims').delete(generationRange(generation))
  await tx.objectStore('generations').delete(generation)
  await tx.done
}
