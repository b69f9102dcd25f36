/**
 * The interface between the pack client and the background. The client is a script of its own
 * (entrypoints/pack-client), which the background loads when it first reads a pack. Both run in one
 * global scope, but each has its own copy of every module, so the client keeps no state of its own and
 * only uses what is passed to it here.
 */
import type { Matcher } from '../claims/match/types.ts'
import type { DirectoryEntry } from '../claims/packs/reader/directory.ts'
import type { MatchableClaim } from '../claims/records/matchable-claim.ts'
import type { PackPreview, ReleaseChanges } from '../messages/pack-preview.ts'
import type { LoadAsset } from './assets.ts'
import type { PackBackup } from './pack-backup.ts'
import type { PackChoicesRecord } from './records/pack-choices.ts'
import type { PackNote } from './records/pack-notes.ts'
import type { Subscription, Subscriptions } from './records/subscriptions.ts'
import type { Database, InstalledPack } from './store/database.ts'
import type { FirstState } from './store/packs.ts'
import type { IncomingRelease, WriteOptions } from './store/releases.ts'

/** The name under which the script leaves {@link OpenPackClient} in the global scope. */
export const PACK_CLIENT = '__footnotePackClient'

export type OpenPackClient = (parts: PackClientParts) => PackClient

export type PackClientParts = {
  readonly subscriptions: Subscriptions
  readonly backup: PackBackup
  readonly packChoices: Pick<PackChoicesRecord, 'dropRemoved'>
  /** Sets the alarm for the subscription that is due first. */
  readonly setAlarm: () => Promise<void>
  readonly loadAsset: LoadAsset
  /** The packs that the extension offers. */
  readonly directory: () => Promise<readonly DirectoryEntry[]>
  readonly fetch: typeof fetch
  readonly openTrial: OpenTrial
}

/** Opens a matcher over a few claims, apart from the one in force. */
export type OpenTrial = (
  claims: readonly MatchableClaim[],
  signal: AbortSignal | undefined,
) => Promise<Matcher>

/** Makes a change to the packs in its turn, and the index after it (engine.ts). */
export type ChangePacks = <T>(work: (db: Database) => Promise<T>) => Promise<T>

/** Options of a step of long work. */
export type StepOptions = {
  readonly now: Date
  readonly signal: AbortSignal
  /** Called with the progress, 0–1. */
  readonly onProgress: (share: number) => void
}

/** A file that the reader chose; the address is a blob URL of one of the extension's pages. */
export type ChosenFile = { readonly address: string; readonly name: string }

/** The channel and the release that the reader agreed to. */
export type AgreedChannel = {
  readonly url: string
  readonly pack: string
  readonly fingerprint: string
  readonly sha256: string
}

export type PackClient = {
  /** Reads a whole file without storing it, and gives the preview for the reader's decision. */
  previewFile(db: Database, file: ChosenFile, step: StepOptions): Promise<PackPreview>
  /** Installs the file that the reader agreed to: exactly these bytes, or nothing. */
  installFile(db: Database, file: ChosenFile & { readonly sha256: string }, step: StepOptions): Promise<void>
  /**
   * Puts back packs from files that the database has lost or damaged.
   *
   * @returns the ids of the packs that came back
   */
  restoreFiles(
    db: Database,
    lost: readonly PackNote[],
    options: { readonly now: Date; readonly signal?: AbortSignal | undefined },
  ): Promise<readonly string[]>
  /** The packs that ship with the extension, read and checked. */
  embeddedPacks(): Promise<IncomingRelease[]>
  /**
   * Installs an update without asking the reader. If the release check objects, the update waits for
   * the reader's yes.
   *
   * @param first how the pack is put in force if the database lacks it
   */
  installUpdate(
    db: Database,
    incoming: IncomingRelease,
    options: WriteOptions,
    first?: FirstState,
  ): Promise<'in-force' | 'waiting'>
  /**
   * What changes for the reader if the previous release of a pack, or the one that waits, takes the place
   * of the one in force.
   *
   * @returns undefined if there is no such release
   */
  releaseChanges(
    db: Database,
    pack: InstalledPack,
    to: 'before' | 'waiting',
    signal?: AbortSignal,
  ): Promise<ReleaseChanges | undefined>
  /**
   * Gives a preview of a channel and the pack in it. Stores and installs nothing.
   *
   * @param listed what the directory says about it. Another pack and other keys are refused
   */
  previewChannel(
    db: Database,
    address: string,
    step: StepOptions,
    listed?: { readonly pack: string; readonly fingerprint: string },
  ): Promise<PackPreview>
  /** Subscribes and installs, if channel and release are still those that the reader agreed to. */
  subscribe(change: ChangePacks, db: Database, agreed: AgreedChannel, step: StepOptions): Promise<void>
  /** Checks a pack's channel now and stores the outcome. Never throws because of a channel. */
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
