/**
 * Other words in the place of the claim's: "arrested on suspicion of arson" for "charged with arson",
 * "lost" for "won", "down" for "up". The share of words that agree does not show this, because the
 * sentence has nearly all words of the claim.
 */
import { oppositesOf } from '../../text/opposites.ts'
import type { Token } from '../../text/tokens.ts'
import { type AlignedTexts, claimTokensOf } from './alignment.ts'
import { isDense, isSameStem, shareSaidAs } from './coverage.ts'
import { AT } from './feature-names.ts'
import { OPEN_SLOT, ownTokenIn, type SlotEnds, saidBeside, slotOf } from './slots.ts'

/** Slots for the feature `replaced`, which may sometimes be wrong … */
const LOOSE: SlotEnds = { adjacent: false, longest: Number.POSITIVE_INFINITY }
/** … and for a guard, which removes the mark. */
const STRICT: SlotEnds = { adjacent: true, longest: 4 }

/** A sentence is the claim nearly word for word if it says at least this share of the claim's weight … */
const NEAR_COVERAGE = 0.7
/** … this share of it in the claim's own words or forms of them … */
const NEAR_LITERAL = 0.9
/** … and this many words in a row, stop words and all. */
const NEAR_STRETCH = 4

/** Weight, in nats, of the claim's words that other words replace in the sentence. */
export function replacedWeight(texts: AlignedTexts, claimTokens: Int16Array): number {
  const { wordingAnalysis, sentenceAnalysis, alignment } = texts
  let replaced = 0
  for (let i = 0; i < wordingAnalysis.tokens.length; i++) {
    if (wordingAnalysis.roles[i] !== 'word' || (alignment.fit[i] as number) > 0) continue
    const slot = slotOf(texts, i, LOOSE)
    if (slot !== undefined && ownTokenIn(slot, sentenceAnalysis, claimTokens, 'word', 'name') >= 0)
      replaced += alignment.weights[i] as number
  }
  return replaced
}

/**
 * The sentence's token in the place of a word of the claim, if it makes the sentence another statement:
 * the token is an opposite, or the sentence is otherwise the claim nearly word for word. -1 if there is
 * none.
 */
export function otherWord(texts: AlignedTexts, features: Float64Array): number {
  const { wordingAnalysis, sentenceAnalysis, alignment } = texts
  if (!isDense(features)) return -1
  if (alignment.opposites === 0 && !isNearlyVerbatim(texts, features)) return -1
  const claimTokens = claimTokensOf(texts)
  for (let i = 0; i < wordingAnalysis.tokens.length; i++) {
    if (wordingAnalysis.roles[i] !== 'word' || (alignment.fit[i] as number) > 0) continue
    const slot = slotOf(texts, i, STRICT)
    const other = slot === undefined ? -1 : ownTokenIn(slot, sentenceAnalysis, claimTokens, 'word')
    if (other >= 0) return other
  }
  return -1
}

function isNearlyVerbatim({ alignment }: AlignedTexts, features: Float64Array): boolean {
  return (
    (features[AT.coverage] as number) >= NEAR_COVERAGE &&
    (features[AT.verbatimWords] as number) >= NEAR_STRETCH &&
    shareSaidAs(isSameStem, alignment) >= NEAR_LITERAL
  )
}

/**
 * The sentence's token, or -1, that is the opposite of a small word of the claim ("down" for "up") and
 * has the same neighbours. Alignment looks only at words with weight.
 */
export function smallOpposite(texts: AlignedTexts): number {
  const { wordingAnalysis: claim, sentenceAnalysis: sentence, alignment } = texts
  for (let i = 0; i < claim.tokens.length; i++) {
    const token = claim.tokens[i] as Token
    const opposites = token.stop ? oppositesOf(token.stem, claim.language) : []
    if (opposites.length === 0) continue
    for (const step of [-1, 1] as const) {
      const beside = saidBeside(texts, i, step)
      if (beside < 0 || Math.abs(beside - i) > OPEN_SLOT) continue
      const place = alignment.to[beside] as number
      const from = step < 0 ? place + 1 : Math.max(0, place - OPEN_SLOT)
      const stems = sentence.tokens
        .slice(from, step < 0 ? place + 1 + OPEN_SLOT : place)
        .map(({ stem }) => stem)
      const found = stems.findIndex((stem) => opposites.includes(stem))
      if (found >= 0 && !stems.includes(token.stem)) return from + found
    }
  }
  return -1
}
