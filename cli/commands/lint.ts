import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixRecord } from '../../claims/packs/publisher/fix-record.ts'
import { findFault, lineAndColumn, offsetOf } from '../../claims/packs/publisher/json-text.ts'
import { LINT_CONFIG_FILE, type LintConfig } from '../../claims/packs/publisher/lint-config.ts'
import {
  type Finding,
  finding,
  LINT_RULES,
  type LintRule,
  SEVERITIES,
  type Severity,
} from '../../claims/packs/publisher/lint-rules.ts'
import { ok } from '../../claims/result.ts'
import { type Command, CommandError, readArguments, type Terminal } from '../command.ts'
import { counted } from '../counted.ts'
import { saveFile } from '../files.ts'
import { checkPack, packMatcher, readLintConfig } from '../packs/check-pack.ts'
import { summaryOf } from '../packs/lint-summary.ts'
import { isFolder, onlyPack, readPack, readPackFolder } from '../packs/read-pack.ts'
import { type PlacedFinding, toSarif } from '../packs/sarif.ts'
import { filesIn } from '../packs/source-files.ts'
import { jsonLine, printable } from '../printable.ts'
import { type Progress, progressOn } from '../progress.ts'

/** More findings are summed up. */
const MOST_PRINTED = 200

const usage = `
footnote lint: find problems in a pack, and say how to fix them

Usage: footnote lint PACK [--fix] [--strict] [--rule RULE …] [--all] [--lint FILE] [--no-model]
                     [--json | --sarif]

  PACK        a pack's folder or bundle
  --fix       repair what can be repaired without changing what a claim says (folders only)
  --strict    fail on warnings too
  --rule RULE only the findings of this rule; may be given several times
  --all       print every finding; otherwise more than ${MOST_PRINTED} are summed up by rule
  --lint FILE the pack's decisions about lint: rules that are off or have another level, and excused
              claims; default: lint.json in the pack's folder
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
      rule: { type: 'string', multiple: true },
      all: { type: 'boolean', default: false },
      lint: { type: 'string' },
      'no-model': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      sarif: { type: 'boolean', default: false },
    })
    const path = onlyPack(positionals)
    const folder = isFolder(path)
    if (values.fix && !folder) throw new CommandError('--fix works on a folder, not on a bundle.', 2)
    const rules = values.rule?.map(ruleNamed)
    const config = readLintConfig(path, values.lint)
    const progress = progressOn(terminal)
    const fixed = values.fix ? fixFolder(path) : 0
    const found = await findingsOf(path, folder, config, values['no-model'], progress)
    const findings = found.findings.filter(({ rule }) => rules === undefined || rules.includes(rule))
    progress.clear()
    if (values.sarif) await terminal.out(jsonLine(toSarif(findings, path, version()), 2))
    else if (values.json) for (const one of findings) await terminal.out(jsonLine(one))
    else await print(findings, { ...found, fixed, all: values.all || rules !== undefined }, terminal)
    const failing: readonly Severity[] = values.strict ? ['error', 'warning'] : ['error']
    return findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0
  },
}

function ruleNamed(name: string): LintRule {
  if (Object.hasOwn(LINT_RULES, name)) return name as LintRule
  throw new CommandError(`--rule: there is no rule "${name}"; docs/cli.md lists them.`, 2)
}

async function findingsOf(
  path: string,
  folder: boolean,
  config: LintConfig,
  noModel: boolean,
  progress: Progress,
): Promise<{ findings: PlacedFinding[]; excused: number }> {
  progress.show('reading the claims', undefined)
  const read = folder ? readPackFolder(path, progress) : ok(await readPack(path, progress))
  if (read.ok) {
    const matcher = await packMatcher(read.value, noModel, progress)
    const { findings, excused } = await checkPack(read.value, matcher, config, progress)
    return { findings: findings.map((one) => placeIn(path, one)), excused }
  }
  const findings = read.error.map(({ file, line = 1, column = 1, at, message }) => ({
    ...finding('schema', { at }, message.replace(/^[^:]+:(?:\d+:\d+:)? /, ''), 'correct the file'),
    file,
    line,
    column,
  }))
  return { findings, excused: 0 }
}

/** The place of a finding in the pack's files; for a bundle only the file name. */
function placeIn(path: string, one: Finding): PlacedFinding {
  const file =
    one.rule === 'idle-excuse'
      ? LINT_CONFIG_FILE
      : one.claim === undefined
        ? 'pack.json'
        : `claims/${one.claim}.json`
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

type Report = { readonly fixed: number; readonly excused: number; readonly all: boolean }

async function print(
  findings: readonly PlacedFinding[],
  { fixed, excused, all }: Report,
  terminal: Terminal,
): Promise<void> {
  if (fixed > 0) await terminal.out(`Repaired ${counted(fixed, 'file')}.\n`)
  if (all || findings.length <= MOST_PRINTED)
    for (const { severity, rule, file, line, column, message, advice } of findings)
      await terminal.out(
        `${printable(`${file}:${line}:${column}: ${severity} ${rule}: ${message}`)}\n    ${printable(advice)}\n`,
      )
  else for (const line of summaryOf(findings)) await terminal.out(`${line}\n`)
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length
  const hidden = excused > 0 ? ` (lint.json hides ${excused} more)` : ''
  await terminal.out(`${SEVERITIES.map((one) => counted(count(one), one)).join(', ')}${hidden}.\n`)
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
