import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEARNED } from '../../../../claims/match/judge/learned.ts'
import {
  type Tree,
  treeScorer,
  treeValue,
  type Weights,
  writeTree,
} from '../../../../claims/match/judge/trees.ts'
import { FEATURES } from '../../../../claims/match/pair/feature-names.ts'
import type { ScorablePair } from '../../../../claims/match/pair/pair.ts'

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
  it.each([
    [[]],
    [[1]],
    [[1, 2]],
    [[1, 2, -1, 3]],
    [[-1, 3, 4]],
    [[-1, 3, -1, 4]],
    [[1, 2, 1, 2, -1, 3]],
    [[1, 2, -1, 3, -1, 4, -1, 5]],
  ])('refuses the broken tree %j', (tree) => {
    expect(() => treeScorer({ ...LEARNED, trees: [tree] })).toThrow('weights.json')
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

  it('scores a pair that reaches the least probability as without one, and any other below it', () => {
    const features = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 5, maxLength: 5 })
    const trees = fc.array(tree, { maxLength: 8 })
    const least = fc.double({ min: 0, max: 1, noNaN: true })
    const offset = fc.integer({ min: -3, max: 3 })
    fc.assert(
      fc.property(trees, features, least, offset, (trees, values, least, offset) => {
        const weights: Weights = {
          ...LEARNED,
          trees: trees.map(writeTree),
          calibration: { slope: 2, offset },
        }
        const pairs = [pairOf(Float64Array.from(values, (value) => value / 10))]
        const [score] = treeScorer(weights).score(pairs) as number[]
        const [quick] = treeScorer(weights).score(pairs, least) as number[]
        if ((score as number) >= least) expect(quick).toBe(score)
        else expect(quick).toBeLessThan(least)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never rules out what features within bounds reach', () => {
    const trees = fc.array(tree, { maxLength: 8 })
    const value = fc.integer({ min: -99, max: 99 }).map((n) => n / 10)
    const feature = fc.record({
      value,
      below: fc.constantFrom(0, 1, 5, Infinity),
      above: fc.constantFrom(0, 1, 5, Infinity),
    })
    const features = fc.array(feature, { minLength: 5, maxLength: 5 })
    let ruledOut = 0
    fc.assert(
      fc.property(
        trees,
        features,
        fc.integer({ min: -3, max: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trees, some, offset, least) => {
          const scorer = treeScorer({
            ...LEARNED,
            trees: trees.map(writeTree),
            calibration: { slope: 2, offset },
          })
          const [score] = scorer.score([pairOf(Float64Array.from(some, ({ value }) => value))]) as number[]
          const low = some.map(({ value, below }) => value - below)
          const high = some.map(({ value, above }) => value + above)
          const reaches = scorer.mayReach?.({ low, high }, least)
          if ((score as number) >= least) expect(reaches).toBe(true)
          else if (reaches === false) ruledOut++
        },
      ),
      { numRuns: 1_000 },
    )
    expect(ruledOut).toBeGreaterThan(50)
  })

  it('was learned from the features that are computed today', () => {
    expect(LEARNED.features).toEqual(FEATURES)
  })
})
