/** The analysis of a claim's wordings, made once for each claim and cached. */
import type { MatchableClaim } from '../../records/matchable-claim.ts'
import { type Analysis, analyse } from '../../text/analyse.ts'
import { statementsOf } from '../../text/statements.ts'
import type { WordTable } from '../../text/word-table.ts'

/** A wording of a claim, or one of its sentences. */
export type AnalysedStatement = Analysis & {
  /** Share of the wording's weight that the sentence has; 1 for a whole wording. */
  readonly share: number
}

export type AnalysedClaim = {
  readonly claim: MatchableClaim
  /** Its wordings, each followed by those of its sentences that make sense alone (statements.ts). */
  readonly wordings: readonly AnalysedStatement[]
}

/** Longest wording that is analysed, in UTF-16 units; the rest is cut. */
const MAX_WORDING = 2_000
/** A wording with fewer weighted tokens is too unspecific to be marked: "He did as he was asked". */
const LEAST_TERMS = 3
/** The same for less weight, in nats. */
const LEAST_WEIGHT = 14
/** The same for a wording of exactly LEAST_TERMS tokens: "Vaccines cause autism" is rare enough, "Shares fell sharply" is in any paper. */
const LEAST_WEIGHT_OF_BARE = 20

export function analyseClaim(claim: MatchableClaim, table: WordTable): AnalysedClaim {
  // Weight of the last whole wording, which its sentences follow.
  let total = 0
  return {
    claim,
    wordings: statementsOf(claim.wordings).map(({ text, lang, whole }) => {
      const analysis = analyse(text.slice(0, MAX_WORDING), lang, table, { verbs: true })
      if (whole === undefined) total = analysis.total
      return { ...analysis, share: total === 0 ? 1 : Math.min(1, analysis.total / total) }
    }),
  }
}

/** The wordings in the sentence's language, or all if there are none; only those with weight. */
export function comparableWordings(
  { wordings }: AnalysedClaim,
  sentence: Analysis,
): readonly AnalysedStatement[] {
  const inLanguage = wordings.filter((wording) => wording.language === sentence.language)
  return (inLanguage.length > 0 ? inLanguage : wordings).filter((wording) => wording.total > 0)
}

/** Whether a wording is specific enough to be marked. */
export function saysEnough({ tokens, roles, total }: Analysis): boolean {
  let terms = 0
  for (const role of roles) if (role !== 'none') terms++
  const isBare = terms === LEAST_TERMS && tokens.length === LEAST_TERMS
  return terms >= LEAST_TERMS && total >= (isBare ? LEAST_WEIGHT_OF_BARE : LEAST_WEIGHT)
}
