/** How word lists are written down in the files of the languages, and how they are read. */

/** Words with white space between them: `'said says'`. Empty where the language has none. */
export type Words = string

/** Pairs with white space between them, each with a colon inside: `'20:twenty 30:thirty'`. */
export type Pairs = string

/** A base form and its other forms, with bars between the rows: `'buy:bought|see:saw seen'`. */
export type Forms = string

/** One word or phrase for another: `{ 'united nations': 'un' }`. */
export type Renames = Readonly<Record<string, string>>

/**
 * Sources of regular expressions for the text as written, upper or lower case. Each becomes one
 * alternative of a group, and where two match at one place the first one wins.
 */
export type Patterns = readonly string[]

/** The words of a list, in its order. */
export function wordsOf(list: Words): string[] {
  return list.split(/\s+/).filter((word) => word !== '')
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

/** The words of several lists together. */
export function unionOf<T>(all: readonly T[], part: (one: T) => Words): Set<string> {
  return new Set(all.flatMap((one) => wordsOf(part(one))))
}

/** A group of a regular expression that matches any of the patterns; one without any matches nothing. */
export function groupOf(patterns: Patterns): string {
  return patterns.length === 0 ? '(?!)' : `(?:${patterns.join('|')})`
}
