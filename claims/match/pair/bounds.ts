/**
 * Limits of a claim's features beside a sentence whatever the context says. Most candidates cannot
 * reach a mark within them, so that their context is never analysed.
 *
 * Beside the features listed as CONTEXTUAL, the context changes one thing: given names weigh less
 * where it says the surname (given-names.ts). So all other features are computed twice, with given
 * names as heavy and as light as a context can make them, and the two results are the limits.
 */
import type { Analysis } from '../../text/analyse.ts'
import type { WordTable } from '../../text/word-table.ts'
import { align } from './align.ts'
import { markExplained } from './alignment.ts'
import { type AnalysedClaim, comparableWordings } from './analysed-claim.ts'
import { EMPTY_CONTEXT } from './context.ts'
import { coverageOf } from './coverage.ts'
import { AT, CONTEXTUAL, FEATURES } from './feature-names.ts'
import { fillAllButNameGone } from './features.ts'
import { leastWeights } from './given-names.ts'
import type { SentenceFacts } from './sentence-facts.ts'

/** Lower and upper limit of each feature, both included; infinite where nothing is known. */
export type Bounds = { readonly low: readonly number[]; readonly high: readonly number[] }

/** Working memory: the features with heavy and with light given names. */
const heavyFeatures = new Float64Array(FEATURES.length)
const lightFeatures = new Float64Array(FEATURES.length)
const contextualPlaces = CONTEXTUAL.map((name) => AT[name])

/** The bounds of the features for each wording of which makePairs may make a pair. */
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
    // Only given names that the sentence leaves out weigh less, so the share that it says is larger.
    least += coverageOf(wording, heavy).own
    most += coverageOf(wording, light ?? heavy).own
    return { wording, heavy, light }
  })
  const leastMean = least / wordings.length
  const mostMean = most / wordings.length
  return wordings.map(({ wording, heavy, light }) => {
    const fill = (alignment: typeof heavy, meanCoverage: number, vector: Float64Array): void => {
      const texts = { wordingAnalysis: wording, sentenceAnalysis: sentence, around: EMPTY_CONTEXT, alignment }
      fillAllButNameGone(texts, facts, { explained, meanCoverage }, vector)
    }
    fill(heavy, leastMean, heavyFeatures)
    if (light === undefined) lightFeatures.set(heavyFeatures)
    else fill(light, mostMean, lightFeatures)
    lightFeatures[AT.meanCoverage] = mostMean
    return between(heavyFeatures, lightFeatures)
  })
}

/** The bounds that two feature vectors span. */
function between(a: Float64Array, b: Float64Array): Bounds {
  const low = new Array<number>(a.length)
  const high = new Array<number>(a.length)
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] as number, b[i] as number]
    low[i] = Math.min(one, other)
    high[i] = Math.max(one, other)
  }
  for (const place of contextualPlaces) {
    low[place] = Number.NEGATIVE_INFINITY
    high[place] = Number.POSITIVE_INFINITY
  }
  return { low, high }
}
