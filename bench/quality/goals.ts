import type { Figures } from './pages.ts'
import type { Goal } from './report.ts'

/** Least figures of a curve, and of what strict marks. */
export type LeastFigures = {
  readonly at95?: number
  readonly at90?: number
  readonly bestF1?: number
  readonly strict?: { readonly precision: number; readonly recall: number }
}

/** Goals for the figures of one run. */
export function goalsOf(
  name: string,
  figures: Figures,
  { at95, at90, bestF1, strict }: LeastFigures,
): Goal[] {
  const goal = (measure: string, figure: number, least: number | undefined): Goal[] =>
    least === undefined ? [] : [{ measure: `${name}: ${measure}`, figure, goal: least, better: 'higher' }]
  const { precision, recall } = figures.levels.strict
  return [
    ...goal('recall at P ≥ .95', figures.at95, at95),
    ...goal('recall at P ≥ .90', figures.at90, at90),
    ...goal('best F1', figures.bestF1, bestF1),
    ...goal('precision at strict', precision, strict?.precision),
    ...goal('recall at strict', recall, strict?.recall),
  ]
}
