/** The packs on this device: for each the release in force, the previous one and the waiting one. */
import type { Database, InstalledPack, StoredRelease } from './database.ts'
import { type IncomingRelease, removeGeneration, type WriteOptions, writeRelease } from './releases.ts'

/** How a pack that the database does not know is put in force. */
export type FirstState = { readonly enabled: boolean; readonly declined?: number | undefined }

/** The packs on this device, in the order of their ids. */
export async function installedPacks(db: Database): Promise<InstalledPack[]> {
  return db.getAll('packs')
}

/**
 * Installs a release, or updates to it: all or nothing. After an interruption at any moment, the
 * database has the old release or the new one, never a mixture.
 *
 * @throws if `claims` throws, the signal is aborted or the database fails; the old release stays in
 *   force
 */
export async function installPack(
  db: Database,
  incoming: IncomingRelease,
  options: WriteOptions,
  first?: FirstState,
): Promise<InstalledPack> {
  return putInForce(db, await writeRelease(db, incoming, options), first)
}

/** Puts a written release in force, in one transaction. The release before the last is deleted. */
export async function putInForce(
  db: Database,
  release: StoredRelease,
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

/** Notes that a written release waits for the reader's yes. An earlier waiting release is deleted. */
export async function keepWaiting(db: Database, release: StoredRelease): Promise<void> {
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

/** Deletes the waiting release. Updates do not offer it or an older one again. */
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
  releases: readonly (StoredRelease | undefined)[],
  kept: StoredRelease,
): Promise<void> {
  for (const release of releases)
    if (release !== undefined && release.generation !== kept.generation)
      await removeGeneration(db, release.generation)
}

function releaseOf(release: StoredRelease): StoredRelease {
  const { manifest, generation, claims, verdicts, installedAt, origin, sha256 } = release
  const plain = { manifest, generation, claims, verdicts, installedAt, origin }
  return sha256 === undefined ? plain : { ...plain, sha256 }
}

/**
 * Goes back to the previous release, which is then the only one. Updates do not offer the later release
 * again.
 *
 * @returns undefined if there is no previous release
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

/** The highest version of a pack that is installed, was declined or waits; 0 for a pack that is not installed. */
export function newestKnown(pack: InstalledPack | undefined): number {
  return Math.max(pack?.manifest.version ?? 0, pack?.declined ?? 0, pack?.waiting?.manifest.version ?? 0)
}

/** The stored releases of a pack: in force, previous, waiting. */
export function releasesOf(pack: InstalledPack): StoredRelease[] {
  return [pack, pack.before, pack.waiting].filter((release) => release !== undefined)
}
