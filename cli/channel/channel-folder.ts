import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ChannelMetadata, NewFiles } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import type { Download } from '../../claims/packs/reader/tuf/download.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import { CommandError } from '../command.ts'
import { writeWhole } from '../metadata-folder.ts'

/** The folder of a channel, ready to be uploaded (docs/channel.md, 2). */
export class ChannelFolder {
  readonly path: string
  readonly metadata: string
  readonly targets: string

  constructor(path: string) {
    this.path = path
    this.metadata = join(path, 'metadata')
    this.targets = join(path, 'targets')
  }

  /** The newest metadata; undefined before the first root. */
  read(): ChannelMetadata | undefined {
    const versions = names(this.metadata)
      .map((name) => /^(\d+)\.root\.json$/.exec(name)?.[1])
      .filter((version) => version !== undefined)
      .map(Number)
    if (versions.length === 0) return undefined
    const root = this.#file(`${Math.max(...versions)}.root.json`)
    if (!names(this.metadata).includes('timestamp.json')) {
      // Starting again at version 1 would overwrite files that readers know, and they would refuse it.
      const later = names(this.metadata).find((name) => /^(?!1\.)\d+\.(?:snapshot|targets)\.json$/.test(name))
      if (later !== undefined)
        throw new CommandError(
          `${this.metadata} has ${later} but no timestamp.json; download it from where the channel is served.`,
        )
      return { root }
    }
    // Reads from the timestamp on, so that files of an unfinished release are ignored.
    const timestamp = this.#file('timestamp.json')
    const snapshotVersion = readMetadata(timestamp, 'timestamp', 'timestamp.json').record.meta[
      'snapshot.json'
    ].version
    const snapshot = this.#file(`${snapshotVersion}.snapshot.json`)
    const listed = readMetadata(snapshot, 'snapshot', 'snapshot.json').record.meta['targets.json']
    if (listed === undefined) throw new CommandError(`${this.metadata}: the snapshot lists no targets.json.`)
    return { root, timestamp, snapshot, targets: this.#file(`${listed.version}.targets.json`) }
  }

  /** Writes the files of a release: the offered files first, the timestamp last. */
  async write(files: NewFiles, targets: ReadonlyMap<string, Bytes> = new Map()): Promise<void> {
    mkdirSync(this.targets, { recursive: true })
    for (const [name, bytes] of targets) await writeWhole(join(this.targets, name), bytes)
    for (const [name, bytes] of files) await writeWhole(join(this.metadata, name), bytes)
  }

  writeRoot(bytes: Bytes): Promise<void> {
    const { version } = readMetadata(bytes, 'root', 'root.json').record
    return writeWhole(join(this.metadata, `${version}.root.json`), bytes)
  }

  /** All bundles of a pack that were ever published here, by release number. */
  bundlesOf(pack: string): Map<number, string> {
    const found = new Map<number, string>()
    for (const name of names(this.targets)) {
      const [, file = ''] = /^[0-9a-f]{64}\.(.*)$/.exec(name) ?? []
      const version =
        file.startsWith(`${pack}-`) && /^(\d+)\.footnote$/.exec(file.slice(pack.length + 1))?.[1]
      if (version) found.set(Number(version), join(this.targets, name))
    }
    return found
  }

  #file(name: string): Bytes {
    try {
      return new Uint8Array(readFileSync(join(this.metadata, name)))
    } catch {
      throw new CommandError(`${join(this.metadata, name)} is missing; the channel is incomplete.`)
    }
  }
}

/** Reads a channel's files from disk as a client would from the web; addresses are `file:` URLs. */
export const folderDownload: Download = async (url, { maxBytes }) => {
  const path = new URL(url)
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined)
    return { ok: false, error: { code: 'not-found', message: `${path.pathname} does not exist.` } }
  if (size > maxBytes)
    return {
      ok: false,
      error: {
        code: 'too-long',
        message: `${path.pathname} is longer than the allowed ${maxBytes} bytes.`,
      },
    }
  return { ok: true, value: new Uint8Array(readFileSync(path)) }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
