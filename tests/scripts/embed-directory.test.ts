import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseDirectoryEntry } from '../../claims/packs/reader/directory.ts'
import { embedDirectory } from '../../scripts/embed-directory.ts'
import { embedPacks } from '../../scripts/embed-packs.ts'
import { aManifest } from '../support/records.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-directory-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const manifest = aManifest({ id: 'bridges' })
const shipped = [
  { relativeDest: 'packs/index.json', contents: '["bridges.json"]' },
  { relativeDest: 'packs/bridges.json', contents: JSON.stringify({ manifest, claims: [] }) },
]
const { name, description, publisher, licence, languages } = manifest
const bridges = {
  $schema: '../schemas/directory.schema.json',
  format: 1,
  pack: 'bridges',
  name,
  description,
  publisher,
  licence,
  languages,
  topics: { en: ['Bridges'] },
}
const channel = {
  url: 'https://packs.example/towers/',
  fingerprint: '12345 67890 12345 67890 12345 67890',
}

/** The asset of a directory with these files. */
function embedded(files: Record<string, object>): unknown {
  for (const [name, entry] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(entry))
  return JSON.parse(embedDirectory(folder, shipped).contents)
}

describe('embedDirectory', () => {
  it('includes every file of the directory, in the order of their names, without $schema', () => {
    const { $schema: _, ...entry } = bridges
    expect(
      embedded({ 'towers.json': { ...bridges, pack: 'towers', channel }, 'bridges.json': bridges }),
    ).toEqual([entry, { ...entry, pack: 'towers', channel }])
  })

  it.each([
    ['an entry that is missing for a pack that ships', {}, 'bridges.json: is missing'],
    ['a name that is not that of pack.json', { ...bridges, name: { en: 'Other' } }, 'name differs'],
    ['a publisher that is not', { ...bridges, publisher: { ...publisher, name: 'X' } }, 'publisher differs'],
    ['a channel for a pack that ships', { ...bridges, channel }, 'has a channel'],
    ['a pack that comes from nowhere', { ...bridges, pack: 'tunnels' }, 'has no channel'],
    [
      'a file with the name of another pack',
      { ...bridges, pack: 'tunnels', channel },
      'is not named for its pack',
    ],
    ['an unknown field', { ...bridges, recommended: true }, 'unknown field "recommended"'],
    ['no topic', { ...bridges, topics: { en: [] } }, 'topics.en: needs at least 1'],
  ])('refuses %s', (_name, entry, words) => {
    expect(() => embedded('pack' in entry ? { 'bridges.json': entry } : {})).toThrow(words)
  })

  it('accepts the current directory/', () => {
    const files = readdirSync('directory').filter((file) => file.endsWith('.json'))
    expect(JSON.parse(embedDirectory('directory', embedPacks('packs')).contents)).toHaveLength(files.length)
  })
})

describe('parseDirectoryEntry', () => {
  const { $schema: _, ...entry } = { ...bridges, pack: 'towers', channel }

  it.each([
    'http://packs.example/',
    'https://user@packs.example/',
    'javascript:alert(1)',
    'https://localhost/',
  ])('refuses the channel address %s', (url) => {
    expect(parseDirectoryEntry({ ...entry, channel: { ...channel, url } }, 'x').ok).toBe(false)
  })

  it.each(['', '12345', '12345 67890 12345 67890 12345 6789a', '12345678901234567890'])(
    'refuses the fingerprint %j',
    (fingerprint) => {
      expect(parseDirectoryEntry({ ...entry, channel: { ...channel, fingerprint } }, 'x').ok).toBe(false)
    },
  )

  it('refuses text that can change the direction of the text around it', () => {
    expect(parseDirectoryEntry({ ...entry, topics: { en: ['a\u202eb'] } }, 'x').ok).toBe(false)
  })
})
