import { CommandError } from './command.ts'

/** Longest line of a JSON Lines file, in UTF-16 units. */
const MAX_LINE = 4_000_000

/** The lines of a stream of UTF-8 bytes, with their numbers from 1; empty ones are left out. Holds one line at a time. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<{ readonly number: number; readonly text: string }> {
  const decoder = new TextDecoder()
  let rest = ''
  let number = 0
  for await (const chunk of bytes) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = pieces.pop() ?? ''
    for (const text of pieces) {
      number++
      if (text.trim() !== '') yield { number, text }
    }
    if (rest.length > MAX_LINE) {
      throw new CommandError(
        `${file}:${number + 1}: the line is longer than ${MAX_LINE.toLocaleString('en')} characters.`,
      )
    }
  }
  rest += decoder.decode()
  if (rest.trim() !== '') yield { number: number + 1, text: rest }
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
