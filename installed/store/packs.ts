/** The packs on this device: for each the release in force, the previous one and the waiting one. */
import { type Database, handled, type InstalledPack, type StoredRelease } from './database.ts'
import { type IncomingRelease, removeGeneration, type WriteOptions, writeRelease } from './releases.ts'

/** How a pack that the database does not know is put in force. */
export type FirstState = {
  readonly enabled: boolean
  readonly declined?: number | undefined
  /** The pack's last revision, if a note outside the database knows it. */
  readonly revision?: number | undefined
}

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
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
  const id = release.manifest.id
  const current = await tx.store.get(id)
  const { declined } = current ?? first
  // Going back to a damaged release would only bring its damage back.
  const before = current?.damaged === true ? current.before : current && releaseOf(current)
  // A release that takes the place of its own damaged copy leaves the question about the next one open.
  const waiting = current !== undefined && isRestored(current, release) ? current.waiting : undefined
  const pack: InstalledPack = {
    ...release,
    id,
    enabled: (current ?? first).enabled,
    revision: revisionAfter(current ?? first),
    ...(before === undefined ? {} : { before }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(declined === undefined ? {} : { declined }),
  }
  await tx.store.put(pack)
  await tx.done
  await dropReleases(db, current === undefined ? [] : releasesOf(current), releasesOf(pack))
  return pack
}

/** Whether this is the release in force once more, which the database has damaged: the same bytes, as far as they are known. */
export function isRestored(current: InstalledPack, release: Omit<StoredRelease, 'generation'>): boolean {
  return (
    current.damaged === true &&
    current.manifest.version === release.manifest.version &&
    current.sha256 === release.sha256 &&
    current.origin.kind === release.origin.kind
  )
}

/** Notes that a written release waits for the reader's yes. An earlier waiting release is deleted. */
export async function keepWaiting(db: Database, release: StoredRelease): Promise<void> {
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
  const current = await tx.store.get(release.manifest.id)
  if (current === undefined) throw new Error('store: there is no release for the reader to compare with')
  await tx.store.put({ ...current, waiting: release, revision: revisionAfter(current) })
  await tx.done
  await dropReleases(db, [current.waiting], [release])
}

/** Puts the waiting release in force. Undefined if none waits. */
export async function takeWaiting(db: Database, id: string): Promise<InstalledPack | undefined> {
  const waiting = (await db.get('packs', id))?.waiting
  return waiting === undefined ? undefined : putInForce(db, waiting)
}

/** Deletes the waiting release. Updates do not offer it or an older one again. */
export async function declineWaiting(db: Database, id: string): Promise<void> {
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
  const current = await tx.store.get(id)
  if (current?.waiting !== undefined) {
    const { waiting, ...rest } = current
    await tx.store.put({ ...rest, declined: waiting.manifest.version, revision: revisionAfter(rest) })
  }
  await tx.done
  await dropReleases(db, [current?.waiting], [])
}

/**
 * Deletes releases after the change that made them needless. The change is in force by then, so a failure
 * must not pass for a failure of the change; the next start deletes what is left (leftovers.ts).
 */
async function dropReleases(
  db: Database,
  releases: readonly (StoredRelease | undefined)[],
  kept: readonly StoredRelease[],
): Promise<void> {
  for (const release of releases) {
    if (release === undefined || kept.some(({ generation }) => generation === release.generation)) continue
    await removeGeneration(db, release.generation).catch((cause) =>
      console.error('store: an old release could not be deleted', cause),
    )
  }
}

function revisionAfter({ revision = 0 }: { readonly revision?: number | undefined }): number {
  return revision + 1
}

function releaseOf(release: StoredRelease): StoredRelease {
  const { manifest, generation, claims, verdicts, installedAt, origin, sha256, print } = release
  return {
    ...{ manifest, generation, claims, verdicts, installedAt, origin },
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(print === undefined ? {} : { print }),
  }
}

/**
 * Goes back to the previous release, which is then the only one. Updates do not offer the later release
 * again.
 *
 * @returns undefined if there is no previous release
 */
export async function rollBackPack(db: Database, id: string): Promise<InstalledPack | undefined> {
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
  const current = await tx.store.get(id)
  if (current?.before === undefined) {
    await tx.done
    return undefined
  }
  const declined = Math.max(current.manifest.version, current.declined ?? 0)
  const pack: InstalledPack = {
    ...current.before,
    id,
    enabled: current.enabled,
    declined,
    revision: revisionAfter(current),
  }
  await tx.store.put(pack)
  await tx.done
  await dropReleases(db, releasesOf(current), [pack])
  return pack
}

/** Does nothing if the pack is in that state already: a request may come twice. */
export async function setPackEnabled(db: Database, id: string, enabled: boolean): Promise<void> {
  await changePack(db, id, (pack) => (pack.enabled === enabled ? pack : { ...pack, enabled }))
}

/**
 * Changes a pack's record in one transaction, and gives it its next revision. Nothing is written if
 * `change` gives the same object, or if there is no such pack.
 */
export async function changePack(
  db: Database,
  id: string,
  change: (pack: InstalledPack) => InstalledPack,
): Promise<void> {
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
  const pack = await tx.store.get(id)
  const next = pack && change(pack)
  if (next !== undefined && next !== pack) await tx.store.put({ ...next, revision: revisionAfter(next) })
  await tx.done
  if (pack !== undefined && next !== undefined) await dropReleases(db, releasesOf(pack), releasesOf(next))
}

export async function removePack(db: Database, id: string): Promise<void> {
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
  const pack = await tx.store.get(id)
  await tx.store.delete(id)
  await tx.done
  if (pack !== undefined) await dropReleases(db, releasesOf(pack), [])
}

/**
 * The highest version of a pack that is installed, was declined or waits; 0 for a pack that is not
 * installed. A damaged release does not count, so that an update brings it back.
 */
export function newestKnown(pack: InstalledPack | undefined): number {
  const { manifest, damaged, declined = 0, waiting } = pack ?? {}
  const version = manifest?.version ?? 0
  return Math.max(damaged === true ? version - 1 : version, declined, waiting?.manifest.version ?? 0)
}

/** The stored releases of a pack: in force, previous, waiting. */
export function releasesOf(pack: InstalledPack): StoredRelease[] {
  return [pack, pack.before, pack.waiting].filter((release) => release !== undefined)
}
