/**
 * Field types that several records share: text, dates, languages, URLs, ids. Limits are in UTF-16 units
 * (JavaScript's `length`); docs/pack-format.md lists them.
 */
import { z } from '../schema.ts'
import { isPublicHost } from './public-host.ts'

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

// Characters that are drawn as nothing or as a blank: fillers, soft hyphens, spaces other than U+0020.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\u2800]|(?! )\p{Zs}| {2}/u

/**
 * A name under which readers know somebody or something: one line that has a letter and nothing that
 * cannot be seen. So two names that look the same are the same, or can be compared
 * (claims/packs/reader/publisher-names.ts).
 */
export const publicName = line.check(
  z.refine((text) => /\p{L}/u.test(text), 'has no letter'),
  z.refine((text) => !UNSEEN.test(withoutJoiners(text)), 'has invisible characters or unusual spaces'),
)

/**
 * Without the two joiners where they belong to the spelling (UTS #39, 3.1.1): between letters of Arabic
 * and of the scripts of South and Southeast Asia.
 */
function withoutJoiners(text: string): string {
  return text.replace(
    /(?<=[\p{scx=Arabic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}])[\u200c\u200d](?=[\p{L}\p{M}])/gu,
    '',
  )
}

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
 * A web address that is safe to show and to open: https only, no user name or password, a host of the
 * public internet, and the host that is shown is the host that is opened (no percent-escapes;
 * international hosts in their `xn--` form, so that no Unicode letter can imitate another).
 */
export const httpsUrl = z
  .string()
  .check(z.maxLength(MAX_URL), z.refine(isPlainHttpsUrl, 'is not a plain https:// address'))

// A host, perhaps a port, then only visible characters.
const PLAIN_HTTPS =
  /^https:\/\/([a-z0-9.-]+)(?::([1-9]\d{0,4}))?(?:[/?#][^\s"<>\\^`{|}\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]*)?$/u

/**
 * Whether an address fulfils the conditions of {@link httpsUrl}. It does not ask the platform, so that the
 * command and all browsers say the same.
 */
export function isPlainHttpsUrl(text: string): boolean {
  const [, host, port] = (text.isWellFormed() && PLAIN_HTTPS.exec(text)) || []
  return host !== undefined && isPublicHost(host) && Number(port ?? 443) <= 65_535
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
