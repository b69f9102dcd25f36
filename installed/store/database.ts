/**
 * The database of the device: one, owned by the background.
 *
 *   packs        id            → InstalledPack     which release of each pack is in force
 *   generations  number (auto) → GenerationRecord  one writing of one release's claims
 *   claims       [generation, claim id] → Claim    the truth
 *   outlines     generation    → Outline           what the index sees of a release; derived from its claims
 *   indexes      0, 1, 2 …     → StoredLayer       derived; thrown away and compiled again at will
 *   metadata     [pack, channel and file] → bytes  what is trusted of the pack's channel (TUF)
 *
 * An install writes a new generation beside the old one, and one transaction on `packs` flips to
 * it, or notes that it waits for the reader's yes. Whatever no pack points to is a leftover and is removed at the next start.
 *
 *   packs["venezuela-2017"] = {generation: 7, before: {generation: 4, …}, …}
 *   generations[7] = {pack: "venezuela-2017"}
 *   claims[[7, "sanctions-maduro"]] = {…}
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Claim } from '../../claims/records/claim.ts'
import type { Origin, PackManifest } from '../../claims/records/pack.ts'
import type { Verdict } from '../../claims/records/verdict.ts'
import type { Outline } from './outlines.ts'

/** One release of a pack as it lies in the database. */
export type Release = {
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
}

export type InstalledPack = Release & {
  readonly id: string
  readonly enabled: boolean
  /** The release before, kept for rolling back. */
  readonly before?: Release
  /** A release that is written and waits for the reader's yes. */
  readonly waiting?: Release
  /** The highest version that the reader turned down or went back from: it does not come again by itself. */
  readonly declined?: number
}

/** Its key is what counts; those of older versions have more in them. */
export type GenerationRecord = { readonly pack: string }

/** The base of the index, or a layer on it (indexes.ts). */
export type StoredLayer = {
  /** The generations that the index up to here is of, ascending. */
  readonly generations: readonly number[]
  /** Those of what it lies on; none for the base. */
  readonly on: readonly number[]
  /** None where all words are those of the layers below. */
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

export const DATABASE_NAME = 'footnote'
export const DATABASE_VERSION = 3

/**
 * Gives a function that opens the database once and keeps it; a connection that the browser ends,
 * or that stands in the way of a newer version, is opened anew at the next call.
 */
export function databaseOpener(name: string = DATABASE_NAME): () => Promise<Database> {
  let opened: Promise<Database> | undefined
  const forget = () => {
    opened = undefined
  }
  return () => {
    opened ??= open(name, forget).catch((cause) => {
      forget()
      throw new Error('store: the database could not be opened', { cause })
    })
    return opened
  }
}

function open(name: string, forget: () => void): Promise<Database> {
  return openDB<FootnoteSchema>(name, DATABASE_VERSION, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('packs', { keyPath: 'id' })
        db.createObjectStore('generations', { autoIncrement: true })
        db.createObjectStore('claims')
      }
      if (from < 2) db.createObjectStore('metadata')
      if (from < 3) {
        if (from > 0) db.deleteObjectStore('indexes')
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
