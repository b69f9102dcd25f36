/** Texts of a pack in their own language and direction. */
import type { Claim } from '../../claims/records/claim.ts'

/** Languages that are written from right to left, unless their tag names another script. */
const RIGHT_TO_LEFT =
  /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Syrc|Thaa|Nkoo)(?:-|$)/

/** The direction in which a language is written. @param lang BCP 47 */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(lang) && !/-(?:Latn|Cyrl)(?:-|$)/.test(lang) ? 'rtl' : 'ltr'
}

/** The text in the first of the pack's languages that has one, and that language. */
export function inLanguage(
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
): [text: string, lang: string] {
  const lang = languages.find((one) => Object.hasOwn(texts, one)) ?? Object.keys(texts)[0] ?? 'en'
  return [texts[lang] ?? '', lang]
}

/** The claim in its own language. */
export function textOf(claim: Claim): string {
  return claim.texts[claim.lang]?.text ?? claim.id
}
