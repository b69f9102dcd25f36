/**
 * What is trusted within one update, and the checks that new metadata must pass. No I/O. Clause numbers
 * are those of the TUF specification 1.0.37, section 5.
 *
 * ```
 * root ──▶ timestamp ──▶ snapshot ──▶ targets ──▶ delegated roles
 *  └───────── keys for ──────┴───────────┘  keys for ──┘
 * ```
 */
import type { Bytes } from './bytes.ts'
import { TufError } from './fault.ts'
import { checkLengthAndHashes } from './hashes.ts'
import { readMetadata } from './metadata.ts'
import type {
  MetaFile,
  RootRecord,
  SnapshotRecord,
  TargetsRecord,
  TimestampRecord,
  TopLevelRole,
} from './records.ts'
import { checkThreshold, isRotated, type Signers } from './threshold.ts'

export class TrustedSet {
  /** 5.1: this update judges every expiry date by this one time, in milliseconds since 1970. */
  readonly #startTime: number
  #root: RootRecord
  #timestamp: TimestampRecord | undefined
  #snapshot: SnapshotRecord | undefined

  private constructor(root: RootRecord, startTime: number) {
    this.#root = root
    this.#startTime = startTime
  }

  /** 5.2: opens the trusted root, which its own keys must have signed. Its expiry is not checked yet. */
  static async open(rootBytes: Bytes, startTime: number): Promise<TrustedSet> {
    const metadata = readMetadata(rootBytes, 'root', 'The trusted root.json')
    await checkThreshold(metadata, signersOf(metadata.record, 'root'), 'The trusted root.json')
    return new TrustedSet(metadata.record, startTime)
  }

  get root(): RootRecord {
    return this.#root
  }

  get timestamp(): TimestampRecord | undefined {
    return this.#timestamp
  }

  get snapshot(): SnapshotRecord | undefined {
    return this.#snapshot
  }

