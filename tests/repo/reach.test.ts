import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf, targetOf } from './imports.ts'

/** Every file whose code is loaded for these files, with the file that imports it. */
function reachable(from: readonly string[]): Map<string, string | undefined> {
  const importer = new Map<string, string | undefined>(from.map((file) => [file, undefined]))
  for (const [file] of importer) {
    for (const { specifier, typeOnly } of importsOf(readFileSync(file, 'utf8'))) {
      const target = typeOnly ? undefined : targetOf(file, specifier)
      if (target !== undefined && /\.tsx?$/.test(target) && existsSync(target) && !importer.has(target))
        importer.set(target, file)
    }
  }
  return importer
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((file) => join(folder, String(file)).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file))
}

describe('what the extension loads', () => {
  const loaded = reachable(filesIn('entrypoints'))

  it('has the reader of packs in it', () => {
    expect([...loaded.keys()]).toContain('claims/packs/reader/tuf/client.ts')
  })

  it.each(['claims/packs/publisher/', 'claims/interop/', 'cli/'])('has nothing of %s in it', (room) => {
    const strangers = [...loaded].filter(([file]) => file.startsWith(room))
    expect(strangers.map(([file, importer]) => `${importer} imports ${file}`)).toEqual([])
  })
})
