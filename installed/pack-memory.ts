/**
 * The second memory of packs, beside the database, which Chromium may lose whole (leveldb#1287): a
 * small note of each pack that is not as it would come by itself, and the files that the reader
 * added, byte for byte, in the browser's cache, which does not lie in that database.
 *
 *   file kept ─▶ database flips ─▶ note follows ─▶ files that nothing names are let go
 *
 * Stopped anywhere in between, the note names a file that is there. The embedded packs and those of
 * channels come back by themselves; of these the note keeps only what the reader decided.
 */

import { sha256 } from '../claims/packs/reader/tuf/hashes.ts'
import { id } from '../claims/records/fields.ts'
import { parse, z } from '../claims/schema.ts'
import type { Database, InstalledPack, Release } from './store/database.ts'

const version = z.int().check(z.gte(1))

const note = z.object({
  pack: id,
  /** Of the release in force. */
  version,
  enabled: z.boolean(),
  /** The highest version that the reader turned down, or has not said yes to yet. */
  unasked: z.optional(version),
  /** Where the release in force came from a file: the name and the SHA-256 of that file. */
  file: z.optional(z.object({ name: z.string(), sha256: z.string() })),
})
export type PackNote = z.infer<typeof note>

/** Where the notes lie: `storage.local`, or a test's own. */
export type NoteStorage = {
  read(): Promise<unknown>
  write(notes: readonly PackNote[]): Promise<void>
}

export type PackMemory = {
  notes(): Promise<readonly PackNote[]>
  /** Keeps a file before its pack is written to the database. */
  keepFile(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** A kept file; undefined if it is gone or no longer what it was. */
  file(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /**
   * Notes the packs as they now are and lets go of files that neither a pack nor a note names. Notes
   * of packs that the database lacks stay. Must not run beside an install.
   */
  remember(packs: readonly InstalledPack[]): Promise<void>
  /** For a pack that the reader removes; before the database lets go of it. */
  forget(pack: string): Promise<void>
}

/** Cached answers need an address; this one exists nowhere. */
const ADDRESS = 'https://pack-files.invalid/'

export function packMemory(storage: NoteStorage, cacheName = 'pack-files'): PackMemory {
  async function notes(): Promise<PackNote[]> {
    const stored = await storage.read()
    if (!Array.isArray(stored)) return []
    // One damaged note must not take the others with it.
    return stored.flatMap((entry) => {
      const parsed = parse(note, entry, 'pack note')
      return parsed.ok ? [parsed.value] : []
    })
  }

  async function replace(before: readonly PackNote[], after: readonly PackNote[]): Promise<void> {
    if (JSON.stringify(before) !== JSON.stringify(after)) await storage.write(after)
  }

  return {
    notes,
    async keepFile(hash, bytes) {
      await (await caches.open(cacheName)).put(ADDRESS + hash, new Response(bytes))
    },
    async file(hash) {
      const kept = await caches.match(ADDRESS + hash, { cacheName })
      const bytes = kept && new Uint8Array(await kept.arrayBuffer())
      return bytes && (await sha256(bytes)) === hash ? bytes : undefined
    },
    async remember(packs) {
      const before = await notes()
      const absent = before.filter(({ pack }) => !packs.some((each) => each.id === pack))
      const after = [...absent, ...packs.flatMap(noteOf)]
      await replace(before, after)
      const releases = packs.flatMap((pack) => [pack, pack.before, pack.waiting])
      const wanted = new Set([
        ...after.map(({ file }) => file?.sha256),
        ...releases.map((each) => each?.sha256),
      ])
      if (!(await caches.has(cacheName))) return
      const cache = await caches.open(cacheName)
      for (const request of await cache.keys())
        if (!wanted.has(request.url.slice(ADDRESS.length))) await cache.delete(request)
    },
    async forget(pack) {
      const before = await notes()
      await replace(
        before,
        before.filter((each) => each.pack !== pack),
      )
    },
  }
}

/** Packs from files that the memory knows of and the database lacks. */
export async function lostFiles(db: Database, memory: PackMemory): Promise<PackNote[]> {
  const [notes, there] = await Promise.all([memory.notes(), db.getAllKeys('packs')])
  return notes.filter(({ pack, file }) => file !== undefined && !there.includes(pack))
}

/** Whether a release that comes back into an emptied database is switched on: never one that the reader did not want. */
export function comesBackOn(noted: PackNote | undefined, coming: number): boolean {
  if (noted === undefined) return true
  return noted.enabled && (coming === noted.version || coming > (noted.unasked ?? 0))
}

/** None for a pack that comes back by itself just as it is. */
function noteOf(pack: InstalledPack): PackNote[] {
  const { id, enabled, manifest } = pack
  const unasked = Math.max(pack.declined ?? 0, pack.waiting?.manifest.version ?? 0)
  const file = fileOf(pack)
  if (enabled && unasked === 0 && file === undefined) return []
  return [
    {
      pack: id,
      version: manifest.version,
      enabled,
      ...(unasked === 0 ? {} : { unasked }),
      ...(file === undefined ? {} : { file }),
    },
  ]
}

function fileOf({ origin, sha256 }: Release): PackNote['file'] {
  return origin.kind === 'file' && sha256 !== undefined ? { name: origin.name, sha256 } : undefined
}
