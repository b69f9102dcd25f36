/**
 * Guards can remove a mark from a pair of any score; they never add one. Some are conditions in the
 * record of a claim (claim-guards.ts). The others apply to every claim: none of its numbers, dates,
 * names or words is replaced by another, it is not merely supposed, and the sentence says enough of it.
 */
import type { Analysis } from '../text/analyse.ts'
import { wordsOf } from '../text/token-run.ts'
import { tryClaimGuards } from './claim-guards.ts'
import { nearerReject } from './counter-examples.ts'
import type { GuardResult } from './guard-result.ts'
import { numberInPlaceOf } from './pair/align-numbers.ts'
import { saysEnough } from './pair/analysed-claim.ts'
import { featureOf } from './pair/feature-names.ts'
import type { Pair } from './pair/pair.ts'

// The context may fill in names and dates, but not the statement. These two limits lose four of 213
// labelled matches.
/** Least share of a claim's weight that the sentence itself says. */
const LEAST_SAID = 0.25
/** The same share for its words that are not names, which tell what it says about them. */
const LEAST_WORDS_SAID = 0.15
/** If the claim's words are scattered over more tokens than this, they are in a list, not in a statement. */
const MOST_SCATTERED = 80
/** A counter-example is quoted as evidence up to this length, in UTF-16 units. */
const MAX_QUOTED = 200

/**
 * Tries all guards on a pair. Gives the results of the claim's own guards, passed or not, and those of
 * the other guards that failed.
 *
 * @param rejects the claim's counter-examples, analysed in the sentence's language
 */
export function tryGuards(pair: Pair, rejects: readonly Analysis[]): GuardResult[] {
  const results = tryClaimGuards(pair)
  tryNumbers(pair, results)
  tryDates(pair, results)
  tryDepartures(pair, results)
  tryAmount(pair, results)
  const reject = nearerReject(pair, rejects)
  if (reject !== undefined) results.push(failed('counter-example', reject.text.slice(0, MAX_QUOTED)))
  return results
}

const SAID_ELSEWHERE = 'said elsewhere'

/**
 * Whether a failed guard speaks of shared words alone. A judge that has read the pair knows better: of
 * 735 matches in labelled events, sentence and claim share hardly a word in 213.
 */
export const isAboutWords = ({ guard }: GuardResult): boolean => guard === SAID_ELSEWHERE

const failed = (guard: string, detail: string): GuardResult => ({ guard, passed: false, detail })

/** Another number in the place of the claim's. A number that agrees is listed only if the claim carries a tolerance. */
function tryNumbers(
  { claim, wordingAnalysis, sentenceAnalysis, alignment }: Pair,
  results: GuardResult[],
): void {
  for (const number of wordingAnalysis.quantities) {
    const own = wordsOf(wordingAnalysis, number)
    if ((alignment.fit[number.from] as number) > 0) {
      if (claim.guards.numberTolerance !== undefined)
        results.push({ guard: 'number', passed: true, detail: own })
      continue
    }
    const other = numberInPlaceOf(number, sentenceAnalysis)
    if (other !== undefined)
      results.push(failed('number', `${wordsOf(sentenceAnalysis, other)} where the claim has ${own}`))
  }
}

function tryDates({ alignment, sentenceAnalysis }: Pair, results: GuardResult[]): void {
  if (alignment.dates !== 'conflict') return
  const dates = sentenceAnalysis.dates.map((date) => wordsOf(sentenceAnalysis, date))
  results.push(failed('date', `${dates.join(', ')}: not the claim's time`))
}

/** Another name or word in the place of the claim's, other roles, or a supposition. */
function tryDepartures({ sentenceAnalysis, readings }: Pair, results: GuardResult[]): void {
  const { departures } = readings
  const word = (at: number): string => wordsOf(sentenceAnalysis, { from: at, to: at + 1 })
  if (departures.otherWord >= 0)
    results.push(failed('other words', `"${word(departures.otherWord)}" in the place of a word of the claim`))
  if (departures.otherName !== undefined) {
    const name = wordsOf(sentenceAnalysis, departures.otherName)
    results.push(failed('other name', `${name} in the place of a name of the claim`))
  }
  if (departures.supposingWord >= 0) results.push(failed('supposed', word(departures.supposingWord)))
  if (departures.smallOpposite >= 0)
    results.push(failed('other words', `"${word(departures.smallOpposite)}" for its opposite`))
  if (departures.isOtherWayRound) results.push(failed('other way round', 'who does what to whom'))
  if (departures.supposedClause !== undefined) results.push(failed('supposed', departures.supposedClause))
}

/** Too little in the wording, too little of it in the sentence, or scattered over too much. */
function tryAmount(pair: Pair, results: GuardResult[]): void {
  const { wordingAnalysis, sentenceAnalysis, readings } = pair
  if (!saysEnough(wordingAnalysis))
    results.push(failed('too short', 'the wording says too little to be recognised by'))
  const hasWords = featureOf(pair, 'wordsSaid') + featureOf(pair, 'wordsMissing') > 0
  if (featureOf(pair, 'coverage') < LEAST_SAID || (hasWords && featureOf(pair, 'words') < LEAST_WORDS_SAID))
    results.push(failed(SAID_ELSEWHERE, 'hardly any of the claim is in the sentence itself'))
  const { from, to } = readings.span
  const scattered = sentenceAnalysis.tokens.filter(({ start, end }) => start >= from && end <= to).length
  if (scattered > MOST_SCATTERED)
    results.push(failed('scattered', `its words lie scattered over ${scattered} words`))
}
