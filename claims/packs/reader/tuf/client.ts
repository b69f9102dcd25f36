/**
 * The client workflow of The Update Framework (specification 1.0.37, section 5): brings a store of
 * trusted metadata up to date with a channel, and fetches the target files that the metadata lists.
 * Pure: the network, the store and the clock are passed in.
 *
 * A failed step leaves everything that was trusted before unchanged, so that the next try can
 * succeed.
 */
import type { Result } from '../../../result.ts'
import type { Bytes } from './bytes.ts'
import { bytesOf, type Download } from './download.ts'
import { TufError, type TufFault } from './fault.ts'
import { checkLengthAndHashes } from './hashes.ts'
import {
  checkRootNotBelow,
  checkTimestampNotBelow,
  type HighWater,
  keysDigest,
  markOf,
} from './high-water.ts'
import { TUF_LIMITS, type TufLimits } from './limits.ts'
import { metadataUrl, storedName, targetUrl } from './names.ts'
import type { Target, TargetsRecord } from './records.ts'
import { findTarget, type SearchStep } from './search.ts'
import { stored, type TufStorage } from './storage.ts'
import { TrustedSet } from './trusted-set.ts'

export type TufClientOptions = {
  /** The folder of the channel's metadata. */
  readonly metadataUrl: string
  readonly storage: TufStorage
  readonly download: Download
  /** The time at which the update starts, in milliseconds since 1970 (5.1). */
  readonly now: number
  /**
   * The root.json that came with the product or that the reader agreed to. Used if the store has none
   * that can be read, or an older one. Without it the store must have one.
   */
  readonly trustedRoot?: Bytes
  readonly limits?: Partial<TufLimits>
}

/** 5.3.11: what is deleted when timestamp or snapshot keys change. */
const FORGOTTEN_ON_ROTATION = [
  ['timestamp', undefined],
  ['snapshot', undefined],
] as const

/**
 * One update from one channel. Make a new client for the next update: within one update the time is
 * fixed (5.1).
 */
export class TufClient {
  readonly #options: TufClientOptions
  readonly #limits: TufLimits
  #trusted: TrustedSet | undefined
  #refreshed = false
  /** Checked targets metadata by delegation, `delegator NUL role`. */
  readonly #targets = new Map<string, TargetsRecord>()

  constructor(options: TufClientOptions) {
    this.#options = options
    this.#limits = { ...TUF_LIMITS, ...options.limits }
  }

