/**
 * `npm run schemas`: writes JSON Schema files for editors, from the zod schemas of the records and the
 * descriptions in docs/records.md. tests/repo/schemas.test.ts fails if they are out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { directoryEntry } from '../claims/packs/reader/directory.ts'
import { claim } from '../claims/records/claim.ts'
import { httpsUrl } from '../claims/records/fields.ts'
import { packManifest } from '../claims/records/pack.ts'
import { type Schema, z } from '../claims/schema.ts'

type JsonSchema = {
  description?: string
  required?: string[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  [keyword: string]: unknown
}

export const DOCUMENTATION = 'docs/records.md'

const RECORDS: readonly { file: string; heading: string; title: string; schema: Schema<unknown> }[] = [
  { file: 'schemas/claim.schema.json', heading: 'Claim', title: 'A claim of a Footnote pack', schema: claim },
  {
    file: 'schemas/directory.schema.json',
    heading: 'Directory',
    title: 'An entry of the directory of packs',
    schema: directoryEntry,
  },
  {
    file: 'schemas/pack.schema.json',
    heading: 'Pack',
    title: 'The pack.json of a Footnote pack',
    schema: packManifest,
  },
]

/**
 * The texts of the schema files by their paths.
 *
 * @param documentation the text of docs/records.md
 * @throws Error if a field of a record has no row there, a row has no field, or they differ in what is required
 */
export function editorSchemas(documentation: string): ReadonlyMap<string, string> {
  return new Map(
    RECORDS.map(({ file, heading, title, schema }) => {
      const rows = rowsUnder(heading, documentation)
      const described = { title, ...jsonSchema(schema) }
      const problems = describe(described, '', false, rows)
      problems.push(...[...rows.keys()].map((path) => `${path}: no such field in the record`))
      if (problems.length > 0)
        throw new Error(`scripts: ${DOCUMENTATION}, "${heading}":\n${problems.join('\n')}`)
      // Editors read it to find this file; it is removed before the record is read.
      described.properties = {
        $schema: { type: 'string', description: 'Where this schema is, for editors.' },
        ...described.properties,
      }
      return [file, `${JSON.stringify(described, null, 2)}\n`]
    }),
  )
}

function jsonSchema(schema: Schema<unknown>): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-07', // the newest that all editors know
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // JSON Schema does not see checks in code, so this one gets a pattern.
      if (zodSchema === httpsUrl)
        Object.assign(jsonSchema, { format: 'uri', pattern: '^https://[a-z0-9.-]+' })
      // Editors know the format of dates, so the long pattern beside it is left out.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern
    },
  }) as JsonSchema
}

type Row = { readonly required: boolean; readonly description: string }

/** The rows of the table under a heading, by field path. One row may stand for several fields. */
function rowsUnder(heading: string, documentation: string): Map<string, Row> {
  const section = documentation.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = new Map<string, Row>()
  for (const line of section.split('\n')) {
    const [, fields, , meaning] = line.split(' | ').length >= 4 ? ['', ...line.split(' | ')] : []
    for (const [, bold, path] of fields?.matchAll(/(\*\*)?`([^`]+)`/g) ?? [])
      rows.set(String(path), {
        required: bold !== undefined,
        description: String(meaning).replaceAll('`', '').trim(),
      })
  }
  return rows
}

/** Writes the meaning of each row into its field and removes the row; a field without a row is a problem. */
function describe(schema: JsonSchema, path: string, required: boolean, rows: Map<string, Row>): string[] {
  const problems: string[] = []
  if (path !== '') {
    const row = rows.get(path)
    rows.delete(path)
    if (row === undefined) problems.push(`${path}: has no row`)
    else if (row.required !== required) problems.push(`${path}: is ${required ? '' : 'not '}required`)
    else schema.description = row.description
  }
  for (const [name, field] of Object.entries(schema.properties ?? {}))
    problems.push(
      ...describe(
        field,
        path === '' ? name : `${path}.${name}`,
        schema.required?.includes(name) ?? false,
        rows,
      ),
    )
  if (schema.items) problems.push(...describe(schema.items, `${path}[]`, false, rows))
  if (typeof schema.additionalProperties === 'object')
    problems.push(...describe(schema.additionalProperties, `${path}.<lang>`, false, rows))
  return problems
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync('schemas', { recursive: true })
  for (const [file, text] of editorSchemas(readFileSync(DOCUMENTATION, 'utf8'))) {
    writeFileSync(file, text)
    console.log(`schemas: wrote ${file}`)
  }
}
