/**
 * A pack from a file that the reader chose. The page gives the address of the file in the browser's
 * memory (a blob URL), so that no message carries the bytes: fetching 40 MB from it takes 80 ms in
 * Chromium's worker; messages would take a second and delay all others.
 */
import type { OpenBundle } from '../../claims/packs/reader/bundle.ts'
import { MAX_BUNDLE_BYTES } from '../../claims/packs/reader/limits.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import type { PackPreview } from '../../messages/pack-preview.ts'
import type { PackBackup } from '../pack-backup.ts'
import type { ChosenFile, PackClientParts, StepOptions } from '../pack-client.ts'
import type { PackNote } from '../records/pack-notes.ts'
import type { Database } from '../store/database.ts'
import { installPack } from '../store/packs.ts'
import { FileError, fileError } from './file-error.ts'
import { requireUnsignedId } from './known-packs.ts'
import { openOrThrow, previewBundle } from './preview.ts'
import { reworded } from './reworded.ts'

type Parts = Pick<PackClientParts, 'loadAsset' | 'directory' | 'subscriptions' | 'openTrial'>

/**
 * Reads the whole file without storing it, and gives the preview for the reader's decision.
 *
 * @throws FileError
 */
export async function previewFile(
  parts: Parts,
  db: Database,
  file: ChosenFile,
  step: StepOptions,
): Promise<PackPreview> {
  const bytes = await readFile(file.address, step.signal)
  const { manifest } = await open(bytes)
  await requireUnsignedId(parts, db, manifest.id)
  return reworded(() => previewBundle(parts, db, bytes, { kind: 'file', name: file.name }, step), fileError)
}

/**
 * Installs the file that the reader agreed to: exactly these bytes, or nothing.
 *
 * @param file with the SHA-256 of the file that the reader looked at
 * @throws FileError
 */
export async function installFile(
  parts: Pick<PackClientParts, 'loadAsset' | 'directory' | 'subscriptions' | 'backup' | 'packChoices'>,
  db: Database,
  file: ChosenFile & { readonly sha256: string },
  { now, signal, onProgress }: StepOptions,
): Promise<void> {
  const bytes = await readFile(file.address, signal)
  const hash = await sha256(bytes)
  if (hash !== file.sha256)
    throw new FileError('file-changed', 'The file has changed since it was looked at.')
  const bundle = await open(bytes)
  await requireUnsignedId(parts, db, bundle.manifest.id)
  // The page asks again after the background was stopped. A second install would replace the previous
  // release, for rolling back, by a copy of this one.
  const current = await db.get('packs', bundle.manifest.id)
  if (current?.sha256 === hash && current.damaged !== true) return
  // A pack without a backup, because the cache is full, is better than no pack.
  await parts.backup
    .keepFile(hash, bytes)
    .catch((cause) => console.error('background: the file could not be kept', cause))
  // First, or the next start would take the pack for one whose removal was cut off.
  await parts.packChoices.dropRemoved(bundle.manifest.id)
  const onWritten = (written: number) => onProgress(bundle.count === 0 ? 1 : written / bundle.count)
  await reworded(
    () =>
      installPack(
        db,
        {
          manifest: bundle.manifest,
          claims: bundle.slices({ signal }),
          origin: { kind: 'file', name: file.name },
          sha256: hash,
        },
        { now, signal, onProgress: onWritten },
      ),
    fileError,
  )
}

/**
 * Puts back packs from files that the database has lost or damaged.
 *
 * @param lost the notes of these packs
 * @returns the ids of the packs that came back
 * @throws the reason of `signal` if it was aborted
 */
export async function restoreFiles(
  db: Database,
  lost: readonly PackNote[],
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal | undefined },
  backup: PackBackup,
): Promise<string[]> {
  const restored: string[] = []
  for (const noted of lost) {
    try {
      await restoreFile(db, noted, { now, signal }, backup)
      restored.push(noted.pack)
    } catch (cause) {
      signal?.throwIfAborted()
      // Other packs can still be restored.
      console.error(`background: ${noted.pack} could not be put back`, cause)
    }
  }
  return restored
}

async function restoreFile(
  db: Database,
  { pack, file, enabled, declined, unasked, revision }: PackNote,
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal | undefined },
  backup: PackBackup,
): Promise<void> {
  const bytes = file && (await backup.file(file.sha256))
  if (file === undefined || bytes === undefined) throw new Error('its file is not on this device any more')
  const bundle = await open(bytes)
  if (bundle.manifest.id !== pack) throw new Error(`its file is the pack ${bundle.manifest.id}`)
  await installPack(
    db,
    {
      manifest: bundle.manifest,
      claims: bundle.slices(signal === undefined ? {} : { signal }),
      origin: { kind: 'file', name: file.name },
      sha256: file.sha256,
    },
    { now, signal },
    { enabled, declined: declined ?? unasked, revision },
  )
}

async function readFile(address: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, { signal }).catch(() => {
    signal.throwIfAborted()
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
  return reworded(() => openOrThrow(bytes), fileError)
}
