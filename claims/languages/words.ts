/** How the files of the languages write word lists, and how the lists are read. */

/** Words with white space between them: `'said says'`. Empty if the language has none. */
export type Words = string

/** Pairs with white space between them, each with a colon inside: `'20:twenty 30:thirty'`. */
export type Pairs = string

/** A base form and its other forms, with bars between the rows: `'buy:bought|see:saw seen'`. */
export type Forms = string

/** One word or phrase for another: `{ 'united nations': 'un' }`. */
export type Renames = Readonly<Record<string, string>>

/**
 * Sources of regular expressions for the text as written, upper or lower case. Each becomes one
 * alternative of a group. If two match at one place, the first one wins.
 */
export type Patterns = readonly string[]

/** The words of a list, in its order. */
export function wordsOf(list: Words): string[] {
  return list.match(/\S+/g) ?? []
}

/** Both sides of each pair of a list, in its order. */
export function pairsOf(list: Pairs): [left: string, right: string][] {
  return wordsOf(list).map((pair) => pair.split(':') as [string, string])
}

/** Each other form in a list with its base. */
export function formsOf(list: Forms): Map<string, string> {
  const forms = new Map<string, string>()
  for (const row of list.split('|')) {
    const [base = '', others = ''] = row.split(':')
    for (const form of wordsOf(others)) forms.set(form, base.trim())
  }
  return forms
}

/** The words of a list as a set. */
export function setOf(list: Words): Set<string> {
  return new Set(wordsOf(list))
}

/**
 * Merges several objects into one: lists of words and patterns are joined in the order of the objects,
 * at any depth. Other values are those of the first object.
 */
export function together<T>(all: readonly T[]): T {
  const [first] = all
  if (typeof first === 'string') return all.join(' ') as T
  if (Array.isArray(first)) return all.flat() as T
  if (typeof first !== 'object' || first === null || first instanceof RegExp) return first as T
  const names = Object.keys(first) as (keyof T)[]
  return Object.fromEntries(names.map((name) => [name, together(all.map((one) => one[name]))])) as T
}

/** A group of a regular expression that matches any of the patterns, or nothing if there are none. */
export function groupOf(patterns: Patterns): string {
  return patterns.length === 0 ? '(?!)' : `(?:${patterns.join('|')})`
}

/** The same for a list of words. */
export const groupOfWords = (list: Words): string => groupOf(wordsOf(list))
