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
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
  const id = release.manifest.id
  const current = await tx.store.get(id)
  const restored = current !== undefined && isRestored(current, release)
  const declined = restored ? current.declined : declinedWith(release, by, current, first)
  // Going back to a damaged release would only bring its damage back.
  const previous = current?.damaged === true ? current.before : current && releaseOf(current)
  const before = previous && !isUnsignedBefore(previous, release) ? previous : undefined
  // A release that takes the place of its own damaged copy is no other release: what the reader agreed to
  // stays, and so does the question about the next one.
  const waiting = restored ? current.waiting : undefined
  const agreed = agreedWith(by, current, restored)
  const pack: InstalledPack = {
    ...release,
    id,
    enabled: (current ?? first).enabled,
    revision: revisionAfter(current ?? first),
    ...(before === undefined ? {} : { before }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(agreed === undefined ? {} : { agreed }),
    ...(restored && current.agreedLost === true ? { agreedLost: true } : {}),
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
  return waiting === undefined ? undefined : putInForce(db, waiting, 'agreed')
}

/** Deletes the waiting release. Updates do not offer it again. */
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
  const dropped = new Set(releases.flatMap((release) => release?.generation ?? []))
  for (const generation of dropped) {
    if (kept.some((release) => release.generation === generation)) continue
    await removeGeneration(db, generation).catch((cause) =>
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

/** The release that later updates are compared with; undefined if it is the one that comes in force. */
function agreedWith(
  by: 'agreed' | 'unasked',
  current: InstalledPack | undefined,
  restored: boolean,
): StoredRelease | undefined {
  if (current === undefined) return undefined
  if (restored) return current.agreed
  return by === 'agreed' ? undefined : agreedRelease(current)
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
  const tx = handled(db.transaction('packs', 'readwrite', { durability: 'strict' }))
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
 * Whether a version of a pack is in force, was declined, or waits already. Other versions are offered,
 * lower ones too: a publisher whose pack once had a version of 2^53 − 1 could otherwise never update it.
 * Lower ones wait for the reader's yes. A damaged release does not count, so that an update brings it back.
 */
export function isKnown(pack: InstalledPack | undefined, version: number): boolean {
  const inForce = pack?.damaged === true ? undefined : pack?.manifest.version
  return [inForce, pack?.declined, pack?.waiting?.manifest.version].includes(version)
}

/** The highest version of a pack that is in force or was declined. */
export function highestVersion({ manifest, declined }: InstalledPack): number {
  return Math.max(manifest.version, declined ?? 0)
}

/** The stored releases of a pack: in force, previous, waiting, agreed to. Two of them may be the same. */
export function releasesOf(pack: InstalledPack): StoredRelease[] {
  return [pack, pack.before, pack.waiting, pack.agreed].filter((release) => release !== undefined)
}
