/**
 * Finds what the browser has lost or damaged, brings it back, and notes what the reader has to know.
 * Everything is compared with the second memory (pack-backup.ts) and with what the packs table says.
 *
 *   noted as removed, still there        removed once more
 *   lower revision than the note's       switched as noted; the noted release comes back
 *   noted, not there                     comes back
 *   claims missing or changed            the same release comes back
 *
 * A release comes back from where it came from: the extension, the kept file, or the channel, which the
 * update clock asks.
 */
import { type InstallNewerParts, installNewer } from './install-newer.ts'
import { noteOf } from './pack-backup.ts'
import type { PackClient } from './pack-client.ts'
import type { Incident, IncidentsRecord, Remedy } from './records/incidents.ts'
import type { PackChoicesRecord } from './records/pack-choices.ts'
import type { PackNote } from './records/pack-notes.ts'
import type { Subscription, Subscriptions } from './records/subscriptions.ts'
import { countDamage, type Damage, type ReleasePlace } from './store/check.ts'
import type { Database, InstalledPack } from './store/database.ts'
import { changePack, installedPacks, installPack, removePack, rollBackPack } from './store/packs.ts'
import type { IncomingRelease } from './store/releases.ts'

export type RepairParts = Omit<InstallNewerParts, 'client' | 'packChoices'> & {
  readonly packChoices: Pick<PackChoicesRecord, 'read' | 'dropRemoved'>
  readonly subscriptions: Pick<Subscriptions, 'list' | 'update' | 'drop'>
  readonly incidents: Pick<IncidentsRecord, 'tell'>
  readonly embedded: () => Promise<readonly IncomingRelease[]>
  readonly client: () => Promise<Pick<PackClient, 'installUpdate' | 'restoreFiles'>>
  /** Sets the alarm for the subscription that is due first. */
  readonly setAlarm: () => Promise<void>
}

/** A pack of which something has to come back. */
type Wanted = {
  readonly incident: Pick<Incident, 'kind' | 'missing'>
  readonly note: PackNote
  readonly origin: 'embedded' | 'file' | 'channel'
}

/** The part of a repair that is quick. @returns whether any pack is different now */
export async function repairPacks(parts: RepairParts, db: Database): Promise<boolean> {
  const removed = await finishRemovals(parts, db)
  const notes = await parts.backup.notes()
  await tellLostRecords(parts, notes, await installedPacks(db))
  const wanted: Wanted[] = []
  const subscriptions = await parts.subscriptions.list()
  const originOf = ({ pack, file, channel }: PackNote): Wanted['origin'] => {
    if (file !== undefined) return 'file'
    return channel !== undefined || subscriptions.some((each) => each.pack === pack) ? 'channel' : 'embedded'
  }
  let changed = removed
  for (const note of notes) {
    const pack: InstalledPack | undefined = await db.get('packs', note.pack)
    if (pack === undefined) {
      wanted.push({ incident: { kind: 'lost' }, note, origin: originOf(note) })
      continue
    }
    if ((pack.revision ?? 0) >= (note.revision ?? 0)) continue
    changed = true
    await setAsNoted(db, note)
    if (pack.manifest.version < note.version)
      wanted.push({ incident: { kind: 'went-back' }, note, origin: originOf(note) })
    else {
      const isBack = pack.manifest.version === note.version || pack.before?.manifest.version === note.version
      if (pack.manifest.version > note.version && isBack) await rollBackPack(db, pack.id)
      await tell(parts, { kind: 'went-back' }, note, isBack ? 'restored' : 'none')
    }
  }
  const back = await bringBack(parts, db, wanted)
  const damage = await countDamage(db, await installedPacks(db))
  const mended = await repairDamage(parts, db, damage)
  return changed || back || mended
}

/**
 * Brings damaged releases back. A release that is not in force is dropped: nobody's marks depend on it.
 *
 * @returns whether any pack is different now
 */
export async function repairDamage(
  parts: RepairParts,
  db: Database,
  damage: readonly Damage[],
): Promise<boolean> {
  const wanted: Wanted[] = []
  for (const { pack, place, found, claims } of damage) {
    const note = noteOf(pack)
    if (place === 'in-force') {
      await changePack(db, pack.id, (now) =>
        now.generation === pack.generation ? { ...now, damaged: true } : now,
      )
      const missing = Math.max(claims - found, 0)
      wanted.push({
        incident: { kind: 'damaged', ...(missing === 0 ? {} : { missing }) },
        note,
        origin: pack.origin.kind,
      })
    } else {
      await changePack(db, pack.id, (now) => without(now, place))
      // No mark and no way back depends on it: the next update asks.
      if (place === 'agreed') continue
      await tell(parts, { kind: `${place}-damaged` }, note, 'none')
      if (place === 'waiting') await makeDue(parts, pack.id)
    }
  }
  await bringBack(parts, db, wanted)
  return damage.length > 0
}

/**
 * Fills a database without packs: for the first start on this device, and for one after a loss, which is
 * told.
 */
export async function fillEmpty(parts: RepairParts, db: Database): Promise<void> {
  const { backup, packChoices, incidents, now } = parts
  const [notes, { order, removed }] = await Promise.all([backup.notes(), packChoices.read()])
  if (notes.length + order.length + removed.length === 0 && (await backup.wasUsed().catch(() => false)))
    await incidents.tell([{ kind: 'everything-lost', at: now().toISOString(), remedy: 'add-again' }])
  await installNewer(parts, db, await parts.embedded())
  const packs = await installedPacks(db)
  await backup.update(packs).catch((cause) => console.error('background: packs could not be noted', cause))
  const back = new Set(packs.map(({ id }) => id))
  for (const note of notes) if (back.has(note.pack)) await tell(parts, { kind: 'lost' }, note, 'restored')
}

