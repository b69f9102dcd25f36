import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { SourceFile } from '../../claims/packs/publisher/source-folder.ts'

/** The files of a pack's source folder on disk, for readSourceFolder. */
export function packFolder(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return {
        name: path
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
        text: readFileSync(path, 'utf8'),
      }
    })
}
