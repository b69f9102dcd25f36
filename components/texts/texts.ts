/**
 * The texts of the interface: a typed table for each language, with functions for texts that have a
 * number or a date in them. They do not use browser.i18n: the card inside news pages and the tests in a
 * plain browser have no extension API, and a missing text must fail the type check.
 */
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { type Formats, formatsFor } from './formats.ts'

const LANGUAGES = { en, es }

export type Texts = Words & { readonly lang: keyof typeof LANGUAGES; readonly format: Formats }

/**
 * The texts for a reader.
 *
 * @param locale BCP 47 tag of the browser's interface; a language without texts gets English
 */
export function textsFor(locale: string): Texts {
  const base = locale.split('-')[0]?.toLowerCase() ?? ''
  const lang = Object.hasOwn(LANGUAGES, base) ? (base as Texts['lang']) : 'en'
  // The region counts for numbers and dates; a malformed tag does not.
  const format = formatsFor(base === lang && isTag(locale) ? locale : lang)
  return { ...LANGUAGES[lang](format), lang, format }
}

function isTag(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}
