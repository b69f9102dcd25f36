/**
 * Finds negation on one side only: "did not include", "was excluded from" or "is unable to" in the
 * sentence and not in the claim, or the other way round. The share of words that agree does not show
 * it.
 */
import { languages } from '../../languages/languages.ts'
import type { Analysis } from '../../text/analyse.ts'
import { isNegatorAt } from '../../text/negation.ts'
import type { Token } from '../../text/tokens.ts'
import { type AlignedTexts, claimTokensOf } from './alignment.ts'
import { isDense } from './coverage.ts'
import { AT } from './feature-names.ts'
import { governedWord } from './slots.ts'

/** A negation or turning word this many tokens before the first aligned word may still govern it. */
const TOKENS_BEFORE = 3
/** A statement is negated as a whole when more than this share of its words said is negated on one side only. */
const MOSTLY_NEGATED = 0.5

/** "Fail", "unable", "hardly": words that deny what they govern, in addition to the negators of text/negation.ts. */
const TURNING: ReadonlySet<string> = new Set([
  ...languages.union(({ negation }) => negation.denyingStems),
  ...languages.union(({ negation }) => negation.turningStems),
])
const SPARING = languages.union(({ negation }) => negation.sparing)

/** Whether one of claim and sentence says that the other is not so. */
export function isDenied(texts: AlignedTexts, features: Float64Array): boolean {
  return (
    (features[AT.negation] as number) > MOSTLY_NEGATED ||
    negatedInSentence(texts, features) ||
    negatedInClaim(texts, features)
  )
}

/** Whether the sentence has a negation or turning word over what the claim says without one. */
function negatedInSentence(texts: AlignedTexts, features: Float64Array): boolean {
  const { wordingAnalysis: claim, sentenceAnalysis: sentence } = texts
  const claimTokens = claimTokensOf(texts)
  const first = claimTokens.findIndex((token) => token >= 0)
  const last = claimTokens.findLastIndex((token) => token >= 0)
  // Turning words count only if the claim has none: "forbid" and "prohibit" mean the same.
  const mayTurn = isDense(features) && !hasTurning(claim)
  for (let i = Math.max(0, first - TOKENS_BEFORE); i <= last; i++) {
    const aligned = claimTokens[i] as number
    // A turning word aligned with the claim's own is a synonym, not a reversal.
    if (mayTurn && aligned < 0 && TURNING.has((sentence.tokens[i] as Token).stem)) return true
    if (!isNegatorAt(sentence.tokens, i)) continue
    const governed = negatedBy(sentence, i)
    if (governed < 0) continue
    const there = claimTokens[governed] as number
    // A negation of something else does not deny the claim, unless the sentence says little else.
    if (
      there >= 0
        ? claim.negated[there] !== sentence.negated[governed]
        : isDense(features) && !hasNegator(claim)
    )
      return true
  }
  return false
}

/** Whether the claim has a negation or turning word over what the sentence says without one. */
function negatedInClaim(texts: AlignedTexts, features: Float64Array): boolean {
  const { wordingAnalysis: claim, sentenceAnalysis: sentence, alignment } = texts
  const mayTurn = isDense(features) && !hasTurning(sentence)
  return claim.tokens.some((token, i) => {
    const isNegator = isNegatorAt(claim.tokens, i)
    if (!isNegator && !(mayTurn && TURNING.has(token.stem))) return false
    const next = claim.roles.indexOf('word', i + 1)
    const place = next < 0 ? -1 : (alignment.to[next] as number)
    if (place < 0 || sentence.negated[place] === true) return false
    return !isNegator || claim.negated[next] === true
  })
}

/** The token that a negator of the sentence negates, possibly itself ("didn't"); -1 if there is none. */
function negatedBy(sentence: Analysis, negator: number): number {
  if (sentence.tokens[negator]?.negated === true && sentence.roles[negator] === 'word') return negator
  const governed = governedWord(sentence, negator, SPARING)
  return sentence.negated[governed] === true ? governed : -1
}

const hasTurning = ({ tokens }: Analysis): boolean => tokens.some(({ stem }) => TURNING.has(stem))

const hasNegator = ({ tokens }: Analysis): boolean => tokens.some((_, i) => isNegatorAt(tokens, i))
