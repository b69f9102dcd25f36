/**
 * Where a release waits for the signatures of others: a folder beside the channel's, so that uploading the
 * channel never uploads it.
 *
 * ```
 * river-channel/           what is served
 * river-channel.staged/    metadata/ and targets/ of the staged release; deleted when it is complete
 * ```
 */
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { NewFiles } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import type { Staged, UnsignedFile } from '../../claims/packs/publisher/tuf/cosignatures.ts'
import type { StagedState } from '../../claims/packs/publisher/tuf/cosigning.ts'
import { targetFileName } from '../../claims/packs/publisher/tuf/target-files.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import { checkLengthAndHashes } from '../../claims/packs/reader/tuf/hashes.ts'
import { TUF_LIMITS } from '../../claims/packs/reader/tuf/limits.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import { type TargetFileRecord, TOP_LEVEL_ROLES } from '../../claims/packs/reader/tuf/records.ts'
import { CommandError } from '../command.ts'
import { ChannelFolder } from './channel-folder.ts'

export class StagingFolder {
  readonly path: string
  readonly #channel: ChannelFolder
  readonly #staged: ChannelFolder

  constructor(channel: string) {
    this.path = `${resolve(channel)}.staged`
    this.#channel = new ChannelFolder(channel)
    this.#staged = new ChannelFolder(this.path)
  }

  /** The staged release; undefined if there is none. */
  read(): Staged | undefined {
    return stagedIn(this.path)
  }

  /**
   * Publishes a staged release if it has all signatures; otherwise saves it.
   *
   * @param contents the content of the release's new target files, by file name
   * @returns whether it was published
   */
  async settle(
    { staged, unsigned }: StagedState,
    contents: ReadonlyMap<string, Bytes> = new Map(),
  ): Promise<boolean> {
    if (unsigned.length > 0) {
      await this.#staged.write(filesOf(staged), contents)
      return false
    }
    const waited = await this.#contents(staged)
    if (staged.root !== undefined) await this.#channel.writeRoot(staged.root)
    const { root: _, ...release } = staged
    await this.#channel.write(filesOf(release), new Map([...waited, ...contents]))
    this.discard()
    return true
  }

  discard(): void {
    rmSync(this.path, { recursive: true, force: true })
  }

