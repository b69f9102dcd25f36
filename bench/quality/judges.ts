/** The judges that are measured: those that were trained without the data they are measured on, and the shipped ones. */
import type { SecondJudge } from '../../claims/match/judge/judge.ts'
import { meaningJudge } from '../../claims/match/judge/meaning.ts'
import type { MeaningRunner } from '../../claims/match/judge/meaning-runner.ts'
import { createPageBudget } from '../../claims/match/judge/page-budget.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import type { TreeModel } from '../../claims/match/judge/tree-model.ts'
import type { Band } from '../../claims/match/judging.ts'
import type { Calibrated } from './calibrated.ts'
import { heldOutCalibrations, heldOutModels } from './held-out.ts'

export type Judges = {
  readonly trees: TreeModel
  /** Judges the pairs of which the trees are not sure. */
  readonly second?: SecondJudge | undefined
  readonly band?: Band | undefined
}

/** A way to judge. Tables have a row, or a table, for each. */
export type JudgeSet = {
  readonly name: string
  /** The judges that ship. */
  readonly shipped: Judges
  /** The judges that never saw a fold; undefined if there are none. */
  heldOut(fold: number): Judges | undefined
}

/** Trees alone. */
export function treesAlone(): JudgeSet {
  const folds = heldOutModels()?.map((trees): Judges => ({ trees }))
  return { name: 'trees', shipped: { trees: SHIPPED_MODEL }, heldOut: (fold) => folds?.[fold] }
}

/**
 * Trees, and the model of meaning for what they are not sure of.
 *
 * @param limited whether a page has a budget, as in the extension
 */
export function treesAndMeaning(runner: MeaningRunner, shipped: Calibrated, limited: boolean): JudgeSet {
  const judges = (trees: TreeModel, { band, ...calibrations }: Calibrated): Judges => ({
    trees,
    second: meaningJudge({
      calibrations,
      runner,
      remembered: NOTHING_REMEMBERED,
      budget: limited ? createPageBudget() : undefined,
    }),
    band,
  })
  const calibrated = heldOutCalibrations()
  const folds = heldOutModels()?.map((trees, fold) => judges(trees, calibrated?.[fold] ?? shipped))
  return {
    name: limited ? 'with meaning' : 'with meaning, no budget',
    shipped: judges(SHIPPED_MODEL, shipped),
    heldOut: (fold) => folds?.[fold],
  }
}

/** What is remembered costs a page nothing, so a second run over a page would find more. */
const NOTHING_REMEMBERED = { get: () => undefined, set: () => {} }
