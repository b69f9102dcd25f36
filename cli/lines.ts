import { CommandError } from './command.ts'

/** Longest line of a JSON Lines file, in bytes. */
const MAX_LINE = 4_000_000

const LINE_FEED = 0x0a

/** A line of text with its number, counted from 1. */
export type Line = { readonly number: number; readonly text: string }

/**
 * The lines of a stream of UTF-8 bytes without empty lines. Holds one line at a time.
 *
 * @throws CommandError for a line that is too long
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Line> {
  for await (const { number, bytes: line } of rawLines(bytes)) {
    if (line === undefined) throw new CommandError(`${file}:${number}: ${TOO_LONG}.`)
    const text = withoutMark(LENIENT.decode(line), number)
    if (text.trim() !== '') yield { number, text }
  }
}

/**
 * The same for texts that are kept, not only searched. A line that is too long is skipped with a fault.
 *
 * @throws CommandError for a line that is not UTF-8: the other lines will have lost characters too
 */
export async function* linesToKeep(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Line & { readonly fault?: string }> {
  for await (const { number, bytes: line } of rawLines(bytes)) {
    if (line === undefined) {
      yield { number, text: '', fault: TOO_LONG }
      continue
    }
    let text: string
    try {
      text = withoutMark(STRICT.decode(line), number)
    } catch {
      throw new CommandError(
        `${file}:${number}: is not UTF-8. Save the file as UTF-8 or give its --encoding.`,
      )
    }
    if (text.trim() !== '') yield { number, text }
  }
}

const TOO_LONG = `the line is longer than ${MAX_LINE.toLocaleString('en')} bytes`

/** A line that is too long is reported by its number only, as soon as its length is known. */
async function* rawLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly number: number; readonly bytes: Uint8Array | undefined }> {
  let number = 1
  let pieces: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    for (let start = 0; ; ) {
      const feed = chunk.indexOf(LINE_FEED, start)
      const piece = chunk.subarray(start, feed === -1 ? chunk.length : feed)
      const fitted = length <= MAX_LINE
      length += piece.length
      if (length <= MAX_LINE) pieces.push(piece)
      else if (fitted) {
        pieces = []
        yield { number, bytes: undefined }
      }
      if (feed === -1) break
      if (length <= MAX_LINE) yield { number, bytes: joined(pieces) }
      pieces = []
      length = 0
      number += 1
      start = feed + 1
    }
  }
  if (length <= MAX_LINE) yield { number, bytes: joined(pieces) }
}

const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true })
const STRICT = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces)
}

/** Removes a byte order mark from the first line. */
function withoutMark(text: string, number: number): string {
  return number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text
}

/**
 * Parses a line that holds a JSON object.
 *
 * @throws CommandError that names file and line
 */
export function objectOf(
  line: { readonly number: number; readonly text: string },
  file: string,
): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch (error) {
    throw new CommandError(
      `${file}:${line.number}: this line is not JSON (${error instanceof Error ? error.message : error}).`,
    )
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommandError(`${file}:${line.number}: this line is not a JSON object.`)
  }
  return value as Record<string, unknown>
}
