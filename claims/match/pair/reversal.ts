/**
 * Does the sentence say the opposite, or something else in the same words? Three signs, none of
 * which counts the words that agree:
 *
 * - negation on one side: "did not include", "was excluded from", "is unable to" against a claim without;
 * - an opposite in the place of a word of the claim: won / lost, larger / smaller;
 * - the claim nearly word for word, with another word in the place of one of its own.
 */
import { languages } from '../../languages/languages.ts'
import { isNegatorAt } from '../../text/negation.ts'
import { FEATURES } from './features.ts'
import type { Pair } from './pair.ts'

export type Reversal = {
  /** Words that turn the statement round on one side only; what is left says the claim is not so. */
  readonly denies: string | undefined
  /** Words that stand in the place of the claim's own and mean something else. */
  readonly replaces: string | undefined
}

const TURNING = languages.union(({ negation }) => negation.turningStems)
const SPARING = languages.union(({ negation }) => negation.sparing)
/** The shares of aligned weight between the first and last aligned word above which no word in between is mere company. */
const DENSE = 0.6
/** Nearly word for word: this share of the claim is said, this share of that in the very words. */
const NEAR_COVERAGE = 0.7
const NEAR_LITERAL = 0.9
/** … and a stretch of this many words, stop words and all, is in both. */
const NEAR_STRETCH = 4
const STRETCH = FEATURES.indexOf('verbatimWords')

/** Looks for signs that the sentence turns the claim round. */
export function reversalOf(pair: Pair): Reversal {
  const { alignment, wordingAnalysis: claim, sentenceAnalysis: sentence } = pair
  const claimOf = new Int32Array(sentence.tokens.length).fill(-1)
  let from = sentence.tokens.length
  let to = -1
  let said = 0
  let literal = 0
  let total = 0
  claim.tokens.forEach((_, i) => {
    const weight = alignment.weights[i] as number
    total += weight
    const place = alignment.to[i] as number
    const fit = alignment.fit[i] as number
    if (place < 0 || fit === 0) return
    claimOf[place] = i
    from = Math.min(from, place)
    to = Math.max(to, place)
    said += weight * fit
    if (alignment.how[i] === 'exact' || alignment.how[i] === 'form' || alignment.how[i] === 'value')
      literal += weight * fit
  })
  let within = 0
  let aligned = 0
  for (let i = from; i <= to; i++) {
    within += sentence.weights[i] as number
    if ((claimOf[i] as number) >= 0) aligned += sentence.weights[i] as number
  }
  const dense = within > 0 && aligned >= DENSE * within
  // "Forbid" and "prohibit" turn the same way: such words count only where the other side has none.
  const claimTurns = claim.tokens.some(({ stem }) => TURNING.has(stem))
  const sentenceTurns = sentence.tokens.some(({ stem }) => TURNING.has(stem))

  let denies: string | undefined
  for (let i = Math.max(0, from - 3); i <= to && denies === undefined; i++) {
    const token = sentence.tokens[i] as (typeof sentence.tokens)[number]
    // "Forbidden" that stands for the claim's "barred" turns nothing.
    if (TURNING.has(token.stem) && !claimTurns && dense && (claimOf[i] as number) < 0) denies = token.word
    if (!isNegatorAt(sentence.tokens, i)) continue
    const next = governed(pair, i)
    if (next < 0) continue
    const there = claimOf[next] as number
    // A negation outside of what the claim says is somebody else's, unless hardly anything else is there.
    if (
      there >= 0
        ? claim.negated[there] !== sentence.negated[next]
        : dense && !claim.tokens.some((_, k) => isNegatorAt(claim.tokens, k))
    )
      denies = sentence.text.slice(token.start, token.end)
  }
  // The claim negates, and what it negates is said outright.
  claim.tokens.forEach((token, i) => {
    const turns = isNegatorAt(claim.tokens, i) || (TURNING.has(token.stem) && dense && !sentenceTurns)
    if (denies !== undefined || !turns) return
    const after = claim.roles.findIndex((role, k) => k > i && role === 'word')
    const place = after < 0 ? -1 : (alignment.to[after] as number)
    if (place >= 0 && claim.negated[after] === true && sentence.negated[place] === false)
      denies = `without "${token.word}"`
    if (place >= 0 && !isNegatorAt(claim.tokens, i) && sentence.negated[place] === false)
      denies = `without "${token.word}"`
  })

  let replaces: string | undefined
  const near =
    total > 0 &&
    said >= NEAR_COVERAGE * total &&
    literal >= NEAR_LITERAL * said &&
    (pair.features[STRETCH] as number) >= NEAR_STRETCH
  if ((alignment.opposites > 0 && dense) || (near && dense)) {
    for (let i = 0; i < claim.tokens.length && replaces === undefined; i++) {
      if (claim.roles[i] !== 'word' || (alignment.fit[i] as number) > 0) continue
      replaces = inPlaceOf(pair, claimOf, i)
    }
  }
  return { denies, replaces }
}

/** The first weighty token after a negator, which it governs; -1 if there is none near. */
function governed({ sentenceAnalysis: sentence }: Pair, negator: number): number {
  if (sentence.tokens[negator]?.negated === true && sentence.roles[negator] === 'word') return negator
  for (let i = negator + 1; i < Math.min(sentence.tokens.length, negator + 5); i++) {
    if (SPARING.has((sentence.tokens[i] as (typeof sentence.tokens)[number]).word)) return -1
    if (sentence.roles[i] === 'word') return sentence.negated[i] === true ? i : -1
  }
  return -1
}

/** The sentence's own word between the neighbours of a missing word of the claim, where both are aligned in order. */
function inPlaceOf(
  { alignment, wordingAnalysis: claim, sentenceAnalysis: sentence }: Pair,
  claimOf: Int32Array,
  missing: number,
): string | undefined {
  const neighbour = (step: number): number => {
    for (let i = missing + step; i >= 0 && i < claim.tokens.length; i += step)
      if (claim.roles[i] !== 'none')
        return (alignment.fit[i] as number) > 0 ? (alignment.to[i] as number) : -1
    return step < 0 ? -2 : sentence.tokens.length
  }
  const [left, right] = [neighbour(-1), neighbour(1)]
  if (left === -1 || right === -1) return undefined
  const from = left === -2 ? Math.max(0, right - 3) : left + 1
  const to = right === sentence.tokens.length ? Math.min(right, from + 3) : right
  if (to - from > 4) return undefined
  for (let i = from; i < to; i++) {
    if (sentence.roles[i] !== 'word' || (claimOf[i] as number) >= 0) continue
    const token = sentence.tokens[i]
    if (token !== undefined) return sentence.text.slice(token.start, token.end)
  }
  return undefined
}
