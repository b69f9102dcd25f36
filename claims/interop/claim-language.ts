/** The language of a claim: stated by its review, otherwise told by its words, otherwise assumed. */
import { primary } from './json-ld.ts'

/** Tells languages. It answers only where it is sure: a wrong language is worse than none. */
export type LanguageReader = {
  /** The language of a text, BCP 47; undefined if its words do not tell. */
  of(text: string): string | undefined
  /** The language that a text is in, if it cannot be in this one; otherwise undefined. */
  otherThan(lang: string, text: string): string | undefined
}

type LanguageOptions = { readonly lang: string; readonly languages?: LanguageReader }

/**
 * @param what "The review" or "The row", for the notices
 * @param stated the language that it states
 * @param notices receives a sentence for what was guessed, or for a statement that the text contradicts
 */
export function claimLanguage(
  what: string,
  stated: string | undefined,
  text: string,
  { lang, languages }: LanguageOptions,
  notices: string[],
): string {
  if (stated !== undefined) {
    const other = languages?.otherThan(stated, text)
    if (other !== undefined)
      notices.push(`${what} states the language ${stated}, but the claim reads like ${other}: check it.`)
    return stated
  }
  const told = languages?.of(text)
  if (
    told !== undefined &&
    primary(told) !== primary(lang) &&
    languages?.otherThan(lang, text) !== undefined
  ) {
    notices.push(`${what} does not state its language: the claim reads like ${told}.`)
    return told
  }
  // The assumed tag may have a region ("pt-BR"), which no text tells.
  if (told === undefined) notices.push(`${what} does not state its language: ${lang} is assumed.`)
  return lang
}
