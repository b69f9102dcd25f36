/** Computes the features of a pair (feature-names.ts). */
import type { Analysis } from '../../text/analyse.ts'
import { type AlignedTexts, claimTokensOf } from './alignment.ts'
import type { AnalysedStatement } from './analysed-claim.ts'
import { type ClaimSums, sumClaim } from './claim-sums.ts'
import { textsOf } from './context.ts'
import { isSameWord, shareOf, shareSaidAs } from './coverage.ts'
import { AT, FEATURES } from './feature-names.ts'
import { longestRising, longestStretch } from './longest-runs.ts'
import { missingNames } from './other-names.ts'
import { replacedWeight } from './other-words.ts'
import { isQuestion, type SentenceFacts } from './sentence-facts.ts'
import { supposesAnything } from './suppositions.ts'

/** A quotation with fewer weighted tokens is not a statement by itself. */
const LEAST_QUOTED = 3

/** What all wordings of a claim together say about a sentence. */
export type AllWordings = {
  /** 1 at each token of the sentence that any wording accounts for. */
  readonly explained: Uint8Array
  /** Mean share of a wording's weight that the sentence says, 0–1. */
  readonly meanCoverage: number
}

/** The texts of a pair, whose wording is one of a claim's. */
type StatementTexts = AlignedTexts & { readonly wordingAnalysis: AnalysedStatement }

/**
 * The feature vector of one wording beside a sentence, in the order of FEATURES.
 *
 * @param vector where the features go; a new one unless given
 */
export function featuresOf(
  texts: StatementTexts,
  facts: SentenceFacts,
  all: AllWordings,
  vector: Float64Array = new Float64Array(FEATURES.length),
): Float64Array {
  fillAllButNameGone(texts, facts, all, vector)
  vector[AT.nameGone] = lacksName(texts, facts) ? 1 : 0
  return vector
}

/** Fills in all features but nameGone, which is slow and says nothing before the context is known. */
export function fillAllButNameGone(
  texts: StatementTexts,
  facts: SentenceFacts,
  all: AllWordings,
  vector: Float64Array,
): void {
  const { wordingAnalysis: claim, sentenceAnalysis: sentence } = texts
  const sums = sumClaim(claim, sentence, texts.alignment)
  fillShares(vector, sums)
  fillParts(vector, sums, claim)
  fillNumbersAndDates(vector, sums, texts)
  fillWording(vector, sums, texts)
  fillSentence(vector, sums, sentence, all)
  fillFacts(vector, claim, facts)
  const stretch = longestStretch(claim, sentence, facts.hashed)
  vector[AT.verbatimWords] = stretch.words
  vector[AT.verbatim] = shareOf(stretch.weight, claim.total, 0)
  vector[AT.replaced] = shareOf(replacedWeight(texts, claimTokensOf(texts)), sums.all.weight, 0)
  vector[AT.meanCoverage] = all.meanCoverage
}

/** Shares of the claim, and of its parts, that are said. */
function fillShares(vector: Float64Array, { all, names, words, verbs, quoted }: ClaimSums): void {
  vector[AT.coverage] = shareOf(all.said, all.weight, 0)
  vector[AT.coverageWithContext] = shareOf(all.saidWithContext, all.weight, 0)
  vector[AT.names] = shareOf(names.said, names.weight, 1)
  vector[AT.namesWithContext] = shareOf(names.saidWithContext, names.weight, 1)
  vector[AT.words] = shareOf(words.said, words.weight, 0)
  vector[AT.wordsWithContext] = shareOf(words.saidWithContext, words.weight, 0)
  const acts = verbs.weight === 0 ? words : verbs
  vector[AT.verbs] = shareOf(acts.said, acts.weight, 0)
  vector[AT.verbsWithContext] = shareOf(acts.saidWithContext, acts.weight, 0)
  const isQuoting = quoted.countSaid + quoted.countMissing >= LEAST_QUOTED
  vector[AT.quotation] = isQuoting ? shareOf(quoted.said, quoted.weight, 0) : (vector[AT.coverage] as number)
}

/** How many tokens of each part are said and missing, and what the heaviest of them weigh. */
function fillParts(vector: Float64Array, { names, words, verbs }: ClaimSums, claim: AnalysedStatement): void {
  vector[AT.wordsSaid] = words.countSaid
  vector[AT.wordsMissing] = words.countMissing
  vector[AT.rarestWordSaid] = words.heaviestSaid
  vector[AT.rarestWordMissing] = words.heaviestMissing
  vector[AT.namesSaid] = names.countSaid
  vector[AT.heaviestNameMissing] = names.heaviestNowhere
  vector[AT.verbsMissing] = verbs.countMissing
  vector[AT.rarestVerbMissing] = verbs.heaviestMissing
  vector[AT.verbsCount] = verbs.countSaid + verbs.countMissing
  vector[AT.share] = claim.share
}

