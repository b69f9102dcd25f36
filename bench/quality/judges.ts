/** The judges that are measured: those that were trained without the data they are measured on, and the shipped ones. */
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import type { TreeModel } from '../../claims/match/judge/tree-model.ts'
import { heldOutModels } from './held-out.ts'

export type Judges = { readonly trees: TreeModel }

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
