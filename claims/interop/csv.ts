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
  /** Columns in which the row has nothing. */
  readonly empty: readonly string[]
  /** Number of the row as spreadsheets count: the header is 1. */
  readonly number: number
  /** What is wrong with the row's form. */
  readonly fault?: string
}

/**
 * What is wrong with a row, by the parser's error code. Too few cells are not a fault: Excel omits empty
 * cells at the end of rows (support.microsoft.com, "column delimiters are missing").
 */
const FAULTS: ReadonlyMap<string, string> = new Map([
  [
    'MissingQuotes',
    'a quotation mark opens a cell and none closes it, so the rest of the file is in this cell',
  ],
  [
    'InvalidQuotes',
    'a quotation mark is inside a cell that starts with one; inside, it must be written twice ("")',
  ],
  [
    'TooManyFields',
    'has more cells than the header line; a text with commas needs quotation marks around it',
  ],
])

/** Reads the rows of a CSV file. Its header line shows whether comma, semicolon or tab separates cells. */
export function readCsv(text: string): CsvRow[] {
  const { delimiter, table } = dialectOf(text.replace(/^\ufeff/, ''))
  const columns = new Map<string, number>()
  const { data, errors } = Papa.parse<Record<string, string>>(table, {
    delimiter,
    header: true,
    transformHeader: (name, index = 0) => {
      const column = name.trim().toLowerCase().replaceAll(' ', '_')
      if (!columns.has(column)) columns.set(column, index)
      // Only the first of two columns with the same name is read; the other one is renamed.
      return columns.get(column) === index ? column : `${column} (column ${index + 1})`
    },
  })
  const faults = new Map<number, string>()
  for (const { row = 0, code } of errors) {
    const fault = FAULTS.get(code)
    // papaparse counts rows with the header line for quotation marks, but without it for cells.
    const index = code === 'TooManyFields' ? row : row - 1
    if (fault !== undefined && !faults.has(index)) faults.set(index, fault)
  }
  return data.flatMap((cells, index) => {
    // An empty row still counts, so that the numbers are those of the spreadsheet.
    if (Object.values(cells).every((cell) => typeof cell !== 'string' || cell.trim() === '')) return []
    const row = Object.fromEntries(
      Object.entries(cells)
        .filter((cell): cell is [string, string] => typeof cell[1] === 'string' && cell[1] !== '')
        .map(([column, cell]) => [column, readCell(column, cell)]),
    )
    const fault = faults.get(index)
    const empty = Object.keys(cells).filter((column) => !Object.hasOwn(row, column))
    return { row, empty, number: index + 2, ...(fault === undefined ? {} : { fault }) }
  })
}

/** Possible separators. A header line without any of them gets the first one. */
const DELIMITERS = [',', ';', '\t']

/** Only the header line decides: a cell may have more semicolons than the table has commas. */
function dialectOf(text: string): { delimiter: string; table: string } {
  // Excel writes a first line "sep=;", which it does not count as a row.
  const stated = /^sep=([,;\t])\r?\n/i.exec(text)
  if (stated) return { delimiter: stated[1] as string, table: text.slice(stated[0].length) }
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]))
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\r' || character === '\n') break
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const [[delimiter]] = [...counts].sort(([, a], [, b]) => b - a) as [[string, number]]
  return { delimiter, table: text }
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

function readCell(column: string, cell: string): string | string[] {
  const text = cell.replace(SAVED_FORMULA, '')
  return LISTS.has(column) ? text.split(/\r?\n/) : text
}