function fillNumbersAndDates(vector: Float64Array, { numbers }: ClaimSums, texts: StatementTexts): void {
  const { wordingAnalysis: claim, alignment, around } = texts
  vector[AT.numbers] = shareOf(numbers.said, claim.quantities.length, 1)
  vector[AT.numbersCount] = claim.quantities.length
  vector[AT.numbersMissing] = numbers.countNowhere
  vector[AT.otherNumbers] = alignment.otherNumbers
  vector[AT.otherNumbersOfUnit] = alignment.otherNumbersOfUnit
  vector[AT.dates] = alignment.dates === 'same' ? 1 : alignment.dates === 'conflict' ? 0 : 0.5
  const isOfThatTime = claim.dates.some(
    ({ from }) => (alignment.fit[from] as number) > 0 || (alignment.fromContext[from] as number) > 0,
  )
  const isUnknown = claim.dates[0]?.year === undefined || around.published === undefined
  vector[AT.time] = isOfThatTime ? 1 : isUnknown ? 0.5 : 0
}

/** How the claim is said: in which words and order, and negated or not. */
function fillWording(vector: Float64Array, sums: ClaimSums, { alignment }: StatementTexts): void {
  vector[AT.weightSaid] = sums.all.said
  vector[AT.weightOfClaim] = sums.all.weight
  vector[AT.claimLength] = sums.length
  vector[AT.literal] = shareSaidAs(isSameWord, alignment)
  vector[AT.negation] = shareOf(sums.negatedOnce, sums.words.countSaid, 0)
  vector[AT.opposites] = alignment.opposites
  vector[AT.neighbours] = shareOf(sums.neighboursSaid, sums.neighbours, 0)
  vector[AT.order] = shareOf(longestRising(sums.places), sums.length, 0)
}

/** How much of the sentence the claim accounts for. */
function fillSentence(
  vector: Float64Array,
  { explained }: ClaimSums,
  sentence: Analysis,
  all: AllWordings,
): void {
  let explainedWeight = 0
  let explainedByAll = 0
  let names = 0
  let otherNames = 0
  let isInside = false
  // Weight from the first explained token to this one, and to the last explained one.
  let sinceFirst = 0
  let between = 0
  for (let i = 0; i < sentence.tokens.length; i++) {
    const weight = sentence.weights[i] as number
    const isExplainedByAny = all.explained[i] === 1
    if (explained[i] === 1) isInside = true
    if (isInside) sinceFirst += weight
    if (explained[i] === 1) {
      explainedWeight += weight
      between = sinceFirst
    }
    if (isExplainedByAny) explainedByAll += weight
    if (sentence.roles[i] === 'name') {
      names += weight
      if (!isExplainedByAny) otherNames += weight
    }
  }
  vector[AT.weightOfSentence] = sentence.total
  vector[AT.explained] = shareOf(explainedWeight, sentence.total, 0)
  vector[AT.explainedByAll] = shareOf(explainedByAll, sentence.total, 0)
  vector[AT.otherNames] = shareOf(otherNames, names, 0)
  vector[AT.density] = shareOf(explainedWeight, between, 0)
}

/** Facts about each text alone. */
function fillFacts(vector: Float64Array, claim: Analysis, facts: SentenceFacts): void {
  vector[AT.asks] = facts.asks
  vector[AT.supposes] = supposesAnything(claim, facts.supposing) ? 1 : 0
  vector[AT.leans] = facts.leans
  vector[AT.addresses] = facts.addresses
  vector[AT.claimAsks] = isQuestion(claim) ? 1 : 0
}

/** Whether the page lacks a name of the claim, though the sentence cannot mean it without naming it. */
function lacksName(texts: AlignedTexts, { addresses, leans }: SentenceFacts): boolean {
  // A sentence that speaks of "I" need not name whom the claim is about.
  if (addresses === 1) return false
  // Nor need one that speaks of "he", unless the context names somebody.
  if (leans === 1 && !textsOf(texts.around).some(({ roles }) => roles.includes('name'))) return false
  return missingNames(texts).length > 0
}
