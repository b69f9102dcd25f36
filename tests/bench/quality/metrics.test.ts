import { describe, expect, it } from 'vitest'
import { areaUnder, bestF1, curveOf, recallAt } from '../../../bench/quality/metrics.ts'

describe('bench/quality/metrics', () => {
  const pairs = [true, true, false, true, false].map((right, i) => ({ score: 5 - i, right }))
  const curve = curveOf(pairs, 4)

  it('counts matches that were never proposed as missed', () => {
    expect(curve.at(-1)?.recall).toBe(0.75)
    expect(areaUnder(curve)).toBeCloseTo((1 + 1 + 3 / 4) / 4)
  })

  it('takes pairs of one score together, whatever their order', () => {
    const tied = pairs.map(({ right }) => ({ score: 1, right }))
    expect(areaUnder(curveOf(tied, 4))).toBeCloseTo(0.75 * 0.6)
    expect(areaUnder(curveOf(tied.reverse(), 4))).toBeCloseTo(0.75 * 0.6)
  })

  it('finds the highest recall at a precision, and the best F1', () => {
    expect(recallAt(curve, 0.95)).toBe(0.5)
    expect(recallAt(curve, 0.75)).toBe(0.75)
    expect(bestF1(curve).f1).toBeCloseTo(0.75)
  })
})
