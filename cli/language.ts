import { detect } from 'tinyld/light'
import { lang } from '../claims/fields.ts'
import { parse } from '../claims/schema.ts'
import { CommandError } from './command.ts'

/** Shorter texts tell too little, in UTF-16 units. */
const LEAST_TEXT = 20
const MOST_TEXT = 2_000

/** The language of a text as detected from the text itself: ISO 639-1, or `und`. */
export function languageOf(text: string): string {
  return text.length < LEAST_TEXT ? 'und' : detect(text.slice(0, MOST_TEXT)) || 'und'
}

/** A language tag that was typed. */
export function languageOption(tag: string | undefined): string | undefined {
  if (tag !== undefined && !parse(lang, tag, '').ok)
    throw new CommandError(`--lang must be a language tag such as "en" or "pt-BR", not "${tag}".`, 2)
  return tag
}
