/**
 * Finds the names among the words of a sentence, by their capitals. Where capitals say nothing (the
 * first word, a headline in Title Case, a text all in capitals), a word is a name if it is not an
 * ordinary word of its language.
 */
import { languages } from '../languages/languages.ts'
import type { Token } from './tokens.ts'
import type { LanguageTable } from './word-table.ts'

const TITLES = languages.union(({ names }) => names.titles)
/** A text with a larger share of capitalised words is a headline, and its capitals say nothing. */
const TITLE_CASE = 0.75
/** With fewer words than this, that share says nothing. */
const LEAST_COUNTED = 4
/** Shorter words are not counted, because most headlines write them without a capital. */
const LEAST_LETTERS = 4

/** Whether each token is (part of) a name. `entries` are the tokens' places in `table`. */
export function findNames(
  tokens: readonly Token[],
  entries: readonly number[],
  table: LanguageTable,
): boolean[] {
  const inTitleCase = isInTitleCase(tokens)
  return tokens.map((token, i) => {
    if (token.kind !== 'word' || token.case === 'lower' || token.stop) return false
    if (TITLES.has(token.word)) return false
    if (!token.opens && !inTitleCase) return true
    if (token.case === 'upper' && token.word.length > 1 && !inTitleCase) return true
    return !table.ordinary(entries[i] as number)
  })
}

function isInTitleCase(tokens: readonly Token[]): boolean {
  let counted = 0
  let capital = 0
  for (const token of tokens) {
    if (token.kind !== 'word' || token.word.length < LEAST_LETTERS || token.stop || token.opens) continue
    counted++
    if (token.case !== 'lower') capital++
  }
  return counted >= LEAST_COUNTED && capital > counted * TITLE_CASE
}
