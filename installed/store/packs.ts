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
  return putInForce(db, await writeRelease(db, incoming, options), 'agreed', first)
}

/**
 * Puts a written release in force, in one transaction. Deletes the release before the last, unless it
 * is the one that the reader agreed to.
 *
 * @param by whether the reader agreed to the release, or it came without a question
 */
export async function putInForce(
  db: Database,
  release: StoredRelease,
  by: 'agreed' | 'unasked',
  first: FirstState = { enabled: true },
): Promise<InstalledPack> {
  const tx = db.transaction('packs', 'readwrite', { durability: 'strict' })
  const id = release.manifest.id
  const current = await tx.store.get(id)
  const declined = declinedWith(release, by, current, first)
  const pack: InstalledPack = {
    ...release,
    id,
    enabled: (current ?? first).enabled,
    ...(current === undefined || isUnsignedBefore(current, release) ? {} : { before: releaseOf(current) }),
    ...(current === undefined || by === 'agreed' ? {} : { agreed: agreedRelease(current) }),
    ...(declined === undefined ? {} : { declined }),
  }
  await tx.store.put(pack)
  await tx.done
  await dropReleases(db, current, pack)
  return pack
}

/** Notes that a written release waits for the reader's yes. An earlier waiting release is deleted. */
export async function keepWaiting(db: Database, release: StoredRelease): Promise<void> {
  const tx = db.transaction('packs', 'readwrite', { durability: 'strict' })
  const current = await tx.store.get(release.manifest.id)
  if (current === undefined) throw new Error('store: there is no release for the reader to compare with')
  await tx.store.put({ ...current, waiting: release })
  await tx.done
  await dropReleases(db, current, { ...current, waiting: release })
}

/** Puts the waiting release in force. Undefined if none waits. */
export async function takeWaiting(db: Database, id: string): Promise<InstalledPack | undefined> {
  const waiting = (await db.get('packs', id))?.waiting
  return waiting === undefined ? undefined : putInForce(db, waiting, 'agreed')
}

/** Deletes the waiting release. Updates do not offer it again. */
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

/** Deletes the releases that a pack had and no longer has. */
async function dropReleases(
  db: Database,
  before: InstalledPack | undefined,
  after: InstalledPack,
): Promise<void> {
  if (before === undefined) return
  const kept = new Set(releasesOf(after).map(({ generation }) => generation))
  const dropped = new Set(releasesOf(before).map(({ generation }) => generation))
  for (const generation of dropped) if (!kept.has(generation)) await removeGeneration(db, generation)
}

function releaseOf(release: StoredRelease): StoredRelease {
  const { manifest, generation, claims, verdicts, installedAt, origin, sha256 } = release
  const plain = { manifest, generation, claims, verdicts, installedAt, origin }
  return sha256 === undefined ? plain : { ...plain, sha256 }
}

/** The release that the reader agreed to last. Updates are compared with it. */
export function agreedRelease(pack: InstalledPack): StoredRelease {
  return pack.agreed ?? releaseOf(pack)
}

/**
 * Whether a signed release takes the place of an unsigned one, to which the reader then cannot go back:
 * an unsigned pack never takes the place of a signed one.
 */
function isUnsignedBefore(current: StoredRelease, release: StoredRelease): boolean {
  return current.origin.kind === 'file' && release.origin.kind !== 'file'
}

/** The highest declined version that still counts once a release is in force. */
function declinedWith(
  release: StoredRelease,
  by: 'agreed' | 'unasked',
  current: InstalledPack | undefined,
  first: FirstState,
): number | undefined {
  // A lost pack comes back as it was.
  if (current === undefined) return first.declined
  const { declined } = current
  // Versions of somebody else's pack with the same id say nothing about this one.
  if (!isSameSource(current, release)) return undefined
  // A reader who agrees to a lower version no longer waits for a higher one.
  return by === 'agreed' && declined !== undefined && declined > release.manifest.version
    ? undefined
    : declined
}

/** Whether two releases of a pack come from the same place: the extension, a channel, or files. */
function isSameSource({ origin: a }: StoredRelease, { origin: b }: StoredRelease): boolean {
  return a.kind === b.kind && (a.kind !== 'channel' || b.kind !== 'channel' || a.url === b.url)
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
  const pack: InstalledPack = {
    ...current.before,
    id,
    enabled: current.enabled,
    ...(isSameSource(current, current.before)
      ? { declined: Math.max(current.manifest.version, current.declined ?? 0) }
      : {}),
  }
  await tx.store.put(pack)
  await tx.done
  await dropReleases(db, current, pack)
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

/**
 * Whether a version of a pack is in force, was declined, or waits already. Other versions are offered,
 * lower ones too: a publisher whose pack once had a version of 2^53 − 1 could otherwise never update it.
 * Lower ones wait for the reader's yes.
 */
export function isKnown(pack: InstalledPack | undefined, version: number): boolean {
  return [pack?.manifest.version, pack?.declined, pack?.waiting?.manifest.version].includes(version)
}

/** The highest version of a pack that is in force or was declined. */
export function highestVersion({ manifest, declined }: InstalledPack): number {
  return Math.max(manifest.version, declined ?? 0)
}

/** The stored releases of a pack: in force, previous, waiting, agreed to. Two of them may be the same. */
export function releasesOf(pack: InstalledPack): StoredRelease[] {
  return [pack, pack.before, pack.waiting, pack.agreed].filter((release) => release !== undefined)
}
