import type { Tree } from '../../claims/match/judge/tree-model.ts'

/** The value of a tree for one feature vector. */
export function treeValue(tree: Tree, features: Float64Array): number {
  let node = tree
  while (!('value' in node)) node = (features[node.feature] as number) <= node.at ? node.low : node.high
  return node.value
}
