import type { Bytes } from '../../reader/tuf/bytes.ts'
import { readMetadata, type TufMetadata } from '../../reader/tuf/metadata.ts'
import type { RootRecord, TopLevelRole } from '../../reader/tuf/records.ts'
import { countSigners } from '../../reader/tuf/threshold.ts'
import type { ChannelMetadata } from './channel-metadata.ts'
import { signedFile } from './sealing.ts'
import type { SigningKey } from './signing.ts'

/** The files of a release that exist so far, with the signatures so far. */
export type Staged = Partial<ChannelMetadata>

/** A file that has too few signatures. */
export type UnsignedFile = {
  readonly role: TopLevelRole
  readonly version: number
  readonly signed: number
  readonly threshold: number
  /** The key ids whose signatures would count. */
  readonly missing: readonly string[]
  /** Set if these are keys of the previous root, which must sign a new root too. */
  readonly before?: true
}

/** Signs files with the available keys and records which files still have too few signatures. */
export class Cosignatures {
  readonly unsigned: UnsignedFile[] = []
  /** How many signatures were added. */
  added = 0
  readonly #root: RootRecord
  readonly #keys: readonly SigningKey[]
  readonly #copies: readonly Staged[]

  /** @param copies other copies of the staged files, whose signatures are taken over */
  constructor(root: RootRecord, keys: readonly SigningKey[], copies: readonly Staged[]) {
    this.#root = root
    this.#keys = keys
    this.#copies = copies
  }

  /**
   * Adds the signatures that are still missing.
   *
   * @param before for a root: the root before it, whose keys must sign too
   * @returns the file with its new signatures
   */
  async sign(role: TopLevelRole, bytes: Bytes, before?: RootRecord): Promise<Bytes> {
    const read = (file: Bytes) => readMetadata(file, role, `The staged ${role}.json`)
    const missing = keyidsOf(await this.#lacking(role, read(bytes), before))
    // A file with enough signatures must not change: others hold its hash.
    if (missing.length === 0) return bytes
    const { signed, signedBytes, signatures } = read(bytes)
    const found = new Map(signatures)
    for (const copy of this.#copies) {
      const other = copy[role] && read(copy[role])
      if (other === undefined || !isEqual(other.signedBytes, signedBytes)) continue
      for (const keyid of missing) {
        const signature = other.signatures.get(keyid)
        if (signature !== undefined) found.set(keyid, signature)
      }
    }
    const file = await signedFile(signed, missing, this.#keys, found)
    const keys = { ...before?.keys, ...this.#root.keys }
    const left = await countSigners(read(file), { keys, role: { keyids: missing, threshold: 1 } })
    this.added += missing.length - left.missing.length
    this.unsigned.push(...(await this.#lacking(role, read(file), before)))
    return file
  }

  async #lacking(
    role: TopLevelRole,
    file: TufMetadata<{ readonly version: number }>,
    before: RootRecord | undefined,
  ): Promise<UnsignedFile[]> {
    const roots = before === undefined ? [this.#root] : [before, this.#root]
    const found = await Promise.all(
      roots.map(async (root) => {
        const { threshold } = root.roles[role]
        const signers = { keys: root.keys, role: root.roles[role] }
        const { signed, missing } = await countSigners(file, signers)
        const common = { role, version: file.record.version, signed, threshold, missing }
        return root === before ? { ...common, before: true as const } : common
      }),
    )
    return found.filter(({ signed, threshold }) => signed < threshold)
  }
}

/** Whether two files have the same bytes. */
export function isEqual(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** The key ids whose signatures would count, each once. */
function keyidsOf(unsigned: readonly UnsignedFile[]): string[] {
  return [...new Set(unsigned.flatMap(({ missing }) => missing))]
}
