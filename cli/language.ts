import { detect } from 'tinyld/light'
import { lang } from '../claims/fields.ts'
import { parse } from '../claims/schema.ts'
import { tokenise } from '../claims/text/tokens.ts'
import { CommandError } from './command.ts'
import { wordTable } from './word-table.ts'

/** Shorter texts tell too little, in UTF-16 units. */
const LEAST_TEXT = 20
const MOST_TEXT = 2_000

/** Addresses, names of accounts and hashtags are in no language. */
const UNREAD = /https?:\/\/\S+|\S+\.\p{L}+\/\S+|[@#][\p{L}\p{N}_]+/gu

/**
 * A text is in one of the word table's languages if its words are no rarer there than this on
 * average, in nats. Groups of letters alone, which tell the other languages, are wrong about every seventh
 * English claim, and took a hundred in a row for Italian. With this, of single English sentences .96 to .99 are told right
 * (without: .85 to .97), of Spanish ones .90 (.84); of French, Italian and Portuguese ones .00 to .04 more are taken for Spanish,
 * and of five in a row none.
 */
const MOST_RARITY: readonly [lang: string, rarity: number][] = [
  ['en', 6],
  ['es', 5],
]

/** The language of a text as detected from the text itself: ISO 639-1, or `und`. */
export function languageOf(text: string): string {
  const start = text.slice(0, MOST_TEXT).replace(UNREAD, ' ')
  if (start.length < LEAST_TEXT) return 'und'
  const known = MOST_RARITY.find(([lang, most]) => rarityIn(start, lang) <= most)
  return known?.[0] ?? (detect(start) || 'und')
}

/** How rare the words of a text are in a language, on average; Infinity for a text of no words. */
function rarityIn(text: string, lang: string): number {
  const table = wordTable().language(lang)
  const words = tokenise(text, lang).filter(({ kind }) => kind === 'word')
  const sum = words.reduce((sum, { hash }) => sum + table.rarity(table.entryOfHash(hash)), 0)
  return words.length === 0 ? Number.POSITIVE_INFINITY : sum / words.length
}

/** Whether it is a well-formed BCP 47 tag, in capitals or not; `en_US` is none. */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** A language tag that was typed, as records have it. */
export function languageOption(tag: string | undefined): string | undefined {
  if (tag !== undefined && !parse(lang, tag, '').ok)
    throw new CommandError(`--lang must be a language tag such as "en" or "pt-BR", not "${tag}".`, 2)
  return tag
}
