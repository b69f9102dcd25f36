import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LEVELS, type Level } from '../../claims/match/types.ts'
import {
  type ChangedClaim,
  type ClaimSummary,
  diffClaims,
  type PackDiff,
} from '../../claims/packs/reader/diff.ts'
import { releaseCheck, type WaitReason } from '../../claims/packs/reader/release-check.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import type { Pack } from '../../claims/records/pack.ts'
import { isLive } from '../../claims/records/verdict.ts'
import { type Command, CommandError, readArguments, type Terminal } from '../command.ts'
import { counted, eitherOf } from '../counted.ts'
import { findInput } from '../files.ts'
import { formatOf, partsOf } from '../match/documents.ts'
import { makeMatcher } from '../match/make-matcher.ts'
import { readPack } from '../packs/read-pack.ts'
import { jsonLine, printable } from '../printable.ts'
import { progressOn } from '../progress.ts'

const usage = `
footnote diff: show what an update changes for readers

Usage: footnote diff OLD NEW [--pages FOLDER] [--level LEVEL] [--no-model] [--json]

  OLD, NEW        a folder or bundle each
  --pages FOLDER  also match the pages and texts in this folder: which sentences gain or lose a mark
  --level LEVEL   ${eitherOf(LEVELS)} (default: ${LEVELS[0]}), for --pages
  --no-model      compare by words alone, without the model of meaning, for --pages
  --json          one JSON object

Exit code 1 if readers would be asked before the update is installed.
`

type MarkChange = {
  readonly doc: string
  readonly sentence: string
  readonly claim: string
  readonly change: 'gained' | 'lost'
}

type MarkOptions = {
  readonly level: Level
  /** Compare by words alone. */
  readonly noModel: boolean
}

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      pages: { type: 'string' },
      level: { type: 'string', default: 'strict' },
      'no-model': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    const [oldPath, newPath] = positionals
    if (oldPath === undefined || newPath === undefined || positionals.length > 2)
      throw new CommandError('two packs are needed: OLD and NEW.', 2)
    const level = LEVELS.find((one) => one === values.level)
    if (level === undefined) throw new CommandError(`--level must be ${eitherOf(LEVELS)}.`, 2)
    const progress = progressOn(terminal)
    const before = await readPack(oldPath, progress)
    const after = await readPack(newPath, progress)
    const diff = await diffClaims(() => [before.claims], [after.claims])
    const waits = releaseCheck(before.manifest, after.manifest, diff)
    const options = { level, noModel: values['no-model'] }
    const marks =
      values.pages === undefined
        ? undefined
        : await markChanges(before, after, values.pages, options, terminal)
    if (values.json) await terminal.out(jsonLine({ ...diff, waits, marks }))
    else await terminal.out(asText(diff, waits, marks))
    return waits.length > 0 ? 1 : 0
  },
}

async function markChanges(
  before: Pack,
  after: Pack,
  folder: string,
  options: MarkOptions,
  terminal: Terminal,
): Promise<MarkChange[]> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(`--pages ${folder}: there is no such folder.`)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:x?html?|txt|jsonl|ndjson)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const progress = progressOn(terminal)
  const old = await marksOf(before, files, options, terminal, (part) =>
    progress.show('matching the old release', part / 2),
  )
  const now = await marksOf(after, files, options, terminal, (part) =>
    progress.show('matching the new release', 0.5 + part / 2),
  )
  progress.clear()
  return [
    ...[...old].filter(([key]) => !now.has(key)).map(([, mark]) => ({ ...mark, change: 'lost' as const })),
    ...[...now].filter(([key]) => !old.has(key)).map(([, mark]) => ({ ...mark, change: 'gained' as const })),
  ]
}

