/**
 * JSON-LD as it is found in the wild, value by value: each reader gives what a record may hold, or
 * undefined. What the records refuse is taken out of texts; nothing else in them is changed.
 */
import { ID_PATTERN, isPlainHttpsUrl } from '../fields.ts'
import type { Node } from './claim-review.ts'

/** An object, the first of a list of objects, or an empty one. */
export function node(value: unknown): Node {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null ? (first as Node) : {}
}

/** In JSON-LD one value and a list of one are the same. */
export function list(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value].flat()
}

/** Paragraphs of text, without control and text-direction characters and white space around it. */
export function prose(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return text === '' ? undefined : text
}

/** The same on one line; a number is read as its digits. */
export function line(value: unknown): string | undefined {
  return prose(typeof value === 'number' ? String(value) : value)?.replace(/[\n\t\u2028\u2029]+/g, ' ')
}

export function address(value: unknown): string | undefined {
  return typeof value === 'string' && isPlainHttpsUrl(value) ? value : undefined
}

export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined
}

/** Language, script and region of a tag, in canonical case; `en_US`, which is common, counts as `en-US`. */
export function bcp47(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  try {
    const { language, script, region } = new Intl.Locale(value.trim().replaceAll('_', '-'))
    return [language, script, region].filter((part) => part !== undefined).join('-')
  } catch {
    return undefined
  }
}

/** The date of a date or a date with time, as precise as it is given. */
export function partialDate(value: unknown): string | undefined {
  const date = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])/
  return typeof value === 'string' ? date.exec(value)?.[0] : undefined
}

export function day(value: unknown): string | undefined {
  const date = partialDate(value)
  return date?.length === 'YYYY-MM-DD'.length ? date : undefined
}

export function recordId(value: unknown): string | undefined {
  return typeof value === 'string' && ID_PATTERN.test(value) ? value : undefined
}

/** An id made from words: "The turnout was 41 %" → "the-turnout-was-41". What is an id stays as it is. */
export function slug(text: string): string {
  if (ID_PATTERN.test(text)) return text
  const words = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const joined = words.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '')
  return joined.slice(0, 64).replace(/-$/, '') || 'claim'
}
