/** Reads claims from files of any origin: ClaimReview JSON-LD, feeds, saved pages, JSON Lines, CSV. */
import { type CsvRow, readCsv } from '../../claims/interop/csv.ts'
import { findClaimReviews } from '../../claims/interop/find-claim-reviews.ts'
import type { Incoming } from '../../claims/interop/import-claims.ts'
import { bcp47, foreignAddress } from '../../claims/interop/json-ld.ts'
import { fromClaimReview, type ReadOptions } from '../../claims/interop/read-claim-review.ts'
import { claimFromRow, type Row } from '../../claims/interop/row.ts'
import { findFault, lineAndColumn } from '../../claims/packs/publisher/json-text.ts'
import { type Claim, parseClaim } from '../../claims/records/claim.ts'
import { fail, ok } from '../../claims/result.ts'
import { CommandError, type Terminal } from '../command.ts'
import { asUtf8, bytesOf, type Input, textOf } from '../files.ts'
import { linesToKeep } from '../lines.ts'
import { microdataItems, type PageElement } from './microdata.ts'

export const IMPORT_FORMATS = ['json', 'jsonl', 'csv', 'html'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** The format that a file's name suggests. */
export function importFormatOf(name: string): ImportFormat {
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl'
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv'
  return /\.x?html?$/i.test(name) ? 'html' : 'json'
}

export type IncomingOptions = ReadOptions & {
  /** The file's encoding, if it is not UTF-8 and the file does not name it. */
  readonly encoding?: string | undefined
}

/**
 * The claims of a file, one after the other.
 *
 * @param onBytes called with the length of each piece that was read
 */
export async function* incomingClaims(
  input: Input,
  format: ImportFormat,
  options: IncomingOptions,
  terminal: Terminal,
  onBytes: (count: number) => void,
): AsyncGenerator<Incoming> {
  const whole = (): Promise<string> =>
    textOf(input, terminal, onBytes, { encoding: options.encoding, html: format === 'html', strict: true })
  switch (format) {
    case 'jsonl': {
      const utf8 = asUtf8(bytesOf(input, terminal, onBytes), options.encoding)
      for await (const { number, text, fault } of linesToKeep(utf8, input.name)) {
        const where = `${input.name}:${number}`
        if (fault === undefined) yield* fromJson(where, text, options)
        else yield { where, read: fail([{ message: fault }]) }
      }
      break
    }
    case 'csv':
      yield* fromTable(input.name, readCsv(await whole()), options)
      break
    case 'html':
      yield* fromPage(input.name, await whole(), options)
      break
    case 'json':
      yield* fromJson(input.name, await whole(), options)
  }
}

function* fromTable(name: string, rows: readonly CsvRow[], options: ReadOptions): Generator<Incoming> {
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))]
  if (rows.length === 0) yield { where: name, read: fail([{ message: 'has no rows below its header line' }]) }
  else if (!columns.includes('text') && !columns.includes('claim'))
    yield {
      where: name,
      read: fail([
        {
          message: `has no column "text" (the claim in one sentence); its columns are ${columns.slice(0, 20).join(', ')}`,
        },
      ]),
    }
  else
    for (const { row, empty, number, fault } of rows)
      yield {
        where: `${name}, row ${number}`,
        row,
        empty,
        read: fault === undefined ? claimFromRow(row, options) : fail([{ message: fault }]),
      }
}

function* fromJson(where: string, text: string, options: ReadOptions): Generator<Incoming> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    yield { where, read: fail([{ message: notJson(text) }]) }
    return
  }
  const reviews = findClaimReviews(value)
  yield* readReviews(where, reviews, options)
  if (reviews.length > 0) return
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield { where, read: fail([{ message: 'has no ClaimReview in it' }]) }
    return
  }
  // Our own record, otherwise a flat row.
  if ('format' in value && 'texts' in value) {
    const read = parseClaim(value)
    yield {
      where,
      whole: true,
      read: read.ok ? ok({ claim: withState(read.value, options), notices: [] }) : read,
    }
  } else yield { where, row: value as Row, read: claimFromRow(value as Row, options) }
}

function* readReviews(where: string, reviews: readonly object[], options: ReadOptions): Generator<Incoming> {
  for (const [at, review] of reviews.entries())
    yield {
      where: reviews.length > 1 ? `${where}, item ${at + 1}` : where,
      read: fromClaimReview(review, options),
    }
}

/** Makes a record a draft, as for reviews, so that a person checks it first. */
function withState(claim: Claim, { keepState, today }: ReadOptions): Claim {
  return keepState ? claim : { ...claim, lifecycle: { state: 'draft', since: today } }
}

/** Says where a text is not JSON. Line and column count within the text; for JSON Lines `where` has the line. */
function notJson(text: string): string {
  if (text.trim() === '') return 'is empty'
  const fault = findFault(text)
  if (fault === undefined) return 'is not JSON'
  const { line, column } = lineAndColumn(text, fault.offset)
  return `is not JSON: line ${line}, column ${column}: ${fault.message}`
}

async function* fromPage(where: string, html: string, given: ReadOptions): AsyncGenerator<Incoming> {
  const { pageDocument } = await import('../page-document.ts')
  const document = pageDocument(html)
  const root: PageElement = document.documentElement
  const lang = bcp47(document.querySelector('html[lang]')?.getAttribute('lang'))
  const page = addressOf(document)
  const options = { ...given, ...(lang ? { lang } : {}), ...(page ? { page } : {}) }
  let found = 0
  for (const script of document.querySelectorAll('script[type]')) {
    if (!/^\s*application\/ld\+json\s*(?:;|$)/i.test(script.getAttribute('type') ?? '')) continue
    const text = tidyScript(script.textContent ?? '')
    for (const incoming of fromJson(where, text, options)) {
      const none = !incoming.read.ok && !findable(text)
      if (none) continue
      found += 1
      yield incoming
    }
  }
  if (found > 0) return
  const reviews = findClaimReviews(microdataItems(root))
  yield* readReviews(where, reviews, options)
  if (reviews.length === 0)
    throw new CommandError(`${where}: the page has no ClaimReview (JSON-LD or microdata) in it.`)
}

/** The address that a page states for itself, for reviews that state none. */
function addressOf(document: {
  querySelector(selector: string): { getAttribute(name: string): string | null } | null
}): string | undefined {
  const stated = [
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url"]')?.getAttribute('content'),
  ]
  return stated.map(foreignAddress).find((address) => address !== undefined)
}

/**
 * Cleans JSON-LD as page templates write it: inside a comment or CDATA, with raw line breaks in texts, with a
 * semicolon at the end.
 */
function tidyScript(text: string): string {
  const bare = text
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:-->|\]\]>)(?:\s*\*\/)?$/, '')
    .trim()
    .replace(/(?:\/\/|\/\*)$/, '')
    .trim()
    .replace(/;$/, '')
  return isJson(bare) ? bare : bare.replace(/[\u0000-\u001f]+/g, ' ')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Whether a faulty script needs a report. Pages also have JSON-LD about other things. */
function findable(text: string): boolean {
  return text.includes('ClaimReview')
}
