/** Reads a pack from disk: a source folder or a bundle. */
import { readFileSync, statSync } from 'node:fs'
import { readSourceFolder, type SourceProblem } from '../../claims/packs/publisher/source-folder.ts'
import { readBundle } from '../../claims/packs/reader/bundle.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import type { Pack } from '../../claims/records/pack.ts'
import type { Result } from '../../claims/result.ts'
import { CommandError } from '../command.ts'
import type { Progress } from '../progress.ts'
import { filesIn } from './source-files.ts'

/** Problems that are printed; the rest is only counted. */
const MAX_PROBLEMS = 20

/** Reads a pack. @throws CommandError that names every place that is wrong */
export async function readPack(path: string, progress?: Progress): Promise<Pack> {
  if (isFolder(path)) {
    const read = readPackFolder(path, progress)
    if (read.ok) return read.value
    throw new CommandError(problemList(path, read.error))
  }
  return (await readBundleFile(path)).pack
}

/** A bundle with the bytes that it was read from. Reading them again could give another file. */
export async function readBundleFile(path: string): Promise<{ readonly pack: Pack; readonly bytes: Bytes }> {
  const bytes = new Uint8Array(readFileSync(path))
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    throw new CommandError(`${path}: is neither the folder of a pack nor a bundle (.footnote).`)
  const read = await readBundle(bytes)
  if (!read.ok) throw new CommandError(`${path}: ${read.error.message}`)
  return { pack: read.value, bytes }
}

/** Reads the source folder of a pack. */
export function readPackFolder(path: string, progress?: Progress): Result<Pack, SourceProblem[]> {
  return readSourceFolder(counted(filesIn(path), progress))
}

function* counted<T>(files: Iterable<T>, progress: Progress | undefined): Generator<T> {
  let count = 0
  for (const file of files) {
    count += 1
    progress?.show(`reading, ${count.toLocaleString('en')} files`, undefined)
    yield file
  }
  progress?.clear()
}

/** Whether a path is a folder. @throws CommandError if it does not exist */
export function isFolder(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw new CommandError(`${path}: there is no such pack.`)
  return stat.isDirectory()
}

/** The only PACK argument of a verb. */
export function onlyPack(positionals: readonly string[]): string {
  const [path, more] = positionals
  if (path === undefined) throw new CommandError('PACK is missing: a folder or a bundle.', 2)
  if (more !== undefined) throw new CommandError(`only one PACK is allowed; "${more}" is one too many.`, 2)
  return path
}

function problemList(path: string, problems: readonly SourceProblem[]): string {
  const shown = problems.slice(0, MAX_PROBLEMS).map(({ message }) => message)
  const rest = problems.length - shown.length
  if (rest > 0) shown.push(`… and ${rest} more`)
  return `${path} is not a pack:\n${shown.join('\n')}`
}
