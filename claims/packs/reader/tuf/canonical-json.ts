/**
 * Canonical JSON as TUF signs it (specification 4.1; "OLPC" canonical JSON): no white space, fields
 * sorted by code point, integers only, and `"` and `\` the only characters that are escaped.
 *
 * ```
 * {"b": 1, "a": "x\ny"}   →   {"a":"x<line feed>y","b":1}
 * ```
 *
 * `@tufjs/canonical-json` sorts by UTF-16 unit, which disagrees with python-tuf above U+FFFF, and
 * accepts 1e21 and half a surrogate pair. With either, one signature could stand for more than one text.
 * So these few lines are our own; the tests compare them with that package.
 */
import { byCodePoint } from './bytes.ts'

/** Thrown for a JSON value that has no canonical form. The message follows a file's name. */
export class NotCanonical extends Error {}

/**
 * Writes a value in canonical form.
 *
 * @throws NotCanonical for a fraction, a number beyond 2^53 and half a surrogate pair
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new NotCanonical(`has a number that is not a safe integer (${value})`)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new NotCanonical(`has a ${typeof value}`)
  const fields = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b))
  return `{${fields.map(([name, field]) => `${quote(name)}:${canonicalJson(field)}`).join(',')}}`
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new NotCanonical('has half a surrogate pair (broken Unicode)')
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
