/**
 * What is trusted within one update, and the checks that let new metadata in. No I/O: bytes in,
 * verdict out. Clauses are those of the TUF specification 1.0.37, section 5.
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
  /** 5.1: the one moment by which this update judges expiry, in milliseconds since 1970. */
  readonly #startTime: number
  #root: RootRecord
  #timestamp: TimestampRecord | undefined
  #snapshot: SnapshotRecord | undefined

  private constructor(root: RootRecord, startTime: number) {
    this.#root = root
    this.#startTime = startTime
  }

  /** 5.2: the trusted root, signed by its own keys. Its expiry does not matter yet. */
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

  /** Who signs a top-level role, by the root trusted now. */
  signers(role: TopLevelRole): Signers {
    return signersOf(this.#root, role)
  }

  /**
   * Takes root version N+1.
   *
   * @returns whether timestamp or snapshot keys were withdrawn by it (5.3.11)
   */
  async updateRoot(bytes: Bytes): Promise<{ readonly rotated: boolean }> {
    const next = this.#root.version + 1
    const file = `${next}.root.json`
    const metadata = readMetadata(bytes, 'root', file)
    // 5.3.4: signed by a threshold of the old keys and by a threshold of its own.
    await checkThreshold(metadata, this.signers('root'), `${file}, by the keys of version ${next - 1},`)
    await checkThreshold(metadata, signersOf(metadata.record, 'root'), `${file}, by its own keys,`)
    // 5.3.5: exactly N+1.
    if (metadata.record.version !== next)
      throw new TufError('rollback', `${file} says that it is version ${metadata.record.version}.`)
    const before = this.#root
    this.#root = metadata.record
    return { rotated: await isAnyRotated(before, metadata.record) }
  }

  /** Whether timestamp or snapshot keys of an earlier root were withdrawn by this one (5.3.11). */
  isRotatedSince(earlier: TrustedSet): Promise<boolean> {
    return isAnyRotated(earlier.root, this.#root)
  }

  /** 5.3.10: the last root must not have expired. */
  checkRootExpiry(): void {
    this.#checkExpiry(this.#root, 'root.json')
  }

  /**
   * Takes the timestamp kept from an earlier update, for comparison: its expiry does not matter,
   * its signature does (after a rotation it is worth nothing, 5.3.11).
   */
  async loadTimestamp(bytes: Bytes): Promise<void> {
    const metadata = readMetadata(bytes, 'timestamp', 'The kept timestamp.json')
    await checkThreshold(metadata, this.signers('timestamp'), 'The kept timestamp.json')
    this.#timestamp = metadata.record
  }

  /** Takes a timestamp from the channel; `same` where it is the version already trusted. */
  async updateTimestamp(bytes: Bytes): Promise<'new' | 'same'> {
    const file = 'timestamp.json'
    const metadata = readMetadata(bytes, 'timestamp', file)
    await checkThreshold(metadata, this.signers('timestamp'), file) // 5.4.2
    const { record } = metadata
    const trusted = this.#timestamp
    if (trusted !== undefined) {
      // 5.4.3.1: never an older one; an equal one is put aside without a word.
      checkNotOlder(record.version, trusted.version, file)
      if (record.version === trusted.version) return 'same'
      // 5.4.3.2: nor one that leads to an older snapshot.
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

  /** 5.4.4, for a timestamp that was trusted before and is still the newest. */
  checkTimestampExpiry(): void {
    this.#checkExpiry(this.#needTimestamp(), 'timestamp.json')
  }

  /**
   * Takes the snapshot kept from an earlier update, for comparison; hashes are not checked since
   * the timestamp may already speak of another one.
   *
   * @returns whether it is the very snapshot that the timestamp lists, and so need not be fetched
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

  /** Takes the snapshot that the timestamp lists. */
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

  /** What the snapshot lists for a targets role (4.4). */
  listed(role: string): MetaFile {
    const meta = this.#snapshot?.meta ?? {}
    const name = `${role}.json`
    const listed = Object.hasOwn(meta, name) ? meta[name] : undefined
    if (listed === undefined) throw new TufError('mismatch', `snapshot.json does not list ${name}.`)
    return listed
  }

  /**
   * Checks metadata of a targets role, from the channel or kept, for one delegation to it.
   *
   * @param signers the keys that **this** delegation names; another delegation to the same role
   *   needs a check of its own
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
      throw new Error('claims/packs/tuf: the snapshot was asked for before the timestamp')
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
    throw new TufError('rollback', `${what} is version ${version}, and version ${trusted} was seen before.`)
}

function checkListedVersion(version: number, listed: MetaFile, file: string): void {
  if (version !== listed.version)
    throw new TufError('mismatch', `${file} is version ${version} and should be version ${listed.version}.`)
}

/**
 * 5.5.5: no file listed before may go missing or get older. Nor may the snapshot itself (4.3
 * VERSION): the timestamp guards it, unless the kept timestamp was lost.
 */
function checkNoRollback(trusted: SnapshotRecord, next: SnapshotRecord): void {
  checkNotOlder(next.version, trusted.version, 'snapshot.json')
  for (const [name, { version }] of Object.entries(trusted.meta)) {
    const listed = Object.hasOwn(next.meta, name) ? next.meta[name] : undefined
    if (listed === undefined) throw new TufError('rollback', `snapshot.json no longer lists ${name}.`)
    checkNotOlder(listed.version, version, `${name}, as snapshot.json lists it,`)
  }
}
