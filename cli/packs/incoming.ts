/** Claims in files of other makers: ClaimReview JSON-LD, feeds, saved pages, JSON Lines, CSV. */
import { parseClaim } from '../../claims/claim.ts'
import { readCsv } from '../../claims/interop/csv.ts'
import { findClaimReviews } from '../../claims/interop/find-claim-reviews.ts'
import type { Incoming } from '../../claims/interop/import-claims.ts'
import { fromClaimReview, type ReadOptions } from '../../claims/interop/read-claim-review.ts'
import { claimFromRow, type Row } from '../../claims/interop/row.ts'
import { fail, ok } from '../../claims/result.ts'
import { CommandError, type Terminal } from '../command.ts'
import { bytesOf, type Input, textOf } from '../files.ts'
import { linesOf } from '../lines.ts'

export const IMPORT_FORMATS = ['json', 'jsonl', 'csv', 'html'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

export function importFormatOf(name: string): ImportFormat {
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl'
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv'
  return /\.x?html?$/i.test(name) ? 'html' : 'json'
}

/** @param onBytes told of each piece that was read */
export async function* incomingClaims(
  input: Input,
  format: ImportFormat,
  options: ReadOptions,
  terminal: Terminal,
  onBytes: (count: number) => void,
): AsyncGenerator<Incoming> {
  switch (format) {
    case 'jsonl':
      for await (const { number, text } of linesOf(bytesOf(input, terminal, onBytes), input.name))
        yield* fromJson(`${input.name}:${number}`, text, options)
      break
    case 'csv':
      for (const { row, number, fault } of readCsv(await textOf(input, terminal, onBytes))) {
        const where = `${input.name}, row ${number}`
        yield fault === undefined
          ? { where, read: claimFromRow(row, options) }
          : { where, read: fail([{ message: fault }]) }
      }
      break
    case 'html':
      yield* fromPage(input.name, await textOf(input, terminal, onBytes), options)
      break
    case 'json':
      yield* fromJson(input.name, await textOf(input, terminal, onBytes), options)
  }
}

function* fromJson(where: string, text: string, options: ReadOptions): Generator<Incoming> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    yield {
      where,
      read: fail([{ message: `is not JSON (${error instanceof Error ? error.message : error})` }]),
    }
    return
  }
  const reviews = findClaimReviews(value)
  for (const [at, review] of reviews.entries())
    yield {
      where: reviews.length > 1 ? `${where}, item ${at + 1}` : where,
      read: fromClaimReview(review, options),
    }
  if (reviews.length > 0) return
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield { where, read: fail([{ message: 'has no ClaimReview in it' }]) }
    return
  }
  // Our own record, else a flat row.
  if ('format' in value && 'texts' in value) {
    const read = parseClaim(value)
    yield { where, read: read.ok ? ok({ claim: read.value, notices: [] }) : read }
  } else yield { where, read: claimFromRow(value as Row, options) }
}

async function* fromPage(where: string, html: string, options: ReadOptions): AsyncGenerator<Incoming> {
  const { parseHTML } = await import('linkedom')
  const { document } = parseHTML(html)
  const lang = document.documentElement?.getAttribute('lang')?.slice(0, 2).toLowerCase()
  let found = 0
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const incoming of fromJson(where, script.textContent ?? '', {
      ...options,
      ...(lang ? { lang } : {}),
    })) {
      const none = !incoming.read.ok && !findable(script.textContent ?? '')
      if (none) continue
      found += 1
      yield incoming
    }
  }
  if (found === 0) throw new CommandError(`${where}: the page has no ClaimReview in it.`)
}

/** A page has other JSON-LD too, which is none of ours. */
function findable(text: string): boolean {
  return text.includes('ClaimReview')
}
