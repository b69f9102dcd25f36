/**
 * Field types that several records share: text, dates, languages, URLs, ids. Limits are in UTF-16 units
 * (JavaScript's `length`); docs/pack-format.md lists them.
 */
import { z } from '../schema.ts'

/** Longest one-line text (a claim, a variant, a finding, a title). */
export const MAX_LINE = 1_000
/** Longest prose (an explanation, a quoted passage). */
export const MAX_PROSE = 10_000
/** Longest URL: the customary limit of browsers and servers. */
export const MAX_URL = 2_048

// C0/C1 controls except tab and line feed do not belong in text. The bidirectional overrides and isolates
// of UAX #9 can make text look like different text.
const UNSAFE_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u

function textUpTo(limit: number) {
  return z.string().check(
    z.minLength(1),
    z.maxLength(limit),
    z.refine((text) => text.trim() === text, 'has white space around it'),
    z.refine((text) => text.isWellFormed(), 'has half a surrogate pair (broken Unicode)'),
    z.refine((text) => !UNSAFE_TEXT.test(text), 'has control or text-direction characters'),
  )
}

/** One line of text. It is always shown as text, never as HTML. */
export const line = textUpTo(MAX_LINE).check(
  z.refine((text) => !/[\n\t\u2028\u2029]/.test(text), 'has a line break or a tab'),
)
/** Prose; line breaks separate paragraphs. */
export const prose = textUpTo(MAX_PROSE)

/** Ids of packs, claims and topics: they become file names, keys and link fragments. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9._-]{0,63}$/
export const id = z
  .string()
  .check(
    z.regex(
      ID_PATTERN,
      'may have a–z, 0–9, ".", "_" and "-" only, 64 at most, starting with a letter or digit',
    ),
  )

/** A language tag in BCP 47's canonical case: `en`, `es`, `pt-BR`, `zh-Hant`. */
export const lang = z
  .string()
  .check(
    z.regex(
      /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/,
      'is not a BCP 47 language tag such as "en" or "pt-BR"',
    ),
  )

/** A calendar day, ISO 8601 `YYYY-MM-DD`. */
export const day = z.iso.date('is not a calendar day such as 2017-08-02')

/** A date as precise as known: `2017`, `2017-08` or `2017-08-02` (ISO 8601, reduced precision). */
export const partialDate = z
  .string()
  .check(
    z.regex(
      /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
      'is not a date such as 2017, 2017-08 or 2017-08-02',
    ),
  )

/**
 * A web address that is safe to show and to open: https only, no user name or password, and the host that
 * is shown is the host that is opened (no percent-escapes; international hosts in their `xn--` form, so
 * that no Unicode letter can imitate another).
 */
export const httpsUrl = z
  .string()
  .check(z.maxLength(MAX_URL), z.refine(isPlainHttpsUrl, 'is not a plain https:// address'))

// Two or more labels as in RFC 1123 without a dot after the last, then only visible characters.
const PLAIN_HTTPS =
  /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[1-9]\d{0,4})?(?:[/?#][^\s"<>\\^`{|}\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]*)?$/u

/** Whether an address fulfils the conditions of {@link httpsUrl}. */
export function isPlainHttpsUrl(text: string): boolean {
  if (!text.isWellFormed() || !PLAIN_HTTPS.test(text)) return false
  const url = URL.canParse(text) ? new URL(text) : undefined
  return (
    url !== undefined &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.hostname.includes('.') &&
    text.slice('https://'.length).startsWith(url.host)
  )
}

/**
 * Values by language tag. zod silently drops a field called "__proto__" from a record; here it is refused.
 */
export function byLanguage<T extends z.ZodMiniType>(value: T) {
  return z.pipe(
    z.transform((input, context) => {
      if (typeof input === 'object' && input !== null && Object.hasOwn(input, '__proto__'))
        context.issues.push({ code: 'custom', input, message: 'unknown field "__proto__"' })
      return input
    }),
    z.record(lang, value),
  )
}

/** The same text in several languages, at least one of them. */
export function localised<T extends z.ZodMiniType>(text: T) {
  return byLanguage(text).check(
    z.refine((texts) => Object.keys(texts).length > 0, 'needs at least one language'),
  )
}
