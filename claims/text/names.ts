/**
 * Which words of a sentence are names. Capitals decide where they mean something; where they do
 * not (the first word, a headline in Title Case, a text all in capitals), a word is a name if it
 * is no ordinary word of its language.
 */
import type { Token } from './tokens.ts'
import type { LanguageTable } from './word-table.ts'

/** Above this share of capitalised words, capitals say nothing: a headline. */
const TITLE_CASE = 0.75
/** Nouns that are written with a capital and name nobody by themselves. */
const TITLES = new Set(
  `president minister senator governor mayor judge secretary doctor professor general king queen prince chief
  monday tuesday wednesday thursday friday saturday sunday
  presidente ministro gobernador alcalde lunes martes miercoles jueves viernes sabado domingo`.split(/\s+/),
)

/** For each token whether it is (part of) a name; `entries` are the tokens' places in `table`. */
export function findNames(
  tokens: readonly Token[],
  entries: readonly number[],
  table: LanguageTable,
): boolean[] {
  let counted = 0
  let capital = 0
  for (const token of tokens) {
    if (token.kind !== 'word' || token.word.length < 4 || token.stop || token.opens) continue
    counted++
    if (token.case !== 'lower') capital++
  }
  const capitalsMeanNothing = counted >= 4 && capital > counted * TITLE_CASE
  return tokens.map((token, i) => {
    if (token.kind !== 'word' || token.case === 'lower' || token.stop) return false
    if (TITLES.has(token.word)) return false
    if (!token.opens && !capitalsMeanNothing) return true
    if (token.case === 'upper' && token.word.length > 1 && !capitalsMeanNothing) return true
    return !table.ordinary(entries[i] as number)
  })
}
