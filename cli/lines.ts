import { CommandError } from './command.ts'

/** Longest line of a JSON Lines file, in bytes. */
const MAX_LINE = 4_000_000

const LINE_FEED = 0x0a

/**
 * The lines of a stream of UTF-8 bytes, with their numbers from 1; empty ones are left out. Holds
 * one line at a time.
 *
 * @param strict refuse what is no UTF-8: for texts that are kept, not only looked at
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  strict = false,
): AsyncGenerator<{ readonly number: number; readonly text: string }> {
  let rest: Uint8Array[] = []
  let restLength = 0
  let number = 0
  for await (const chunk of bytes) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      number++
      const text = lineText([...rest, chunk.subarray(start, end)], file, number, strict)
      if (text.trim() !== '') yield { number, text }
      rest = []
      restLength = 0
      start = end + 1
    }
    rest.push(chunk.subarray(start))
    restLength += chunk.length - start
    if (restLength > MAX_LINE) throw tooLong(file, number + 1)
  }
  const text = lineText(rest, file, number + 1, strict)
  if (text.trim() !== '') yield { number: number + 1, text }
}

const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true })
const STRICT = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

function lineText(pieces: readonly Uint8Array[], file: string, number: number, strict: boolean): string {
  const bytes = pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces)
  if (bytes.length > MAX_LINE) throw tooLong(file, number)
  let text: string
  try {
    text = (strict ? STRICT : LENIENT).decode(bytes)
  } catch {
    throw new CommandError(`${file}:${number}: is not UTF-8. Save the file as UTF-8.`)
  }
  // A byte order mark is no part of the first line.
  return number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text
}

function tooLong(file: string, number: number): CommandError {
  return new CommandError(
    `${file}:${number}: the line is longer than ${MAX_LINE.toLocaleString('en')} bytes.`,
  )
}

/** One JSON object of a line; the error names file and line. */
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
