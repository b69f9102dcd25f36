/** The stored form of boosted trees: tree-model.json, which `npm run train` writes. */
import type { FeatureName } from '../pair/feature-names.ts'
import type { Levels } from './judge.ts'

export type TreeModel = {
  readonly format: 2
  /** The features by name; nodes refer to them by their index in this list. */
  readonly features: readonly FeatureName[]
  /** Added to the sum of the trees. */
  readonly bias: number
  /** The trees, one line each; see {@link writeTree}. */
  readonly trees: readonly (readonly number[])[]
  /** Platt scaling of the sum: probability = sigmoid(slope × sum + offset). */
  readonly calibration: { readonly slope: number; readonly offset: number }
  readonly levels: Levels
}

/** A leaf with its value, or a node: rows whose feature is at most `at` go to `low`, others to `high`. */
export type Tree =
  | { readonly value: number }
  | { readonly feature: number; readonly at: number; readonly low: Tree; readonly high: Tree }

/** Marks a leaf, in the place of a feature's index. */
export const LEAF = -1

/**
 * Writes a tree as a flat list of two numbers a node. A node is the index of its feature and its
 * edge, then the whole low tree, then the whole high tree; a leaf is {@link LEAF} and its value.
 *
 *   coverage ≤ 0.4 ? -1.2 : (names ≤ 0.5 ? 0.1 : 2)   →   0, 0.4, -1, -1.2, 2, 0.5, -1, 0.1, -1, 2
 */
export function writeTree(tree: Tree): number[] {
  return 'value' in tree
    ? [LEAF, tree.value]
    : [tree.feature, tree.at, ...writeTree(tree.low), ...writeTree(tree.high)]
}
