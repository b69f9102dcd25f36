/**
 * Looks up the languages of list.ts. A rule for one text uses the language of the text. A rule for
 * texts that may change language, as pages with quotations do, uses the words of all languages.
 */
import type { Language } from './language.ts'
import { LANGUAGES } from './list.ts'
import { groupOf, type Patterns, type Renames, together, type Words, wordsOf } from './words.ts'

const all: readonly (readonly [code: string, language: Language])[] = Object.entries(LANGUAGES)
const list = all.map(([, language]) => language)
const byCode: ReadonlyMap<string, Language> = new Map(all)

/** Languages without a file that write every noun with a capital: German and Luxembourgish. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb'])

/** Base language of a BCP 47 tag: `es-VE` → `es`. */
export function baseLanguage(tag: string): string {
  const dash = tag.indexOf('-')
  return (dash < 0 ? tag : tag.slice(0, dash)).toLowerCase()
}

export const languages = {
  /** The codes of the known languages. */
  codes: all.map(([code]) => code),

  /** The first of them, used for unknown languages. */
  first: (all[0] as (typeof all)[number])[0],

  /** The language with this code, if it is known. */
  of: (code: string): Language | undefined => byCode.get(code),

  /** The language with this code, or the first. */
  orFirst: (code: string): Language => byCode.get(code) ?? (list[0] as Language),

  /** The words of one part in all languages together. */
  union: (part: (language: Language) => Words): ReadonlySet<string> =>
    new Set(list.flatMap((language) => wordsOf(part(language)))),

  /**
   * The patterns of one part in all languages, as the source of one group of a regular expression,
   * in the order of the languages: `(?:says?|said|dijo)`. Matches nothing if no language has any.
   */
  anyOf: (part: (language: Language) => Patterns): string => groupOf(list.flatMap(part)),

  /** The words of attribution of all languages together. */
  stance: together(list.map(({ stance }) => stance)),

  /** The phrases of one part in all languages, each as its words. */
  phrases: (part: (language: Language) => readonly string[]): string[][] => list.flatMap(part).map(wordsOf),

  /** The renames of one part in all languages together. */
  renames: (part: (language: Language) => Renames): ReadonlyMap<string, string> =>
    new Map(list.flatMap((language) => Object.entries(part(language)))),

  /** Whether a language, known or not, writes every noun with a capital, so that a capital does not mark a name. */
  capitalisesNouns: (code: string): boolean =>
    byCode.get(code)?.names.capitalNouns ?? CAPITAL_NOUNS.has(code),
}
