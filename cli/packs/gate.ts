/** Holds back a release that would harm readers, for `build` and `publish`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeholderIn } from '../../claims/packs/publisher/drafting.ts'
import { type ExampleResult, tryExamples } from '../../claims/packs/publisher/examples.ts'
import {
  OBJECTIONS,
  type Objection,
  type ObjectionKind,
  objectionsTo,
} from '../../claims/packs/publisher/gate.ts'
import { DEFAULT_LINT_CONFIG } from '../../claims/packs/publisher/lint-config.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Pack } from '../../claims/records/pack.ts'
import { CommandError, type Terminal } from '../command.ts'
import { counted } from '../counted.ts'
import { saveFile } from '../files.ts'
import { jsonLine, printable } from '../printable.ts'
import type { Progress } from '../progress.ts'
import { checkPack, packMatcher, readLintConfig } from './check-pack.ts'

/** The level at which examples must pass: the one that the extension ships with. */
export const SHIPPED_LEVEL = 'strict'
/** Objections that are printed for each kind; the rest is only counted. */
const MAX_SHOWN = 5

const IN_WORDS: Readonly<Record<ObjectionKind, string>> = {
  lint: 'lint errors',
  template: 'texts of “footnote init”',
  test: 'examples that fail',
  'reused-id': 'ids given to another claim',
  deleted: 'claims that are gone',
  'turned-verdict': 'verdicts turned without a correction',
}

/** The options of the gate, for readArguments. */
export const GATE_OPTIONS = {
  force: { type: 'string' },
  changelog: { type: 'string' },
  lint: { type: 'string' },
  'no-model': { type: 'boolean', default: false },
} as const

/** What the help of a command says of them. */
export const GATE_HELP = `
  --force REASON   release it all the same; the changelog keeps the reason and what it overrode
  --changelog FILE the changelog; default: CHANGELOG.md in the pack's folder
  --lint FILE      the pack's decisions about lint; default: lint.json in the pack's folder
  --no-model       run the examples by words alone, without the model of meaning`

type GateValues = {
  readonly force?: string | undefined
  readonly changelog?: string | undefined
  readonly lint?: string | undefined
  readonly 'no-model': boolean
  readonly json: boolean
}

export type Gate = {
  /** Whether the release may go on. If not, what speaks against it was printed. */
  readonly passed: boolean
  /** Writes the reason of --force into the changelog; call it once the release is made. */
  keepReason(): void
}

/**
 * Checks a pack before its release.
 *
 * @param folder the pack's folder; undefined for a bundle
 * @param previous the claims of the last release, if it is known
 * @throws CommandError for a --force without a reason, or whose reason nobody could keep
 */
export async function gate(
  pack: Pack,
  folder: string | undefined,
  previous: readonly Claim[] | undefined,
  values: GateValues,
  terminal: Terminal,
  progress: Progress,
): Promise<Gate> {
  const reason = values.force?.trim()
  if (reason !== undefined && placeholderIn(reason) !== undefined)
    throw new CommandError('--force needs a reason, such as --force "the court ruled today".', 2)
  const changelog = values.changelog ?? (folder === undefined ? undefined : join(folder, 'CHANGELOG.md'))
  if (reason !== undefined && changelog === undefined)
    throw new CommandError(
      'A bundle has no changelog to keep the reason of --force: add --changelog FILE.',
      2,
    )
  const objections = await findObjections(pack, previous, folder, values, progress)
  progress.clear()
  if (objections.length === 0) return { passed: true, keepReason: () => {} }
  if (reason === undefined || changelog === undefined) {
    if (values.json) await terminal.out(jsonLine({ refused: objections }))
    else terminal.err(`${inWords(objections).join('\n')}\n`)
    return { passed: false, keepReason: () => {} }
  }
  return {
    passed: true,
    keepReason: () =>
      keepInChangelog(changelog, pack, `- Released in spite of ${summary(objections)}: ${reason}`),
  }
}

async function findObjections(
  pack: Pack,
  previous: readonly Claim[] | undefined,
  folder: string | undefined,
  values: GateValues,
  progress: Progress,
): Promise<Objection[]> {
  const config =
    folder === undefined && values.lint === undefined
      ? DEFAULT_LINT_CONFIG
      : readLintConfig(folder ?? '', values.lint)
  const matcher = await packMatcher(pack, values['no-model'], progress)
  const { findings } = await checkPack(pack, matcher, config, progress)
  const examples: ExampleResult[] = []
  for await (const result of tryExamples(pack.manifest.id, pack.claims, matcher, SHIPPED_LEVEL)) {
    examples.push(result)
    progress.show(`${examples.length.toLocaleString('en')} examples`, undefined)
  }
  return objectionsTo({ pack, findings, examples, previous })
}

/** "2 lint errors and 1 examples that fail": how many of each kind. */
function summary(objections: readonly Objection[]): string {
  return OBJECTIONS.flatMap((kind) => {
    const count = objections.filter((one) => one.kind === kind).length
    return count === 0 ? [] : [`${IN_WORDS[kind]} (${count})`]
  }).join(', ')
}

/** What speaks against a release, line by line. */
function inWords(objections: readonly Objection[]): string[] {
  const lines = OBJECTIONS.flatMap((kind) => {
    const all = objections.filter((one) => one.kind === kind)
    const shown = all
      .slice(0, MAX_SHOWN)
      .flatMap(({ claim, message, advice }) => [
        `  ${printable(`${claim ?? 'pack.json'}: ${message}`)}`,
        `      ${printable(advice)}`,
      ])
    const rest = all.length - Math.min(all.length, MAX_SHOWN)
    return all.length === 0
      ? []
      : [`${IN_WORDS[kind]} (${all.length}):`, ...shown, ...(rest > 0 ? [`  … and ${rest} more`] : [])]
  })
  return [
    `Not released: ${counted(objections.length, 'objection')}.`,
    ...lines,
    'Mend them, or release it all the same with --force "the reason", which the changelog keeps.',
  ]
}

/** Adds a line to the release's entry of a changelog, which is made if it is missing. The same line is not added twice. */
function keepInChangelog(path: string, { manifest }: Pack, line: string): void {
  const heading = `## ${manifest.version} – ${manifest.released}`
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    text = `# Changelog of ${manifest.id}\n`
  }
  if (text.split('\n').includes(line)) return
  const lines = text.trimEnd().split('\n')
  const own = lines.findIndex((one) => new RegExp(`^## ${manifest.version}(?!\\d)`).test(one))
  if (own === -1) {
    const first = lines.findIndex((one) => one.startsWith('## '))
    lines.splice(first === -1 ? lines.length : first, 0, ...(first === -1 ? [''] : []), heading, '', line, '')
  } else {
    const next = lines.findIndex((one, at) => at > own && one.startsWith('## '))
    const end = next === -1 ? lines.length : next
    const last = lines.findLastIndex((one, at) => at < end && one.trim() !== '')
    lines.splice(last + 1, 0, ...(last === own ? ['', line] : [line]))
  }
  saveFile(path, `${lines.join('\n').trimEnd()}\n`)
}
