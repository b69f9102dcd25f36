/**
 * What else a pair shows besides its features: how the sentence departs from the claim, and where in
 * the sentence the claim is said. Guards and stance both need this, so each result is computed at its
 * first use and kept with the pair.
 */
import type { TokenRun } from '../../text/token-run.ts'
import { type AlignedTexts, claimTokensOf } from './alignment.ts'
import { isDenied } from './denials.ts'
import { otherName } from './other-names.ts'
import { otherWord, smallOpposite } from './other-words.ts'
import { supposedClause, supposingWord } from './suppositions.ts'
import { isOtherWayRound } from './word-order.ts'

/** Signs that the sentence does not state the claim, however like it is. Places are tokens of the sentence. */
type Departures = {
  /** A name in the place of a name of the claim. */
  readonly otherName: TokenRun | undefined
  /** A word in the place of a word of the claim; -1 if there is none. */
  readonly otherWord: number
  /** A small word in the place of its opposite ("down" for "up"); -1 if there is none. */
  readonly smallOpposite: number
  /** A word that makes the claim a plan, a chance or a wish; -1 if there is none. */
  readonly supposingWord: number
  /** The conditional clause ("even if …") that contains the claim. */
  readonly supposedClause: string | undefined
  /** Whether subject and object, or the two sides of a comparison, are exchanged. */
  readonly isOtherWayRound: boolean
}

/** Half-open, UTF-16 units of a text. */
type Span = { readonly from: number; readonly to: number }

export class Readings {
  readonly #texts: AlignedTexts
  readonly #features: Float64Array
  #departures: Departures | undefined
  #isDenied: boolean | undefined
  #span: Span | undefined

  constructor(texts: AlignedTexts, features: Float64Array) {
    this.#texts = texts
    this.#features = features
  }

  /** How the sentence departs from what the claim says. */
  get departures(): Departures {
    this.#departures ??= departuresOf(this.#texts, this.#features)
    return this.#departures
  }

  /** Whether one of claim and sentence says that the other is not so. */
  get isDenied(): boolean {
    this.#isDenied ??= isDenied(this.#texts, this.#features)
    return this.#isDenied
  }

  /** From the first to the last word of the sentence that says something of the claim; empty if none does. */
  get span(): Span {
    this.#span ??= spanOf(this.#texts)
    return this.#span
  }
}

function departuresOf(texts: AlignedTexts, features: Float64Array): Departures {
  const claimTokens = claimTokensOf(texts)
  const opposite = smallOpposite(texts)
  const isSwapped = isOtherWayRound(texts)
  // Two reversals cancel each other: "A has more than B" means "B has less than A".
  const isTurnedTwice = isSwapped && opposite >= 0
  return {
    otherName: otherName(texts, claimTokens),
    otherWord: otherWord(texts, features),
    smallOpposite: isTurnedTwice ? -1 : opposite,
    supposingWord: supposingWord(texts, claimTokens),
    supposedClause: supposedClause(texts),
    isOtherWayRound: isSwapped && !isTurnedTwice,
  }
}

function spanOf({ wordingAnalysis, sentenceAnalysis, alignment }: AlignedTexts): Span {
  let from = sentenceAnalysis.text.length
  let to = 0
  for (let i = 0; i < wordingAnalysis.tokens.length; i++) {
    const token = sentenceAnalysis.tokens[alignment.to[i] as number]
    if (token === undefined) continue
    from = Math.min(from, token.start)
    to = Math.max(to, token.end)
  }
  return { from: Math.min(from, to), to }
}
