/**
 * Reads values of JSON-LD as found on the web. Each function returns what a record may contain, or
 * undefined. Characters that records refuse are removed from texts; nothing else in them is changed.
 */
import { decodeHTMLStrict } from 'entities/decode'
import { ID_PATTERN, isPlainHttpsUrl } from '../records/fields.ts'
import type { Node } from './claim-review.ts'
import { dayInWords } from './dates.ts'

/** The object, or the first of a list, or an empty object if there is none. */
export function node(value: unknown): Node {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null ? (first as Node) : {}
}

/** A node. A text in its place becomes its name: `"author": "The Desk"` is common. */
export function named(value: unknown): Node {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? { name: first } : node(first)
}

/** A plain value: the value of `{"@value": …}`, or the first of a list. */
export function literal(value: unknown): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null && '@value' in first ? first['@value'] : first
}

/**
 * The value in this language, whatever its region, of a list such as
 * `[{"@language": "es", "@value": "Falso"}, …]`.
 */
export function valueIn(value: unknown, lang: string | undefined): unknown {
  return list(value).find((one) => lang !== undefined && primary(statedLanguage(one)) === primary(lang))
}

/** The language that a value states, as a tag. */
export function statedLanguage(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && '@language' in value
    ? bcp47(value['@language'])
    : undefined
}

/** The language without region: "en" for "en-GB". */
export function primary(lang: string | undefined): string | undefined {
  return lang?.split('-')[0]
}

/** A value as a list: JSON-LD does not distinguish one value from a list of one. */
export function list(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value].flat()
}

/** A short form of a value from outside, for a message; the value may be of any size and depth. */
export function excerpt(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 100))
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

/** Paragraphs of text, without control and text-direction characters and without surrounding white space. */
export function prose(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return text === '' ? undefined : text
}

/** The same on one line. A number becomes its digits. */
export function line(value: unknown): string | undefined {
  return prose(typeof value === 'number' ? String(value) : value)?.replace(/[\n\t\u2028\u2029]+/g, ' ')
}

/** A plain https:// address. */
export function address(value: unknown): string | undefined {
  return typeof value === 'string' && isPlainHttpsUrl(value) ? value : undefined
}

/**
 * An address as others write it: as `{"@id": …}`, with capital or non-Latin letters in the host, without a
 * scheme (`desk.example/1`), or with
 * http://. Nearly every site that used http:// answers to https:// today. The returned address then differs
 * from the given one, and callers tell the person.
 */
export function foreignAddress(value: unknown): string | undefined {
  const given = literal(value)
  const text = typeof given === 'string' ? given : node(value)['@id']
  const plain = address(text)
  if (plain !== undefined || typeof text !== 'string') return plain
  const trimmed = text
    .trim()
    .replace(/^http:/i, 'https:')
    .replace(/^(?:\/\/)?(?=(?:[a-z\d-]+\.)+[a-z]{2,}\/)/i, 'https://')
  return /^https:/i.test(trimmed) && URL.canParse(trimmed) ? address(new URL(trimmed).href) : undefined
}

/** Text that was copied with its HTML: entities become characters, paragraph tags become line breaks. */
export function withoutMarkup(value: unknown): unknown {
  const text = literal(value)
  if (typeof text !== 'string') return text
  const lines = text
    .replace(/<(?:br|\/p|\/li|\/div|\/h[1-6]|\/blockquote)\b[^<>]*>\s*/gi, '\n')
    .replace(/<\/?(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|sup|sub|u)\b[^<>]*>/gi, '')
  return withoutEntities(lines)
}

/** Decodes entities, twice if they were escaped twice ("&amp;quot;"). */
export function withoutEntities(value: unknown): unknown {
  const text = literal(value)
  if (typeof text !== 'string') return text
  const once = decodeHTMLStrict(text)
  return ENTITY.test(once) ? decodeHTMLStrict(once) : once
}

/** An entity with its semicolon: "AT&T" and "?a=1&copy=2" have none. */
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i

/** A finite number, also if it is written as text. */
export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined
}

/** Language, script and region of a tag in canonical case. `en_US`, which is common, counts as `en-US`. */
export function bcp47(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  try {
    const { language, script, region } = new Intl.Locale(value.trim().replaceAll('_', '-'))
    // "English" is well-formed BCP 47 but not a language.
    if (language.length > 3) return languageNamed(value)
    return [language, script, region].filter((part) => part !== undefined).join('-')
  } catch {
    return languageNamed(value)
  }
}

/** Languages of most fact-checks; for these a name such as "English" is understood too. */
const NAMED_LANGUAGES =
  'en es fr de pt it nl pl ru uk tr ar he hi bn id ms fil ja ko zh el ro cs hu sv da fi no hr sr bg ka hy fa ur th vi ca'

let namedLanguages: Map<string, string> | undefined

function languageNamed(name: string): string | undefined {
  // Made once: Intl.DisplayNames is slow, and each of 100,000 reviews of a feed may have a name.
  namedLanguages ??= new Map(
    NAMED_LANGUAGES.split(' ')
      .toReversed()
      .flatMap((tag) =>
        [tag, 'en'].map((language) => [
          new Intl.DisplayNames(language, { type: 'language' }).of(tag)?.toLowerCase() ?? tag,
          tag,
        ]),
      ),
  )
  return namedLanguages.get(name.trim().toLowerCase())
}

/** The date part of a date or date and time, as precise as given. */
export function partialDate(value: unknown): string | undefined {
  const pattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])/
  const date = typeof value === 'string' ? pattern.exec(value)?.[0] : undefined
  // 30 February looks like a day but is none; its month is kept.
  return date?.length === 10 && !isCalendarDay(date) ? date.slice(0, 7) : date
}

function isCalendarDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

/** A full calendar day. */
export function day(value: unknown): string | undefined {
  const date = partialDate(value)
  return date?.length === 'YYYY-MM-DD'.length ? date : undefined
}

/** A date in ISO 8601, also without leading zeros or with slashes, or in a form of dates.ts. */
export function dateOf(value: unknown): string | undefined {
  const found = literal(value)
  const given = typeof found === 'number' ? String(found) : found
  if (typeof given !== 'string') return undefined
  const text = given
    .trim()
    .replace(/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/, (_, year, month, date) =>
      [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
    )
  return day(text) ?? dayInWords(given) ?? partialDate(text)
}

/** A text that can be the id of a record. */
export function recordId(value: unknown): string | undefined {
  return typeof value === 'string' && ID_PATTERN.test(value) ? value : undefined
}

/** An id made from words: "The turnout was 41 %" → "the-turnout-was-41". An id stays unchanged. */
export function slug(text: string): string {
  return slugOf(text) ?? 'claim'
}

/** The same, or undefined if the words have none of the characters of an id. */
export function slugOf(text: string): string | undefined {
  if (ID_PATTERN.test(text)) return text
  const words = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const joined = words.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '')
  return joined.slice(0, 64).replace(/-$/, '') || undefined
}
