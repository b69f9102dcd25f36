import type { WordTable } from '../../claims/text/word-table.ts'
import type { Progress } from '../../cli/progress.ts'
import type { JudgeSet } from './judges.ts'

/** What every part of the bench gets. */
export type Bench = {
  /** The folder with the data; see benchFolder. */
  readonly folder: string
  readonly words: WordTable
  readonly progress: Progress
  /** The ways to judge that are compared, the one that ships last. */
  readonly sets: readonly [JudgeSet, ...JudgeSet[]]
  /** Path of the model of meaning that is measured, if there is one. */
  readonly modelFile?: string | undefined
}

/** The way to judge that goals are compared with. */
export const mainSet = ({ sets }: Bench): JudgeSet => sets.at(-1) ?? sets[0]
