/**
 * A sentence beside a claim, ready to be scored: the wording that fits best, aligned, with its
 * features. Claims are analysed once and kept.
 */

import type { MatchableClaim } from '../../records/matchable-claim.ts'
import { type Analysis, analyse } from '../../text/analyse.ts'
import { statementsOf } from '../../text/statements.ts'
import { EMPTY_WORD_TABLE, type WordTable } from '../../text/word-table.ts'
import { type Alignment, align, type Context, leastWeights } from './align.ts'
import type { Bounds } from './bounds.ts'
import {
  type AnalysedStatement,
  CONTEXTUAL,
  coverageOf,
  FEATURES,
  featuresOf,
  type SentenceFacts,
} from './features.ts'

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
  readonly around: Context
  readonly alignment: Alignment
}

/** Wordings of a claim and sentences of them (statements.ts), analysed. */
export type AnalysedClaim = {
  readonly claim: MatchableClaim
  readonly wordings: readonly AnalysedStatement[]
}

/**
 * A wording of fewer weighty words, or of less weight in all, says too little to be recognised by
 * ("He did as he was asked"): it is never marked (guards.ts). One of no other words must have
 * rarer ones: "Vaccines cause autism" says something, "Shares fell sharply" is in any paper.
 */
const LEAST_TERMS = 3
const LEAST_WEIGHT = 14
const LEAST_WEIGHT_OF_BARE = 20
/** Longest wording that is looked at, in UTF-16 units; what is beyond is cut. */
const MAX_WORDING = 2_000

export function analyseClaim(claim: MatchableClaim, table: WordTable): AnalysedClaim {
  // Of the wording that was read last: its sentences follow it.
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

/** Wordings of a claim that are scored for one sentence: the best covered ones. The best scored stands for the claim. */
const MAX_SCORED_WORDINGS = 3
/** … of which, after the first, the sentence itself says at least this share: context alone says nothing. */
const LEAST_OWN = 0.2

/**
 * Lays a claim beside a sentence: a pair for each of the wordings that fit best, the best fitting
 * first; none if the claim has no words.
 */
export function makePairs(
  { claim, wordings }: AnalysedClaim,
  sentence: Analysis,
  facts: SentenceFacts,
  context: Context,
  table: WordTable,
): Pair[] {
  const comparable = comparableTo(sentence, wordings)
  let sum = 0
  const explained = new Uint8Array(sentence.tokens.length)
  const laid = comparable.map((wording) => {
    const alignment = align(wording, sentence, context, table, claim.guards.numberTolerance)
    const own = coverageOf(wording, alignment, false)
    sum += own
    markExplained(wording, alignment, explained)
    return { wording, alignment, own, rank: own + coverageOf(wording, alignment, true) }
  })
  return laid
    .sort((a, b) => b.rank - a.rank)
    .filter(({ own, wording }, i) => i === 0 || (own >= LEAST_OWN && saysEnough(wording)))
    .slice(0, MAX_SCORED_WORDINGS)
    .map(({ wording, alignment }) => ({
      claim,
      wording: wording.text,
      sentence: sentence.text,
      context: [...context.before.map((near) => near.text), context.headline.text, context.lead.text],
      features: Float64Array.from(
        featuresOf(wording, sentence, alignment, facts, context, explained, sum / comparable.length),
      ),
      wordingAnalysis: wording,
      sentenceAnalysis: sentence,
      around: context,
      alignment,
    }))
}

/** The wordings in the sentence's language, all if there are none; without those that have no words. */
function comparableTo(sentence: Analysis, wordings: readonly AnalysedStatement[]): AnalysedStatement[] {
  const inLanguage = wordings.filter((wording) => wording.language === sentence.language)
  return (inLanguage.length > 0 ? inLanguage : wordings).filter((wording) => wording.total > 0)
}

function markExplained(wording: Analysis, { to, fit }: Alignment, explained: Uint8Array): void {
  for (let i = 0; i < wording.tokens.length; i++) {
    const place = to[i] as number
    if (place >= 0 && (fit[i] as number) > 0) explained[place] = 1
  }
}

const nothing = analyse('', 'und', EMPTY_WORD_TABLE)
const NOWHERE: Context = { before: [], headline: nothing, lead: nothing, published: undefined }
const contextual = CONTEXTUAL.map((name) => FEATURES.indexOf(name))
const meanCoverage = FEATURES.indexOf('meanCoverage')

/**
 * Between what numbers the features of {@link makePairs} lie whatever the context: bounds for each
 * of the claim's wordings. Needs no analysis of the context, and most candidates need no more.
 */
export function boundsInAnyContext(
  { claim, wordings }: AnalysedClaim,
  sentence: Analysis,
  facts: SentenceFacts,
  table: WordTable,
): Bounds[] {
  const comparable = comparableTo(sentence, wordings)
  const explained = new Uint8Array(sentence.tokens.length)
  let [most, least] = [0, 0]
  const laid = comparable.map((wording) => {
    const alignment = align(wording, sentence, NOWHERE, table, claim.guards.numberTolerance)
    const weights = leastWeights(wording, alignment)
    const heavy = { ...alignment, weights: wording.weights }
    const light = weights && { ...alignment, weights }
    markExplained(wording, alignment, explained)
    // What a wording leaves out only adds to the whole: the less it weighs, the more is covered.
    least += coverageOf(wording, heavy, false)
    most += coverageOf(wording, light ?? heavy, false)
    return { wording, heavy, light }
  })
  return laid.map(({ wording, heavy, light }) => {
    const low = featuresOf(
      wording,
      sentence,
      heavy,
      facts,
      NOWHERE,
      explained,
      least / comparable.length,
    ).slice()
    const mean = most / comparable.length
    // Weights that are the same in every context leave the mean as the only feature that differs.
    const high =
      light === undefined
        ? low.slice()
        : featuresOf(wording, sentence, light, facts, NOWHERE, explained, mean).slice()
    high[meanCoverage] = mean
    for (let i = 0; i < low.length; i++) {
      const [one, other] = [low[i] as number, high[i] as number]
      low[i] = Math.min(one, other)
      high[i] = Math.max(one, other)
    }
    for (const feature of contextual) {
      low[feature] = -Infinity
      high[feature] = Infinity
    }
    return { low, high }
  })
}

/** Whether a wording has enough in it to be recognised by. */
export function saysEnough({ tokens, roles, total }: Analysis): boolean {
  let terms = 0
  for (const role of roles) if (role !== 'none') terms++
  const isBare = terms === LEAST_TERMS && tokens.length === LEAST_TERMS
  return terms >= LEAST_TERMS && total >= (isBare ? LEAST_WEIGHT_OF_BARE : LEAST_WEIGHT)
}
