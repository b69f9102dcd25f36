import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEATURES } from '../../../claims/match/features.ts'
import { LEARNED } from '../../../claims/match/learned.ts'
import type { ScorablePair } from '../../../claims/match/pair.ts'
import {
  readTree,
  type Tree,
  treeScorer,
  treeValue,
  type Weights,
  writeTree,
} from '../../../claims/match/score.ts'

const pairOf = (features: Float64Array): ScorablePair => ({
  claim: { key: 't/a', wordings: [], guards: {}, rejects: [] },
  wording: '',
  sentence: '',
  context: [],
  features,
})

const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ value: fc.integer({ min: -999, max: 999 }).map((n) => n / 1000) }),
    fc.record({
      feature: fc.integer({ min: 0, max: 4 }),
      at: fc.integer({ min: -99, max: 99 }).map((n) => n / 10),
      low: tie('tree'),
      high: tie('tree'),
    }),
  ),
})).tree

describe('claims/match/score', () => {
  it('reads the trees that it writes', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(readTree(writeTree(one))).toEqual(one)
      }),
    )
  })

  it.each(['', '1<=', '1<=2?(3):(4', 'x', '1<=2?(3)'])('refuses the broken tree %j', (line) => {
    expect(() => readTree(line)).toThrow('weights.json')
  })

  it('scores as the trees one by one say', () => {
    const features = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), features, (trees, values) => {
        const vector = Float64Array.from(values, (value) => value / 10)
        const weights: Weights = {
          ...LEARNED,
          bias: 0.5,
          trees: trees.map(writeTree),
          calibration: { slope: 2, offset: -1 },
        }
        const sum = trees.reduce((all, one) => all + treeValue(one, vector), 0.5)
        const [score] = treeScorer(weights).score([pairOf(vector)]) as number[]
        expect(score).toBeCloseTo(1 / (1 + Math.exp(-(2 * sum - 1))), 12)
      }),
    )
  })

  it('was learned from the features that are computed today', () => {
    expect(LEARNED.features).toEqual(FEATURES)
  })
})
