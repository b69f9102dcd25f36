/**
 * How many pairs the model looks at for one page. A page has an allowance at first and gets more as time
 * goes by, for pages that go on as the reader scrolls.
 */

/**
 * Pairs of a page at first: a second on two slow cores at 25–30 ms a pair, or half of that on others. Of
 * the right claims' pairs the 40 with the highest cheap scores hold nearly all that a long article has.
 */
export const PAIRS_A_PAGE = 36
/** Of these, what the first screens may take, so that something is left for the rest of the page. */
export const PAIRS_IN_SIGHT = 24
/** Milliseconds for each further pair: a twentieth of a slow core. */
export const MS_A_PAIR = 500

export type PageBudget = {
  /** Takes up to `wanted` pairs from the budget of a page; gives how many. `now` in milliseconds. */
  take(page: object, wanted: number, inSight: boolean, now: number): number
}

export function createPageBudget(): PageBudget {
  /** Pairs that are left, and when that was so. */
  const left = new WeakMap<object, { pairs: number; at: number }>()
  return {
    take(page, wanted, inSight, now) {
      const before = left.get(page) ?? { pairs: PAIRS_A_PAGE, at: now }
      const pairs = Math.min(PAIRS_A_PAGE, before.pairs + Math.max(0, now - before.at) / MS_A_PAIR)
      const free = inSight ? pairs - (PAIRS_A_PAGE - PAIRS_IN_SIGHT) : pairs
      const taken = Math.min(wanted, Math.max(0, Math.floor(free)))
      left.set(page, { pairs: pairs - taken, at: now })
      return taken
    },
  }
}
