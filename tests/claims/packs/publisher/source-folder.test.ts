import { describe, expect, it } from 'vitest'
import {
  MAX_SOURCE_FILE,
  readSourceFolder,
  type SourceFile,
} from '../../../../claims/packs/publisher/source-folder.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

const manifestFile = json('pack.json', aManifest())
const claimFile = json('claims/tower-height.json', aClaim())

describe('claims/packs/source-folder', () => {
  it('reads a folder as a pack, with claims sorted by id, and ignores other files', () => {
    const read = readSourceFolder([
      { name: 'CHANGELOG.md', text: '# not JSON {' },
      claimFile,
      json('claims/bridge.json', aClaim({ id: 'bridge' })),
      manifestFile,
      { name: 'claims/.DS_Store', text: '\u0000' },
    ])
    expect(read).toEqual({
      ok: true,
      value: { manifest: aManifest(), claims: [aClaim({ id: 'bridge' }), aClaim()] },
    })
  })

  it('removes the "$schema" for editors, and a byte order mark', () => {
    const read = readSourceFolder([
      json('pack.json', { $schema: '../schemas/pack.schema.json', ...aManifest() }),
      { name: claimFile.name, text: `\ufeff${JSON.stringify({ $schema: 'x', ...aClaim() })}` },
    ])
    expect(read).toEqual({ ok: true, value: { manifest: aManifest(), claims: [aClaim()] } })
  })

  it.each<[what: string, files: SourceFile[], message: string]>([
    ['no pack.json', [claimFile], 'pack.json: is missing from the folder'],
    [
      'a claim in the wrong folder',
      [manifestFile, { ...claimFile, name: 'claim/tower-height.json' }],
      'claim/tower-height.json: is not read',
    ],
    [
      'a claim in a folder too deep',
      [manifestFile, { ...claimFile, name: 'claims/towers/tower-height.json' }],
      'claims/towers/tower-height.json: is not read',
    ],
    [
      'a file named for another id',
      [manifestFile, { ...claimFile, name: 'claims/tower.json' }],
      'claims/tower.json:3:9: the id is "tower-height", so the file must be named claims/tower-height.json',
    ],
    [
      'a missing comma',
      [manifestFile, { name: 'claims/a.json', text: '{\n  "format": 1\n  "id": "a"\n}' }],
      'claims/a.json:3:3: expected ",", "}" or "]"',
    ],
    [
      'a field twice',
      [manifestFile, { name: 'claims/a.json', text: '{"id": "a",\n "id": "b"}' }],
      'claims/a.json:2:2: the field "id" is there twice',
    ],
    [
      '__proto__ as a field',
      [manifestFile, { name: 'claims/a.json', text: '{"texts": {"__proto__": {"text": "x"}}}' }],
      'claims/a.json:1:12: a field may not be called "__proto__"',
    ],
    [
      'a list',
      [manifestFile, { name: 'claims/a.json', text: '[]' }],
      'claims/a.json:1:1: claim without an id',
    ],
    ['null', [{ name: 'pack.json', text: 'null' }], 'pack.json:1:1: pack.json: expected object, found null'],
    [
      'a "$schema" that is no text',
      [manifestFile, json('claims/tower-height.json', { ...aClaim(), $schema: {} })],
      'claims/tower-height.json:1:1: claim tower-height: unknown field "$schema"',
    ],
    [
      'a file without end',
      [manifestFile, { name: 'claims/a.json', text: `{"id": "${'a'.repeat(MAX_SOURCE_FILE)}"}` }],
      `claims/a.json: has more than ${MAX_SOURCE_FILE} characters`,
    ],
  ])('refuses %s and says where', (_, files, message) => {
    const read = readSourceFolder(files)
    expect(read.ok ? [] : read.error.map((problem) => problem.message)).toEqual([
      expect.stringContaining(message),
    ])
  })

  it('names the line of a bad value inside a claim', () => {
    const claim = aClaim()
    const bad = json(claimFile.name, {
      ...claim,
      sources: [{ ...claim.sources[0], url: 'javascript:alert(1)' }],
    })
    const line = bad.text.slice(0, bad.text.indexOf('javascript')).split('\n').length
    const read = readSourceFolder([manifestFile, bad])
    expect(read.ok ? [] : read.error).toEqual([
      {
        code: 'invalid',
        at: 'sources.0.url',
        file: claimFile.name,
        line,
        column: 14,
        message: `${claimFile.name}:${line}:14: claim tower-height, sources.0.url: is not a plain https:// address`,
      },
    ])
  })

  it('reports every bad file of a folder at once', () => {
    const read = readSourceFolder([
      { name: 'pack.json', text: '{' },
      { name: 'claims/a.json', text: '}' },
      claimFile,
    ])
    expect(read.ok ? [] : read.error.map(({ file }) => file)).toEqual(['pack.json', 'claims/a.json'])
  })
})

function json(name: string, record: unknown): SourceFile {
  return { name, text: JSON.stringify(record, null, 2) }
}
