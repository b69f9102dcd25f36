/** Reads claims from files of any origin: ClaimReview JSON-LD, feeds, saved pages, JSON Lines, CSV. */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { readCsv } from '../../claims/interop/csv.ts'
import type { Incoming } from '../../claims/interop/import-claims.ts'
import { claimFromRow } from '../../claims/interop/row.ts'
import { findFault } from '../../claims/packs/publisher/json-text.ts'
import { CommandError, type Terminal } from '../command.ts'
import { asUtf8, decoded } from '../decoding.ts'
import { bytesOf, type Input, MAX_WHOLE, START, wholeOf } from '../files.ts'
import { linesToKeep } from '../lines.ts'
import { notText } from '../not-text.ts'
import { conflictIn, type ImportFormat, importFormatOf, withoutScript } from './import-format.ts'
import { jsonElements } from './json-elements.ts'
import { fromJson, type IncomingOptions, notJson, readWith, refused, withNotice } from './read-incoming.ts'

/**
 * The claims of a file, one after the other.
 *
 * @param format undefined: by the file's name and its first lines
 * @param onBytes called with the length of each piece that was read
 */
export async function* incomingClaims(
  input: Input,
  format: ImportFormat | undefined,
  options: IncomingOptions,
  terminal: Terminal,
  onBytes: (count: number) => void,
): AsyncGenerator<Incoming> {
  const { name } = input
  const { start, all, isWhole } = await started(unpacked(bytesOf(input, terminal, onBytes), name))
  const other = notText(start, name)
  if (other !== undefined) throw new CommandError(`${name}: ${other}`)
  const shown = decoded(start, name, { encoding: options.encoding })
  const kind = format ?? importFormatOf(name, shown, isWhole)
  if (kind === 'jsonl') yield* fromLines(name, asUtf8(all, options.encoding), options)
  else if (kind === 'json') yield* fromJsonFile(name, all, options)
  else {
    const text = decoded(await wholeOf(all, name), name, {
      encoding: options.encoding,
      html: kind === 'html',
      strict: true,
    })
    const conflict = conflictIn(text)
    if (conflict !== undefined) yield refused(`${name}:${conflict}`, CONFLICT)
    else if (kind === 'csv') yield* fromTable(name, text, options)
    else yield* fromPage(name, text, options)
  }
}

const CONFLICT =
  'has two versions with marks of a merge between them (<<<<<<<, >>>>>>>): keep one version and remove the marks'

const GZIP = [0x1f, 0x8b]

/** The bytes of a file, unpacked if it is compressed (gzip), as feeds often are. */
async function* unpacked(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const { start, all } = await started(chunks)
  if (start[0] !== GZIP[0] || start[1] !== GZIP[1]) {
    yield* all
    return
  }
  try {
    yield* Readable.from(all).pipe(createGunzip())
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!code.startsWith('Z_')) throw error
    throw new CommandError(`${name}: this compressed file is damaged or not complete.`)
  }
}

/** The first bytes of a stream, and all of it. */
async function started(chunks: AsyncIterable<Uint8Array>): Promise<{
  readonly start: Uint8Array
  readonly all: AsyncGenerator<Uint8Array>
  readonly isWhole: boolean
}> {
  const iterator = chunks[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let length = 0
  let isWhole = false
  while (length < START && !isWhole) {
    const next = await iterator.next()
    if (next.done === true) isWhole = true
    else {
      pieces.push(next.value)
      length += next.value.length
    }
  }
  const start = Buffer.concat(pieces)
  return { start, all: all(), isWhole }

  async function* all(): AsyncGenerator<Uint8Array> {
    if (start.length > 0) yield start
    while (!isWhole) {
      const next = await iterator.next()
      if (next.done === true) return
      yield next.value
    }
  }
}

async function* fromLines(
  name: string,
  utf8: AsyncIterable<Uint8Array>,
  options: IncomingOptions,
): AsyncGenerator<Incoming> {
  for await (const { number, text, fault } of linesToKeep(utf8, name)) {
    const where = `${name}:${number}`
    if (fault !== undefined) yield refused(where, fault)
    else if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(text)) yield refused(where, CONFLICT)
    else yield* fromJson(where, withoutScript(text), options)
  }
}

/** A file of JSON. One that is too large to be read as a whole is read by the elements of its lists. */
async function* fromJsonFile(
  name: string,
  chunks: AsyncGenerator<Uint8Array>,
  options: IncomingOptions,
): AsyncGenerator<Incoming> {
  const pieces: Uint8Array[] = []
  let size = 0
  while (size <= MAX_WHOLE) {
    const next = await chunks.next()
    if (next.done === true) {
      const text = decoded(Buffer.concat(pieces), name, { encoding: options.encoding, strict: true })
      const conflict = conflictIn(text)
      if (conflict !== undefined) yield refused(`${name}:${conflict}`, CONFLICT)
      else yield* fromJson(name, text, options)
      return
    }
    pieces.push(next.value)
    size += next.value.length
  }
  let number = 0
  for await (const part of jsonElements(asUtf8(joined(pieces, chunks), options.encoding))) {
    if (part.kind !== 'rest') number += 1
    const where = part.kind === 'rest' ? name : `${name}, item ${number}`
    if (part.kind === 'fault') yield refused(where, part.message)
    else if (part.kind === 'element') yield* fromJson(where, part.text, options, part.around)
    else if (number === 0) yield* fromJson(where, part.text, options)
    else if (findFault(part.text.replace(/^\ufeff/, '')) !== undefined)
      yield refused(where, notJson(part.text))
  }
}

async function* joined(
  pieces: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* pieces
  yield* rest
}

function* fromTable(name: string, text: string, options: IncomingOptions): Generator<Incoming> {
  const { columns, rows, fault } = readCsv(text, options.map)
  const names = columns.map(({ given }) => given)
  const lost = [...(options.map ?? [])].find(([, given]) => !columns.some((one) => same(one.given, given)))
  if (fault !== undefined) yield refused(name, fault)
  else if (rows.length === 0) yield refused(name, 'has no rows below its header line')
  else if (lost !== undefined)
    yield refused(name, `has no column "${lost[1]}"; its columns are ${names.slice(0, 20).join(', ')}`)
  else if (!columns.some(({ ours }) => ours === 'text'))
    yield refused(
      name,
      `has no column "text" (the claim in one sentence); its columns are ${names.slice(0, 20).join(', ')}. Say which one it is: --map text=COLUMN`,
    )
  else {
    const unread = columns
      .filter(({ given, ours }) => ours === undefined && given !== '')
      .map(({ given }) => given)
    for (const [at, { row, empty, number, fault }] of rows.entries()) {
      const where = `${name}, row ${number}`
      if (fault !== undefined) yield refused(where, fault)
      else {
        const read = readWith(row, (mended) => claimFromRow(mended, options))
        const notice = `The file’s columns ${unread.slice(0, 20).join(', ')} are not read.`
        const incoming = { where, row, empty, read }
        yield at === 0 && unread.length > 0 ? withNotice(incoming, notice) : incoming
      }
    }
  }
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

async function* fromPage(where: string, html: string, options: IncomingOptions): AsyncGenerator<Incoming> {
  const { claimsOfPage } = await import('./page-claims.ts')
  yield* claimsOfPage(where, html, options)
}
