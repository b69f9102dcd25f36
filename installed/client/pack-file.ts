/**
 * A pack from a file that the reader chose. The page gives the address of the file in the
 * browser's memory (a blob URL), so that no message carries the bytes: fetching 40 MB from it
 * takes 80 ms in Chromium's worker, where messages would take a second and stall everybody else.
 */

import { type OpenBundle, openBundle } from '../../claims/packs/reader/bundle.ts'
import { type ClaimSummary, summaryOf } from '../../claims/packs/reader/diff.ts'
import { MAX_BUNDLE_BYTES } from '../../claims/packs/reader/limits.ts'
import { PackFileError } from '../../claims/packs/reader/pack-file-error.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Origin } from '../../claims/records/pack.ts'
import { VERDICTS, type Verdict } from '../../claims/records/verdict.ts'
import type { Problem } from '../../claims/result.ts'
import type { PackPreview } from '../../messages/protocol.ts'
import type { PackMemory, PackNote } from '../pack-memory.ts'
import type { Database } from '../store/database.ts'
import { type IncomingRelease, installPack } from '../store/packs.ts'
import { changesToCome } from './compare.ts'

/** Claims shown before the yes. */
const SAMPLES = 6

/** Why a file could not be used. */
export class FileError extends Error {
  readonly code: 'file-gone' | 'file-changed' | 'file-too-large' | 'file-newer' | 'file-invalid'

  constructor(code: FileError['code'], message: string) {
    super(message)
    this.name = 'FileError'
    this.code = code
  }
}

export type FileWork = {
  readonly now: Date
  readonly signal: AbortSignal
  /** 0–1 */
  readonly onProgress: (share: number) => void
}

/** Reads the file through, stores nothing, and gives what the reader decides by. */
export async function previewFile(
  db: Database,
  file: { readonly address: string; readonly name: string },
  work: FileWork,
): Promise<PackPreview> {
  const bytes = await readFile(file.address)
  return withWords(() => previewBundle(db, bytes, { kind: 'file', name: file.name }, work), fileError)
}

/**
 * {@link previewFile} for a bundle's bytes from anywhere.
 *
 * @throws PackFileError where something is wrong with them
 */
export async function previewBundle(
  db: Database,
  bytes: Uint8Array<ArrayBuffer>,
  origin: Origin,
  { now, signal, onProgress }: FileWork,
): Promise<PackPreview> {
  const hash = await sha256(bytes)
  const bundle = await openOrThrow(bytes)
  const verdicts: Record<Verdict, number> = { refuted: 0, misleading: 0, mixed: 0, supported: 0, unproven: 0 }
  const samples = sampler()
  let read = 0
  async function* looked(): AsyncGenerator<readonly Claim[]> {
    for await (const slice of bundle.slices({ signal })) {
      for (const claim of slice) {
        verdicts[claim.verdict] += 1
        samples.add(claim)
      }
      read += slice.length
      onProgress(bundle.count === 0 ? 1 : read / bundle.count)
      yield slice
    }
  }
  const { manifest } = bundle
  const current = await db.get('packs', manifest.id)
  const changes = current && (await changesToCome(db, current, { manifest }, looked()))
  if (current === undefined) for await (const _ of looked());
  return {
    release: { manifest, claims: read, verdicts, installedAt: now.toISOString(), origin },
    sha256: hash,
    samples: samples.lines(),
    ...(current && changes
      ? {
          replaces: {
            manifest: current.manifest,
            origin: current.origin,
            same: current.sha256 === hash && current.origin.kind === origin.kind,
            changes,
          },
        }
      : {}),
  }
}

