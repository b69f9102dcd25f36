/** Calibration and thresholds of the trees, from the scores of held-out pairs. */
import type { TreeModel } from '../../claims/match/judge/tree-model.ts'
import { SPEECHES } from '../quality/ordinary.ts'
import { bestWordings, type Example } from './examples.ts'

/** Platt scaling by Newton's method: the probability that a sum is right. */
export function calibrate(
  sums: readonly number[],
  labels: readonly number[],
  weights: readonly number[],
): TreeModel['calibration'] {
  let slope = 1
  let offset = 0
  for (let round = 0; round < 50; round++) {
    let [gs, go, hss, hso, hoo] = [0, 0, 1e-6, 0, 1e-6]
    sums.forEach((sum, i) => {
      const chance = 1 / (1 + Math.exp(-(slope * sum + offset)))
      const weight = weights[i] as number
      const error = weight * (chance - (labels[i] as number))
      const bend = weight * chance * (1 - chance)
      gs += error * sum
      go += error
      hss += bend * sum * sum
      hso += bend * sum
      hoo += bend
    })
    const determinant = hss * hoo - hso * hso
    slope -= (hoo * gs - hso * go) / determinant
    offset -= (hss * go - hso * gs) / determinant
  }
  return { slope: Math.round(slope * 1e4) / 1e4, offset: Math.round(offset * 1e4) / 1e4 }
}

/**
 * Limits of the thresholds, two for each level: the most false marks per 10,000 ordinary sentences with
 * the large claim set, and the least precision of the newsroom pairs at or above the threshold. Level
 * wide has only the second.
 */
const STRICT_FALSE = 1.6
/** The same per 10,000 sentences of political speeches, which are about the subjects of the claims. */
const STRICT_FALSE_SPEECHES = 5
const BALANCED_FALSE = 5
const STRICT_PRECISION = 0.95
const BALANCED_PRECISION = 0.85
const WIDE_PRECISION = 0.65

/** The thresholds of the levels, as sums. */
export function thresholds(
  examples: readonly Example[],
  sums: Float64Array,
  sentences: ReadonlyMap<string, number>,
): { strict: number; balanced: number; wide: number } {
  const scored = bestWordings(
    examples.map((example, i) => ({
      ...example,
      score: example.unreachable ? -Infinity : (sums[i] as number),
    })),
  )
  /** The least sum at which at most `most` of 10,000 sentences of these sources are marked. */
  const atFalse = (most: number, of: (group: string) => boolean): number => {
    const best = new Map<string, number>()
    for (const { source, group, unit, score } of scored)
      if (source === 'negatives' && of(group)) best.set(unit, Math.max(best.get(unit) ?? -Infinity, score))
    const falses = [...best.values()].sort((a, b) => b - a)
    let count = 0
    for (const [group, some] of sentences) if (of(group)) count += some
    return (falses[Math.floor((most * count) / 10_000)] ?? 0) + 1e-6
  }
  const ranked = scored
    .flatMap(({ source, label, score }) =>
      source === 'newsroom' && label !== undefined && score > -Infinity ? [{ sum: score, label }] : [],
    )
    .sort((a, b) => b.sum - a.sum)
  const atPrecision = (least: number): number => {
    let right = 0
    let found = Infinity
    ranked.forEach(({ sum, label }, i) => {
      right += label
      if (right / (i + 1) >= least) found = sum
    })
    return found
  }
  const strict = Math.max(
    atFalse(STRICT_FALSE, (group) => group !== SPEECHES),
    atFalse(STRICT_FALSE_SPEECHES, (group) => group === SPEECHES),
    atPrecision(STRICT_PRECISION),
  )
  const balanced = Math.min(
    strict,
    Math.max(
      atFalse(BALANCED_FALSE, (group) => group !== SPEECHES),
      atPrecision(BALANCED_PRECISION),
    ),
  )
  return { strict, balanced, wide: Math.min(balanced, atPrecision(WIDE_PRECISION)) }
}

/** The figures of the held-out scores; bench:quality measures the same on the whole product. */
export function heldOutReport(
  examples: readonly Example[],
  sums: Float64Array,
  levels: { strict: number; balanced: number; wide: number },
  sentences: ReadonlyMap<string, number>,
  matches: number,
): string[] {
  const scored = bestWordings(
    examples.map((example, i) => ({
      ...example,
      score: example.unreachable ? -Infinity : (sums[i] as number),
    })),
  )
  const pairs = scored
    .filter(({ source, label }) => source === 'newsroom' && label !== undefined)
    .sort((a, b) => b.score - a.score)
  let right = 0
  let best = 0
  let sure = 0
  let area = 0
  pairs.forEach(({ label }, i) => {
    right += label as number
    const [precision, recall] = [right / (i + 1), right / matches]
    if (label === 1) area += precision / matches
    best = Math.max(best, (2 * precision * recall) / Math.max(1e-9, precision + recall))
    if (precision >= 0.95) sure = Math.max(sure, recall)
  })
  const lines = [
    `newsroom: best F1 ${best.toFixed(3)}, recall at precision 0.95 ${sure.toFixed(3)}, average precision ${area.toFixed(3)}`,
  ]
  for (const [level, least] of Object.entries(levels)) {
    const marked = scored.filter(({ score }) => score >= least)
    const units = (of: (one: Example) => boolean) => new Set(marked.filter(of).map(({ unit }) => unit)).size
    const inNews = marked.filter(({ source, label }) => source === 'newsroom' && label !== undefined)
    const rightHere = inNews.filter(({ label }) => label === 1).length
    const clean = scored.filter(({ group }) => group === 'CLEAN')
    let news = 0
    for (const [group, count] of sentences) if (group !== SPEECHES) news += count
    const address = sentences.get(SPEECHES) ?? 1
    lines.push(
      `${level}: newsroom precision ${(rightHere / Math.max(1, inNews.length)).toFixed(3)} recall ${(rightHere / matches).toFixed(3)}; ` +
        `false per 10,000: news ${((units(({ source, group }) => source === 'negatives' && group !== SPEECHES) / news) * 1e4).toFixed(1)}, ` +
        `State of the Union ${((units(({ group }) => group === SPEECHES) / address) * 1e4).toFixed(1)}; ` +
        `_near ${units(({ group, label }) => group === '_near' && label === 0)} of 202; ` +
        `CLEAN, found by retrieval or not, ${(clean.filter(({ score }) => score >= least).length / clean.length).toFixed(3)}`,
    )
  }
  return lines
}