  /** Who signs a top-level role according to the current root. */
  signers(role: TopLevelRole): Signers {
    return signersOf(this.#root, role)
  }

  /**
   * Accepts root version N+1.
   *
   * @returns whether it withdrew timestamp or snapshot keys (5.3.11)
   */
  async updateRoot(bytes: Bytes): Promise<{ readonly rotated: boolean }> {
    const next = this.#root.version + 1
    const file = `${next}.root.json`
    const metadata = readMetadata(bytes, 'root', file)
    // 5.3.4: signed by a threshold of the old keys and by a threshold of its own keys.
    await checkThreshold(metadata, this.signers('root'), `${file}, by the keys of version ${next - 1},`)
    await checkThreshold(metadata, signersOf(metadata.record, 'root'), `${file}, by its own keys,`)
    // 5.3.5: exactly N+1.
    if (metadata.record.version !== next)
      throw new TufError('rollback', `${file} says that it is version ${metadata.record.version}.`)
    const before = this.#root
    this.#root = metadata.record
    return { rotated: await isAnyRotated(before, metadata.record) }
  }

  /** Whether this root withdrew timestamp or snapshot keys of an earlier one (5.3.11). */
  isRotatedSince(earlier: TrustedSet): Promise<boolean> {
    return isAnyRotated(earlier.root, this.#root)
  }

  /** 5.3.10: the last root must not have expired. */
  checkRootExpiry(): void {
    this.#checkExpiry(this.#root, 'root.json')
  }

  /**
   * Accepts the timestamp kept from an earlier update, for comparison. Its expiry is not checked, its
   * signature is: after a key rotation it no longer counts (5.3.11).
   */
  async loadTimestamp(bytes: Bytes): Promise<void> {
    const metadata = readMetadata(bytes, 'timestamp', 'The kept timestamp.json')
    await checkThreshold(metadata, this.signers('timestamp'), 'The kept timestamp.json')
    this.#timestamp = metadata.record
  }

  /** Accepts a timestamp from the channel; `same` if it is the version already trusted. */
  async updateTimestamp(bytes: Bytes): Promise<'new' | 'same'> {
    const file = 'timestamp.json'
    const metadata = readMetadata(bytes, 'timestamp', file)
    await checkThreshold(metadata, this.signers('timestamp'), file) // 5.4.2
    const { record } = metadata
    const trusted = this.#timestamp
    if (trusted !== undefined) {
      // 5.4.3.1: an older one is an error, the same version is ignored.
      checkNotOlder(record.version, trusted.version, file)
      if (record.version === trusted.version) return 'same'
      // 5.4.3.2: it must not lead to an older snapshot either.
      checkNotOlder(
        record.meta['snapshot.json'].version,
        trusted.meta['snapshot.json'].version,
        'snapshot.json, as timestamp.json lists it,',
      )
    }
    this.#checkExpiry(record, file) // 5.4.4
    this.#timestamp = record
    return 'new'
  }

  /** 5.4.4 for a timestamp that was trusted before and is still the newest. */
  checkTimestampExpiry(): void {
    this.#checkExpiry(this.#needTimestamp(), 'timestamp.json')
  }

  /**
   * Accepts the snapshot kept from an earlier update, for comparison. Its hashes are not required to
   * match, because the timestamp may already list a newer one.
   *
   * @returns whether it is the snapshot that the timestamp lists, so that it need not be fetched
   */
  async loadSnapshot(bytes: Bytes): Promise<boolean> {
    const file = 'The kept snapshot.json'
    const metadata = readMetadata(bytes, 'snapshot', file)
    await checkThreshold(metadata, this.signers('snapshot'), file)
    this.#snapshot = metadata.record
    const listed = this.#needTimestamp().meta['snapshot.json']
    if (metadata.record.version !== listed.version || this.#isExpired(metadata.record)) return false
    try {
      await checkLengthAndHashes(bytes, listed, file)
      return true
    } catch (error) {
      if (error instanceof TufError) return false
      throw error
    }
  }

  /** Accepts the snapshot that the timestamp lists. */
  async updateSnapshot(bytes: Bytes): Promise<void> {
    const file = 'snapshot.json'
    const listed = this.#needTimestamp().meta['snapshot.json']
    await checkLengthAndHashes(bytes, listed, file) // 5.5.2
    const metadata = readMetadata(bytes, 'snapshot', file)
    await checkThreshold(metadata, this.signers('snapshot'), file) // 5.5.3
    const { record } = metadata
    checkListedVersion(record.version, listed, file) // 5.5.4
    if (this.#snapshot !== undefined) checkNoRollback(this.#snapshot, record) // 5.5.5
    this.#checkExpiry(record, file) // 5.5.6
    this.#snapshot = record
  }

  /** The entry of the snapshot for a targets role (4.4). */
  listed(role: string): MetaFile {
    const meta = this.#snapshot?.meta ?? {}
    const name = `${role}.json`
    const listed = Object.hasOwn(meta, name) ? meta[name] : undefined
    if (listed === undefined) throw new TufError('mismatch', `snapshot.json does not list ${name}.`)
    return listed
  }

  /**
   * Checks metadata of a targets role, from the channel or from the store, for one delegation to it.
   *
   * @param signers the keys that **this** delegation names; another delegation to the same role needs
   *   its own check
   */
  async checkTargets(bytes: Bytes, role: string, signers: Signers): Promise<TargetsRecord> {
    const file = `${role}.json`
    const listed = this.listed(role)
    await checkLengthAndHashes(bytes, listed, file) // 5.6.2
    const metadata = readMetadata(bytes, 'targets', file)
    await checkThreshold(metadata, signers, file) // 5.6.3
    checkListedVersion(metadata.record.version, listed, file) // 5.6.4
    this.#checkExpiry(metadata.record, file) // 5.6.5
    return metadata.record
  }

  #needTimestamp(): TimestampRecord {
    if (this.#timestamp === undefined)
      throw new Error('claims/packs/tuf: a snapshot was given before the timestamp')
    return this.#timestamp
  }

  /** "The expiration timestamp MUST be higher than the fixed update start time." */
  #isExpired({ expires }: { readonly expires: string }): boolean {
    return Date.parse(expires) <= this.#startTime
  }

  #checkExpiry(record: { readonly expires: string }, file: string): void {
    if (this.#isExpired(record)) throw new TufError('expired', `${file} expired on ${record.expires}.`)
  }
}

function signersOf(root: RootRecord, role: TopLevelRole): Signers {
  return { keys: root.keys, role: root.roles[role] }
}

async function isAnyRotated(before: RootRecord, after: RootRecord): Promise<boolean> {
  const [timestamp, snapshot] = await Promise.all(
    (['timestamp', 'snapshot'] as const).map((role) =>
      isRotated(signersOf(before, role), signersOf(after, role)),
    ),
  )
  return timestamp === true || snapshot === true
}

function checkNotOlder(version: number, trusted: number, what: string): void {
  if (version < trusted)
    throw new TufError('rollback', `${what} is version ${version}, but version ${trusted} was seen before.`)
}

function checkListedVersion(version: number, listed: MetaFile, file: string): void {
  if (version !== listed.version)
    throw new TufError('mismatch', `${file} is version ${version} instead of ${listed.version}.`)
}

/**
 * 5.5.5: no file listed before may go missing or get older. The snapshot itself must not get older
 * either (4.3 VERSION): the timestamp prevents that, unless the kept timestamp was lost.
 */
function checkNoRollback(trusted: SnapshotRecord, next: SnapshotRecord): void {
  checkNotOlder(next.version, trusted.version, 'snapshot.json')
  for (const [name, { version }] of Object.entries(trusted.meta)) {
    const listed = Object.hasOwn(next.meta, name) ? next.meta[name] : undefined
    if (listed === undefined) throw new TufError('rollback', `snapshot.json no longer lists ${name}.`)
    checkNotOlder(listed.version, version, `${name}, as snapshot.json lists it,`)
  }
}
