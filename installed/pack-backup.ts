/**
 * The second memory of the reader's packs, outside the database, because Chromium may lose the whole
 * database (leveldb#1287), parts of it, or its last changes. It has a note of each pack
 * (records/pack-notes.ts), and the files that the reader added, byte for byte, in the browser's cache,
 * which is not part of that database.
 *
 *   file kept ─▶ database flips ─▶ note follows ─▶ files that no note and no pack names are deleted
 *
 * After an interruption at any step, every note names a file that exists. The note of a pack has the
 * revision of its record in the database: a lower one in the database means that the database went
 * back, a higher one that the note has not followed yet. Packs that ship with the extension and packs
 * of channels are installed again from there.
 */
import { sha256 } from '../claims/packs/reader/tuf/hashes.ts'
import type { PackNote, PackNotesRecord } from './records/pack-notes.ts'
import type { InstalledPack, StoredRelease } from './store/database.ts'
import { type FirstState, releasesOf } from './store/packs.ts'

export type PackBackup = {
  notes(): Promise<readonly PackNote[]>
  /** Keeps a file. Call it before the pack is written to the database. */
  keepFile(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** A kept file; undefined if it is missing or changed. */
  file(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /**
   * Notes the packs as they are now, unless a note has a higher revision, and deletes files that neither a pack nor a note names. Notes of
   * packs that the database lacks stay. Must not run during an install, whose file is not named yet.
   */
  update(packs: readonly InstalledPack[]): Promise<void>
  /** Deletes the note of a pack that the reader removes. Call it before the database deletes the pack. */
  forget(pack: string): Promise<void>
  /** How a release of a pack that the database lacks is put in force, according to the notes. */
  firstState(pack: string, version: number): Promise<FirstState>
  /** Whether notes were ever written on this device, even if nothing is left of them. */
  wasUsed(): Promise<boolean>
}

/** The cache wants an address for each file; this host exists nowhere (RFC 2606). */
const ADDRESS = 'https://pack-files.invalid/'

/** @param cacheName the browser's cache in which the files are kept */
export function packBackup(record: PackNotesRecord, cacheName = 'pack-files'): PackBackup {
  /** Its own cache: neither in the database nor beside the notes, so that one of the three is left. */
  const sign = `${cacheName}-used`
  let isSigned = false

  async function leaveSign(): Promise<void> {
    if (!isSigned && !(await caches.has(sign))) await caches.open(sign)
    isSigned = true
  }

  async function deleteFilesBut(wanted: ReadonlySet<string | undefined>): Promise<void> {
    if (!(await caches.has(cacheName))) return
    const cache = await caches.open(cacheName)
    for (const request of await cache.keys())
      if (!wanted.has(request.url.slice(ADDRESS.length))) await cache.delete(request)
  }

  return {
    notes: record.read,
    async keepFile(hash, bytes) {
      await (await caches.open(cacheName)).put(ADDRESS + hash, new Response(bytes))
    },
    async file(hash) {
      const kept = await caches.match(ADDRESS + hash, { cacheName })
      const bytes = kept && new Uint8Array(await kept.arrayBuffer())
      return bytes && (await sha256(bytes)) === hash ? bytes : undefined
    },
    async update(packs) {
      const notes = await record.change((before) => {
        // A note that is ahead of the database stays until what it knows is repaired.
        const current = packs.filter(
          ({ id, revision = 0 }) =>
            !before.some((note) => note.pack === id && (note.revision ?? 0) > revision),
        )
        return [
          ...before.filter(({ pack }) => !current.some(({ id }) => id === pack)),
          ...current.map(noteOf),
        ]
      })
      const releases = packs.flatMap(releasesOf)
      await deleteFilesBut(
        new Set([...notes.map(({ file }) => file?.sha256), ...releases.map((each) => each.sha256)]),
      )
      await leaveSign()
    },
    async forget(pack) {
      await record.change((before) => before.filter((each) => each.pack !== pack))
    },
    async firstState(pack, version) {
      const noted = (await record.read()).find((each) => each.pack === pack)
      return {
        enabled: comesBackEnabled(noted, version),
        declined: noted?.unasked,
        revision: noted?.revision,
      }
    },
    wasUsed: () => caches.has(sign),
  }
}

/**
 * Whether a release that is restored into an emptied database is switched on: never if the reader
 * switched the pack off or did not agree to the release.
 *
 * @param version of the release that is restored
 */
export function comesBackEnabled(noted: PackNote | undefined, version: number): boolean {
  if (noted === undefined) return true
  return noted.enabled && (version === noted.version || version > (noted.unasked ?? 0))
}

/** What the second memory keeps of a pack. */
export function noteOf(pack: InstalledPack): PackNote {
  const { id, enabled, manifest, declined, revision, origin } = pack
  const unasked = Math.max(declined ?? 0, pack.waiting?.manifest.version ?? 0)
  const file = fileOf(pack)
  return {
    pack: id,
    version: manifest.version,
    enabled,
    name: manifest.name,
    ...(unasked === 0 ? {} : { unasked }),
    ...(declined === undefined ? {} : { declined }),
    ...(revision === undefined ? {} : { revision }),
    ...(origin.kind === 'channel' ? { channel: origin.url } : {}),
    ...(file === undefined ? {} : { file }),
  }
}

function fileOf({ origin, sha256 }: StoredRelease): PackNote['file'] {
  return origin.kind === 'file' && sha256 !== undefined ? { name: origin.name, sha256 } : undefined
}
