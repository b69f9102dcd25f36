/** Chooses which of a record's languages to show. */
import type { Claim } from '../claims/records/claim.ts'

export type Wording = { readonly lang: string; readonly text: string }

/**
 * Gives the text in the first language of `wanted` that exists, compared by whole tag and then by language alone.
 * Without any, gives the first text; undefined if there are no texts.
 */
export function pick(
  texts: Readonly<Record<string, string>>,
  wanted: readonly string[],
): Wording | undefined {
  const langs = Object.keys(texts)
  const lang =
    wanted
      .map((tag) => langs.find((each) => each === tag) ?? langs.find((each) => base(each) === base(tag)))
      .find((found) => found !== undefined) ?? langs[0]
  const text = lang === undefined ? undefined : texts[lang]
  return lang === undefined || text === undefined ? undefined : { lang, text }
}

/**
 * Gives the language of the claim's wording that fitted the page's sentence, in whole or in part. It is the
 * page's language, if the claim has a wording in it. Undefined for a wording that is not the claim's.
 */
export function langOf(claim: Claim, wording: string): string | undefined {
  return Object.keys(claim.texts).find((lang) =>
    wordingsIn(claim, lang).some((text) => text.includes(wording)),
  )
}

/** Whether `wording` is only one sentence of a wording that has several. */
export function isPart(claim: Claim, wording: string): boolean {
  return (
    langOf(claim, wording) !== undefined &&
    !Object.keys(claim.texts).some((lang) => wordingsIn(claim, lang).includes(wording))
  )
}

function wordingsIn({ texts }: Claim, lang: string): string[] {
  const own = texts[lang]
  return own === undefined ? [] : [own.text, ...own.variants]
}

/** Gives the claim's text in the first of these languages that it has, or else in the claim's own. */
export function claimText(claim: Claim, wanted: readonly string[]): Wording {
  const texts = Object.fromEntries(Object.entries(claim.texts).map(([lang, { text }]) => [lang, text]))
  return pick(texts, [...wanted, claim.lang]) ?? { lang: claim.lang, text: claim.id }
}

function base(tag: string): string {
  return tag.split('-')[0]!.toLowerCase()
}
