import { describe, expect, it } from 'vitest'
import { frameBudget, MAX_FRAMES, MAX_FRAMES_TEXT } from '../../installed/frame-budget.ts'

describe('installed/frame-budget', () => {
  it('admits a limited number of frames, each as often as it starts', () => {
    const budget = frameBudget()
    const admitted = Array.from({ length: 150 }, (_, frame) => budget.admit({ tab: 1, frame: frame + 1 }))
    expect(admitted.filter((yes) => yes)).toHaveLength(MAX_FRAMES)
    expect(budget.admit({ tab: 1, frame: 1 })).toBe(true)
    expect(budget.admit({ tab: 2, frame: 900 })).toBe(true)
  })

  it('gives all frames of a page one amount of text, and none of it is the page’s own', () => {
    const budget = frameBudget()
    const part = MAX_FRAMES_TEXT / 4
    const spent = [1, 2, 3, 4, 5].map((frame) => budget.spend({ tab: 1, frame }, part))
    expect(spent).toEqual([true, true, true, true, false])
    expect(budget.spend({ tab: 1, frame: 0 }, part * 100)).toBe(true)
    expect(budget.admit({ tab: 1, frame: 6 })).toBe(false)
  })

  it('begins anew when the page starts again, and forgets tabs that are closed', () => {
    const budget = frameBudget()
    for (const again of [() => budget.admit({ tab: 1, frame: 0 }), () => budget.forgetTab(1)]) {
      expect(budget.spend({ tab: 1, frame: 1 }, MAX_FRAMES_TEXT)).toBe(true)
      expect(budget.spend({ tab: 1, frame: 1 }, 1)).toBe(false)
      again()
      expect(budget.spend({ tab: 1, frame: 1 }, 1)).toBe(true)
      budget.forgetTab(1)
    }
  })
})
