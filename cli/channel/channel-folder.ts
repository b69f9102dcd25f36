import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ChannelMetadata, NewFiles } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import type { Download } from '../../claims/packs/reader/tuf/download.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import { CommandError } from '../command.ts'
import { writeWhole } from '../metadata-folder.ts'

/** A channel as a folder, ready to be uploaded (docs/channel.md, 2). */
export class ChannelFolder {
  readonly path: string
  readonly metadata: string
  readonly targets: string

  constructor(path: string) {
    this.path = path
    this.metadata = join(path, 'metadata')
    this.targets = join(path, 'targets')
  }

  /** Undefined before the first root. */
  read(): ChannelMetadata | undefined {
    const versions = names(this.metadata)
      .map((name) => /^(\d+)\.root\.json$/.exec(name)?.[1])
      .filter((version) => version !== undefined)
      .map(Number)
    if (versions.length === 0) return undefined
    const root = this.#file(`${Math.max(...versions)}.root.json`)
    if (!names(this.metadata).includes('timestamp.json')) {
      // Counting from 1 again would write over what readers know, and they would refuse it as a step back.
      const later = names(this.metadata).find((name) => /^(?!1\.)\d+\.(?:snapshot|targets)\.json$/.test(name))
      if (later !== undefined)
        throw new CommandError(
          `${this.metadata} has ${later} and no timestamp.json; fetch it from where the channel is served.`,
        )
      return { root }
    }
    // From the timestamp down, so that files of a release that was never finished do not count.
    const timestamp = this.#file('timestamp.json')
    const snapshotVersion = readMetadata(timestamp, 'timestamp', 'timestamp.json').record.meta[
      'snapshot.json'
    ].version
    const snapshot = this.#file(`${snapshotVersion}.snapshot.json`)
    const listed = readMetadata(snapshot, 'snapshot', 'snapshot.json').record.meta['targets.json']
    if (listed === undefined) throw new CommandError(`${this.metadata}: the snapshot lists no targets.json.`)
    return { root, timestamp, snapshot, targets: this.#file(`${listed.version}.targets.json`) }
  }

  /** Writes the files of a release: first what is offered, last the timestamp that leads to it. */
  async write(files: NewFiles, targets: ReadonlyMap<string, Bytes> = new Map()): Promise<void> {
    mkdirSync(this.targets, { recursive: true })
    for (const [name, bytes] of targets) await writeWhole(join(this.targets, name), bytes)
    for (const [name, bytes] of files) await writeWhole(join(this.metadata, name), bytes)
  }

  writeRoot(bytes: Bytes): Promise<void> {
    const { version } = readMetadata(bytes, 'root', 'root.json').record
    return writeWhole(join(this.metadata, `${version}.root.json`), bytes)
  }

  /** Bundles of a pack that were ever published here, by release, for patches from them. */
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
      throw new CommandError(`${join(this.metadata, name)} is missing; the channel is not whole.`)
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
        message: `${path.pathname} is longer than the ${maxBytes} bytes it may have.`,
      },
    }
  return { ok: true, value: { kind: 'bytes', bytes: new Uint8Array(readFileSync(path)) } }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
