/** The alignment of a claim's wording with a sentence; align.ts makes it. */
import type { Analysis } from '../../text/analyse.ts'
import type { Context } from './context.ts'

/** How the sentence says a token: the same word, another form of it, another word for it, the same value, or not at all. */
export type How = 'exact' | 'form' | 'meaning' | 'value' | 'none'

/** Where and how each token of the claim is said. Every list has one entry for each token of the claim. */
export type TokenFits = {
  /** The sentence's token that says it; -1 where `fit` is 0. */
  readonly to: number[]
  /** How well the sentence says it, 0–1. */
  readonly fit: number[]
  readonly how: How[]
  /** How well the context says it if the sentence does not, 0–1. */
  readonly fromContext: number[]
}

/** A wording of a claim laid beside a sentence in its context. */
export type Alignment = { readonly [List in keyof TokenFits]: Readonly<TokenFits[List]> } & {
  /** The weight of each of the claim's tokens in this pair, in nats: given names weigh little if the surname is said. */
  readonly weights: readonly number[]
  /** Words of the claim whose opposite is in the sentence. */
  readonly opposites: number
  /** Numbers of the claim that the sentence contradicts by another number of the same kind. */
  readonly otherNumbers: number
  /** … and of the same unit. */
  readonly otherNumbersOfUnit: number
  /** Whether the dates of both agree; `none` if the claim has no date, `open` if the sentence has none. */
  readonly dates: 'none' | 'same' | 'conflict' | 'open'
}

/** Two texts with their alignment: everything that the rules of this folder need to know about a pair. */
export type AlignedTexts = {
  readonly wordingAnalysis: Analysis
  readonly sentenceAnalysis: Analysis
  readonly around: Context
  readonly alignment: Alignment
}

/** Index of the claim's token that each token of the sentence says, or -1. */
export function claimTokensOf({ wordingAnalysis, sentenceAnalysis, alignment }: AlignedTexts): Int16Array {
  const claimTokens = new Int16Array(sentenceAnalysis.tokens.length).fill(-1)
  for (let i = 0; i < wordingAnalysis.tokens.length; i++)
    if ((alignment.fit[i] as number) > 0) claimTokens[alignment.to[i] as number] = i
  return claimTokens
}

/** Whether the sentence has all words of the wording, one after the other and in the same form. */
export function saysWordForWord({ wordingAnalysis, sentenceAnalysis, alignment }: AlignedTexts): boolean {
  const first = alignment.to.findIndex((at) => at >= 0)
  if (first < 0) return false
  const from = (alignment.to[first] as number) - first
  return wordingAnalysis.tokens.every(({ word }, i) => sentenceAnalysis.tokens[from + i]?.word === word)
}

/** Sets 1 at each token of the sentence that an alignment accounts for. */
export function markExplained({ to, fit }: Alignment, explained: Uint8Array): void {
  for (let i = 0; i < to.length; i++) if ((fit[i] as number) > 0) explained[to[i] as number] = 1
}
