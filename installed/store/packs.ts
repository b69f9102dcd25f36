import type { Claim } from '../../claims/records/claim.ts'
import type { Origin, PackManifest } from '../../claims/records/pack.ts'
import type { Verdict } from '../../claims/records/verdict.ts'
import type { Database, InstalledPack, Release } from './database.ts'
import { outlineWriter } from './outlines.ts'

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

/** A release on its way into the database. */
export type IncomingRelease = {
  readonly manifest: PackManifest
  /** Its claims in slices of any size, as they are parsed. */
  readonly claims: Iterable<readonly Claim[]> | AsyncIterable<readonly Claim[]>
  readonly origin: Origin
  readonly sha256?: string | undefined
}

export type WriteOptions = {
  readonly now: Date
  readonly signal?: AbortSignal | undefined
  /** Told how many claims are written so far. */
  readonly onProgress?: ((written: number) => void) | undefined
}

/** How a pack that the database does not know is put in force. */
export type FirstState = { readonly enabled: boolean; readonly declined?: number | undefined }

/**
 * Installs a release, or updates to it: all or nothing. Killed at any moment, the database holds
 * the old release or the new one, never a mixture.
 *
 * @throws if the claims throw, the signal aborts or the database fails; the old release stays in force
 */
export async function installPack(
  db: Database,
  incoming: IncomingRelease,
  options: WriteOptions,
  first?: FirstState,
): Promise<InstalledPack> {
  return putInForce(db, await writeRelease(db, incoming, options), first)
}

/**
 * Writes a release beside what is in force and changes nothing else. Follow with
 * {@link putInForce} or {@link keepWaiting}; what is forgotten goes at the next start.
 */