  /** Updates root, timestamp, snapshot and targets (5.2 to 5.6.6). After that, further calls do nothing. */
  refresh(): Promise<Result<void, TufFault>> {
    return TufError.caught(() => this.#refresh())
  }

  /**
   * Looks for a target through the delegations (5.6.7). Refreshes first if necessary.
   *
   * @returns undefined if no role that may speak for the path lists it
   */
  find(path: string): Promise<Result<Target | undefined, TufFault>> {
    return TufError.caught(async () => {
      await this.#refresh()
      return findTarget(
        path,
        this.#topLevelTargets(),
        (step) => this.#loadTargets(step),
        this.#limits.delegations,
      )
    })
  }

  /** All target files that the top-level targets role lists, by path; refreshes first. */
  list(): Promise<Result<Target[], TufFault>> {
    return TufError.caught(async () => {
      await this.#refresh()
      const { targets } = await this.#loadTargets(this.#topLevelTargets())
      return Object.entries(targets).map(([path, file]) => ({ ...file, path }))
    })
  }

  /** Downloads a target that {@link find} returned and checks it (5.7.3). Unchecked bytes are never returned. */
  fetch(target: Target, targetBaseUrl: string): Promise<Result<Bytes, TufFault>> {
    return TufError.caught(async () => {
      const consistent = this.#opened().root.consistent_snapshot
      const url = targetUrl(targetBaseUrl, target.path, consistent ? target.hashes : undefined)
      if (url === undefined)
        throw new TufError(
          'malformed',
          `The path ${JSON.stringify(target.path)} cannot be part of a web address.`,
        )
      if (target.length > this.#limits.targetFileBytes)
        throw new TufError(
          'too-long',
          `${target.path} has ${target.length} bytes; at most ${this.#limits.targetFileBytes} are read.`,
        )
      const expected = { maxBytes: target.length, expectedBytes: target.length }
      const bytes = bytesOf(await this.#options.download(url, expected))
      await checkLengthAndHashes(bytes, target, target.path)
      return bytes
    })
  }

  /** Whether these bytes are already the file that the metadata describes. */
  async matches(target: Target, bytes: Bytes): Promise<boolean> {
    return (await TufError.caught(() => checkLengthAndHashes(bytes, target, target.path))).ok
  }

  /** The channel's trusted metadata, for its keys and versions; refresh first. */
  get trusted(): TrustedSet | undefined {
    return this.#trusted
  }

  async #refresh(): Promise<void> {
    if (this.#refreshed) return
    this.#trusted = await this.#openTrustedRoot()
    const mark = await stored(async () => this.#options.storage.highWater?.read())
    await this.#updateRoot(mark)
    const keys = await keysDigest(this.#opened().root)
    await this.#updateTimestamp(mark?.keys === keys ? mark : undefined)
    await this.#updateSnapshot()
    await this.#loadTargets(this.#topLevelTargets())
    await this.#raiseHighWater(mark, keys)
    this.#refreshed = true
  }

  /** 5.2. */
  async #openTrustedRoot(): Promise<TrustedSet> {
    const { storage, trustedRoot, now } = this.#options
    const kept = await stored(() => storage.read(storedName('root')))
    if (trustedRoot === undefined) {
      if (kept === undefined) throw new TufError('storage', 'There is no trusted root.json to start from.')
      return TrustedSet.open(kept, now)
    }
    const given = await TrustedSet.open(trustedRoot, now)
    const earlier = kept && (await TufError.caught(() => TrustedSet.open(kept, now)))
    if (earlier?.ok && earlier.value.root.version >= given.root.version) return earlier.value
    // A newer root that came with the product may be the recovery from stolen keys, like one from the channel.
    const rotated = earlier?.ok === true && (await given.isRotatedSince(earlier.value))
    await this.#persist([...(rotated ? FORGOTTEN_ON_ROTATION : []), ['root', trustedRoot]])
    return given
  }

  /** 5.3. */
  async #updateRoot(mark: HighWater | undefined): Promise<void> {
    const trusted = this.#opened()
    for (let count = 0; count < this.#limits.rootRotations; count += 1) {
      const url = metadataUrl(this.#options.metadataUrl, 'root', trusted.root.version + 1)
      const answer = await this.#options.download(url, { maxBytes: this.#limits.rootBytes })
      if (!answer.ok && answer.error.code === 'not-found') break // 5.3.3: this was the newest
      const bytes = bytesOf(answer)
      const { rotated } = await trusted.updateRoot(bytes)
      // 5.3.8 and, in the same write, 5.3.11: with new keys the old version numbers no longer count.
      // Otherwise an attacker who once had the old keys could stop readers from ever updating again.
      await this.#persist([...(rotated ? FORGOTTEN_ON_ROTATION : []), ['root', bytes]])
    }
    checkRootNotBelow(mark, trusted.root)
    trusted.checkRootExpiry()
  }

  /** 5.4. */
  async #updateTimestamp(mark: HighWater | undefined): Promise<void> {
    const trusted = this.#opened()
    const kept = await stored(() => this.#options.storage.read(storedName('timestamp')))
    // A file that cannot be read or is not signed by today's keys counts as missing.
    if (kept !== undefined) await TufError.caught(() => trusted.loadTimestamp(kept))

    const url = metadataUrl(this.#options.metadataUrl, 'timestamp')
    const answer = await this.#options.download(url, { maxBytes: this.#limits.timestampBytes })
    const bytes = bytesOf(answer)
    const outcome = await trusted.updateTimestamp(bytes)
    checkTimestampNotBelow(mark, trusted.timestamp)
    if (outcome === 'same') return trusted.checkTimestampExpiry()
    await this.#persist([['timestamp', bytes]])
  }

  /** 5.5. */
  async #updateSnapshot(): Promise<void> {
    const trusted = this.#opened()
    const kept = await stored(() => this.#options.storage.read(storedName('snapshot')))
    if (kept !== undefined) {
      const current = await TufError.caught(() => trusted.loadSnapshot(kept))
      if (current.ok && current.value) return
    }
    const listed = trusted.timestamp?.meta['snapshot.json']
    const bytes = await this.#downloadMetadata('snapshot', listed, this.#limits.snapshotBytes)
    await trusted.updateSnapshot(bytes)
    await this.#persist([['snapshot', bytes]])
  }

  /**
   * Targets metadata of a role, checked for one delegation to it: from this update, from the store, or
   * from the channel (5.6.1 to 5.6.6).
   */
  async #loadTargets({ role, delegator, signers }: SearchStep): Promise<TargetsRecord> {
    const delegation = `${delegator ?? ''}\0${role}`
    const checked = this.#targets.get(delegation)
    if (checked !== undefined) return checked
    const trusted = this.#opened()
    const kept = await stored(() => this.#options.storage.read(storedName(role)))
    const current = kept && (await TufError.caught(() => trusted.checkTargets(kept, role, signers)))
    let record: TargetsRecord
    if (current?.ok) record = current.value
    else {
      const bytes = await this.#downloadMetadata(role, trusted.listed(role), this.#limits.targetsBytes)
      record = await trusted.checkTargets(bytes, role, signers)
      await this.#persist([[role, bytes]])
    }
    this.#targets.set(delegation, record)
    return record
  }

  #topLevelTargets(): SearchStep {
    return { role: 'targets', delegator: undefined, signers: this.#opened().signers('targets') }
  }

  #downloadMetadata(
    role: string,
    listed: { readonly version: number; readonly length?: number | undefined } | undefined,
    maxBytes: number,
  ): Promise<Bytes> {
    const version = this.#opened().root.consistent_snapshot ? listed?.version : undefined // 5.3.12
    return this.#download(
      metadataUrl(this.#options.metadataUrl, role, version),
      Math.min(listed?.length ?? maxBytes, maxBytes),
    )
  }

  async #download(url: string, maxBytes: number): Promise<Bytes> {
    return bytesOf(await this.#options.download(url, { maxBytes }))
  }

  #persist(files: readonly (readonly [role: string, bytes: Bytes | undefined])[]): Promise<void> {
    const changes = new Map(files.map(([role, bytes]) => [storedName(role), bytes]))
    return stored(() => this.#options.storage.write(changes))
  }

  async #raiseHighWater(before: HighWater | undefined, keys: string): Promise<void> {
    const { highWater } = this.#options.storage
    const { root, timestamp, snapshot } = this.#opened()
    if (highWater === undefined || timestamp === undefined || snapshot === undefined) return
    const mark = markOf(root, timestamp, snapshot, keys)
    if (JSON.stringify(mark) !== JSON.stringify(before)) await stored(() => highWater.write(mark))
  }

  #opened(): TrustedSet {
    if (this.#trusted === undefined) throw new Error('claims/packs/tuf: used before refresh()')
    return this.#trusted
  }
}
