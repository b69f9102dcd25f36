import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixRecord } from '../../claims/packs/publisher/fix-record.ts'
import { findFault, lineAndColumn, offsetOf } from '../../claims/packs/publisher/json-text.ts'
import { lintPack } from '../../claims/packs/publisher/lint-pack.ts'
import { type Finding, finding, SEVERITIES, type Severity } from '../../claims/packs/publisher/lint-rules.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import type { Pack } from '../../claims/records/pack.ts'
import { isLive } from '../../claims/records/verdict.ts'
import { type Command, CommandError, readArguments, type Terminal } from '../command.ts'
import { counted } from '../counted.ts'
import { saveFile } from '../files.ts'
import { makeMatcher } from '../match/make-matcher.ts'
import { isFolder, onlyPack, readPack, readPackFolder } from '../packs/read-pack.ts'
import { type PlacedFinding, toSarif } from '../packs/sarif.ts'
import { filesIn } from '../packs/source-files.ts'
import { jsonLine, printable } from '../printable.ts'
import { type Progress, progressOn } from '../progress.ts'
import { sureLanguages } from '../sure-language.ts'
import { wordTable } from '../word-table.ts'

const usage = `
footnote lint: find problems in a pack, and say how to fix them

Usage: footnote lint PACK [--fix] [--strict] [--no-model] [--json | --sarif]

  PACK        a pack's folder or bundle
  --fix       repair what can be repaired without changing what a claim says (folders only)
  --strict    fail on warnings too
  --no-model  compare by words alone, without the model of meaning
  --json      JSON Lines: rule, severity, claim, file, line, column, at, message, advice
  --sarif     SARIF 2.1.0, for code hosts

Exit code 1 if there is an error, or with --strict a warning. docs/cli.md lists the rules.
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      fix: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      'no-model': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      sarif: { type: 'boolean', default: false },
    })
    const path = onlyPack(positionals)
    const folder = isFolder(path)
    if (values.fix && !folder) throw new CommandError('--fix works on a folder, not on a bundle.', 2)
    const progress = progressOn(terminal)
    const fixed = values.fix ? fixFolder(path) : 0
    const findings = await findingsOf(path, folder, values['no-model'], progress)
    progress.clear()
    if (values.sarif) await terminal.out(jsonLine(toSarif(findings, path, version()), 2))
    else if (values.json) for (const one of findings) await terminal.out(jsonLine(one))
    else await print(findings, fixed, terminal)
    const failing: readonly Severity[] = values.strict ? ['error', 'warning'] : ['error']
    return findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0
  },
}

async function findingsOf(
  path: string,
  folder: boolean,
  noModel: boolean,
  progress: Progress,
): Promise<PlacedFinding[]> {
  progress.show('reading the claims', undefined)
  const check = (pack: Pack) => lint(pack, noModel, progress)
  if (!folder) return (await check(await readPack(path, progress))).map((one) => placeIn(path, one))
  const read = readPackFolder(path, progress)
  if (read.ok) return (await check(read.value)).map((one) => placeIn(path, one))
  return read.error.map(({ file, line = 1, column = 1, at, message }) => ({
    ...finding('schema', { at }, message.replace(/^[^:]+:(?:\d+:\d+:)? /, ''), 'correct the file'),
    file,
    line,
    column,
  }))
}

async function lint(pack: Pack, noModel: boolean, progress: Progress): Promise<Finding[]> {
  const live = pack.claims.filter((claim) => isLive(claim.lifecycle.state))
  const matcher = await makeMatcher(
    live.map((claim) => matchable(pack.manifest.id, claim)),
    { noModel, onProgress: (part) => progress.show('preparing the matcher', part) },
  )
  return lintPack(pack, {
    today: new Date().toISOString().slice(0, 10),
    matcher,
    words: wordTable(),
    otherLanguage: (lang, text) => sureLanguages.otherThan(lang, text),
    onProgress: (part) => progress.show('checking', part),
  })
}

/** The place of a finding in the pack's files; for a bundle only the file name. */
function placeIn(path: string, one: Finding): PlacedFinding {
  const file = one.claim === undefined ? 'pack.json' : `claims/${one.claim}.json`
  let text: string
  try {
    text = readFileSync(join(path, file), 'utf8')
  } catch {
    return { ...one, file, line: 1, column: 1 }
  }
  return { ...one, file, ...lineAndColumn(text, offsetOf(text, one.at)) }
}

/** Repairs the files of a folder. @returns the number of changed files */
function fixFolder(path: string): number {
  let changed = 0
  for (const { name, text: raw, unreadable } of filesIn(path)) {
    if (unreadable !== undefined) continue
    const text = raw.replace(/^\ufeff/, '')
    if (findFault(text) !== undefined) continue
    const record: unknown = JSON.parse(text)
    const fixed = fixRecord(record)
    if (JSON.stringify(fixed) === JSON.stringify(record)) continue
    saveFile(join(path, name), `${JSON.stringify(fixed, null, 2)}\n`)
    changed += 1
  }
  return changed
}

async function print(findings: readonly PlacedFinding[], fixed: number, terminal: Terminal): Promise<void> {
  if (fixed > 0) await terminal.out(`Repaired ${counted(fixed, 'file')}.\n`)
  for (const { severity, rule, file, line, column, message, advice } of findings)
    await terminal.out(
      `${printable(`${file}:${line}:${column}: ${severity} ${rule}: ${message}`)}\n    ${printable(advice)}\n`,
    )
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length
  await terminal.out(`${SEVERITIES.map((one) => counted(count(one), one)).join(', ')}.\n`)
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
