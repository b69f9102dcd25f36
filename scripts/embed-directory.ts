/** Turns directory/ into an asset of the extension. An entry with faults fails the build. */
import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { type DirectoryEntry, parseDirectoryEntry } from '../claims/packs/reader/directory.ts'
import type { Asset } from './embed-packs.ts'

/** The fields that an entry repeats from an embedded pack, so that each can be read without the other. */
const REPEATED = ['name', 'description', 'publisher', 'licence', 'languages'] as const

/**
 * @param folder holds one file per entry, named after the pack
 * @param shipped the assets of the embedded packs
 * @returns `directory.json`, the list of the entries
 * @throws Error with every fault in any of them
 */
export function embedDirectory(folder: string, shipped: readonly Asset[]): Asset {
  const manifests = new Map(
    shipped
      .filter(({ relativeDest }) => relativeDest !== 'packs/index.json')
      .map(({ contents }) => {
        const { manifest } = JSON.parse(contents)
        return [manifest.id as string, manifest as Record<string, unknown>]
      }),
  )
  const problems: string[] = []
  const entries: DirectoryEntry[] = []
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.json'))
    .sort()) {
    const file = `${folder}/${name}`
    const { $schema: _, ...record } = JSON.parse(readFileSync(file, 'utf8'))
    const entry = parseDirectoryEntry(record, file)
    if (!entry.ok) problems.push(...entry.error.map(({ message }) => message))
    else {
      entries.push(entry.value)
      problems.push(...complaints(entry.value, name, manifests).map((words) => `${file}: ${words}`))
    }
  }
  for (const id of manifests.keys())
    if (!entries.some(({ pack }) => pack === id))
      problems.push(`${folder}/${id}.json: is missing; packs/${id} ships with the extension`)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return { relativeDest: 'directory.json', contents: JSON.stringify(entries) }
}

function complaints(
  entry: DirectoryEntry,
  name: string,
  manifests: ReadonlyMap<string, Record<string, unknown>>,
): string[] {
  const manifest = manifests.get(entry.pack)
  return [
    ...(name === `${entry.pack}.json` ? [] : [`is not named for its pack, ${entry.pack}.json`]),
    ...(manifest === undefined && entry.channel === undefined
      ? [`has no channel, and no pack ${entry.pack} ships with the extension`]
      : []),
    ...(manifest !== undefined && entry.channel !== undefined
      ? ['has a channel, and the pack ships with the extension']
      : []),
    ...REPEATED.filter((field) => manifest && !isDeepStrictEqual(entry[field], manifest[field])).map(
      (field) => `${field} differs from packs/${entry.pack}/pack.json`,
    ),
  ]
}
