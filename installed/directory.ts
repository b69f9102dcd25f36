/** The directory of packs that ships with the extension (see scripts/embed-directory.ts); parsed like what comes from outside. */
import { browser } from '#imports'
import { type DirectoryEntry, parseDirectoryEntry } from '../claims/packs/reader/directory.ts'

let entries: Promise<readonly DirectoryEntry[]> | undefined

/** Read once, as it changes only with the extension. An entry that is not in order is left out. */
export function directory(): Promise<readonly DirectoryEntry[]> {
  entries ??= read().catch((cause) => {
    entries = undefined
    throw cause
  })
  return entries
}

async function read(): Promise<DirectoryEntry[]> {
  const response = await fetch(browser.runtime.getURL('/directory.json' as '/'))
  const list: unknown = await response.json()
  if (!Array.isArray(list)) throw new Error('background: directory.json is not a list')
  return list.flatMap((input, at) => {
    const entry = parseDirectoryEntry(input, `directory.json, ${at}`)
    if (entry.ok) return [entry.value]
    console.error(`background: ${entry.error.map(({ message }) => message).join('; ')}`)
    return []
  })
}
