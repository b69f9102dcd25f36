/** Reads what a pack says of labels: `labels.csv` in its folder, and the file of `import --labels`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../../claims/interop/csv.ts'
import { list } from '../../claims/interop/json-ld.ts'
import { LabelMap, type LabelRow } from '../../claims/interop/labels/label-map.ts'
import { CommandError, type Terminal } from '../command.ts'
import { findInput, textOf } from '../files.ts'

/** The name of the map in a pack's folder. */
const LABELS_FILE = 'labels.csv'

/** Faults that a message lists; the others are counted. */
const MAX_FAULTS = 20

/**
 * The label map of a pack. The file that is given wins over the pack's own.
 *
 * @throws CommandError that names each row that is wrong
 */
export async function labelsOf(
  folder: string,
  given: string | undefined,
  terminal: Terminal,
): Promise<LabelMap> {
  const own = join(folder, LABELS_FILE)
  const map = new LabelMap()
  for (const name of [...(existsSync(own) ? [own] : []), ...(given === undefined ? [] : [given])]) {
    const added = map.add(rowsOf(name, await textOf(findInput(name), terminal, undefined, { strict: true })))
    if (added.ok) continue
    const more = added.error.length - MAX_FAULTS
    throw new CommandError(
      [...added.error.slice(0, MAX_FAULTS), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'),
    )
  }
  return map
}

function rowsOf(file: string, text: string): LabelRow[] {
  const { columns, rows, fault } = readCsv(text)
  if (fault !== undefined) throw new CommandError(`${file}: ${fault}.`)
  const given = columns.map((column) => column.given)
  for (const name of ['label', 'verdict'])
    if (rows.length > 0 && !columns.some(({ ours }) => ours === name))
      throw new CommandError(
        `${file}: has no column "${name}". A map of labels is CSV with the columns publisher (may be empty), label and verdict; this file has ${given.slice(0, 20).join(', ')}.`,
      )
  return rows.map(({ row, number, fault }) => {
    const where = `${file}, row ${number}`
    if (fault !== undefined) throw new CommandError(`${where}: ${fault}.`)
    // The column "publisher" is that of the source in tables of claims, with a line for each source.
    const [publisher = '', label = '', verdict = ''] = [row.source_publisher, row.label, row.verdict].map(
      (cell) => String(list(cell)[0] ?? '').trim(),
    )
    return { where, publisher, label, verdict }
  })
}

/** Counts labels whose verdict is not known, for the end of a report. */
export class UnplacedLabels {
  private readonly counts = new Map<string, number>()

  add(label: string | undefined): void {
    if (label !== undefined) this.counts.set(label, (this.counts.get(label) ?? 0) + 1)
  }

  /** Sentences, the most frequent label first; none if all labels were placed. */
  lines(): string[] {
    if (this.counts.size === 0) return []
    const sorted = [...this.counts].sort(([, a], [, b]) => b - a)
    const shown = sorted
      .slice(0, MAX_LABELS)
      .map(([label, count]) => `  ${label.slice(0, 80)} × ${count} not placed`)
    const rest = sorted.length - shown.length
    return [
      'Labels without a verdict on our scale ("unproven" is used):',
      ...shown,
      ...(rest > 0 ? [`  … and ${rest} other labels`] : []),
      `Give them a verdict in the pack's ${LABELS_FILE} or with --labels FILE, then import again.`,
    ]
  }
}

/** Labels that a report lists. */
const MAX_LABELS = 50
