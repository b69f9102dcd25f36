/** How often a right mark has the labelled stance. */
import { LEVELS } from '../../claims/match/types.ts'
import { type Found, type Run, stanceRate } from './pages.ts'
import type { Cell, Goal, Table } from './report.ts'

type NamedRun = { readonly name: string; readonly run: Run }

/** Right marks at each level, and the share of them with the labelled stance. The last column is for all matches that are candidates. */
export const stanceTable = (title: string, runs: readonly NamedRun[]): Table => ({
  title: `${title}: stance of right marks`,
  columns: ['', ...LEVELS.flatMap((level) => [`${level} marks`, 'right']), 'candidates', 'right'],
  rows: runs.map(({ name, run }): Cell[] => {
    const cells = ({ count, right }: { count: number; right: number }): Cell[] => [count, right]
    const of = (found: readonly Found[]): Cell[] => cells(stanceRate(found))
    return [name, ...LEVELS.flatMap((level) => of(run.levels[level])), ...of(run.curve)]
  }),
})

/** Least share of right marks with the right stance, by language. */
const LEAST = { en: 0.92, es: 0.88 }

/** Goals are compared at balanced, because strict has too few marks to tell. */
export const stanceGoals = (data: string, lang: 'en' | 'es', { name, run }: NamedRun): Goal[] => [
  {
    measure: `${data}, ${name}: stance of right marks (${lang}, balanced)`,
    figure: stanceRate(run.levels.balanced).right,
    goal: LEAST[lang],
    better: 'higher',
  },
]