/** Installs the file that the reader said yes to: the very same bytes, or nothing. */
export async function installFile(
  db: Database,
  file: { readonly address: string; readonly name: string; readonly sha256: string },
  { now, signal, onProgress }: FileWork,
  memory: PackMemory,
): Promise<void> {
  const bytes = await readFile(file.address)
  const hash = await sha256(bytes)
  if (hash !== file.sha256)
    throw new FileError('file-changed', 'The file has changed since it was looked at.')
  const bundle = await open(bytes)
  // Asked for twice, as after a stop of the worker: the release to roll back to must not be lost.
  if ((await db.get('packs', bundle.manifest.id))?.sha256 === hash) return
  // Without the second memory, a full cache say, the pack is no worse off than it was before there was one.
  await memory
    .keepFile(hash, bytes)
    .catch((cause) => console.error('background: the file could not be kept', cause))
  const incoming: IncomingRelease = {
    manifest: bundle.manifest,
    claims: bundle.slices({ signal }),
    origin: { kind: 'file', name: file.name },
    sha256: hash,
  }
  const toldOf = (written: number) => onProgress(bundle.count === 0 ? 1 : written / bundle.count)
  await withWords(() => installPack(db, incoming, { now, signal, onProgress: toldOf }), fileError)
}

/**
 * Puts back packs from files that the database has lost.
 *
 * @param lost see {@link lostFiles} in the background
 */
export async function restoreFiles(
  db: Database,
  lost: readonly PackNote[],
  memory: PackMemory,
  now: Date,
): Promise<boolean> {
  let restored = false
  for (const noted of lost) {
    if (noted.file === undefined) continue
    try {
      const bytes = await memory.file(noted.file.sha256)
      if (bytes === undefined) throw new Error('its file is not on this device any more')
      const bundle = await open(bytes)
      const incoming: IncomingRelease = {
        manifest: bundle.manifest,
        claims: bundle.slices(),
        origin: { kind: 'file', name: noted.file.name },
        sha256: noted.file.sha256,
      }
      await installPack(db, incoming, { now }, { enabled: noted.enabled, declined: noted.unasked })
      restored = true
    } catch (cause) {
      // The others can still come back.
      console.error(`background: ${noted.pack} could not be put back`, cause)
    }
  }
  return restored
}

async function readFile(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address).catch(() => {
    throw new FileError('file-gone', 'The file can no longer be read. Choose it again.')
  })
  const blob = await response.blob()
  if (blob.size > MAX_BUNDLE_BYTES)
    throw new FileError(
      'file-too-large',
      `The file has ${blob.size} bytes, more than the ${MAX_BUNDLE_BYTES} that a pack may have.`,
    )
  return new Uint8Array(await blob.arrayBuffer())
}

function open(bytes: Uint8Array): Promise<OpenBundle> {
  return withWords(() => openOrThrow(bytes), fileError)
}

async function openOrThrow(bytes: Uint8Array): Promise<OpenBundle> {
  const opened = await openBundle(bytes)
  if (!opened.ok) throw PackFileError.of([opened.error])
  return opened.value
}

/** Runs `work`; what is wrong with the file that it reads is thrown in another error's words. */
export async function withWords<T>(work: () => Promise<T>, worded: (problem: Problem) => Error): Promise<T> {
  const result = await PackFileError.caught(work)
  if (!result.ok) throw worded(result.error)
  return result.value
}

function fileError({ code, message }: Problem): FileError {
  switch (code) {
    case 'too-large':
      return new FileError('file-too-large', message)
    case 'unsupported-version':
      return new FileError('file-newer', message)
    case 'invalid':
    case 'duplicate':
    case 'missing':
      return new FileError('file-invalid', message)
  }
}

/** Claims to show: the first of each verdict, then the first of all. */
function sampler(): { add(claim: Claim): void; lines(): ClaimSummary[] } {
  const first: ClaimSummary[] = []
  const others: ClaimSummary[] = []
  const seen = new Set<Verdict>()
  return {
    add(claim) {
      if (!seen.has(claim.verdict)) {
        seen.add(claim.verdict)
        first.push(summaryOf(claim))
      } else if (others.length < SAMPLES) others.push(summaryOf(claim))
    },
    lines: () =>
      [...first, ...others]
        .slice(0, SAMPLES)
        .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)),
  }
}
