/**
 * A sentence beside a claim, ready to be scored: the wording that fits best, aligned, with its
 * features. Claims are analysed once and kept.
 */
import { type Analysis, analyse } from '../text/analyse.ts'
import type { WordTable } from '../text/word-table.ts'
import { type Alignment, align, type Context } from './align.ts'
import { coverageOf, featuresOf, type SentenceFacts } from './features.ts'
import type { MatchableClaim } from './types.ts'

/** What a scorer is given. The model of this project reads `features`; a stronger one may read the texts. */
export type ScorablePair = {
  readonly claim: MatchableClaim
  readonly wording: string
  readonly sentence: string
  /** Sentences before, the nearest first; then headline and lead. */
  readonly context: readonly string[]
  readonly features: Float64Array
}

export type Pair = ScorablePair & {
  readonly wordingAnalysis: Analysis
  readonly sentenceAnalysis: Analysis
  readonly alignment: Alignment
}

/** Wordings of a claim, analysed. */
export type AnalysedClaim = { readonly claim: MatchableClaim; readonly wordings: readonly Analysis[] }

/** Longest wording that is looked at, in UTF-16 units; what is beyond is cut. */
const MAX_WORDING = 2_000

export function analyseClaim(claim: MatchableClaim, table: WordTable): AnalysedClaim {
  return {
    claim,
    wordings: claim.wordings.map(({ text, lang }) => analyse(text.slice(0, MAX_WORDING), lang, table)),
  }
}

/** Lays a claim beside a sentence; undefined if no wording can be compared (other language, no words). */
export function makePair(
  { claim, wordings }: AnalysedClaim,
  sentence: Analysis,
  facts: SentenceFacts,
  context: Context,
  table: WordTable,
): Pair | undefined {
  const inLanguage = wordings.filter((wording) => wording.language === sentence.language)
  const comparable = (inLanguage.length > 0 ? inLanguage : wordings).filter((wording) => wording.total > 0)
  let best: { wording: Analysis; alignment: Alignment; rank: number } | undefined
  let sum = 0
  const explained = new Uint8Array(sentence.tokens.length)
  for (const wording of comparable) {
    const alignment = align(wording, sentence, context, table, claim.guards.numberTolerance)
    const own = coverageOf(wording, alignment, false)
    const rank = own + coverageOf(wording, alignment, true)
    sum += own
    for (let i = 0; i < wording.tokens.length; i++) {
      const place = alignment.to[i] as number
      if (place >= 0 && (alignment.fit[i] as number) > 0) explained[place] = 1
    }
    if (best === undefined || rank > best.rank) best = { wording, alignment, rank }
  }
  if (best === undefined) return undefined
  const features = featuresOf(
    best.wording,
    sentence,
    best.alignment,
    facts,
    context,
    explained,
    sum / comparable.length,
  )
  return {
    claim,
    wording: best.wording.text,
    sentence: sentence.text,
    context: [...context.before.map((near) => near.text), context.headline.text, context.lead.text],
    features,
    wordingAnalysis: best.wording,
    sentenceAnalysis: sentence,
    alignment: best.alignment,
  }
}
