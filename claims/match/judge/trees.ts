/**
 * How likely a sentence states a claim: boosted trees over the features of features.ts, learned by
 * `npm run train` and stored in weights.json. The stage is replaceable: anything that answers a
 * batch of pairs with probabilities is a Scorer.
 */
import type { Bounds } from '../pair/bounds.ts'
import type { FeatureName } from '../pair/feature-names.ts'
import type { ScorablePair } from '../pair/pair.ts'

export type Scorer = {
  /**
   * Gives for each pair the probability, 0–1, that the sentence states the claim; same order, same length.
   *
   * @param least a lower probability tells nobody anything: any number below it will do
   */
  score(pairs: readonly ScorablePair[], least?: number): Promise<readonly number[]> | readonly number[]
  /**
   * Whether a pair whose features lie within bounds may have the probability `least`. A scorer that
   * has no such question gets all pairs.
   */
  mayReach?(bounds: Bounds, least: number): boolean
}

/** A node: rows whose feature is at most `at` go low. */
export type Tree =
  | { readonly value: number }
  | { readonly feature: number; readonly at: number; readonly low: Tree; readonly high: Tree }

/** weights.json. */
export type Weights = {
  readonly format: 2
  /** The features by name; nodes refer to them by index. */
  readonly features: readonly FeatureName[]
  readonly bias: number
  /** The trees, one line each; see {@link writeTree}. */
  readonly trees: readonly (readonly number[])[]
  /** Platt scaling of the sum: probability = sigmoid(slope × sum + offset). */
  readonly calibration: { readonly slope: number; readonly offset: number }
  /** Least probability for each level (decide.ts). */
  readonly levels: { readonly strict: number; readonly balanced: number; readonly wide: number }
}

/**
 * One tree as weights.json has it: two numbers a node, the index of its feature and its edge, then the
 * tree for rows of at most that, then the other one; a leaf is -1 and its value.
 */
export function writeTree(tree: Tree): number[] {
  return 'value' in tree
    ? [LEAF, tree.value]
    : [tree.feature, tree.at, ...writeTree(tree.low), ...writeTree(tree.high)]
}

const LEAF = -1

/** The value of a tree for one feature vector. */
export function treeValue(tree: Tree, features: Float64Array): number {
  let node = tree
  while (!('value' in node)) node = (features[node.feature] as number) <= node.at ? node.low : node.high
  return node.value
}

/** The scorer of weights.json. */
export function treeScorer(weights: Weights): Scorer {
  const { sum, canReach, mayReach } = compileTrees(weights.trees)
  const { slope, offset } = weights.calibration
  /** What the trees must add up to for a probability. */
  const sumFor = (probability: number): number =>
    probability > 0 && slope > 0
      ? (Math.log(probability / (1 - probability)) - offset) / slope - weights.bias
      : -Infinity
  return {
    score(pairs, least = 0) {
      const needed = sumFor(least)
      return pairs.map(({ features }) =>
        canReach(features, needed)
          ? 1 / (1 + Math.exp(-(slope * (weights.bias + sum(features)) + offset)))
          : 0,
      )
    },
    mayReach: (bounds, least) => mayReach(bounds, sumFor(least)),
  }
}

type Trees = {
  sum(features: Float64Array): number
  /** Whether the sum may be at least `needed`: false as soon as all that is left cannot make it so. */
  canReach(features: Float64Array, needed: number): boolean
  /** The same for all features within bounds. */
  mayReach(bounds: Bounds, needed: number): boolean
}

/** Sums in another order differ by rounding, and by less than this. */
const ROUNDING = 1e-6

/**
 * All trees in three flat arrays: node n asks `features[asks[n]] <= edges[n]`, then n + 1 or highs[n];
 * a leaf asks nothing (-1), and its edge is its value. A worker that was woken waits for this.
 *
 * @throws on anything that {@link writeTree} does not write
 */
function compileTrees(trees: readonly (readonly number[])[]): Trees {
  const nodes = trees.reduce((sum, tree) => sum + tree.length / 2, 0)
  const asks = new Int16Array(nodes)
  const edges = new Float64Array(nodes)
  const highs = new Int32Array(nodes)
  const roots = new Int32Array(trees.length)
  /** The most that each tree may give, and how much more than its least. */
  const most = new Float64Array(trees.length)
  const spread = new Float64Array(trees.length)
  let root = 0
  trees.forEach((tree, number) => {
    let least = Infinity
    let greatest = -Infinity
    // From the end on: the trees below a node are the last two that were read.
    const below: number[] = []
    for (let at = tree.length - 2; at >= 0; at -= 2) {
      const node = root + at / 2
      const asked = tree[at] as number
      const edge = tree[at + 1] as number
      asks[node] = asked
      edges[node] = edge
      if (asked !== LEAF) {
        if (below.length < 2) throw broken(number)
        below.pop()
        highs[node] = below.pop() as number
      } else {
        if (edge < least) least = edge
        if (edge > greatest) greatest = edge
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
  // Those that decide most come first.
  const order = [...roots.keys()].sort((a, b) => (spread[b] as number) - (spread[a] as number))
  const sorted = Int32Array.from(order, (tree) => roots[tree] as number)
  /** The most that the trees from this one on may add. */
  const rest = new Float64Array(order.length + 1)
  for (let i = order.length - 1; i >= 0; i--)
    rest[i] = (rest[i + 1] as number) + (most[order[i] as number] as number)
  return {
    sum(features) {
      let sum = 0
      for (let tree = 0; tree < roots.length; tree++) sum += valueAt(roots[tree] as number, features)
      return sum
    },
    canReach(features, needed) {
      let missing = needed - ROUNDING
      for (let i = 0; i < sorted.length; i++) {
        if ((rest[i] as number) < missing) return false
        missing -= valueAt(sorted[i] as number, features)
      }
      return missing <= 0
    },
    mayReach({ low, high }, needed) {
      let missing = needed - ROUNDING
      for (let i = 0; i < sorted.length; i++) {
        if ((rest[i] as number) < missing) return false
        missing -= mostAt(sorted[i] as number, low, high)
      }
      return missing <= 0
    },
  }
}

const broken = (tree: number): Error =>
  new Error(`match: weights.json has a broken tree, the one with number ${tree}`)
