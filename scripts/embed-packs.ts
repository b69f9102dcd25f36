/** Turns packs/ into assets of the extension. A pack with faults fails the build. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSourceFolder } from '../claims/packs/publisher/source-folder.ts'

export type Asset = { readonly relativeDest: string; readonly contents: string }

/**
 * @param folder holds the source folders of the packs
 * @returns `packs/index.json`, which lists the files, and one file per pack
 * @throws Error with file, line and column of every fault
 */
export function embedPacks(folder: string): Asset[] {
  const packs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => embedPack(join(folder, entry.name)))
  const list = packs.map((pack) => `${pack.id}.json`)
  return [
    { relativeDest: 'packs/index.json', contents: JSON.stringify(list) },
    ...packs.map((pack) => ({ relativeDest: `packs/${pack.id}.json`, contents: pack.contents })),
  ]
}

function embedPack(folder: string): { id: string; contents: string } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(folder, name), 'utf8') }))
  const pack = readSourceFolder(files)
  if (!pack.ok) {
    throw new Error(`${folder}\n${pack.error.map((problem) => `  ${problem.message}`).join('\n')}`)
  }
  return { id: pack.value.manifest.id, contents: JSON.stringify(pack.value) }
}
