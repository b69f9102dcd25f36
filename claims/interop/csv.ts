/**
 * Claims as CSV (RFC 4180), for spreadsheets: a claim a row, in the language in which it was
 * written first. Several values of one cell stand on lines of their own; the columns `source_…`
 * have a line for each source.
 *
 * ```
 * id,lang,text,variants,…,source_url,source_title,…
 * tower-height,en,The tower is 300 metres high.,"It is 300 m high.
 * Its height is 300 m.",…,https://survey.example/tower,Survey of the tower,…
 * ```
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV
 * injection"); reading takes it away again.
 */
import Papa from 'papaparse'
import type { Claim } from '../claim.ts'
import type { Row } from './row.ts'

const COLUMNS = [
  'id',
  'lang',
  'text',
  'variants',
  'claimant',
  'claimant_kind',
  'said',
  'verdict',
  'label',
  'finding',
  'explanation',
  'topics',
  'state',
  'created',
  'reviewed',
  'updated',
  'source_url',
  'source_title',
  'source_publisher',
  'source_kind',
  'source_relation',
  'source_published',
  'source_accessed',
] as const
type Column = (typeof COLUMNS)[number]

/** Columns whose cells have a value a line. */
const LISTS: ReadonlySet<string> = new Set<Column>([
  'variants',
  'topics',
  ...COLUMNS.filter((column) => column.startsWith('source_')),
])

/** What starts a formula in Excel, Google Sheets or LibreOffice. */
const FORMULA = /^[=+\-@\t\r]/

export function writeCsv(claims: Iterable<Claim>): string {
  const rows = Array.from(claims, (claim) => {
    const row = rowOf(claim)
    return COLUMNS.map((column) => safeCell(row[column]))
  })
  return `${Papa.unparse({ fields: [...COLUMNS], data: rows }, { newline: '\r\n' })}\r\n`
}

export type CsvRow = {
  readonly row: Row
  /** Row of the file, as spreadsheets count: the header is 1. */
  readonly number: number
  /** What is wrong with the row's form. */
  readonly fault?: string
}

/** Rows of a CSV file with a header line; comma, semicolon and tab are told apart. */
export function readCsv(text: string): CsvRow[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase().replaceAll(' ', '_'),
  })
  const faults = new Map(errors.map(({ row, message }) => [row, message]))
  return data.map((cells, index) => {
    const row = Object.fromEntries(
      Object.entries(cells)
        .filter((cell): cell is [string, string] => typeof cell[1] === 'string' && cell[1] !== '')
        .map(([column, cell]) => [column, readCell(column, cell)]),
    )
    const fault = faults.get(index)
    return { row, number: index + 2, ...(fault === undefined ? {} : { fault }) }
  })
}

function rowOf(claim: Claim): Record<Column, string | undefined> {
  const each = (read: (source: Claim['sources'][number]) => string | undefined): string =>
    claim.sources.map((source) => read(source) ?? '').join('\n')
  return {
    id: claim.id,
    lang: claim.lang,
    text: claim.texts[claim.lang]?.text,
    variants: claim.texts[claim.lang]?.variants.join('\n'),
    claimant: claim.claimant?.name,
    claimant_kind: claim.claimant?.kind,
    said: claim.firstSaid?.date,
    verdict: claim.verdict,
    label: claim.label.text,
    finding: claim.finding[claim.lang],
    explanation: claim.explanation?.[claim.lang],
    topics: claim.topics.join('\n'),
    state: claim.lifecycle.state,
    created: claim.created,
    reviewed: claim.reviewed,
    updated: claim.updated,
    source_url: each(({ url }) => url),
    source_title: each(({ title }) => title),
    source_publisher: each(({ publisher }) => publisher),
    source_kind: each(({ kind }) => kind),
    source_relation: each(({ relation }) => relation),
    source_published: each(({ published }) => published),
    source_accessed: each(({ accessed }) => accessed),
  }
}

function safeCell(cell = ''): string {
  // An apostrophe that is the text's own gets one more, so that reading can take one away.
  return FORMULA.test(cell) || /^'+[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function readCell(column: string, cell: string): string | string[] {
  const text = /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
  return LISTS.has(column) ? text.split(/\r?\n/) : text
}
