import { describe, expect, it } from 'vitest'
import {
  createPageBudget,
  MS_A_PAIR,
  PAIRS_A_PAGE,
  PAIRS_IN_SIGHT,
} from '../../../../claims/match/judge/page-budget.ts'

describe('claims/match/judge/page-budget', () => {
  it('keeps something for the rest of the page when the first screens have many pairs', () => {
    const budget = createPageBudget()
    const page = {}
    expect(budget.take(page, 'a', 100, true, 0)).toBe(PAIRS_IN_SIGHT)
    expect(budget.take(page, 'a', 100, true, 0)).toBe(0)
    expect(budget.take(page, 'a', 100, false, 0)).toBe(PAIRS_A_PAGE - PAIRS_IN_SIGHT)
    expect(budget.take(page, 'a', 1, false, 0)).toBe(0)
  })

  it('is for a page over all its requests, and other pages have their own', () => {
    const budget = createPageBudget()
    const page = {}
    const taken = Array.from({ length: 50 }, () => budget.take(page, 'a', 3, false, 0))
    expect(taken.reduce((sum, pairs) => sum + pairs, 0)).toBe(PAIRS_A_PAGE)
    expect(budget.take({}, 'a', 3, false, 0)).toBe(3)
  })

  it('is for each pack alone, so that one takes nothing from another', () => {
    const budget = createPageBudget()
    const page = {}
    expect(budget.take(page, 'a', 100, false, 0)).toBe(PAIRS_A_PAGE)
    expect(budget.take(page, 'b', 100, false, 0)).toBe(PAIRS_A_PAGE)
    expect(budget.take(page, 'a', 100, false, 0)).toBe(0)
  })

  it('gives a page more as time goes by, but never more than at first', () => {
    const budget = createPageBudget()
    const page = {}
    budget.take(page, 'a', PAIRS_A_PAGE, false, 0)
    expect(budget.take(page, 'a', 10, false, MS_A_PAIR * 3 - 1)).toBe(2)
    expect(budget.take(page, 'a', 10, false, MS_A_PAIR * 3)).toBe(1)
    expect(budget.take(page, 'a', 1_000, false, MS_A_PAIR * 1e6)).toBe(PAIRS_A_PAGE)
  })

  it('takes nothing for nothing, and no more after a clock that goes back', () => {
    const budget = createPageBudget()
    const page = {}
    expect(budget.take(page, 'a', 0, true, 5_000)).toBe(0)
    expect(budget.take(page, 'a', PAIRS_A_PAGE + 4, false, 0)).toBe(PAIRS_A_PAGE)
    expect(budget.take(page, 'a', PAIRS_A_PAGE + 4, false, -1e9)).toBe(0)
  })
})
