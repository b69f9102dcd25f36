/** The directory of packs that ships with the extension (see scripts/embed-directory.ts). */
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import { type DirectoryEntry, parseDirectoryEntry } from '../claims/packs/reader/directory.ts'
import type { LoadAsset } from './assets.ts'

/**
 * Gives a function that reads the directory once. Entries are checked like data from outside, and
 * invalid ones are left out.
 */
export function directoryReader(loadAsset: LoadAsset): () => Promise<readonly DirectoryEntry[]> {
  return onceUntilFailed(async () => {
    const list: unknown = await (await loadAsset('/directory.json')).json()
    if (!Array.isArray(list)) throw new Error('background: directory.json is not a list')
    return list.flatMap((input, at) => {
      const entry = parseDirectoryEntry(input, `directory.json, ${at}`)
      if (entry.ok) return [entry.value]
      console.error(`background: ${entry.error.map(({ message }) => message).join('; ')}`)
      return []
    })
  })
}
