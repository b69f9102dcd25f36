/**
 * Claims as CSV (RFC 4180), for spreadsheets: one claim per row, in the language in which it was written
 * first, without its guards, examples and other languages. A cell with several values has one per line;
 * the columns `source_…` have one line for each source.
 *
 * ```
 * id,lang,text,variants,…,source_url,source_title,…
 * tower-height,en,The tower is 300 metres high.,"It is 300 m high.
 * Its height is 300 m.",…,https://survey.example/tower,Survey of the tower,…
 * ```
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV injection").
 * Reading removes it again.
 */
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse'
import type { Claim } from '../records/claim.ts'
import { type ColumnMap, type Column as ColumnOfTable, columnsOf } from './columns.ts'
import type { Row } from './row.ts'

const COLUMNS = [
  'id',
  'lang',
  'text',
  'variants',
  'claimant',
  'claimant_kind',
  'claimant_role',
  'claimant_url',
  'said',
  'said_where',
  'said_url',
  'verdict',
  'label',
  'label_scale',
  'label_scale_url',
  'rating_value',
  'rating_best',
  'rating_worst',
  'finding',
  'explanation',
  'topics',
  'state',
  'state_since',
  'state_note',
  'superseded_by',
  'valid_from',
  'valid_until',
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
  'source_archive',
  'source_quote',
  'source_note',
] as const
type Column = (typeof COLUMNS)[number]

/** Columns whose cells have one value per line. */
const LISTS: ReadonlySet<string> = new Set<Column>([
  'variants',
  'topics',
  ...COLUMNS.filter((column) => column.startsWith('source_')),
])

/**
 * Places where Excel, Google Sheets or LibreOffice could start a formula, also with the full-width
 * characters of East Asian editions. One is the start of the text. The others are after each semicolon,
 * tab and line break, because a spreadsheet that separates cells by semicolons (usual in most of
 * Europe) ignores quotation marks inside a cell. If the text itself has apostrophes there, it gets one
 * more, so that reading can always remove exactly one.
 */
const FORMULA = /^(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])(?='*[=+\-@＝＋－＠])/g
const SAVED_FORMULA = /^'(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])'(?='*[=+\-@＝＋－＠])/g

/** Writes claims as CSV with a header line. */
export function writeCsv(claims: Iterable<Claim>): string {
  const rows = Array.from(claims, (claim) => {
    const row = rowOf(claim)
    return COLUMNS.map((column) => safeCell(row[column]))
  })
  const table = { fields: [...COLUMNS], data: rows }
  // LibreOffice treats semicolons and tabs as separators too, except inside quotation marks.
  const quotes = (cell: unknown): boolean => typeof cell === 'string' && /[;\t]/.test(cell)
  return `${Papa.unparse(table, { newline: '\r\n', quotes })}\r\n`
}

export type CsvRow = {
  readonly row: Row
  /** Columns in which the row has nothing, by our names. */
  readonly empty: readonly string[]
  /** Number of the row as spreadsheets count: the first line is 1. */
  readonly number: number
  /** What is wrong with the row's form. */
  readonly fault?: string
}

/** A table as it was read. */
export type CsvTable = {
  readonly columns: readonly ColumnOfTable[]
  readonly rows: readonly CsvRow[]
  /** Why no row can be read: there is no line that names the columns. */
  readonly fault?: string
}

/** What is wrong with a row, by the parser's error code. */
const FAULTS: ReadonlyMap<string, string> = new Map([
  [
    'MissingQuotes',
    'a quotation mark opens a cell and none closes it, so the rest of the file is in this cell',
  ],
  [
    'InvalidQuotes',
    'a quotation mark is inside a cell that starts with one; inside, it must be written twice ("")',
  ],
])
const TOO_MANY_CELLS =
  'has more cells than the header line; a text with commas needs quotation marks around it'

/**
 * Reads a CSV file. Its header line shows whether comma, semicolon, tab or vertical bar separates cells.
 * Lines above the header line, such as a title, are skipped.
 *
 * @param map what columns mean, as the caller knows it
 */
export function readCsv(text: string, map?: ColumnMap): CsvTable {
  const { delimiter, table } = dialectOf(text.replace(/^\ufeff/, ''), map)
  const { data, errors } = Papa.parse(table, { delimiter })
  const header = headerIn(data, map)
  const names = data[header] ?? []
  const columns = columnsOf(names, map)
  const first = data.slice(header + 1).find(hasText) ?? []
  if (!columns.some(({ ours }) => ours !== undefined) && names.some((cell) => /^\s*https?:/i.test(cell)))
    return {
      columns,
      rows: [],
      fault: `has no header line: the first line must name the columns (text, verdict, url, …), not begin with ${JSON.stringify((names[0] ?? '').slice(0, 60))}`,
    }
  const faults = new Map<number, string>()
  for (const { row = 0, code } of errors) {
    const fault = FAULTS.get(code)
    if (fault !== undefined && !faults.has(row)) faults.set(row, fault)
  }
  const rows = data.flatMap((cells, at): CsvRow[] => {
    // An empty row still counts, so that the numbers are those of the spreadsheet.
    if (at <= header || !hasText(cells)) return []
    // Too few cells are not a fault: Excel omits empty cells at the end of rows. Nor are empty ones too many.
    const fault = faults.get(at) ?? (hasText(cells.slice(names.length)) ? TOO_MANY_CELLS : undefined)
    const row = rowIn(cells, columns)
    const empty = columns.flatMap(({ ours }) =>
      ours === undefined || Object.hasOwn(row, ours) ? [] : [ours],
    )
    return [{ row, empty, number: at + 1, ...(fault === undefined ? {} : { fault }) }]
  })
  return first.length === 0 ? { columns, rows: [] } : { columns, rows }
}

function hasText(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

function rowIn(cells: readonly string[], columns: readonly ColumnOfTable[]): Row {
  const row: Record<string, string | string[]> = Object.create(null)
  for (const [at, { given, ours }] of columns.entries()) {
    const cell = cells[at]
    if (cell === undefined || cell === '') continue
    // A column that means nothing of ours keeps its name, and its number if the name is not its alone.
    const name = ours ?? (given in row || given === '' ? `${given} (column ${at + 1})` : given)
    const value = readCell(name, given, cell)
    const known = row[name]
    row[name] = known === undefined ? value : [known, value].flat()
  }
  return row
}

/** Lines in which the header line is looked for: tables begin with a title, a date, an empty line. */
const MAX_TITLE = 20

/** The row that names the columns: the first with several of ours, otherwise the first. */
function headerIn(rows: readonly string[][], map: ColumnMap | undefined): number {
  const named = (cells: readonly string[]): number =>
    columnsOf(cells, map).filter(({ ours }) => ours !== undefined).length
  const top = rows.slice(0, MAX_TITLE)
  const found = top.findIndex(
    (cells) => columnsOf(cells, map).some(({ ours }) => ours === 'text') && named(cells) > 1,
  )
  if (found !== -1) return found
  const first = top.findIndex(hasText)
  return first === -1 || first === rows.length - 1 ? 0 : first
}

/** Possible separators. A header line without any of them gets the first one. */
const DELIMITERS = [',', ';', '\t', '|']

/** Only the header line decides: a cell may have more semicolons than the table has commas. */
function dialectOf(text: string, map: ColumnMap | undefined): { delimiter: string; table: string } {
  // Excel writes a first line "sep=;", which it does not count as a row.
  const stated = /^"?sep=([^\r\n"])"?(?:\r\n?|\n)/i.exec(text)
  if (stated) return { delimiter: stated[1] as string, table: text.slice(stated[0].length) }
  const fits = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse(text, { delimiter, preview: MAX_TITLE })
    const names = data[headerIn(data, map)] ?? []
    const known = columnsOf(names, map).filter(({ ours }) => ours !== undefined).length
    return { delimiter, known, cells: names.length }
  })
  const [best] = fits.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return { delimiter: best?.delimiter ?? ',', table: text }
}

