/** Chooses which of a record's languages to show. */
import type { Claim } from '../claims/records/claim.ts'

export type Wording = { readonly lang: string; readonly text: string }

/**
 * Gives the text in the first of the `wanted` languages that has one. A language has a text if its
 * whole tag is equal, or else if the tag without region is equal. If none has a text, gives the first
 * text; undefined if there are no texts.
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
 * Gives the language of a claim's wording that contains `wording`, which the matcher aligned with the
 * sentence: the page's language, if the claim has a wording in it. Undefined if the claim does not
 * contain it.
 */
export function langOf(claim: Claim, wording: string): string | undefined {
  return Object.keys(claim.texts).find((lang) =>
    wordingsIn(claim, lang).some((text) => text.includes(wording)),
  )
}

/** Whether `wording` is only a part of a wording with several sentences. */
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

/** Gives the claim's text in the first of the `wanted` languages that it has, otherwise in its own language. */
export function claimText(claim: Claim, wanted: readonly string[]): Wording {
  const texts = Object.fromEntries(Object.entries(claim.texts).map(([lang, { text }]) => [lang, text]))
  return pick(texts, [...wanted, claim.lang]) ?? { lang: claim.lang, text: claim.id }
}

function base(tag: string): string {
  return tag.split('-')[0]!.toLowerCase()
}
