/** Properties of a folded word that do not depend on the words around it: its stem, whether it is a stop word. */
import { languages } from '../languages/languages.ts'
import { hasRules, stem } from './stems.ts'
import { stopWords } from './stop-words.ts'
import { hashStem } from './word-table.ts'

export type WordForm = {
  /** Without a possessive's ending; names with several spellings have one. */
  readonly word: string
  readonly stem: string
  /** Of the stem; see {@link hashStem}. */
  readonly hash: number
  readonly stop: boolean
  /** Whether it was written with a negating ending: "didn't". */
  readonly negated: boolean
  /** Position where a possessive's ending was cut off, in UTF-16 units of the folded word; 0 if none was. */
  readonly cut: number
  /** The word that it is in capitals ("US"), if that is another word. */
  readonly inCapitals: string | undefined
}

/** Gives the forms of a language's words. */
export type WordForms = (found: string) => WordForm

/** A language's cache is emptied at this size. A page repeats a few hundred words. */
const MAX_FORMS = 20_000
/** Longer words, in UTF-16 units, are not kept. */
const LONGEST_KEPT = 40

const NEGATED_ENDINGS = languages.codes
  .map((code) => languages.orFirst(code).contractions.negatedEnding)
  .filter((ending) => ending !== '')
const NEGATED_BASES = languages.renames(({ contractions }) => contractions.negatedBases)
const ENDINGS = languages.union(({ contractions }) => contractions.endings)
const SAME_NAME = languages.renames(({ names }) => names.sameName)
const IN_CAPITALS = languages.renames(({ names }) => names.inCapitals)

const byLanguage = new Map<string, WordForms>()

/** The forms of a base language's words. Unknown languages keep their words, and share one cache. */
export function wordForms(language: string): WordForms {
  const key = hasRules(language) ? language : ''
  const known = byLanguage.get(key)
  if (known !== undefined) return known
  const forms = cached(key)
  byLanguage.set(key, forms)
  return forms
}

function cached(language: string): WordForms {
  const stops = stopWords(language)
  const forms = new Map<string, WordForm>()
  return (found) => {
    const known = forms.get(found)
    if (known !== undefined) return known
    const form = readForm(found, language, stops)
    if (found.length <= LONGEST_KEPT) {
      if (forms.size >= MAX_FORMS) forms.clear()
      forms.set(found, form)
    }
    return form
  }
}

function readForm(found: string, language: string, stops: ReadonlySet<string>): WordForm {
  const ending = NEGATED_ENDINGS.find((one) => found.endsWith(one))
  const cut = ending === undefined ? endOfBase(found) : 0
  const base = ending !== undefined ? negatedBase(found, ending) : cut > 0 ? found.slice(0, cut) : found
  const bare = base.endsWith('.') ? base.slice(0, -1) : base
  const word = SAME_NAME.get(bare) ?? (bare.includes('.') ? bare.replaceAll('.', '') : bare)
  const stemmed = stem(word, language)
  return {
    word,
    stem: stemmed,
    hash: hashStem(stemmed),
    stop: stops.has(word),
    negated: ending !== undefined,
    cut,
    inCapitals: IN_CAPITALS.get(word),
  }
}

/** "did" of "didn't", "will" of "won't". */
function negatedBase(found: string, ending: string): string {
  const base = found.slice(0, -ending.length)
  return NEGATED_BASES.get(base) ?? base
}

/** Position of the apostrophe of "senator's" and "they're"; 0 if the word has no ending of this kind. */
function endOfBase(found: string): number {
  const apostrophe = found.indexOf("'")
  return apostrophe > 0 && ENDINGS.has(found.slice(apostrophe + 1)) ? apostrophe : 0
}