  /** The checked target files of the staged release, by file name. */
  async #contents(staged: Staged): Promise<Map<string, Bytes>> {
    const contents = new Map<string, Bytes>()
    for (const [path, record] of offersOf(staged)) {
      const bytes = await this.content(path, record)
      if (bytes !== undefined) contents.set(targetFileName(path, record), bytes)
    }
    return contents
  }

  /** A checked target file of the staged release; undefined if the channel already has it. */
  async content(path: string, record: TargetFileRecord): Promise<Bytes | undefined> {
    const name = targetFileName(path, record)
    const file = join(this.#staged.targets, name)
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) {
      if (existsSync(join(this.#channel.targets, name))) return undefined
      throw new CommandError(`${name} is neither in ${this.path} nor in the channel.`)
    }
    return checked(file, record)
  }

  /** A checked target file that the channel already has. */
  served(path: string, record: TargetFileRecord): Promise<Bytes> {
    return checked(join(this.#channel.targets, targetFileName(path, record)), record)
  }
}

async function checked(file: string, record: TargetFileRecord): Promise<Bytes> {
  const bytes = plainFile(file, record.length)
  await checkLengthAndHashes(bytes, record, file)
  return bytes
}

/** Clients do not read longer files of any role. */
const MAX_METADATA_BYTES = Math.max(
  TUF_LIMITS.rootBytes,
  TUF_LIMITS.timestampBytes,
  TUF_LIMITS.snapshotBytes,
  TUF_LIMITS.targetsBytes,
)

/**
 * Reads a file that somebody else may have put there. Links are refused, because a link may lead to any
 * file of this machine, or to one that never ends.
 */
function plainFile(path: string, maxBytes: number): Bytes {
  const stat = lstatSync(path)
  if (!stat.isFile()) throw new CommandError(`${path} is a link or a folder, not a file.`)
  if (stat.size > maxBytes)
    throw new CommandError(`${path} has ${stat.size} bytes, more than the allowed ${maxBytes}.`)
  return new Uint8Array(readFileSync(path))
}

/** The staged release in a folder; undefined if there is none. */
export function stagedIn(folder: string): Staged | undefined {
  const { metadata } = new ChannelFolder(folder)
  if (!existsSync(metadata)) return undefined
  const staged: { -readonly [K in keyof Staged]: Staged[K] } = {}
  for (const name of readdirSync(metadata)) {
    const role = TOP_LEVEL_ROLES.find((role) => new RegExp(`^(?:\\d+\\.)?${role}\\.json$`).test(name))
    if (role === undefined) continue
    if (staged[role] !== undefined) throw new CommandError(`${metadata} has more than one ${role}.json.`)
    staged[role] = plainFile(join(metadata, name), MAX_METADATA_BYTES)
  }
  return Object.keys(staged).length === 0 ? undefined : staged
}

/** Folders and a file name, of characters that are safe on every file system and terminal. */
const FILE_PATH = /^(?:[^/\\:\p{C}]+\/)*[^/\\:\p{C}]+$/u

function isDots(segment: string): boolean {
  return segment === '.' || segment === '..'
}

/** The files that a staged targets.json offers. Somebody else wrote it, so no path may lead out of the folder. */
export function offersOf({ targets: bytes }: Staged): [path: string, record: TargetFileRecord][] {
  if (bytes === undefined) return []
  const { targets } = readMetadata(bytes, 'targets', 'targets.json').record
  for (const [path, { hashes }] of Object.entries(targets))
    if (hashes.sha256 === undefined || !FILE_PATH.test(path) || path.split('/').some(isDots))
      throw new CommandError(`${JSON.stringify(path)} cannot be the path of a file of a channel.`)
  return Object.entries(targets)
}

/** Metadata files in the order in which they are written: the timestamp last. */
function filesOf(staged: Staged): NewFiles {
  const files = new Map<string, Bytes>()
  for (const role of TOP_LEVEL_ROLES) {
    const bytes = staged[role]
    if (role !== 'timestamp' && bytes !== undefined)
      files.set(`${readMetadata(bytes, role, `${role}.json`).record.version}.${role}.json`, bytes)
  }
  if (staged.timestamp !== undefined) files.set('timestamp.json', staged.timestamp)
  return files
}

/** The files that lack signatures, for `--json`. */
export function unsignedAsJson(unsigned: readonly UnsignedFile[]) {
  return unsigned.map(({ role, version, signed, threshold, missing, before }) => ({
    role,
    version,
    signed,
    threshold,
    missing,
    ...(before === true ? { before } : {}),
  }))
}

/** The files that lack signatures, in lines for a person. */
export function unsignedInWords(unsigned: readonly UnsignedFile[]): string {
  return unsigned
    .map(({ role, version, signed, threshold, missing, before }) => {
      const whose = before === true ? ' of the keys trusted so far' : ''
      const keys = missing.map((keyid) => keyid.slice(0, 16).replace(/[^!-~]/g, '?')).join(', ')
      return `${role} ${version} has ${signed} of ${threshold} signatures${whose}; it needs ${threshold - signed} more, by: ${keys}\n`
    })
    .join('')
}

/** @throws CommandError if a release already waits, because a second one would get the same version */
export function refuseWhileWaiting(channel: string): void {
  const staging = new StagingFolder(channel)
  if (staging.read() !== undefined)
    throw new CommandError(
      `${staging.path}: a change there waits for signatures. "footnote sign ${channel}" shows it; sign it, or discard it with --discard.`,
    )
}
