/**
 * The client workflow of The Update Framework (specification 1.0.37, section 5): brings a store of
 * trusted metadata up to date with a channel, and fetches target files that the metadata vouches
 * for. Pure: the network, the store and the clock are given to it.
 *
 * A failed step leaves everything that was trusted before as it was, so that the next try can
 * succeed.
 */
import { fail, ok, type Result } from '../../../result.ts'
import { type Bytes, utf8 } from './bytes.ts'
import { delegatesFor } from './delegation.ts'
import { TufError, type TufFault } from './fault.ts'
import { checkLengthAndHashes, sha256 } from './hashes.ts'
import { TUF_LIMITS, type TufLimits } from './limits.ts'
import { metadataUrl, storedName, targetUrl } from './names.ts'
import type { TargetFileRecord, TargetsRecord } from './records.ts'
import type { HighWater, TufStorage } from './storage.ts'
import { identitiesOf, type Signers } from './threshold.ts'
import { TrustedSet } from './trusted-set.ts'

/** What a request for one file comes back with. */
export type Downloaded =
  | { readonly kind: 'bytes'; readonly bytes: Bytes; readonly etag?: string }
  /** 304, to a request that named an `etag`. */
  | { readonly kind: 'not-modified' }

/**
 * Fetches one file. Gives up, with `too-long`, as soon as more than `maxBytes` have come in;
 * `not-found` is for 404 and 403; everything else that goes wrong is `network`. `expectedBytes` is for
 * target files, whose length is signed: they may take longer.
 */
export type Download = (
  url: string,
  options: {
    readonly maxBytes: number
    readonly expectedBytes?: number
    readonly etag?: string | undefined
  },
) => Promise<Result<Downloaded, TufFault>>

export type TufClientOptions = {
  /** The folder of the channel's metadata. */
  readonly metadataUrl: string
  readonly storage: TufStorage
  readonly download: Download
  /** The time at which the update starts, in milliseconds since 1970 (5.1). */
  readonly now: number
  /**
   * The root.json that came with the product or was agreed to by the reader. Used where the store
   * has none that can be read, or an older one. Without it the store has to have one.
   */
  readonly trustedRoot?: Bytes
  readonly limits?: Partial<TufLimits>
}

/** A file that the channel's metadata vouches for. */
export type Target = TargetFileRecord & { readonly path: string }

/** The name under which the ETag of timestamp.json is kept, with the address it came from. */
const ETAG_NAME = 'timestamp.etag'

/** 5.3.11. */
const FORGOTTEN_ON_ROTATION = [
  ['timestamp', undefined],
  ['snapshot', undefined],
] as const