function rowOf(claim: Claim): Record<Column, string | undefined> {
  const each = (read: (source: Claim['sources'][number]) => string | undefined): string =>
    claim.sources.map((source) => (read(source) ?? '').replaceAll('\n', ' ')).join('\n')
  return {
    id: claim.id,
    lang: claim.lang,
    text: claim.texts[claim.lang]?.text,
    variants: claim.texts[claim.lang]?.variants.join('\n'),
    claimant: claim.claimant?.name,
    claimant_kind: claim.claimant?.kind,
    claimant_role: claim.claimant?.role,
    claimant_url: claim.claimant?.url,
    said: claim.firstSaid?.date,
    said_where: claim.firstSaid?.where,
    said_url: claim.firstSaid?.url,
    verdict: claim.verdict,
    label: claim.label.text,
    label_scale: claim.label.scale,
    label_scale_url: claim.label.scaleUrl,
    rating_value: claim.label.rating?.value.toString(),
    rating_best: claim.label.rating?.best.toString(),
    rating_worst: claim.label.rating?.worst.toString(),
    finding: claim.finding[claim.lang],
    explanation: claim.explanation?.[claim.lang],
    topics: claim.topics.join('\n'),
    state: claim.lifecycle.state,
    state_since: claim.lifecycle.since,
    state_note: claim.lifecycle.note,
    superseded_by: claim.lifecycle.supersededBy,
    valid_from: claim.validity?.from,
    valid_until: claim.validity?.until,
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
    source_archive: each(({ archive }) => archive),
    source_quote: each(({ quote }) => quote),
    source_note: each(({ note }) => note),
  }
}

function safeCell(cell = ''): string {
  return cell.replace(FORMULA, "'")
}

/** @param given the column's own name: a list under another name has its values on one line */
function readCell(column: string, given: string, cell: string): string | string[] {
  const text = cell.replace(SAVED_FORMULA, '')
  if (!LISTS.has(column)) return text
  const isOurs = given.trim().toLowerCase() === column
  return text.split(isOurs || column !== 'topics' ? /\r?\n/ : /\r?\n|[,;|]/)
}
