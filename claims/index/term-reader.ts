/** The terms of a page's texts, as the numbers that they have in an index. */
import { scanTerms, termList } from '../text/terms.ts'
import type { IndexViews } from './format.ts'
import { sortDescending, withRoom } from './number-lists.ts'
import { termNumber } from './term-table.ts'

/** Texts whose terms are cached: each sentence is context of the next ones, and the headline of all. */
const MAX_CACHED_TEXTS = 128

/**
 * Gives a function for the distinct terms of a text, heaviest first, without terms that no claim has.
 * A word that several packs use has a term for each of them.
 */
export function termReader(views: IndexViews): (text: string) => Uint32Array {
  const scanned = termList()
  const termsByText = new Map<string, Uint32Array>()
  let numbers = new Uint32Array(256)
  return (text) => {
    const known = termsByText.get(text)
    if (known !== undefined) return known
    scanned.length = 0
    scanTerms(text, scanned)
    numbers = withRoom(numbers, 0, scanned.length * views.packs)
    let count = 0
    for (let pack = 0; pack < views.packs; pack++) {
      for (let i = 0; i < scanned.length; i++) {
        const number = termNumber(views, scanned.items[i] as number, pack)
        if (number >= 0) numbers[count++] = number
      }
    }
    sortDescending(numbers, count)
    let distinct = 0
    for (let i = 0; i < count; i++) {
      const number = numbers[i] as number
      if (distinct === 0 || numbers[distinct - 1] !== number) numbers[distinct++] = number
    }
    const terms = numbers.slice(0, distinct)
    if (termsByText.size >= MAX_CACHED_TEXTS) termsByText.clear()
    termsByText.set(text, terms)
    return terms
  }
}
