/**
 * Reduces a folded word to the form in which it is compared: an irregular form to its base ("took" to
 * "take"), then the base to its stem. A language without a file keeps its words as they are.
 */
import { languages } from '../languages/languages.ts'
import { formsOf } from '../languages/words.ts'

type Rules = {
  readonly stem: (word: string) => string
  readonly irregular: ReadonlyMap<string, string>
  /** Stems by word. */
  readonly cache: Map<string, string>
}

const rules: ReadonlyMap<string, Rules> = new Map(
  languages.codes.map((code) => {
    const { stem, irregular } = languages.orFirst(code).stems
    return [code, { stem, irregular: formsOf(irregular), cache: new Map() }]
  }),
)

/** Longer words, in UTF-16 units, are kept as they are: no real word is that long. */
const MAX_WORD = 40
/** A language's cache is emptied at this size, so that hostile pages cannot fill the memory. */
const MAX_CACHED = 20_000

/** Whether the product knows this base language: its stems, stop words, numbers and so on. */
export function hasRules(language: string): boolean {
  return rules.has(language)
}

/** Whether a folded word is in the list of irregular forms. */
export function isIrregular(word: string, language: string): boolean {
  return rules.get(language)?.irregular.has(word) ?? false
}

/** The stem of a folded word in a base language. */
export function stem(word: string, language: string): string {
  const known = rules.get(language)
  if (known === undefined || word.length > MAX_WORD) return word
  const { cache } = known
  const cached = cache.get(word)
  if (cached !== undefined) return cached
  const found = known.stem(known.irregular.get(word) ?? word)
  if (cache.size >= MAX_CACHED) cache.clear()
  cache.set(word, found)
  return found
}