export async function writeRelease(
  db: Database,
  { manifest, claims, origin, sha256 }: IncomingRelease,
  { now, signal, onProgress }: WriteOptions,
): Promise<Release> {
  const generation = await db.add('generations', { pack: manifest.id })
  try {
    let written = 0
    const outline = outlineWriter(manifest.id)
    const verdicts: Record<Verdict, number> = {
      refuted: 0,
      misleading: 0,
      mixed: 0,
      supported: 0,
      unproven: 0,
    }
    for await (const slice of claims) {
      for (const claim of slice) {
        verdicts[claim.verdict] += 1
        outline.add(claim)
      }
      for (let at = 0; at < slice.length; at += CLAIMS_PER_SLICE) {
        signal?.throwIfAborted()
        written += await writeClaims(db, generation, slice.slice(at, at + CLAIMS_PER_SLICE))
        onProgress?.(written)
      }
    }
    signal?.throwIfAborted()
    await db.put('outlines', outline.outline(), generation)
    const release = {
      manifest,
      generation,
      claims: written,
      verdicts,
      installedAt: now.toISOString(),
      origin,
    }
    return sha256 === undefined ? release : { ...release, sha256 }
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

/** The one transaction that puts a written release in force. The release before the last is let go. */
export async function putInForce(
  db: Database,
  release: Release,
  first: FirstState = { enabled: true },
): Promise<InstalledPack> {
  const tx = db.transaction('packs', 'readwrite', { durability: 'strict' })
  const id = release.manifest.id
  const current = await tx.store.get(id)
  const { declined } = current ?? first
  const pack: InstalledPack = {
    ...release,
    id,
    enabled: (current ?? first).enabled,
    ...(current === undefined ? {} : { before: releaseOf(current) }),
    ...(declined === undefined ? {} : { declined }),
  }
  await tx.store.put(pack)
  await tx.done
  await dropReleases(db, [current?.before, current?.waiting], release)
  return pack
}

/** Notes that a written release waits for the reader's yes; one that waited before is let go. */
export async function keepWaiting(db: Database, release: Release): Promise<void> {
  const tx = db.transaction('packs', 'readwrite', { durability: 'strict' })
  const current = await tx.store.get(release.manifest.id)
  if (current === undefined) throw new Error('store: there is no release for the reader to compare with')
  await tx.store.put({ ...current, waiting: release })
  await tx.done
  await dropReleases(db, [current.waiting], release)
}

/** Puts the waiting release in force. Undefined if none waits. */
export async function takeWaiting(db: Database, id: string): Promise<InstalledPack | undefined> {
  const waiting = (await db.get('packs', id))?.waiting
  return waiting === undefined ? undefined : putInForce(db, waiting)
}

/** Lets the waiting release go; neither it nor an older one comes again by itself. */
export async function declineWaiting(db: Database, id: string): Promise<void> {
  const tx = db.transaction('packs', 'readwrite', { durability: 'strict' })
  const current = await tx.store.get(id)
  if (current?.waiting !== undefined) {
    const { waiting, ...rest } = current
    await tx.store.put({ ...rest, declined: waiting.manifest.version })
  }
  await tx.done
  if (current?.waiting !== undefined) await removeGeneration(db, current.waiting.generation)
}

async function dropReleases(
  db: Database,
  releases: readonly (Release | undefined)[],
  kept: Release,
): Promise<void> {
  for (const release of releases)
    if (release !== undefined && release.generation !== kept.generation)
      await removeGeneration(db, release.generation)
}

function releaseOf(release: Release): Release {
  const { manifest, generation, claims, verdicts, installedAt, origin, sha256 } = release
  const plain = { manifest, generation, claims, verdicts, installedAt, origin }
  return sha256 === undefined ? plain : { ...plain, sha256 }
}

/**
 * Goes back to the release before; that release is then the only one kept, and what was left does
 * not come again by itself. Undefined if there is none.
 */
export async function rollBackPack(db: Database, id: string): Promise<InstalledPack | undefined> {
  const tx = db.transaction('packs', 'readwrite', { durability: 'strict' })
  const current = await tx.store.get(id)
  if (current?.before === undefined) {
    await tx.done
    return undefined
  }
  const declined = Math.max(current.manifest.version, current.declined ?? 0)
  const pack: InstalledPack = { ...current.before, id, enabled: current.enabled, declined }
  await tx.store.put(pack)
  await tx.done
  await dropReleases(db, [current, current.waiting], pack)
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
  for (const release of releasesOf(pack)) await removeGeneration(db, release.generation)
}

/** The newest release of a pack that the reader has, has refused or is asked about; 0 for a pack that is not installed. */
export function newestKnown(pack: InstalledPack | undefined): number {
  return Math.max(pack?.manifest.version ?? 0, pack?.declined ?? 0, pack?.waiting?.manifest.version ?? 0)
}

function releasesOf(pack: InstalledPack): Release[] {
  return [pack, pack.before, pack.waiting].filter((release) => release !== undefined)
}

/**
 * Removes generations that no pack points to: what an install that was killed has left behind; and
 * outlines that neither a pack nor the index needs. Must not run beside an install, whose generation
 * nothing points to yet.
 *
 * @returns how many were removed
 */
export async function removeLeftovers(db: Database): Promise<number> {
  const wanted = new Set<number>()
  for (const pack of await installedPacks(db))
    for (const release of releasesOf(pack)) wanted.add(release.generation)
  const leftovers = (await db.getAllKeys('generations')).filter((generation) => !wanted.has(generation))
  for (const generation of leftovers) await removeGeneration(db, generation)
  // To bring the index up to date, a release that is gone is compared with what came after it.
  const strays = (await db.getAllKeys('outlines')).filter((generation) => !wanted.has(generation))
  const needed = strays.length === 0 ? [] : (await db.getAll('indexes')).flatMap((each) => each.generations)
  for (const generation of strays) if (!needed.includes(generation)) await db.delete('outlines', generation)
  return leftovers.length
}

/** Its outline stays: the index may still be of this generation. */
async function removeGeneration(db: Database, generation: number): Promise<void> {
  const tx = db.transaction(['claims', 'generations'], 'readwrite', { durability: 'relaxed' })
  await tx.objectStore('claims').delete(generationRange(generation))
  await tx.objectStore('generations').delete(generation)
  await tx.done
}
