/**
 * The source folder of a pack, as people review it in version control:
 *
 * ```
 * pack.json            what the pack says of itself
 * claims/<id>.json     one claim per file, named after its id
 * lint.json            what the pack has decided about lint (lint-config.ts)
 * labels.csv           what the labels of other publishers mean; only imports read it
 * CHANGELOG.md, …      for people; not read
 * ```
 *
 * The JSON files may have a "$schema" for editors. It is not part of a record and is removed here.
 */
import { type Claim, parseClaim } from '../../records/claim.ts'
import { type Pack, type PackManifest, parseManifest } from '../../records/pack.ts'
import { fail, ok, type Problem, type Result } from '../../result.ts'
import { findFault, lineAndColumn, offsetOf } from './json-text.ts'
import { LINT_CONFIG_FILE } from './lint-config.ts'

/** Longest file that is read, in UTF-16 units: many times the largest claim that a person would review. */
export const MAX_SOURCE_FILE = 1_000_000

/** Files of a pack that are read by themselves. */
const NOT_CLAIMS: ReadonlySet<string> = new Set([LINT_CONFIG_FILE])

export type SourceFile = {
  /** Path inside the folder, with "/" on every system. */
  readonly name: string
  readonly text: string
  /** Set if the file has no readable text: why. */
  readonly unreadable?: string
}

/** A {@link Problem} whose message opens with `file:line:column:`, as editors and terminals link it. */
export type SourceProblem = Problem & {
  readonly file: string
  /** Counted from 1; absent if the whole file is meant. */
  readonly line?: number
  readonly column?: number
}

/**
 * Reads a pack from its source folder. All or nothing, like parsePack: with one bad file the folder is
 * refused, and the problems name every place.
 *
 * @param files in any order; only one text is held at a time
 */
export function readSourceFolder(files: Iterable<SourceFile>): Result<Pack, SourceProblem[]> {
  const problems: SourceProblem[] = []
  const claims: Claim[] = []
  let manifest: PackManifest | undefined
  let hasManifest = false
  for (const file of files) {
    if (NOT_CLAIMS.has(file.name)) continue
    if (file.unreadable !== undefined) {
      if (file.name === 'pack.json') hasManifest = true
      problems.push(aboutFile(file.name, 'invalid', file.unreadable))
    } else if (file.name === 'pack.json') {
      hasManifest = true
      const read = readManifestFile(file)
      if (read.ok) manifest = read.value
      else problems.push(...read.error)
    } else if (/^claims\/[^/]+\.json$/.test(file.name)) {
      const read = readClaimFile(file)
      if (read.ok) claims.push(read.value)
      else problems.push(...read.error)
    } else if (file.name.endsWith('.json')) {
      // Without this a claim in the wrong folder would silently be lost.
      problems.push(
        aboutFile(
          file.name,
          'invalid',
          'is not read; claims belong in claims/, each in a file named <id>.json',
        ),
      )
    }
  }
  // First, because this is probably the wrong folder, and all other problems follow from that.
  if (!hasManifest) problems.unshift(aboutFile('pack.json', 'missing', 'is missing from the folder'))
  if (manifest === undefined || problems.length > 0) return fail(problems)
  claims.sort((a, b) => (a.id < b.id ? -1 : 1))
  return ok({ manifest, claims })
}

/** Reads the pack.json of a source folder. */
function readManifestFile(file: SourceFile): Result<PackManifest, SourceProblem[]> {
  return readRecord(file, parseManifest)
}

/** Reads one claim of a source folder; its file must be named after its id. */
function readClaimFile(file: SourceFile): Result<Claim, SourceProblem[]> {
  const read = readRecord(file, parseClaim)
  if (read.ok && file.name !== `claims/${read.value.id}.json`)
    return fail([
      placed(file, {
        code: 'invalid',
        at: 'id',
        message: `the id is ${JSON.stringify(read.value.id)}, so the file must be named claims/${read.value.id}.json`,
      }),
    ])
  return read
}

function readRecord<T>(
  { name, text: raw }: SourceFile,
  parseRecord: (input: unknown) => Result<T, Problem[]>,
): Result<T, SourceProblem[]> {
  if (raw.length > MAX_SOURCE_FILE)
    return fail([aboutFile(name, 'too-large', `has more than ${MAX_SOURCE_FILE} characters`)])
  const file = { name, text: raw.startsWith('\ufeff') ? raw.slice(1) : raw }
  const fault = findFault(file.text)
  if (fault) return fail([placed(file, { code: 'invalid', at: '', ...fault })])
  const record = parseRecord(withoutSchema(JSON.parse(file.text)))
  return record.ok ? record : fail(record.error.map((problem) => placed(file, problem)))
}

function withoutSchema(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || !('$schema' in input))
    return input
  const { $schema, ...record } = input
  return typeof $schema === 'string' ? record : input
}

function placed(file: SourceFile, problem: Problem & { offset?: number }): SourceProblem {
  const { code, at, message, offset = offsetOf(file.text, at) } = problem
  const { line, column } = lineAndColumn(file.text, offset)
  return { code, at, message: `${file.name}:${line}:${column}: ${message}`, file: file.name, line, column }
}

function aboutFile(file: string, code: Problem['code'], message: string): SourceProblem {
  return { code, at: '', message: `${file}: ${message}`, file }
}
