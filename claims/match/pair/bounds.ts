/**
 * Limits of a claim's features beside a sentence whatever the context says. Most candidates cannot
 * reach a mark within them, so that their context is never analysed.
 */
import type { Analysis } from '../../text/analyse.ts'
import type { WordTable } from '../../text/word-table.ts'
import { align } from './align.ts'
import { markExplained } from './alignment.ts'
import { type AnalysedClaim, comparableWordings } from './analysed-claim.ts'
import { EMPTY_CONTEXT } from './context.ts'
import { coverageOf } from './coverage.ts'
import { AT, CONTEXTUAL } from './feature-names.ts'
import { featuresOf } from './features.ts'
import { leastWeights } from './given-names.ts'
import type { SentenceFacts } from './sentence-facts.ts'

/** Lower and upper limit of each feature, both included; infinite where nothing is known. */
export type Bounds = { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> }

/** The bounds of the features of each of the claim's wordings that makePairs may make a pair of. */
export function boundsInAnyContext(
  claim: AnalysedClaim,
  sentence: Analysis,
  facts: SentenceFacts,
  table: WordTable,
): Bounds[] {
  const explained = new Uint8Array(sentence.tokens.length)
  let [most, least] = [0, 0]
  const wordings = comparableWordings(claim, sentence).map((wording) => {
    const tolerance = claim.claim.guards.numberTolerance
    const alignment = align(wording, sentence, EMPTY_CONTEXT, table, tolerance)
    const heavy = { ...alignment, weights: wording.weights }
    const weights = leastWeights(wording, alignment.fit)
    const light = weights && { ...alignment, weights }
    markExplained(alignment, explained)
    // Given names that weigh less are ones that the sentence leaves out, so more of the rest is said.
    least += coverageOf(wording, heavy).own
    most += coverageOf(wording, light ?? heavy).own
    return { wording, heavy, light }
  })
  const leastMean = least / wordings.length
  const mostMean = most / wordings.length
  return wordings.map(({ wording, heavy, light }) => {
    const featuresWith = (alignment: typeof heavy, meanCoverage: number): Float64Array => {
      const texts = { wordingAnalysis: wording, sentenceAnalysis: sentence, around: EMPTY_CONTEXT, alignment }
      return featuresOf(texts, facts, { explained, meanCoverage })
    }
    const one = featuresWith(heavy, leastMean)
    const other = light === undefined ? one.slice() : featuresWith(light, mostMean)
    other[AT.meanCoverage] = mostMean
    return between(one, other)
  })
}

/** The bounds that two feature vectors span; the vectors become the bounds. */
function between(low: Float64Array, high: Float64Array): Bounds {
  for (let i = 0; i < low.length; i++) {
    const [one, other] = [low[i] as number, high[i] as number]
    low[i] = Math.min(one, other)
    high[i] = Math.max(one, other)
  }
  for (const name of CONTEXTUAL) {
    low[AT[name]] = Number.NEGATIVE_INFINITY
    high[AT[name]] = Number.POSITIVE_INFINITY
  }
  return { low, high }
}
