/**
 * JSON that two readers cannot understand differently. `JSON.parse` keeps the last of two fields with
 * the same name, reads 1.0 as 1 and takes any depth; the signer and the reader must see the same value,
 * so all three are refused.
 */
import { fail, ok, type Result } from '../../result.ts'

/** Levels of arrays and objects. No record of this project comes near: the deepest use 8. */
export const MAX_DEPTH = 32

/**
 * Reads JSON whose numbers are all whole.
 *
 * @returns the value, or what is wrong, to follow the file's name: "has the field "a" twice"
 */
export function parseStrictJson(text: string): Result<unknown, string> {
  if (isTooDeep(text)) return fail(`is nested more than ${MAX_DEPTH} deep`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail('is not JSON')
  }
  const ambiguity = ambiguityIn(text)
  return ambiguity === undefined ? ok(value) : fail(ambiguity)
}

/** Whether a JSON text is nested more than {@link MAX_DEPTH} deep. The text need not be valid. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at)
    else if (character === '{' || character === '[') {
      depth += 1
      if (depth > MAX_DEPTH) return true
    } else if (character === '}' || character === ']') depth -= 1
  }
  return false
}

/** @param text valid JSON, so that only names and numbers have to be looked at */
function ambiguityIn(text: string): string | undefined {
  /** For each open object the names that it has so far; undefined for an array. */
  const open: (Set<string> | undefined)[] = []
  let lastString = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string
    if (character === '"') {
      const end = endOfString(text, at)
      lastString = text.slice(at, end + 1)
      at = end
    } else if (character === '{') open.push(new Set())
    else if (character === '[') open.push(undefined)
    else if (character === '}' || character === ']') open.pop()
    else if (character === ':') {
      // The string before a colon is a field name. "\u0061" and "a" are the same one.
      const name = String(JSON.parse(lastString))
      const names = open.at(-1)
      if (names?.has(name)) return `has the field ${JSON.stringify(name)} twice`
      if (name === '__proto__') return 'has a field called "__proto__"'
      names?.add(name)
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      const start = at
      while (/[-+.\deE]/.test(text[at + 1] ?? '')) at += 1
      const number = text.slice(start, at + 1)
      if (/[.eE]/.test(number)) return `has a number that is not written as a whole one (${number})`
    }
  }
  return undefined
}

/** Where the string that opens at `start` closes; the end of the text if it does not. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
