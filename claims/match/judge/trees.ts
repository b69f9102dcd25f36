/**
 * The first judge: boosted trees over the features of a pair (pair/features.ts), learned by
 * `npm run train`. A probability is the sigmoid of the sum of all trees.
 */
import type { Bounds } from '../pair/bounds.ts'
import { FEATURES } from '../pair/feature-names.ts'
import type { Judge } from './judge.ts'
import { LEAF, type TreeModel } from './tree-model.ts'

/**
 * Makes a judge of a model.
 *
 * @throws if a tree of the model is broken, or if the model asks for a feature that does not exist
 */
export function treesJudge(model: TreeModel): Judge {
  const { sum, reaches, canReachWithin } = compileTrees(model)
  const { slope, offset } = model.calibration
  /** The sum of the trees that gives a probability. */
  const sumFor = (probability: number): number =>
    probability > 0 && slope > 0
      ? (Math.log(probability / (1 - probability)) - offset) / slope - model.bias
      : -Infinity
  return {
    id: 'trees',
    levels: model.levels,
    screen: (bounds, least) => canReachWithin(bounds, sumFor(least)),
    judge(pairs, { least }) {
      const needed = sumFor(least)
      return pairs.map(({ features }) =>
        reaches(features, needed) ? 1 / (1 + Math.exp(-(slope * (model.bias + sum(features)) + offset))) : 0,
      )
    },
  }
}

type Trees = {
  sum(features: Float64Array): number
  /** Whether the sum is at least `needed`, give or take ROUNDING. Stops as soon as the trees that are left cannot make it so. */
  reaches(features: Float64Array, needed: number): boolean
  /** Whether it is for any feature vector within bounds. May say yes where none reaches it, never no where one does. */
  canReachWithin(bounds: Bounds, needed: number): boolean
}

/** The same trees summed in another order give another result, but by less than this. */
const ROUNDING = 1e-6

/**
 * Compiles all trees into three flat arrays: node n asks `features[asks[n]] <= edges[n]` and goes on
 * at n + 1 if so, else at highs[n]. A leaf asks for feature -1, and its edge is its value. Kept
 * simple because the first answer of a worker that was woken waits for it.
 */
function compileTrees({ trees, features }: TreeModel): Trees {
  const columns = features.map(columnOf)
  const nodes = trees.reduce((sum, tree) => sum + tree.length / 2, 0)
  const asks = new Int16Array(nodes)
  const edges = new Float64Array(nodes)
  const highs = new Int32Array(nodes)
  const roots = new Int32Array(trees.length)
  /** The greatest value of each tree, and the difference to its least value. */
  const most = new Float64Array(trees.length)
  const spread = new Float64Array(trees.length)
  let root = 0
  trees.forEach((tree, number) => {
    let least = Infinity
    let greatest = -Infinity
    // Read from the end: the two trees below a node are the last two that were read.
    const below: number[] = []
    for (let at = tree.length - 2; at >= 0; at -= 2) {
      const node = root + at / 2
      const asked = tree[at] as number
      const edge = tree[at + 1] as number
      edges[node] = edge
      if (asked === LEAF) {
        asks[node] = LEAF
        if (edge < least) least = edge
        if (edge > greatest) greatest = edge
      } else {
        const column = columns[asked]
        if (below.length < 2 || column === undefined) throw broken(number)
        asks[node] = column
        below.pop()
        highs[node] = below.pop() as number
      }
      below.push(node)
    }
    if (below.length !== 1 || tree.length % 2 !== 0) throw broken(number)
    roots[number] = root
    most[number] = greatest
    spread[number] = greatest - least
    root += tree.length / 2
  })
  const valueAt = (root: number, features: Float64Array): number => {
    let node = root
    for (let asked = asks[node] as number; asked >= 0; asked = asks[node] as number)
      node = (features[asked] as number) <= (edges[node] as number) ? node + 1 : (highs[node] as number)
    return edges[node] as number
  }
  const mostAt = (from: number, low: readonly number[], high: readonly number[]): number => {
    let node = from
    for (let asked = asks[node] as number; asked >= 0; asked = asks[node] as number) {
      const edge = edges[node] as number
      if ((high[asked] as number) <= edge) node++
      else if ((low[asked] as number) > edge) node = highs[node] as number
      else return Math.max(mostAt(node + 1, low, high), mostAt(highs[node] as number, low, high))
    }
    return edges[node] as number
  }
  // Trees with the largest differences come first.
  const order = [...roots.keys()].sort((a, b) => (spread[b] as number) - (spread[a] as number))
  const sorted = Int32Array.from(order, (tree) => roots[tree] as number)
  /** The most that this tree and all after it can add. */
  const rest = new Float64Array(order.length + 1)
  for (let i = order.length - 1; i >= 0; i--)
    rest[i] = (rest[i + 1] as number) + (most[order[i] as number] as number)
  return {
    sum(features) {
      let sum = 0
      for (let tree = 0; tree < roots.length; tree++) sum += valueAt(roots[tree] as number, features)
      return sum
    },
    reaches(features, needed) {
      let missing = needed - ROUNDING
      for (let i = 0; i < sorted.length; i++) {
        if ((rest[i] as number) < missing) return false
        missing -= valueAt(sorted[i] as number, features)
      }
      return missing <= 0
    },
    canReachWithin({ low, high }, needed) {
      let missing = needed - ROUNDING
      for (let i = 0; i < sorted.length; i++) {
        if ((rest[i] as number) < missing) return false
        missing -= mostAt(sorted[i] as number, low, high)
      }
      return missing <= 0
    },
  }
}

/** The position of a feature in a pair's vector. By name, so that a model may list features in another order. */
function columnOf(name: string): number {
  const column = (FEATURES as readonly string[]).indexOf(name)
  if (column < 0) throw new Error(`match: the tree model asks for a feature "${name}", which does not exist`)
  return column
}

const broken = (tree: number): Error => new Error(`match: the tree model has a broken tree, number ${tree}`)
