/** Opposites that the word table lacks, stop words among them: "up" and "down", "all" and "none". */
import { languages } from '../languages/languages.ts'
import { pairsOf } from '../languages/words.ts'
import { stem } from './stems.ts'

type Opposites = ReadonlyMap<string, readonly string[]>

/** Filled on demand, because few pages have a sentence that needs them. */
const byLanguage = new Map<string, Opposites>()
const NONE: readonly string[] = []

/** The opposites of a stem in a base language, as stems. */
export function oppositesOf(stemmed: string, language: string): readonly string[] {
  return tableOf(language)?.get(stemmed) ?? NONE
}

/** Whether two stems of a base language are opposites. */
export function areOpposites(one: string, other: string, language: string): boolean {
  return oppositesOf(one, language).includes(other)
}

function tableOf(language: string): Opposites | undefined {
  const known = byLanguage.get(language)
  if (known !== undefined) return known
  const rules = languages.of(language)
  if (rules === undefined) return undefined
  const opposites = new Map<string, string[]>()
  const add = (one: string, other: string): void => {
    opposites.set(one, [...(opposites.get(one) ?? []), other])
  }
  for (const [left, right] of pairsOf(rules.opposites)) {
    const [one, other] = [stem(left, language), stem(right, language)]
    add(one, other)
    add(other, one)
  }
  byLanguage.set(language, opposites)
  return opposites
}
