import { detect } from 'tinyld/light'
import { languages } from '../claims/languages/languages.ts'
import { lang } from '../claims/records/fields.ts'
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
 * The languages of the word table, each with the rarity that the words of a text in it do not
 * exceed on average, in nats. Other languages are told by groups of letters. Those alone are wrong
 * about every seventh English claim, and took a hundred in a row for Italian. With the word table
 * .98 to .99 of single English sentences are told right (without: .85 to .97), and .90 of Spanish
 * ones (.84). In return .01 to .03 more of German, French, Italian, Portuguese and Dutch sentences
 * are taken for English or Spanish, but none of five in a row.
 */
const MOST_RARITY: readonly (readonly [lang: string, rarity: number])[] = languages.codes.flatMap((code) => {
  const section = languages.orFirst(code).wordTable
  return section === undefined ? [] : [[code, section.mostRarity] as const]
})
/** Fewer words tell nothing. */
const LEAST_WORDS = 3

/** The language of a text as detected from the text itself: ISO 639-1, or `und`. */
export function languageOf(text: string): string {
  const start = text.trimStart().slice(0, MOST_TEXT).replace(UNREAD, ' ')
  if (start.length < LEAST_TEXT) return 'und'
  const known = MOST_RARITY.find(([lang, most]) => rarityIn(start, lang) <= most)
  return known?.[0] ?? (detect(start) || 'und')
}

/** How rare the words of a text are in a language, on average, without its names, which are in none. */
function rarityIn(text: string, lang: string): number {
  const table = wordTable().language(lang)
  const rarities = tokenise(text, lang).flatMap((token) => {
    if (token.kind !== 'word') return []
    const entry = table.entryOfHash(token.hash)
    return token.case === 'lower' || token.stop || table.ordinary(entry) ? [table.rarity(entry)] : []
  })
  if (rarities.length < LEAST_WORDS) return Number.POSITIVE_INFINITY
  return rarities.reduce((sum, rarity) => sum + rarity, 0) / rarities.length
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
