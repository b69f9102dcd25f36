/**
 * The words of an article as terms of an index: those that its texts say, and translations of them for
 * claims in other languages. A wording in the article's own language must not be found by translated
 * words, so each row is set against one of the two kinds:
 *
 *   page    "detuvo"      ─ said ──▶ detuvo          rows in Spanish, and rows in an unknown language
 *                         └ meant ─▶ detuvo 255, arrest 150, stop 123       rows in English
 */
import { baseLanguage, languages } from '../languages/languages.ts'
import { scanTerms, termList } from '../text/terms.ts'
import { CERTAIN, type Dictionary } from '../text/translations.ts'
import type { ArticleText } from './article.ts'
import type { IndexViews } from './format.ts'
import { languageNumber, stopTerms } from './rows.ts'
import { termNumber } from './term-table.ts'

/** Terms that the words of a text may mean, with their strengths from 1 to CERTAIN. */
export type Meant = { readonly terms: readonly number[]; readonly strengths: readonly number[] }

export type ArticleWords = {
  /** The terms of a text without stop words of its language. */
  said(text: string): Uint32Array
  /** Translations of these words into the other languages of the index. Empty without a list of translations. */
  meant(text: string): Meant
  /** Whether any word may be translated. */
  readonly hasTranslations: boolean
  /** Whether translations count for a row: whether it is in another language than the article. */
  isOther(row: number): boolean
}

const NOTHING: Meant = { terms: [], strengths: [] }

/**
 * Gives a function that reads the texts of an article, each text once.
 *
 * @param termsOf the terms of a text, see term-reader.ts
 */
export function articleWords(
  views: IndexViews,
  termsOf: (text: string) => Uint32Array,
): (article: ArticleText) => ArticleWords {
  const { rowLanguage } = views
  const scanned = termList()
  return ({ lang, translations }) => {
    const stops = stopTerms(lang)
    const own = languageNumber(lang)
    const dictionaries = languages.codes.flatMap(
      (code) => translations?.dictionary(baseLanguage(lang), code) ?? [],
    )
    const said = onceForEach((text) =>
      termsOf(text).filter((term) => !stops.has(views.hashes[term] as number)),
    )
    const meant = onceForEach((text) => {
      scanned.length = 0
      scanTerms(text, scanned)
      const words = new Set(scanned.items.subarray(0, scanned.length))
      return translated(
        [...words].filter((word) => !stops.has(word)),
        dictionaries,
      )
    })
    return {
      said,
      meant: dictionaries.length === 0 ? () => NOTHING : meant,
      hasTranslations: dictionaries.length > 0,
      // With three languages, a row also counts translations into a language that is neither its own nor the article's.
      isOther: (row) => dictionaries.length > 0 && rowLanguage[row] !== own && rowLanguage[row] !== 0,
    }
  }

  /** The terms of all packs that words may mean, each with its highest strength. */
  function translated(words: readonly number[], dictionaries: readonly Dictionary[]): Meant {
    const strengths = new Map<number, number>()
    const add = (word: number, strength: number): void => {
      for (let pack = 0; pack < views.packs; pack++) {
        const term = termNumber(views, word, pack)
        if (term >= 0) strengths.set(term, Math.max(strength, strengths.get(term) ?? 0))
      }
    }
    for (const dictionary of dictionaries)
      for (const word of words) dictionary(word, (other, share) => add(other, strengthOf(share)))
    return { terms: [...strengths.keys()], strengths: [...strengths.values()] }
  }
}

/**
 * A translation of probability p counts p ** 0.7 of the word. A bit more than p, because the claim has
 * the other word anyway: "detuvo" is rarely "arrest", but beside a claim of an arrest it is. Exponents
 * from 0.5 to 1 are equally good, and 0.25 is worse (docs/matching.md, "Across languages").
 */
const EXPONENT = 0.7

function strengthOf(probability: number): number {
  return Math.max(1, Math.round(CERTAIN * (probability / CERTAIN) ** EXPONENT))
}

function onceForEach<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let found = known.get(text)
    if (found === undefined) {
      found = read(text)
      known.set(text, found)
    }
    return found
  }
}
