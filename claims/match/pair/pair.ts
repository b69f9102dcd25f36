/** Makes pairs of a claim and a sentence for the judges: the best wordings, aligned, with their features. */
import type { MatchableClaim } from '../../records/matchable-claim.ts'
import type { Analysis } from '../../text/analyse.ts'
import type { WordTable } from '../../text/word-table.ts'
import { align } from './align.ts'
import { type AlignedTexts, type Alignment, markExplained } from './alignment.ts'
import {
  type AnalysedClaim,
  type AnalysedStatement,
  comparableWordings,
  saysEnough,
} from './analysed-claim.ts'
import { type Context, textsOf } from './context.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { type AllWordings, featuresOf } from './features.ts'
import { Readings } from './readings.ts'
import type { SentenceFacts } from './sentence-facts.ts'

/** The input of a judge. The trees read `features`; another judge may read the texts. */
export type ScorablePair = {
  readonly claim: MatchableClaim
  readonly wording: string
  readonly sentence: string
  /** Sentences before, the nearest first; then headline and lead. */
  readonly context: readonly string[]
  /** Empty for the headline itself. */
  readonly headline: string
  /** The sentence before; empty if there is none, or if it is the headline. */
  readonly previous: string
  /** Base languages (`en`) of wording and sentence. */
  readonly languages: { readonly wording: string; readonly sentence: string }
  /** In the order of FEATURES. */
  readonly features: Float64Array
}

export type Pair = ScorablePair & AlignedTexts & { readonly readings: Readings }

/** Wordings of a claim that become pairs with one sentence: the best covered ones. */
const MAX_PAIRS = 3
/** The second and third wording need at least this share of their weight in the sentence itself, 0–1. */
const LEAST_OWN_COVERAGE = 0.2

/** A wording laid beside a sentence. */
type Candidate = {
  readonly wording: AnalysedStatement
  readonly alignment: Alignment
  readonly coverage: Coverage
}

/**
 * Aligns a claim with a sentence. Gives a pair for each of the best wordings, the best first; none if
 * no wording has weight.
 */
export function makePairs(
  claim: AnalysedClaim,
  sentence: Analysis,
  facts: SentenceFacts,
  context: Context,
  table: WordTable,
): Pair[] {
  const tolerance = claim.claim.guards.numberTolerance
  const candidates = comparableWordings(claim, sentence).map((wording): Candidate => {
    const alignment = align(wording, sentence, context, table, tolerance)
    return { wording, alignment, coverage: coverageOf(wording, alignment) }
  })
  const all = togetherOf(candidates, sentence)
  return bestOf(candidates).map(({ wording, alignment }) => {
    const texts = { wordingAnalysis: wording, sentenceAnalysis: sentence, around: context, alignment }
    const features = featuresOf(texts, facts, all)
    // A headline is not its own context, and not twice in that of the first sentence.
    const headline = context.headline.text === sentence.text ? '' : context.headline.text
    const previous = context.before[0]?.text ?? ''
    return {
      claim: claim.claim,
      wording: wording.text,
      sentence: sentence.text,
      context: textsOf(context).map(({ text }) => text),
      headline,
      previous: previous === headline ? '' : previous,
      languages: { wording: wording.language, sentence: sentence.language },
      features,
      ...texts,
      readings: new Readings(texts, features),
    }
  })
}

/** What all wordings together say about the sentence. */
function togetherOf(candidates: readonly Candidate[], sentence: Analysis): AllWordings {
  const explained = new Uint8Array(sentence.tokens.length)
  let sum = 0
  for (const { alignment, coverage } of candidates) {
    markExplained(alignment, explained)
    sum += coverage.own
  }
  return { explained, meanCoverage: sum / candidates.length }
}

function bestOf(candidates: Candidate[]): Candidate[] {
  const rank = ({ coverage }: Candidate): number => coverage.own + coverage.withContext
  return candidates
    .sort((a, b) => rank(b) - rank(a))
    .filter(
      ({ coverage, wording }, i) => i === 0 || (coverage.own >= LEAST_OWN_COVERAGE && saysEnough(wording)),
    )
    .slice(0, MAX_PAIRS)
}
