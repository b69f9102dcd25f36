/**
 * How many pairs of each pack the model looks at for one page. A pack has an allowance at first and gets
 * more as time goes by, for pages that go on as the reader scrolls. Each pack has its own: what one pack
 * asks for takes nothing from another, so a pack cannot silence others.
 */

/**
 * Pairs of a pack on a page at first: about a second at 19 ms a pair of 64 tokens, half of it where the machine
 * has relaxed SIMD. A page that states many claims needs two or three for each, because they have several wordings.
 */
export const PAIRS_A_PAGE = 56
/** Of these, what the first screens may take, so that something is left for the rest of the page. */
export const PAIRS_IN_SIGHT = 44
/** Milliseconds for each further pair: a twentieth of a slow core. */
export const MS_A_PAIR = 500

export type PageBudget = {
  /** Takes up to `wanted` pairs from a pack's budget on a page; gives how many. `now` in milliseconds. */
  take(page: object, pack: string, wanted: number, inSight: boolean, now: number): number
}

export function createPageBudget(): PageBudget {
  /** Pairs that are left, and when that was so. */
  const left = new WeakMap<object, Map<string, { pairs: number; at: number }>>()
  return {
    take(page, pack, wanted, inSight, now) {
      const ofPage = left.get(page) ?? new Map<string, { pairs: number; at: number }>()
      left.set(page, ofPage)
      const before = ofPage.get(pack) ?? { pairs: PAIRS_A_PAGE, at: now }
      const pairs = Math.min(PAIRS_A_PAGE, before.pairs + Math.max(0, now - before.at) / MS_A_PAIR)
      const free = inSight ? pairs - (PAIRS_A_PAGE - PAIRS_IN_SIGHT) : pairs
      const taken = Math.min(wanted, Math.max(0, Math.floor(free)))
      ofPage.set(pack, { pairs: pairs - taken, at: now })
      return taken
    },
  }
}
