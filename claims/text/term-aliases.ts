/** Words that get the term of another word: number words that of their digits, "pct" that of "percent". */

import { SAME_TERMS, type SameTerm } from '../languages/language.ts'
import { languages } from '../languages/languages.ts'
import { wordsOf } from '../languages/words.ts'
import { hashOf, literal } from './term-hash.ts'

/** A mostly empty table with open addressing: a Map would take longer than the rest of the scan. */
const SLOTS = 1_024
const from = new Int32Array(SLOTS)
const to = new Int32Array(SLOTS)

const wordsFor = (term: SameTerm): string[] =>
  languages.codes.flatMap((code) => wordsOf(languages.orFirst(code).terms.same[term] ?? ''))

/** Letters of the longest word that has an alias. */
export const LONGEST_ALIAS = Math.max(...SAME_TERMS.flatMap(wordsFor).map(({ length }) => length))

/** The alias of the word with this hash, a term; 0 if it has none. */
export function aliasOf(hash: number): number {
  for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
    const found = from[slot] as number
    if (found === hash) return to[slot] as number
    if (found === 0) return 0
  }
}

for (const term of SAME_TERMS) {
  for (const hash of wordsFor(term).map(hashOf)) {
    let slot = hash & (SLOTS - 1)
    while (from[slot] !== 0) slot = (slot + 1) & (SLOTS - 1)
    from[slot] = hash
    to[slot] = literal(term)
  }
}

const term = (name: SameTerm): number => literal(name)
export const PERCENT = term('percent')
export const THOUSAND = term('thousand')
export const MILLION = term('million')
export const BILLION = term('billion')

const units = (part: 'thousand' | 'million' | 'billion' | 'silent', value: number) =>
  [...languages.union(({ terms }) => terms[part])].map((unit) => [literal(unit), value] as const)

/** Terms of what is written together with a number, by their own term; 0 for what is ignored. */
export const UNITS: ReadonlyMap<number, number> = new Map([
  ...units('thousand', THOUSAND),
  ...units('million', MILLION),
  ...units('billion', BILLION),
  ...units('silent', 0),
])