async function marksOf(
  pack: Pack,
  files: readonly string[],
  { level, noModel }: MarkOptions,
  terminal: Terminal,
  onProgress: (progress: number) => void,
): Promise<Map<string, Omit<MarkChange, 'change'>>> {
  const live = pack.claims.filter((claim) => isLive(claim.lifecycle.state))
  const matcher = await makeMatcher(
    live.map((claim) => matchable(pack.manifest.id, claim)),
    { noModel },
  )
  const marks = new Map<string, Omit<MarkChange, 'change'>>()
  for (const [at, file] of files.entries()) {
    onProgress(at / files.length)
    for await (const part of partsOf(findInput(file), formatOf(file), undefined, terminal, () => {})) {
      const { lang, headline, lead, published, before, sentences } = part
      const found = await matcher.match({
        document: { lang, headline, lead, published },
        runs: [{ before, sentences: sentences.map(({ text }, id) => ({ id, text })) }],
        level,
      })
      for (const match of found.filter(({ marked }) => marked)) {
        const sentence = sentences[match.sentence]
        if (sentence === undefined) continue
        const claim = match.claim.slice(match.claim.indexOf('/') + 1)
        const key = `${file}\n${sentence.index}\n${claim}`
        marks.set(key, { doc: file, sentence: sentence.text, claim })
      }
    }
  }
  return marks
}

function asText(
  diff: PackDiff,
  waits: readonly WaitReason[],
  marks: readonly MarkChange[] | undefined,
): string {
  const { counts } = diff
  const lines = [
    `${counted(counts.before, 'claim')} before, ${counts.after} after; ${counts.same} of ${counts.common} common ones are unchanged.`,
  ]
  const part = (title: string, entries: readonly string[]): void => {
    if (entries.length > 0)
      lines.push('', `${title} (${entries.length})`, ...entries.map((entry) => `  ${entry}`))
  }
  part('Verdict changed', diff.flipped.map(verdictChange))
  part(
    'Withdrawn',
    diff.withdrawn.map(({ before, after }) => `${named(before)} (${after?.state ?? 'removed'})`),
  )
  part(
    'Rewritten',
    diff.rewritten.map(({ after, fields }) => `${named(after)}: ${fields.join(', ')}`),
  )
  part(
    'New',
    diff.added.map((claim) => `${named(claim)} (${claim.verdict})`),
  )
  part(
    'Changed',
    diff.changed.map(({ after, fields }) => `${named(after)}: ${fields.join(', ')}`),
  )
  if (marks !== undefined) {
    part(
      'Marks on the pages',
      marks.map(
        ({ doc, sentence, claim, change }) =>
          `${change === 'gained' ? '+' : '−'} ${claim}  ${printable(doc)}: ${printable(sentence)}`,
      ),
    )
    if (marks.length === 0) lines.push('', 'Marks on the pages: no change.')
  }
  part('Readers will be asked first, because', waits.map(reasonOf))
  return `${lines.join('\n')}\n`
}

function verdictChange({ before, after }: ChangedClaim): string {
  return `${named(after)}: ${before.verdict} → ${after.verdict}`
}

function named({ id, text }: ClaimSummary): string {
  return `${id}  “${text}”`
}

function reasonOf(wait: WaitReason): string {
  switch (wait.code) {
    case 'verdicts':
      return `${wait.flipped} of ${wait.of} verdicts change`
    case 'withdrawn':
      return `${wait.withdrawn} of ${wait.of} claims are withdrawn`
    case 'rewritten':
      return `${wait.rewritten} of ${wait.of} claims are rewritten or have further wordings`
    case 'unsigned':
      return 'the installed pack is not signed'
    case 'broad':
      return `its new claims are found in ${wait.found} of ${wait.of} ordinary sentences`
    case 'growth':
      return `${counted(wait.added, 'claim')} ${wait.added === 1 ? 'is' : 'are'} new, beside ${wait.of} that readers agreed to`
    case 'older':
      return `the version goes back from ${wait.before} to ${wait.after}`
    case 'publisher':
      return `the publisher changes from ${wait.before} to ${wait.after}`
    case 'licence':
      return `the licence changes from ${wait.before} to ${wait.after}`
  }
}
