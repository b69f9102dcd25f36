/**
 * Gradient-boosted trees for binary classification, small and deterministic: logistic loss,
 * second-order steps (Friedman 2001; Chen & Guestrin 2016), histograms, and monotonic constraints on
 * features. Single thread, no dependencies.
 */
import type { Tree } from '../../claims/match/judge/tree-model.ts'

export type Rows = {
  readonly features: readonly Float64Array[]
  /** 0 or 1. */
  readonly labels: ArrayLike<number>
  readonly weights: ArrayLike<number>
}

export type TreeOptions = {
  readonly trees: number
  readonly depth: number
  /** Leaves of a tree. The split with the largest gain is made first (best-first growth; Shi 2007). */
  readonly leaves: number
  /** Learning rate: the share of each step that is taken, 0–1. */
  readonly rate: number
  /** L2 penalty on leaf values. */
  readonly lambda: number
  /** Minimum sum of second derivatives in a leaf. */
  readonly leastHessian: number
  /** Share of the features that a split may use, 0–1. */
  readonly columns: number
  /** By feature: 1 may only raise the answer, -1 may only lower it, 0 may do both. */
  readonly monotone: readonly number[]
  readonly seed: number
}

const BINS = 64
/** A split must gain more than this. */
const LEAST_GAIN = 1e-3

type Split = {
  readonly gain: number
  readonly feature: number
  readonly bin: number
  readonly left: number
  readonly right: number
}
type Leaf = {
  readonly members: Int32Array
  value: number
  readonly low: number
  readonly high: number
  readonly depth: number
  readonly split: Split | undefined
}
type Branch = { leaf?: Leaf | undefined; inner?: { feature: number; at: number; low: Branch; high: Branch } }

