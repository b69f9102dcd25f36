/**
 * The only database on the device, owned by the background.
 *
 *   packs        id            → InstalledPack     which release of each pack is in force generations
 *   number (auto) → GenerationRecord  a generation: the claims of one release, written once claims
 *   [generation, claim id] → Claim    the truth outlines     generation    → Outline           derived:
 *   what the index contains of a release indexes      0, 1, 2 …     → StoredLayer       derived: can be
 *   deleted and compiled again at any time metadata     [pack, channel and file] → bytes  what is
 *   trusted of the pack's channel (TUF)
 *
 * An install writes a new generation beside the old one. Then one transaction on `packs` puts it in
 * force, or notes that it waits for the reader's yes. If no pack points to a generation, its install
 * was interrupted; the next start removes it.
 *
 *   packs["venezuela-2017"] = {generation: 7, before: {generation: 4, …}, …}
 *   generations[7] = {pack: "venezuela-2017"}
 *   claims[[7, "sanctions-maduro"]] = {…}
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { onceUntilFailed } from '../../claims/once-until-failed.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Origin, PackManifest } from '../../claims/records/pack.ts'
import type { Verdict } from '../../claims/records/verdict.ts'
import type { Outline } from './outline.ts'
import { causeOf, StorageError } from './storage-error.ts'

/** One release of a pack as the database has it. */
export type StoredRelease = {
  readonly manifest: PackManifest
  readonly generation: number
  /** How many claims it has. */
  readonly claims: number
  /** How many of them have each verdict. */
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** ISO 8601 date and time. */
  readonly installedAt: string
  readonly origin: Origin
  /** SHA-256 of the file it was read from, lower-case hexadecimal; a release that ships with the extension has none. */
  readonly sha256?: string
  /** Print of its claims (claims-print.ts); releases that older versions of the extension wrote have none. */
  readonly print?: string
}

export type InstalledPack = StoredRelease & {
  readonly id: string
  readonly enabled: boolean
  /** The release before, kept for rolling back. */
  readonly before?: StoredRelease
  /** A release that is written and waits for the reader's yes. */
  readonly waiting?: StoredRelease
  /**
   * The release that the reader agreed to last, if the one in force came after it without a question.
   * Its claims are kept, so that updates are compared with it. Missing: the release in force.
   */
  readonly agreed?: StoredRelease
  /** That release was damaged and could not be kept. The next update waits, whatever it changes. */
  readonly agreedLost?: true
  /** The highest version that the reader declined or rolled back. Updates to it are not offered, and those below it wait. */
  readonly declined?: number
  /**
   * Grows with every change of this record. The note outside the database has it too (pack-backup.ts): if
   * the database has a lower one, it went back to an earlier state. Packs that older versions of the
   * extension wrote have none, which counts as 0.
   */
  readonly revision?: number
  /** Claims of the release in force are missing or changed. It stays in force until it is restored. */
  readonly damaged?: true
}

/** Only the key is used. Records that older versions of the extension wrote have more fields. */
export type GenerationRecord = { readonly pack: string }

/** The base of the index, or a layer on it (indexes.ts). */
export type StoredLayer = {
  /** The generations that the index contains with this layer, ascending. */
  readonly generations: readonly number[]
  /** The generations that the index contains without this layer; empty for the base. */
  readonly on: readonly number[]
  /** Fingerprint of what compiled it; layers of versions before fingerprints have none. */
  readonly fingerprint?: string
  /** Missing if the generations differ but all wordings are the same. */
  readonly buffer?: ArrayBuffer
}

export interface FootnoteSchema extends DBSchema {
  packs: { key: string; value: InstalledPack }
  generations: { key: number; value: GenerationRecord }
  claims: { key: [generation: number, claim: string]; value: Claim }
  outlines: { key: number; value: Outline }
  indexes: { key: number; value: StoredLayer }
  metadata: { key: [pack: string, name: string]; value: Uint8Array<ArrayBuffer> }
}

export type Database = IDBPDatabase<FootnoteSchema>

const DATABASE_NAME = 'footnote'
export const DATABASE_VERSION = 3
/** ms for which an upgrade of the database may wait for other connections. Opening without one takes 10 to 80 ms. */
const OPEN_WITHIN = 5_000

/**
 * Gives a function that opens the database once and keeps the connection. The next call opens it again
 * if opening failed, if the browser ended the connection, or if it was closed because another copy of
 * the extension needs a newer version of the database.
 *
 * @param patience ms after which opening fails with the code `upgrade-blocked`
 */
export function databaseOpener(
  name: string = DATABASE_NAME,
  patience: number = OPEN_WITHIN,
): () => Promise<Database> {
  const opened = onceUntilFailed(async () => {
    try {
      return await openInTime(name, patience, () => opened.forget())
    } catch (cause) {
      throw new StorageError(causeOf(cause) ?? 'storage-failed', 'store: the database could not be opened', {
        cause,
      })
    }
  })
  return opened
}

/**
 * An upgrade waits until every other connection is closed. An old copy of the extension in another tab may
 * never close it, and then the reader must be told instead of waiting.
 */
async function openInTime(name: string, patience: number, forget: () => void): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLate = false
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true
      reject(new StorageError('upgrade-blocked', 'store: another copy of the extension holds the database'))
    }, patience)
  })
  const opening = open(name, forget)
  // Nobody waits for it any more; the next call opens it again.
  opening.then((db) => isLate && db.close()).catch(() => {})
  try {
    return await Promise.race([opening, late])
  } finally {
    clearTimeout(timer)
  }
}

function open(name: string, forget: () => void): Promise<Database> {
  return openDB<FootnoteSchema>(name, DATABASE_VERSION, {
    upgrade(db, from, _to, tx) {
      handled(tx)
      if (from < 1) {
        db.createObjectStore('packs', { keyPath: 'id' })
        db.createObjectStore('generations', { autoIncrement: true })
        db.createObjectStore('claims')
      }
      if (from < 2) db.createObjectStore('metadata')
      if (from < 3) {
        if (db.objectStoreNames.contains('indexes')) db.deleteObjectStore('indexes')
        db.createObjectStore('indexes')
        db.createObjectStore('outlines')
      }
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      forget()
    },
    terminated: forget,
  })
}

/**
 * Whoever waits for `done` of a transaction still gets its error; nobody waits for it after a request of it
 * has failed, and then the browser would report the error once more.
 */
export function handled<T extends { readonly done: Promise<void> }>(tx: T): T {
  tx.done.catch(() => {})
  return tx
}

/** The keys of all claims of a generation: array keys sort by their first element. */
export function generationRange(generation: number): IDBKeyRange {
  return IDBKeyRange.bound([generation], [generation, []])
}
