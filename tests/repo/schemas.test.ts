import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOCUMENTATION, editorSchemas } from '../../scripts/schemas.ts'

const documentation = readFileSync(DOCUMENTATION, 'utf8')

describe('schemas/', () => {
  it('equals what the records and docs/records.md say; if not, run: npm run schemas', () => {
    const schemas = editorSchemas(documentation)
    expect(readdirSync('schemas').sort()).toEqual(
      [...schemas.keys()].map((file) => file.slice('schemas/'.length)),
    )
    for (const [file, text] of schemas) expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('notices a field without a row, a row without a field, and a difference in what is required', () => {
    const without = documentation.replace(/^\| `claimant\.role`.*\n/m, '')
    expect(() => editorSchemas(without)).toThrow('claimant.role: has no row')
    const more = documentation.replace(/^\| `claimant\.role`/m, '| `claimant.age` | x | y | z |\n$&')
    expect(() => editorSchemas(more)).toThrow('claimant.age: no such field')
    const optional = documentation.replace('**`verdict`**', '`verdict`')
    expect(() => editorSchemas(optional)).toThrow('verdict: is required')
  })

  it('is where the files of a pack say it is', () => {
    for (const entry of readdirSync('packs', { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.json')) continue
      const file = join(entry.parentPath, entry.name)
      const schema = entry.name === 'pack.json' ? 'pack.schema.json' : 'claim.schema.json'
      const { $schema } = JSON.parse(readFileSync(file, 'utf8'))
      expect([file, resolve(dirname(file), String($schema))]).toEqual([file, resolve('schemas', schema)])
    }
    for (const name of readdirSync('directory').filter((each) => each.endsWith('.json')))
      expect(JSON.parse(readFileSync(join('directory', name), 'utf8')).$schema).toBe(
        '../schemas/directory.schema.json',
      )
  })
})
