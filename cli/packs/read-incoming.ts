/** Reads JSON as claims: reviews in any form, our own records, flat rows. */
import { type ColumnMap, underOurNames } from '../../claims/interop/columns.ts'
import { findClaimReviews, whyNoReviews } from '../../claims/interop/find-claim-reviews.ts'
import type { Incoming } from '../../claims/interop/import-claims.ts'
import { withMendedLetters } from '../../claims/interop/mend-letters.ts'
import { fromClaimReview, type ReadOptions } from '../../claims/interop/read-claim-review.ts'
import { claimFromRow, type Row } from '../../claims/interop/row.ts'
import { findFault, lineAndColumn } from '../../claims/packs/publisher/json-text.ts'
import { type Claim, parseClaim } from '../../claims/records/claim.ts'
import { fail, ok } from '../../claims/result.ts'

export type IncomingOptions = ReadOptions & {
  /** The file's encoding, if it is not UTF-8 and the file does not name it. */
  readonly encoding?: string | undefined
  /** What columns mean, as the caller says it. */
  readonly map?: ColumnMap
}

/** Something that is no claim, and why. */
export function refused(where: string, message: string): Incoming {
  return { where, read: fail([{ message }]) }
}

/**
 * The claims of a JSON text.
 *
 * @param around what is around the text in its file, with the JSON-LD context that holds for it
 */
export function* fromJson(
  where: string,
  text: string,
  options: IncomingOptions,
  around?: string,
): Generator<Incoming> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    yield refused(where, notJson(text))
    return
  }
  const context = around === undefined ? undefined : contextOf(around)
  const reviews = findClaimReviews(context === undefined ? value : { '@context': context, '@graph': [value] })
  if (reviews.length > 0) {
    yield* readReviews(where, reviews, options)
    return
  }
  const rows = rowsIn(value)
  if (rows.length === 0) yield refused(where, whyNoReviews(value))
  for (const [at, row] of rows.entries())
    yield { where: rows.length > 1 ? `${where}, item ${at + 1}` : where, ...readRow(row, options) }
}

let last: { readonly around: string; readonly context: unknown } | undefined

function contextOf(around: string): unknown {
  // The same for each of 100,000 elements.
  if (last?.around === around) return last.context
  let context: unknown
  try {
    context = JSON.parse(around.replace(/^\ufeff/, ''))?.['@context']
  } catch {
    // What is around is not JSON; the end of the file says so.
  }
  last = { around, context }
  return context
}

/** The flat objects or own records of a JSON document: itself, a list, or the list in it. */
function rowsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  const isRow = (one: unknown): one is object =>
    typeof one === 'object' && one !== null && !Array.isArray(one) && !('@type' in one) && !('@graph' in one)
  if (Array.isArray(value)) return value.every(isRow) ? value : []
  const list = Object.values(value).find((one) => Array.isArray(one) && one.length > 0 && one.every(isRow))
  const isClaim = 'texts' in value || 'text' in underOurNames(value, new Map())
  if (!isClaim && list !== undefined) return list as object[]
  return isRow(value) &&
    Object.values(value).some((one) => typeof one !== 'object') &&
    !('error' in value) &&
    !('doc_id' in value)
    ? [value]
    : []
}

/** Whether a value has the form of our records. */
export function isOwnRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'format' in value && 'texts' in value
}

/** One of our own records, or a flat row. */
export function readRow(value: object, options: IncomingOptions): Omit<Incoming, 'where'> {
  if (isOwnRecord(value)) {
    const read = parseClaim(value)
    return {
      whole: true,
      read: read.ok ? ok({ claim: withState(read.value, options), notices: [] }) : read,
    }
  }
  const row: Row = underOurNames(value, options.map ?? new Map())
  const read = readWith(row, (mended) => claimFromRow(mended, options))
  if (read.ok || read.error[0]?.message.startsWith('text: missing') !== true) return { row, read }
  const fields = Object.keys(value).slice(0, 20).join(', ')
  const message = `text: missing, expected the claim in one sentence; its fields are ${fields}`
  return { row, read: fail([{ message }]) }
}

/** The claims of ClaimReviews, as findClaimReviews gives them. */
export function* readReviews(
  where: string,
  reviews: readonly object[],
  options: ReadOptions,
): Generator<Incoming> {
  for (const [at, review] of reviews.entries())
    yield {
      where: reviews.length > 1 ? `${where}, item ${at + 1}` : where,
      read: readWith(review, (mended) => fromClaimReview(mended, options)),
    }
}

/** Reads a value whose letters are put right first, with a notice if they had to be. */
export function readWith<T extends object>(
  value: T,
  read: (mended: T) => Incoming['read'],
): Incoming['read'] {
  let notice: string | undefined
  const mended = withMendedLetters(value, (before, after) => {
    notice = `Letters were garbled by a wrong encoding: “${before.slice(0, 60)}” is read as “${after.slice(0, 60)}”.`
  })
  const incoming = { where: '', read: read(notice === undefined ? value : mended) }
  return notice === undefined ? incoming.read : withNotice(incoming, notice).read
}

export function withNotice(incoming: Incoming, notice: string): Incoming {
  const { read } = incoming
  return read.ok
    ? { ...incoming, read: ok({ ...read.value, notices: [notice, ...read.value.notices] }) }
    : incoming
}

/** Makes a record a draft, as for reviews, so that a person checks it first. */
function withState(claim: Claim, { keepState, today }: ReadOptions): Claim {
  return keepState ? claim : { ...claim, lifecycle: { state: 'draft', since: today } }
}

/** Says where a text is not JSON. Line and column count within the text; for JSON Lines `where` has the line. */
export function notJson(text: string): string {
  if (text.trim() === '') return 'is empty'
  const fault = findFault(text)
  if (fault === undefined) return 'is not JSON'
  const { line, column } = lineAndColumn(text, fault.offset)
  return `is not JSON: line ${line}, column ${column}: ${fault.message}`
}
