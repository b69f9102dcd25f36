import type { Verdict } from '../../records/verdict.ts'

/**
 * The words with which fact-checkers of one language rate claims. Lists are separated by commas; `fals(o|a)`
 * stands for "falso" and "falsa". Case, accents and punctuation do not matter.
 *
 * A label is in a list because of what it means, as its publishers explain it (`from`), not because of the
 * number beside it. A label that publishers use for different findings is in none.
 */
export type LabelLanguage = Readonly<Record<Verdict, string>> & {
  /** BCP 47. */
  readonly code: string
  /** Sites of fact-checkers whose ratings these are, for whoever reviews the lists. */
  readonly from: string
  /** Words that make "true" or "false" partial, before or after it: "partly", "half". */
  readonly partly: string
  /** Words that leave little of the other: "mostly", "almost". */
  readonly mostly: string
  /** Words that change nothing before a label: "completely". */
  readonly fully: string
  /** Words that reverse "true": "not". */
  readonly not: string
  /** "but", "however". */
  readonly but: string
  /** "and", "or". */
  readonly and: string
  /** Words around a label that say nothing about the finding: "this claim is", "photo", "our verdict". */
  readonly frame: string
}
