import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../claims/packs/reader/tuf/bytes.ts'
import type { TufStorage } from '../claims/packs/reader/tuf/storage.ts'

/** A store of a client's trusted metadata as files in a folder. */
export function metadataFolder(folder: string): TufStorage {
  return {
    read: (name) => readIfThere(join(folder, fileName(name))),
    async write(changes) {
      for (const [name, bytes] of changes) {
        const path = join(folder, fileName(name))
        if (bytes === undefined) await rm(path, { force: true })
        else await writeWhole(path, bytes)
      }
    },
  }
}

/** The bytes of a file; undefined if there is none. */
export async function readIfThere(path: string): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes beside the file, then renames it, so that nobody ever sees a half-written file. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`
  await mkdir(join(path, '..'), { recursive: true })
  try {
    // Somebody may have put a link there; it must not be followed.
    await rm(draft, { force: true })
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Longest file name of common file systems in bytes, minus what a draft adds; names are ASCII. */
const MAX_FILE_NAME = 235

/** On a file system that ignores case, a delegated role "Root" must not overwrite root.json. */
function fileName(name: string): string {
  if (name !== name.toLowerCase() && /^(?:root|timestamp|snapshot|targets)\.json$/i.test(name))
    return `%${name.charCodeAt(0).toString(16).toUpperCase()}${name.slice(1)}`
  if (name.length <= MAX_FILE_NAME) return name
  return `${name.slice(0, 100)}-${createHash('sha256').update(name).digest('hex')}.json`
}
