import { type ColumnMap, isOurColumn } from '../../claims/interop/columns.ts'
import {
  Importer,
  type ImportOutcome,
  OUTCOMES,
  type OutcomeKind,
} from '../../claims/interop/import-claims.ts'
import { Updater } from '../../claims/interop/update-pack.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { isPlainHttpsUrl } from '../../claims/records/fields.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { eitherOf } from '../counted.ts'
import { findInput } from '../files.ts'
import { languageOption } from '../language.ts'
import { IMPORT_FORMATS } from '../packs/import-format.ts'
import { incomingClaims } from '../packs/incoming.ts'
import { labelsOf, UnplacedLabels } from '../packs/label-maps.ts'
import { isFolder, readPack } from '../packs/read-pack.ts'
import { claimWriter } from '../packs/save-claim.ts'
import { jsonLine, printable } from '../printable.ts'
import { progressOn } from '../progress.ts'
import { sureLanguages } from '../sure-language.ts'
import { systemErrorText } from '../system-error.ts'

const usage = `
footnote import: import claims into a pack, with a report of what became of each

Usage: footnote import PACK FILE… [--format KIND] [--encoding NAME] [--lang TAG] [--map OURS=COLUMN]…
                       [--page URL] [--labels FILE] [--update] [--publish] [--dry-run] [--json]

  PACK           a pack's folder
  FILE           ClaimReview JSON-LD, a DataFeed of it or an answer of Google's claims:search (.json), a
                 saved page (.html), JSON Lines (.jsonl: ClaimReview, our records, or
                 {"text", "verdict", "url", …}), or CSV (.csv); each also compressed (.gz);
                 "-" reads standard input
  --format KIND  ${eitherOf(IMPORT_FORMATS)}; default: by the file's name and its first lines
  --encoding NAME  encoding of files that are not UTF-8, such as windows-1252; pages state theirs
  --lang TAG     language of claims that neither state theirs nor show it; default: the pack's first
  --map OURS=COLUMN  which column of the file is one of ours, such as text=verified_claim
  --page URL     address of a saved page that does not state its own
  --labels FILE  CSV with the columns publisher, label, verdict: what the labels of others mean on our
                 scale; wins over the pack's own labels.csv
  --update       bring claims of the pack up to date: those with the same id, or with a review at the same
                 address; prints what differs before anything is written
  --publish      import new claims as published; otherwise all are drafts, for a person to check
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
      update: { type: 'boolean', default: false },
      map: { type: 'string', multiple: true, default: [] },
      page: { type: 'string' },
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
      languages: sureLanguages,
      encoding: encodingOption(values.encoding),
      map: mapOption(values.map),
      ...(values.page === undefined ? {} : { page: pageOption(values.page) }),
      keepState: values.publish || values.update,
      labels: await labelsOf(folder, values.labels, terminal),
    }
    const importer = new Importer(pack.claims)
    const updater = values.update
      ? new Updater(pack.claims, importer, today, (claim) => (values.publish ? claim : asDraft(claim, today)))
      : importer
    const report = reporter(values.json, values['dry-run'])
    for (const input of inputs) {
      let bytes = 0
      const read = (count: number): void => {
        bytes += count
      }
      for await (const incoming of incomingClaims(input, format, options, terminal, read)) {
        const outcome = updater.take(values.publish ? published(incoming, today) : incoming)
        progress.show(
          `${report.count().toLocaleString('en')} claims`,
          input.size ? Math.min(1, bytes / input.size) : undefined,
        )
        report.add(outcome)
      }
    }
    // What an update changes is shown first; the rest of the report only once the files are written.
    if (values.update && !values.json) for (const line of report.changes()) await terminal.out(line)
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

/** `text=verified_claim`: our column, and the name that it has in the file. */
function mapOption(pairs: readonly string[]): ColumnMap {
  return new Map(
    pairs.map((pair) => {
      const [, ours = '', given = ''] = /^([^=]+)=(.+)$/.exec(pair) ?? []
      if (!isOurColumn(ours))
        throw new CommandError(`--map must be OURS=COLUMN, such as text=verified_claim, not "${pair}".`, 2)
      return [ours, given]
    }),
  )
}

function pageOption(page: string): string {
  if (isPlainHttpsUrl(page)) return page
  throw new CommandError(`--page ${page}: must be a plain https:// address.`, 2)
}

type Read = Parameters<Importer['take']>[0]

/** Publishes a claim that was read as a draft. A claim in our own form keeps any other state. */
function published(incoming: Read, today: string): Read {
  if (!incoming.read.ok || incoming.read.value.claim.lifecycle.state !== 'draft') return incoming
  const { claim, notices } = incoming.read.value
  const lifecycle = { state: 'published' as const, since: today }
  return { ...incoming, read: { ok: true, value: { claim: { ...claim, lifecycle }, notices } } }
}

function asDraft(claim: Claim, today: string): Claim {
  return { ...claim, lifecycle: { state: 'draft', since: today } }
}

/** Collects the report, which is printed only after the files of all claims were written. */
function reporter(json: boolean, dryRun: boolean) {
  const counts: Record<OutcomeKind, number> = { taken: 0, updated: 0, merged: 0, same: 0, refused: 0 }
  const lines: string[] = []
  const changes: string[] = []
  const unplaced = new UnplacedLabels()
  return {
    count: () => Object.values(counts).reduce((sum, count) => sum + count, 0),
    refused: () => counts.refused,
    add(outcome: ImportOutcome) {
      counts[outcome.outcome] += 1
      unplaced.add(outcome.unplaced)
      if (json) lines.push(jsonLine(outcome))
      else if (outcome.outcome === 'updated') changes.push(...changesInWords(outcome))
      else if (outcome.outcome === 'refused' || outcome.notes.length > 0)
        lines.push(`${printable(inWords(outcome, dryRun))}\n`)
    },
    changes: () => changes,
    *lines() {
      yield* lines
      if (json) return
      for (const line of unplaced.lines()) yield `${printable(line)}\n`
      const { taken, updated, merged, same, refused } = counts
      const update = updated > 0 ? `${updated} updated, ` : ''
      yield dryRun
        ? `Nothing was written. ${taken} would be taken, ${update}${merged} merged, ${same} already there, ${refused} refused.\n`
        : `${taken} taken, ${update}${merged} merged, ${same} already there, ${refused} refused.\n`
    },
  }
}

/** An updated claim as a diff. */
function* changesInWords({ where, claim, notes, changes = [] }: ImportOutcome): Generator<string> {
  yield `${printable(`${where}: ${claim}`)}\n`
  for (const { at, before, after } of changes) {
    yield `  ${at}\n`
    if (before !== '') yield `  - ${printable(before)}\n`
    if (after !== '') yield `  + ${printable(after)}\n`
  }
  for (const note of notes) yield `  ${printable(note)}\n`
}

function inWords({ where, outcome, claim, notes }: ImportOutcome, dryRun: boolean): string {
  const became = dryRun && outcome !== 'same' ? `would be ${outcome}` : outcome
  return `${where}: ${became}${claim ? ` ${claim}` : ''}: ${notes.join(outcome === 'refused' ? '; ' : ' ')}`
}
