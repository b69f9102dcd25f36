/** Precision, recall and ranking figures. */

/** A pair that a method proposes, and whether it is right. */
export type Ranked = { readonly score: number; readonly right: boolean }

export type Point = { readonly score: number; readonly precision: number; readonly recall: number }

/**
 * The precision-recall curve: one point for each distinct score, the best first, for all pairs with at
 * least that score.
 *
 * @param matches number of right pairs, proposed or not
 */
export function curveOf(pairs: readonly Ranked[], matches: number): Point[] {
  const sorted = [...pairs].sort((a, b) => b.score - a.score)
  const points: Point[] = []
  let right = 0
  sorted.forEach((pair, i) => {
    if (pair.right) right++
    if (sorted[i + 1]?.score === pair.score) return
    points.push({
      score: pair.score,
      precision: right / (i + 1),
      recall: matches === 0 ? 0 : right / matches,
    })
  })
  return points
}

export const f1 = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)

/** The point with the best F1; its score is the threshold. */
export function bestF1(curve: readonly Point[]): Point & { readonly f1: number } {
  let best = { score: Infinity, precision: 0, recall: 0, f1: 0 }
  for (const point of curve) {
    const value = f1(point.precision, point.recall)
    if (value > best.f1) best = { ...point, f1: value }
  }
  return best
}

/** The highest recall of any threshold whose precision is at least `precision`. */
export function recallAt(curve: readonly Point[], precision: number): number {
  return curve.reduce(
    (best, point) => (point.precision >= precision ? Math.max(best, point.recall) : best),
    0,
  )
}

/** Average precision: the area under the curve, over all matches, found or not. */
export const areaUnder = (curve: readonly Point[]): number =>
  curve.reduce((sum, { precision, recall }, i) => sum + precision * (recall - (curve[i - 1]?.recall ?? 0)), 0)

/** Precision, recall and F1 of what was marked. */
export type Counts = { readonly marked: number; readonly right: number; readonly matches: number }

export function rates({ marked, right, matches }: Counts): { precision: number; recall: number; f1: number } {
  const precision = marked === 0 ? 1 : right / marked
  const recall = matches === 0 ? 0 : right / matches
  return { precision, recall, f1: f1(precision, recall) }
}

/**
 * Average precision of the first `depth` answers: the sum of the precisions at relevant answers,
 * divided by the number of relevant ones or `depth`, whichever is less.
 */
export function averagePrecision(
  answers: readonly string[],
  relevant: ReadonlySet<string>,
  depth: number,
): number {
  let found = 0
  let sum = 0
  answers.slice(0, depth).forEach((answer, i) => {
    if (!relevant.has(answer)) return
    found++
    sum += found / (i + 1)
  })
  return relevant.size === 0 ? 0 : sum / Math.min(relevant.size, depth)
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length
