/** Words too common to recognise a claim by. */
import { languages } from '../languages/languages.ts'
import { setOf } from '../languages/words.ts'

const byLanguage = new Map<string, ReadonlySet<string>>()
const NONE: ReadonlySet<string> = new Set()

/** The stop words of a base language, folded and without apostrophes; none for an unknown language. */
export function stopWords(language: string): ReadonlySet<string> {
  const known = byLanguage.get(language)
  if (known !== undefined) return known
  const rules = languages.of(language)
  if (rules === undefined) return NONE
  const words = setOf(rules.stopWords)
  byLanguage.set(language, words)
  return words
}
