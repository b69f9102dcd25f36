/**
 * What the pack client offers the background, and what the background hands to it. The client is a
 * script of its own (entrypoints/pack-client), which the background loads when it first reads a
 * pack. Both run in one global scope, but each has its own copy of every module, so the client keeps
 * no state: all of it is in what it is given here.
 */
import type { PackPreview, ReleaseChanges } from '../messages/protocol.ts'
import type { LoadAsset } from './assets.ts'
import type { PackBackup } from './pack-backup.ts'
import type { PackNote } from './records/pack-notes.ts'
import type { Subscription, Subscriptions } from './records/subscriptions.ts'
import type { Database, StoredRelease } from './store/database.ts'
import type { FirstState } from './store/packs.ts'
import type { IncomingRelease, WriteOptions } from './store/releases.ts'

/** The name under which the script leaves {@link OpenPackClient} in the global scope. */
export const PACK_CLIENT = '__footnotePackClient'

export type OpenPackClient = (parts: PackClientParts) => PackClient

export type PackClientParts = {
  readonly subscriptions: Subscriptions
  readonly backup: PackBackup
  /** Sets the alarm for the subscription that is due first. */
  readonly setAlarm: () => Promise<void>
  readonly loadAsset: LoadAsset
  readonly fetch: typeof fetch
}

/** Makes a change to the packs in its turn, and the index after it (engine.ts). */
export type ChangePacks = <T>(work: (db: Database) => Promise<T>) => Promise<T>

/** What a step of long work is given. */
export type StepOptions = {
  readonly now: Date
  readonly signal: AbortSignal
  /** Told what share is done, 0–1. */
  readonly onProgress: (share: number) => void
}

/** A file that the reader chose; the address is a blob URL of one of the extension's pages. */
export type ChosenFile = { readonly address: string; readonly name: string }

/** The channel and the release that the reader said yes to. */
export type AgreedChannel = {
  readonly url: string
  readonly pack: string
  readonly fingerprint: string
  readonly sha256: string
}

export type PackClient = {
  /** Reads a file through, stores nothing, and gives what the reader decides by. */
  previewFile(db: Database, file: ChosenFile, step: StepOptions): Promise<PackPreview>
  /** Installs the file that the reader said yes to: the very same bytes, or nothing. */
  installFile(db: Database, file: ChosenFile & { readonly sha256: string }, step: StepOptions): Promise<void>
  /**
   * Puts back packs from files that the database has lost.
   *
   * @returns whether any of them came back
   */
  restoreFiles(
    db: Database,
    lost: readonly PackNote[],
    options: { readonly now: Date; readonly signal?: AbortSignal | undefined },
  ): Promise<boolean>
  /** The packs that ship with the extension, read and checked. */
  embeddedPacks(): Promise<IncomingRelease[]>
  /**
   * Installs an update that nobody has looked at: in force at once, or kept waiting for the reader's
   * yes where the release check says so.
   *
   * @param first how the pack is put in force if the database lacks it
   */
  installUpdate(
    db: Database,
    incoming: IncomingRelease,
    options: WriteOptions,
    first?: FirstState,
  ): Promise<'in-force' | 'waiting'>
  /** What changes for the reader if `after` takes the place of `before`. */
  releaseChanges(
    db: Database,
    before: StoredRelease,
    after: StoredRelease,
    signal?: AbortSignal,
  ): Promise<ReleaseChanges>
  /**
   * Looks at a channel and at the pack in it; keeps and installs nothing.
   *
   * @param listed what the directory says of it: another pack, or other keys, are refused
   */
  previewChannel(
    db: Database,
    address: string,
    step: StepOptions,
    listed?: { readonly pack: string; readonly fingerprint: string },
  ): Promise<PackPreview>
  /** Subscribes and installs, if channel and release are still what the reader said yes to. */
  subscribe(change: ChangePacks, db: Database, agreed: AgreedChannel, step: StepOptions): Promise<void>
  /** Checks a pack's channel now and notes how it went; never throws for what a channel can do. */
  checkNow(
    change: ChangePacks,
    db: Database,
    pack: string,
    options: { readonly signal: AbortSignal },
  ): Promise<void>
  /** Checks these subscriptions, one after the other, and sets the alarm for what is due next. */
  checkAll(
    change: ChangePacks,
    open: () => Promise<Database>,
    subscriptions: readonly Subscription[],
    options: { readonly signal: AbortSignal },
  ): Promise<void>
}
