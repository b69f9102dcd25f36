/**
 * The languages that the product knows, by their ISO 639-1 codes: the base language of a BCP 47
 * tag such as `en-GB`. A new language needs its file and a place in both lists of this one
 * (docs/adding-a-language.md).
 */
import { language as en, sentences as enSentences } from './en.ts'
import { language as es, sentences as esSentences } from './es.ts'
import type { Language, Sentences } from './language.ts'

/** Numbers and months of a text in an unknown language are read as in the first of these. */
export const LANGUAGES = { en, es } satisfies Record<string, Language>

/** Separate from {@link LANGUAGES}, because the content script loads only this part and must stay small. */
export const SENTENCES: Record<keyof typeof LANGUAGES, Sentences> = { en: enSentences, es: esSentences }
