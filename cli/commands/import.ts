import {
  Importer,
  type ImportOutcome,
  OUTCOMES,
  type OutcomeKind,
} from '../../claims/interop/import-claims.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { eitherOf } from '../counted.ts'
import { findInput } from '../files.ts'
import { languageOption } from '../language.ts'
import { IMPORT_FORMATS, importFormatOf, incomingClaims } from '../packs/incoming.ts'
import { labelsOf, UnplacedLabels } from '../packs/label-maps.ts'
import { isFolder, readPack } from '../packs/read-pack.ts'
import { claimWriter } from '../packs/save-claim.ts'
import { jsonLine, printable } from '../printable.ts'
import { progressOn } from '../progress.ts'
import { systemErrorText } from '../system-error.ts'

const usage = `
footnote import: import claims into a pack, with a report of what became of each

Usage: footnote import PACK FILE… [--format KIND] [--encoding NAME] [--lang TAG] [--labels FILE]
                       [--publish] [--dry-run] [--json]

  PACK           a pack's folder
  FILE           ClaimReview JSON-LD or a DataFeed of it (.json), a saved page (.html), JSON Lines
                 (.jsonl: ClaimReview, our records, or {"text", "verdict", "url", …}), or CSV (.csv);
                 "-" reads standard input
  --format KIND  ${eitherOf(IMPORT_FORMATS)}; default: by the file's name
  --encoding NAME  encoding of files that are not UTF-8, such as windows-1252; pages state theirs
  --lang TAG     language of claims that do not state theirs; default: the pack's first language
  --labels FILE  CSV with the columns publisher, label, verdict: what the labels of others mean on our
                 scale; wins over the pack's own labels.csv
  --publish      import claims as published; otherwise all are drafts, for a person to check
  --dry-run      write nothing; report what would become of each claim
  --json         JSON Lines: where, outcome (${OUTCOMES.join(', ')}), claim, notes

The report is printed after the files are written. Exit code 1 if a claim was refused.
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      format: { type: 'string' },
      encoding: { type: 'string' },
      lang: { type: 'string' },
      labels: { type: 'string' },
      publish: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    const [folder, ...names] = positionals
    if (folder === undefined || names.length === 0)
      throw new CommandError('PACK and at least one FILE are needed.', 2)
    if (!isFolder(folder)) throw new CommandError(`${folder}: claims can only be imported into a folder.`, 2)
    const format = IMPORT_FORMATS.find((one) => one === values.format)
    if (values.format !== undefined && format === undefined)
      throw new CommandError(`--format must be ${eitherOf(IMPORT_FORMATS)}.`, 2)
    const inputs = names.map(findInput)
    const progress = progressOn(terminal)
    const pack = await readPack(folder, progress)
    const today = new Date().toISOString().slice(0, 10)
    const options = {
      today,
      lang: languageOption(values.lang) ?? pack.manifest.languages[0] ?? 'en',
      encoding: encodingOption(values.encoding),
      keepState: values.publish,
      labels: await labelsOf(folder, values.labels, terminal),
    }
    const importer = new Importer(pack.claims)
    const report = reporter(values.json, values['dry-run'])
    for (const input of inputs) {
      let bytes = 0
      const read = (count: number): void => {
        bytes += count
      }
      const kind = format ?? importFormatOf(input.name)
      for await (const incoming of incomingClaims(input, kind, options, terminal, read)) {
        const outcome = importer.take(values.publish ? published(incoming, today) : incoming)
        progress.show(
          `${report.count().toLocaleString('en')} claims`,
          input.size ? Math.min(1, bytes / input.size) : undefined,
        )
        report.add(outcome)
      }
    }
    let written = 0
    if (!values['dry-run']) {
      const save = claimWriter(folder)
      for (const claim of importer.changed.values()) {
        try {
          save(claim)
        } catch (error) {
          const refused = systemErrorText(error)
          if (refused === undefined) throw error
          const all = importer.changed.size
          throw new CommandError(
            `${refused} ${written} of ${all} claims are written; run the same command again to continue.`,
          )
        }
        written += 1
        progress.show('writing', written / importer.changed.size)
      }
    }
    progress.clear()
    for (const line of report.lines()) await terminal.out(line)
    return report.refused() > 0 ? 1 : 0
  },
}

function encodingOption(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    throw new CommandError(`--encoding: "${label}" is unknown; try windows-1252, iso-8859-15 or utf-16le.`, 2)
  }
}

type Read = Parameters<Importer['take']>[0]

/** Publishes a claim that was read as a draft. A claim in our own form keeps any other state. */
function published(incoming: Read, today: string): Read {
  if (!incoming.read.ok || incoming.read.value.claim.lifecycle.state !== 'draft') return incoming
  const { claim, notices } = incoming.read.value
  const lifecycle = { state: 'published' as const, since: today }
  return { ...incoming, read: { ok: true, value: { claim: { ...claim, lifecycle }, notices } } }
}

/** Collects the report, which is printed only after the files of all claims were written. */
function reporter(json: boolean, dryRun: boolean) {
  const counts: Record<OutcomeKind, number> = { taken: 0, merged: 0, same: 0, refused: 0 }
  const lines: string[] = []
  const unplaced = new UnplacedLabels()
  return {
    count: () => Object.values(counts).reduce((sum, count) => sum + count, 0),
    refused: () => counts.refused,
    add(outcome: ImportOutcome) {
      counts[outcome.outcome] += 1
      unplaced.add(outcome.unplaced)
      if (json) lines.push(jsonLine(outcome))
      else if (outcome.outcome === 'refused' || outcome.notes.length > 0)
        lines.push(`${printable(inWords(outcome, dryRun))}\n`)
    },
    *lines() {
      yield* lines
      if (json) return
      for (const line of unplaced.lines()) yield `${printable(line)}\n`
      const { taken, merged, same, refused } = counts
      yield dryRun
        ? `Nothing was written. ${taken} would be taken, ${merged} merged, ${same} already there, ${refused} refused.\n`
        : `${taken} taken, ${merged} merged, ${same} already there, ${refused} refused.\n`
    },
  }
}

function inWords({ where, outcome, claim, notes }: ImportOutcome, dryRun: boolean): string {
  const became = dryRun && outcome !== 'same' ? `would be ${outcome}` : outcome
  return `${where}: ${became}${claim ? ` ${claim}` : ''}: ${notes.join(outcome === 'refused' ? '; ' : ' ')}`
}