/** A removal that was cut off, or that the database has forgotten, is done again. */
async function finishRemovals(
  { packChoices, backup, subscriptions }: RepairParts,
  db: Database,
): Promise<boolean> {
  const { removed } = await packChoices.read()
  let changed = false
  for (const id of removed) {
    const pack = await db.get('packs', id)
    if (pack === undefined) continue
    // Older versions of the extension left a pack in the list when the reader added it again.
    if (pack.revision === undefined) await packChoices.dropRemoved(id)
    else {
      // In the order of a removal, so that an interruption is found again.
      await subscriptions.drop(id)
      await backup.forget(id)
      await removePack(db, id)
      changed = true
    }
  }
  return changed
}

/** Tells which records outside the database are gone. */
async function tellLostRecords(
  parts: RepairParts,
  notes: readonly PackNote[],
  packs: readonly InstalledPack[],
): Promise<void> {
  const known = packs.filter(({ revision }) => revision !== undefined)
  if (known.length > 0 && notes.length === 0 && (await parts.backup.wasUsed().catch(() => false)))
    await parts.incidents.tell([{ kind: 'records-lost', at: parts.now().toISOString(), remedy: 'none' }])
  const subscriptions = await parts.subscriptions.list()
  for (const pack of known)
    if (pack.origin.kind === 'channel' && !subscriptions.some((each) => each.pack === pack.id))
      await tell(parts, { kind: 'unsubscribed' }, noteOf(pack), 'subscribe')
}

/** Sets the switch and what was declined as the note has them. Afterwards the record is newer than the note. */
async function setAsNoted(db: Database, { pack, enabled, declined, revision = 0 }: PackNote): Promise<void> {
  await changePack(db, pack, (now) => ({
    ...now,
    enabled,
    revision,
    ...(declined === undefined ? {} : { declined: Math.max(declined, now.declined ?? 0) }),
  }))
}

/** @returns whether any pack came back */
async function bringBack(parts: RepairParts, db: Database, wanted: readonly Wanted[]): Promise<boolean> {
  if (wanted.length === 0) return false
  const files = wanted.filter(({ origin }) => origin === 'file').map(({ note }) => note)
  const restored = new Set<string>(
    files.length === 0 ? [] : await (await parts.client()).restoreFiles(db, files, { now: parts.now() }),
  )
  const shipped = wanted.filter(({ origin }) => origin === 'embedded')
  if (shipped.length > 0) for (const id of await restoreEmbedded(parts, db, shipped)) restored.add(id)
  for (const { incident, note, origin } of wanted) {
    if (restored.has(note.pack)) {
      await tell(parts, incident, note, 'restored')
      continue
    }
    const isDue = origin === 'channel' && (await makeDue(parts, note.pack))
    await tell(parts, incident, note, isDue ? 'fetching' : REMEDY[origin])
  }
  return restored.size > 0
}

/** What the reader has to do if a release does not come back by itself. */
const REMEDY = {
  embedded: 'add-again',
  file: 'add-file',
  channel: 'subscribe',
} as const satisfies Record<Wanted['origin'], Remedy>

/** @returns the ids of the packs that came back */
async function restoreEmbedded(
  { embedded, backup, client, now }: RepairParts,
  db: Database,
  wanted: readonly Wanted[],
): Promise<string[]> {
  const restored: string[] = []
  try {
    const releases = await embedded()
    for (const { note } of wanted) {
      const release = releases.find(({ manifest }) => manifest.id === note.pack)
      if (release === undefined || release.manifest.version < note.version) continue
      const first = await backup.firstState(note.pack, release.manifest.version)
      // The reader had this release already. A newer one has to pass the check of updates.
      if (release.manifest.version === note.version) await installPack(db, release, { now: now() }, first)
      else await (await client()).installUpdate(db, release, { now: now() }, first)
      const pack = await db.get('packs', note.pack)
      if (pack !== undefined && pack.damaged !== true) restored.push(note.pack)
    }
  } catch (cause) {
    console.error('background: a pack of the extension could not be put back', cause)
  }
  return restored
}

/** Makes the check of a pack's channel due. @returns false if the pack has no channel */
async function makeDue({ subscriptions, setAlarm }: RepairParts, pack: string): Promise<boolean> {
  const subscription: Subscription | undefined = (await subscriptions.list()).find(
    (each) => each.pack === pack,
  )
  if (subscription === undefined) return false
  try {
    await subscriptions.update(subscription, { next: 0 })
    await setAlarm()
  } catch (cause) {
    console.error('background: a check could not be set', cause)
  }
  return true
}

async function tell(
  { incidents, now }: RepairParts,
  incident: Wanted['incident'],
  { pack, name, version, file, channel }: PackNote,
  remedy: Remedy,
): Promise<void> {
  await incidents.tell([
    { ...incident, at: now().toISOString(), remedy, pack, name, version, file: file?.name, channel },
  ])
}

/** The pack without that release. The release before may be the one that the reader agreed to last. */
function without(pack: InstalledPack, place: Exclude<ReleasePlace, 'in-force'>): InstalledPack {
  const { [place]: dropped, ...rest } = pack
  if (dropped === undefined || dropped.generation !== pack.agreed?.generation) return rest
  const { agreed: _agreed, ...others } = rest as InstalledPack
  return { ...others, agreedLost: true }
}