/** A generator of numbers in [0, 1): the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Fits trees to `rows`; the answer is the sigmoid of `bias` plus the trees' values. */
export function fitTrees(rows: Rows, options: TreeOptions): { bias: number; trees: Tree[] } {
  const count = rows.features.length
  const width = rows.features[0]?.length ?? 0
  const cuts = Array.from({ length: width }, (_, feature) => cutsOf(rows.features, feature))
  const bins = cuts.map((edges, feature) => {
    const column = new Uint8Array(count)
    for (let i = 0; i < count; i++) column[i] = binOf(edges, rows.features[i]?.[feature] as number)
    return column
  })
  let positive = 0
  let total = 0
  for (let i = 0; i < count; i++) {
    const weight = rows.weights[i] as number
    total += weight
    positive += weight * (rows.labels[i] as number)
  }
  const bias = Math.log(positive / (total - positive))
  const margin = new Float64Array(count).fill(bias)
  const gradient = new Float64Array(count)
  const hessian = new Float64Array(count)
  const next = random(options.seed)
  const trees: Tree[] = []
  for (let round = 0; round < options.trees; round++) {
    for (let i = 0; i < count; i++) {
      const chance = 1 / (1 + Math.exp(-(margin[i] as number)))
      const weight = rows.weights[i] as number
      gradient[i] = weight * (chance - (rows.labels[i] as number))
      hessian[i] = weight * Math.max(1e-6, chance * (1 - chance))
    }
    const bestSplit = (members: Int32Array, low: number, high: number): Split | undefined => {
      let sumG = 0
      let sumH = 0
      for (const i of members) {
        sumG += gradient[i] as number
        sumH += hessian[i] as number
      }
      const clamp = (value: number): number => Math.min(high, Math.max(low, value))
      const gainOf = (g: number, h: number, v: number): number =>
        -(g * v + 0.5 * (h + options.lambda) * v * v)
      const parent = gainOf(sumG, sumH, clamp(-sumG / (sumH + options.lambda)))
      let best: Split | undefined
      const histG = new Float64Array(BINS)
      const histH = new Float64Array(BINS)
      for (let feature = 0; feature < width; feature++) {
        const edges = (cuts[feature] as number[]).length
        if (edges === 0 || next() >= options.columns) continue
        histG.fill(0)
        histH.fill(0)
        const column = bins[feature] as Uint8Array
        for (const i of members) {
          const bin = column[i] as number
          histG[bin] = (histG[bin] as number) + (gradient[i] as number)
          histH[bin] = (histH[bin] as number) + (hessian[i] as number)
        }
        const way = options.monotone[feature] ?? 0
        let leftG = 0
        let leftH = 0
        for (let bin = 0; bin < edges; bin++) {
          leftG += histG[bin] as number
          leftH += histH[bin] as number
          const rightH = sumH - leftH
          if (leftH < options.leastHessian) continue
          if (rightH < options.leastHessian) break
          const left = clamp(-leftG / (leftH + options.lambda))
          const right = clamp(-(sumG - leftG) / (rightH + options.lambda))
          if ((way > 0 && left > right) || (way < 0 && left < right)) continue
          const gain = gainOf(leftG, leftH, left) + gainOf(sumG - leftG, rightH, right) - parent
          if (gain > (best?.gain ?? LEAST_GAIN)) best = { gain, feature, bin, left, right }
        }
      }
      return best
    }
    const leafOf = (members: Int32Array, value: number, low: number, high: number, depth: number): Leaf => ({
      members,
      value,
      low,
      high,
      depth,
      split: depth < options.depth ? bestSplit(members, low, high) : undefined,
    })
    const all = Int32Array.from({ length: count }, (_, i) => i)
    let sumG = 0
    let sumH = 0
    for (let i = 0; i < count; i++) {
      sumG += gradient[i] as number
      sumH += hessian[i] as number
    }
    const root: Branch = { leaf: leafOf(all, -sumG / (sumH + options.lambda), -Infinity, Infinity, 0) }
    const ends = [root]
    while (ends.length < options.leaves) {
      const widest = ends.reduce((a, b) => (gainAt(b) > gainAt(a) ? b : a))
      const { leaf } = widest
      const split = leaf?.split
      if (leaf === undefined || split === undefined) break
      const { feature, bin, left, right } = split
      const column = bins[feature] as Uint8Array
      const way = options.monotone[feature] ?? 0
      const middle = (left + right) / 2
      const low: Branch = {
        leaf: leafOf(
          leaf.members.filter((i) => (column[i] as number) <= bin),
          left,
          way < 0 ? middle : leaf.low,
          way > 0 ? middle : leaf.high,
          leaf.depth + 1,
        ),
      }
      const high: Branch = {
        leaf: leafOf(
          leaf.members.filter((i) => (column[i] as number) > bin),
          right,
          way > 0 ? middle : leaf.low,
          way < 0 ? middle : leaf.high,
          leaf.depth + 1,
        ),
      }
      widest.leaf = undefined
      widest.inner = { feature, at: (cuts[feature] as number[])[bin] as number, low, high }
      ends.splice(ends.indexOf(widest), 1, low, high)
    }
    for (const { leaf } of ends) {
      if (leaf === undefined) continue
      leaf.value = round_(leaf.value * options.rate)
      for (const i of leaf.members) margin[i] = (margin[i] as number) + leaf.value
    }
    trees.push(treeOf(root))
  }
  return { bias: round_(bias), trees }
}

const gainAt = ({ leaf }: Branch): number => leaf?.split?.gain ?? 0

function treeOf({ leaf, inner }: Branch): Tree {
  if (inner === undefined) return { value: leaf?.value ?? 0 }
  return { ...inner, low: treeOf(inner.low), high: treeOf(inner.high) }
}

const round_ = (value: number): number => Math.round(value * 1e4) / 1e4

/** At most BINS - 1 edges between distinct values; a value belongs to the first bin whose edge it does not pass. */
function cutsOf(features: readonly Float64Array[], feature: number): number[] {
  const values = features.map((row) => row[feature] as number).sort((a, b) => a - b)
  const edges: number[] = []
  for (let bin = 1; bin < BINS; bin++) {
    const value = values[Math.floor((bin * values.length) / BINS)] as number
    edges.push(round_(value))
  }
  const top = values.at(-1) as number
  return [...new Set(edges)].filter((edge) => edge < top)
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value <= (edges[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}
