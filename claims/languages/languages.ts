/**
 * The languages that the product knows. Rules about one text ask for its language; rules about
 * texts that change language in the middle, as pages with quotations do, take the words of all.
 */
import { english } from './en.ts'
import { spanish } from './es.ts'
import type { Language, Patterns, Words } from './language.ts'

/** The known languages. Texts in other languages are read with the numbers and months of the first. */
export const LANGUAGES: readonly Language[] = [english, spanish]

export type Languages = {
  readonly all: readonly Language[]
  /** The language with this code (`en`), if it is known. */
  of(code: string): Language | undefined
  /** The words of one part in all languages together. */
  union(part: (language: Language) => Words): ReadonlySet<string>
  /**
   * The patterns of one part in all languages as the source of one group, in the order of the
   * languages: `(?:says?|said|dijo)`. Matches nothing if no language has any.
   */
  anyOf(part: (language: Language) => Patterns): string
  /** Whether a language, known or not, writes every noun with a capital, so that capitals tell no names. */
  capitalisesNouns(code: string): boolean
}

/** German and Luxembourgish, which have no file here. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb'])

/** Rules over a list of languages. The product uses {@link languages}. */
export function languagesOf(all: readonly Language[]): Languages {
  const byCode = new Map(all.map((language) => [language.code, language]))
  return {
    all,
    of: (code) => byCode.get(code),
    union: (part) => new Set(all.flatMap(part)),
    anyOf(part) {
      const patterns = all.flatMap(part)
      return patterns.length === 0 ? '(?!)' : `(?:${patterns.join('|')})`
    },
    capitalisesNouns: (code) => CAPITAL_NOUNS.has(code),
  }
}

export const languages = languagesOf(LANGUAGES)