/**
 * One update from one channel. Make a new client for the next update: the clock stands still
 * within one (5.1).
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

  /** Updates root, timestamp, snapshot and targets (5.2 to 5.6.6). Once done, further calls do nothing. */
  refresh(): Promise<Result<void, TufFault>> {
    return guarded(() => this.#refresh())
  }

  /**
   * Looks for a target through the delegations (5.6.7), refreshing first where that was not done.
   *
   * @returns undefined where no role that may speak for the path lists it
   */
  find(path: string): Promise<Result<Target | undefined, TufFault>> {
    return guarded(async () => {
      await this.#refresh()
      return this.#search(path)
    })
  }

  /** All target files that the top-level targets role lists, by path; refreshes first. */
  list(): Promise<Result<Target[], TufFault>> {
    return guarded(async () => {
      await this.#refresh()
      const { targets } = await this.#loadTargets('targets', undefined, this.#opened().signers('targets'))
      return Object.entries(targets).map(([path, file]) => ({ ...file, path }))
    })
  }

  /** Downloads a target that {@link find} gave, and checks it (5.7.3). Nothing unchecked gets out. */
  fetch(target: Target, targetBaseUrl: string): Promise<Result<Bytes, TufFault>> {
    return guarded(async () => {
      const consistent = this.#opened().root.consistent_snapshot
      const url = targetUrl(targetBaseUrl, target.path, consistent ? target.hashes : undefined)
      if (url === undefined)
        throw new TufError('malformed', `No web address can carry the path ${JSON.stringify(target.path)}.`)
      if (target.length > this.#limits.targetFileBytes)
        throw new TufError(
          'too-long',
          `${target.path} has ${target.length} bytes, more than the ${this.#limits.targetFileBytes} that are read.`,
        )
      const expected = { maxBytes: target.length, expectedBytes: target.length }
      const bytes = bytesOf(await this.#options.download(url, expected), url)
      await checkLengthAndHashes(bytes, target, target.path)
      return bytes
    })
  }

  /** Whether bytes at hand are already the file that the metadata describes. */
  async matches(target: Target, bytes: Bytes): Promise<boolean> {
    return (await guarded(() => checkLengthAndHashes(bytes, target, target.path))).ok
  }

  /** What the reader sees of the channel's keys and state; refresh first. */
  get trusted(): TrustedSet | undefined {
    return this.#trusted
  }

  async #refresh(): Promise<void> {
    if (this.#refreshed) return
    this.#trusted = await this.#openTrustedRoot()
    const mark = await stored(async () => this.#options.storage.highWater?.read())
    await this.#updateRoot(mark)
    const keys = await this.#signersDigest()
    await this.#updateTimestamp(mark?.keys === keys ? mark : undefined)
    await this.#updateSnapshot()
    await this.#loadTargets('targets', undefined, this.#opened().signers('targets'))
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
    const earlier = kept && (await guarded(() => TrustedSet.open(kept, now)))
    if (earlier?.ok && earlier.value.root.version >= given.root.version) return earlier.value
    // A newer root that came with the product may be the recovery from stolen keys, as one from the channel.
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
      const bytes = bytesOf(answer, url)
      const { rotated } = await trusted.updateRoot(bytes)
      // 5.3.8 and, in the same write, 5.3.11: with new keys the old numbers mean nothing, or an
      // attacker who once had the old keys could keep readers from ever updating again.
      await this.#persist([...(rotated ? FORGOTTEN_ON_ROTATION : []), ['root', bytes]])
    }
    if (mark !== undefined && trusted.root.version < mark.root)
      throw new TufError(
        'rollback',
        `root.json is version ${trusted.root.version}, and version ${mark.root} was seen before.`,
      )
    trusted.checkRootExpiry()
  }

  /** 5.4. */
  async #updateTimestamp(mark: HighWater | undefined): Promise<void> {
    const trusted = this.#opened()
    const kept = await stored(() => this.#options.storage.read(storedName('timestamp')))
    // What cannot be read or is not signed by today's keys is as good as not there.
    const hasKept = kept !== undefined && (await guarded(() => trusted.loadTimestamp(kept))).ok

    const url = metadataUrl(this.#options.metadataUrl, 'timestamp')
    const answer = await this.#options.download(url, {
      maxBytes: this.#limits.timestampBytes,
      etag: hasKept ? await this.#keptEtag(url) : undefined,
    })
    if (hasKept && answer.ok && answer.value.kind === 'not-modified') {
      this.#checkHighWater(mark)
      return trusted.checkTimestampExpiry()
    }

    const bytes = bytesOf(answer, url)
    const outcome = await trusted.updateTimestamp(bytes)
    this.#checkHighWater(mark)
    if (outcome === 'same') return trusted.checkTimestampExpiry()
    const etag = answer.ok && answer.value.kind === 'bytes' ? answer.value.etag : undefined
    // The tag last: one that is older than its file costs a request, a newer one would hide an update.
    await stored(() =>
      this.#options.storage.write(
        new Map([
          [storedName('timestamp'), bytes],
          [ETAG_NAME, etag === undefined ? undefined : utf8(`${url}\n${etag}`)],
        ]),
      ),
    )
  }

  #checkHighWater(mark: HighWater | undefined): void {
    const timestamp = this.#opened().timestamp
    if (mark === undefined || timestamp === undefined) return
    const snapshot = timestamp.meta['snapshot.json'].version
    if (timestamp.version < mark.timestamp || snapshot < mark.snapshot)
      throw new TufError(
        'rollback',
        `timestamp.json is version ${timestamp.version} with snapshot ${snapshot}; versions ${mark.timestamp} and ${mark.snapshot} were seen before.`,
      )
  }

  async #keptEtag(url: string): Promise<string | undefined> {
    const bytes = await stored(() => this.#options.storage.read(ETAG_NAME))
    const [from, etag] = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n')
    return from === url ? etag : undefined
  }

  /** 5.5. */
  async #updateSnapshot(): Promise<void> {
    const trusted = this.#opened()
    const kept = await stored(() => this.#options.storage.read(storedName('snapshot')))
    if (kept !== undefined) {
      const current = await guarded(() => trusted.loadSnapshot(kept))
      if (current.ok && current.value) return
    }
    const listed = trusted.timestamp?.meta['snapshot.json']
    const bytes = await this.#downloadMetadata('snapshot', listed, this.#limits.snapshotBytes)
    await trusted.updateSnapshot(bytes)
    await this.#persist([['snapshot', bytes]])
  }

  /**
   * Targets metadata of a role, for one delegation to it: from this update, from the store, or from
   * the channel (5.6.1 to 5.6.6).
   *
   * @param delegator the role that names these signers; undefined for root
   */
  async #loadTargets(role: string, delegator: string | undefined, signers: Signers): Promise<TargetsRecord> {
    const delegation = `${delegator ?? ''}\0${role}`
    const checked = this.#targets.get(delegation)
    if (checked !== undefined) return checked
    const trusted = this.#opened()
    const kept = await stored(() => this.#options.storage.read(storedName(role)))
    const current = kept && (await guarded(() => trusted.checkTargets(kept, role, signers)))
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

  /** 5.6.7: pre-order, depth-first, in the order in which delegations appear. */
  async #search(path: string): Promise<Target | undefined> {
    type Step = { readonly role: string; readonly delegator: string | undefined; readonly signers: Signers }
    const steps: Step[] = [
      { role: 'targets', delegator: undefined, signers: this.#opened().signers('targets') },
    ]
    const visited = new Set<string>()
    const pathHash = await sha256(utf8(path))
    while (visited.size <= this.#limits.delegations) {
      const step = steps.pop()
      if (step === undefined) return undefined
      // 5.6.7.1: a cycle, or a second way to a role that has nothing to say about this path.
      if (visited.has(step.role)) continue
      visited.add(step.role)
      const record = await this.#loadTargets(step.role, step.delegator, step.signers)
      const file = Object.hasOwn(record.targets, path) ? record.targets[path] : undefined
      if (file !== undefined) return { ...file, path }
      const next: Step[] = []
      for (const { name, terminating, signers } of delegatesFor(record.delegations, path, pathHash)) {
        next.push({ role: name, delegator: step.role, signers })
        if (terminating) {
          steps.length = 0 // 5.6.7.2.1: nobody after this role has a say
          break
        }
      }
      steps.push(...next.reverse())
    }
    return undefined
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
    return bytesOf(await this.#options.download(url, { maxBytes }), url)
  }

  #persist(files: readonly (readonly [role: string, bytes: Bytes | undefined])[]): Promise<void> {
    const changes = new Map(files.map(([role, bytes]) => [storedName(role), bytes]))
    return stored(() => this.#options.storage.write(changes))
  }

  async #raiseHighWater(before: HighWater | undefined, keys: string): Promise<void> {
    const { highWater } = this.#options.storage
    const { root, timestamp, snapshot } = this.#opened()
    if (highWater === undefined || timestamp === undefined || snapshot === undefined) return
    const mark = { root: root.version, timestamp: timestamp.version, snapshot: snapshot.version, keys }
    if (JSON.stringify(mark) !== JSON.stringify(before)) await stored(() => highWater.write(mark))
  }

  /** See {@link HighWater.keys}. */
  async #signersDigest(): Promise<string> {
    const trusted = this.#opened()
    const [timestamp, snapshot] = await Promise.all(
      (['timestamp', 'snapshot'] as const).map((role) => identitiesOf(trusted.signers(role))),
    )
    return sha256(utf8(JSON.stringify([timestamp?.sort(), snapshot?.sort()])))
  }

  #opened(): TrustedSet {
    if (this.#trusted === undefined) throw new Error('claims/packs/tuf: used before refresh()')
    return this.#trusted
  }
}

function bytesOf(answer: Result<Downloaded, TufFault>, url: string): Bytes {
  if (!answer.ok) throw new TufError(answer.error.code, answer.error.message, answer.error.retryAfterMs)
  if (answer.value.kind === 'bytes') return answer.value.bytes
  throw new TufError('network', `The server says that ${url} has not changed, and was not asked that.`)
}

async function guarded<T>(step: () => Promise<T>): Promise<Result<T, TufFault>> {
  try {
    return ok(await step())
  } catch (error) {
    if (error instanceof TufError) return fail(error.fault)
    throw error
  }
}

async function stored<T>(access: () => Promise<T>): Promise<T> {
  try {
    return await access()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TufError('storage', `The trusted metadata could not be read or written: ${reason}`)
  }
}
