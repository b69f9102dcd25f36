import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from '../../claims/packs/publisher/source-folder.ts'
import { CommandError } from '../command.ts'
import { decoded } from '../decoding.ts'

/**
 * The JSON files of a pack's folder. Names that begin with "." belong to editors and version control.
 *
 * @param path a folder inside it at which to start; for the recursion
 */
export function* filesIn(folder: string, path = folder): Generator<SourceFile> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const inner = join(path, entry.name)
    const name = relative(folder, inner).split(sep).join('/')
    if (entry.isDirectory()) yield* filesIn(folder, inner)
    else if (entry.isSymbolicLink()) yield* linkedFile(name, inner)
    else if (entry.isFile() && entry.name.endsWith('.json')) yield sourceFile(name, readFileSync(inner))
  }
}

/** Reads a linked file. A link to a folder is a problem, because its files would silently be missing. */
function* linkedFile(name: string, path: string): Generator<SourceFile> {
  const target = statSync(path, { throwIfNoEntry: false })
  if (target === undefined) yield { name, text: '', unreadable: 'is a link to a file that does not exist' }
  else if (target.isDirectory())
    yield { name, text: '', unreadable: 'is a link to a folder; put the folder itself here' }
  else if (target.isFile() && name.endsWith('.json')) yield sourceFile(name, readFileSync(path))
}

function sourceFile(name: string, bytes: Uint8Array): SourceFile {
  try {
    return { name, text: decoded(bytes, name, { strict: true }) }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { name, text: '', unreadable: 'is not UTF-8; save the file as UTF-8' }
  }
}
