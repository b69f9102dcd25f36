import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { treeValue } from '../../../../bench/train/tree-value.ts'
import { SHIPPED_MODEL } from '../../../../claims/match/judge/shipped-model.ts'
import { type Tree, type TreeModel, writeTree } from '../../../../claims/match/judge/tree-model.ts'
import { treesJudge } from '../../../../claims/match/judge/trees.ts'
import { FEATURES } from '../../../../claims/match/pair/feature-names.ts'
import type { ScorablePair } from '../../../../claims/match/pair/pair.ts'

const pairOf = (features: Float64Array): ScorablePair => ({
  claim: { key: 't/a', wordings: [], guards: {}, rejects: [] },
  wording: '',
  sentence: '',
  context: [],
  headline: '',
  previous: '',
  languages: { wording: 'en', sentence: 'en' },
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

const all = { least: 0, priority: 'visible' } as const

describe('claims/match/judge/trees', () => {
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
    expect(() => treesJudge({ ...SHIPPED_MODEL, trees: [tree] })).toThrow('broken tree')
  })

  it('gives the sum of the single trees', () => {
    const features = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), features, (trees, values) => {
        const vector = Float64Array.from(values, (value) => value / 10)
        const model: TreeModel = {
          ...SHIPPED_MODEL,
          bias: 0.5,
          trees: trees.map(writeTree),
          calibration: { slope: 2, offset: -1 },
        }
        const sum = trees.reduce((all, one) => all + treeValue(one, vector), 0.5)
        const [score] = treesJudge(model).judge([pairOf(vector)], all) as number[]
        expect(score).toBeCloseTo(1 / (1 + Math.exp(-(2 * sum - 1))), 12)
      }),
    )
  })

  it('gives exact scores from the least probability on, and lower ones for other pairs', () => {
    const features = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 5, maxLength: 5 })
    const trees = fc.array(tree, { maxLength: 8 })
    const least = fc.double({ min: 0, max: 1, noNaN: true })
    const offset = fc.integer({ min: -3, max: 3 })
    fc.assert(
      fc.property(trees, features, least, offset, (trees, values, least, offset) => {
        const model: TreeModel = {
          ...SHIPPED_MODEL,
          trees: trees.map(writeTree),
          calibration: { slope: 2, offset },
        }
        const pairs = [pairOf(Float64Array.from(values, (value) => value / 10))]
        const [score] = treesJudge(model).judge(pairs, all) as number[]
        const [quick] = treesJudge(model).judge(pairs, { ...all, least }) as number[]
        if ((score as number) >= least) expect(quick).toBe(score)
        else expect(quick).toBeLessThan(least)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never rules out a pair whose features within bounds reach the threshold', () => {
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
          const judge = treesJudge({
            ...SHIPPED_MODEL,
            trees: trees.map(writeTree),
            calibration: { slope: 2, offset },
          })
          const [score] = judge.judge(
            [pairOf(Float64Array.from(some, ({ value }) => value))],
            all,
          ) as number[]
          const low = some.map(({ value, below }) => value - below)
          const high = some.map(({ value, above }) => value + above)
          const reaches = judge.screen?.({ low, high }, least)
          if ((score as number) >= least) expect(reaches).toBe(true)
          else if (reaches === false) ruledOut++
        },
      ),
      { numRuns: 1_000 },
    )
    expect(ruledOut).toBeGreaterThan(50)
  })

  it('reads features by their names: a model may list them in another order', () => {
    const features = SHIPPED_MODEL.features.toReversed()
    const last = features.length - 1
    // Every other number is a feature, -1 for leaves.
    const trees = SHIPPED_MODEL.trees.map((tree) =>
      tree.map((value, i) => (i % 2 === 0 && value >= 0 ? last - value : value)),
    )
    const pairs = [0.2, 0.7, 1.3].map((value) =>
      pairOf(Float64Array.from(FEATURES, (_, i) => (value * (i + 1)) % 1)),
    )
    const permuted = treesJudge({ ...SHIPPED_MODEL, features, trees }).judge(pairs, all)
    expect(permuted).toEqual(treesJudge(SHIPPED_MODEL).judge(pairs, all))
  })

  it('refuses a feature that does not exist', () => {
    const features = ['luck', ...SHIPPED_MODEL.features.slice(1)] as unknown as TreeModel['features']
    expect(() => treesJudge({ ...SHIPPED_MODEL, features })).toThrow('"luck"')
  })

  it('was learned from the features that are computed today', () => {
    expect(SHIPPED_MODEL.features).toEqual(FEATURES)
  })
})
