import { describe, expect, it } from 'vitest'
import { fitLogistic, sigmoid, sumOf } from '../../../bench/train/logistic.ts'
import { logitOf } from '../../../claims/match/judge/calibration.ts'

/** Rows whose labels have exactly the probabilities that `weights` give. */
const rowsOf = (weights: readonly number[]) =>
  [-2, -1, 0, 1, 2].flatMap((a) =>
    [-3, 0, 0.5, 4].flatMap((b) => {
      const chance = sigmoid(sumOf(weights, [a, b]))
      return [
        { columns: [a, b], label: 1, weight: chance },
        { columns: [a, b], label: 0, weight: 1 - chance },
      ]
    }),
  )

describe('bench/train/logistic', () => {
  it('finds the weights that the labels were drawn with', () => {
    const fitted = fitLogistic(rowsOf([0.3, 1.2, -0.7]), [0, 0, 0], 0)
    expect(fitted.map((weight) => weight.toFixed(4))).toEqual(['0.3000', '1.2000', '-0.7000'])
  })

  it('is pulled to the other fit by a penalty, all but the bias', () => {
    const [bias = 0, first = 0, second = 0] = fitLogistic(rowsOf([2, 1.2, -0.7]), [0, 5, 5], 1e6)
    expect([first.toFixed(2), second.toFixed(2)]).toEqual(['5.00', '5.00'])
    expect(Math.abs(bias)).toBeGreaterThan(0.1)
  })

  it('leaves the weight of a column that is always 0 where it was', () => {
    const rows = rowsOf([0.3, 1.2, -0.7]).map(({ columns: [a = 0, b = 0], ...row }) => ({
      columns: [0, a, b],
      ...row,
    }))
    const fitted = fitLogistic(rows, [0, 3, 0, 0], 1e-6)
    expect(fitted.map((weight) => weight.toFixed(3))).toEqual(['0.300', '3.000', '1.200', '-0.700'])
  })

  it('gives a certain score a finite logit', () => {
    expect(logitOf(0)).toBeCloseTo(-13.8, 1)
    expect(logitOf(1)).toBeCloseTo(13.8, 1)
    expect(sigmoid(logitOf(0.25))).toBeCloseTo(0.25)
  })
})
