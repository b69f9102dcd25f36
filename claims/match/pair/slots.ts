/**
 * The slot of a claim's token is the part of the sentence where it would be: between the words that are
 * its neighbours in the claim. If the sentence has other words there, they replace the token.
 */
import type { Analysis, Role } from '../../text/analyse.ts'
import type { TokenRun } from '../../text/token-run.ts'
import type { AlignedTexts } from './alignment.ts'

/** Length in tokens of a slot with only one end. A longer one would reach into other statements. */
export const OPEN_SLOT = 3
/** A word governs the first weighty word within this many tokens: "may soon close", "did not really close". */
const GOVERNED_WITHIN = 4

/** Which neighbours of a token are the ends of its slot. */
export type SlotEnds = {
  /**
   * True: only the next tokens with weight; if the sentence does not say them, there is no slot. False:
   * the nearest tokens that the sentence says, at any distance.
   */
  readonly adjacent: boolean
  /** Longest slot in tokens; a longer one does not count. */
  readonly longest: number
}

/** The slot of the claim's token `at`, as tokens of the sentence. Undefined if it has no end or is too long. */
export function slotOf(
  texts: AlignedTexts,
  at: number,
  { adjacent, longest }: SlotEnds,
): TokenRun | undefined {
  const { alignment, sentenceAnalysis } = texts
  const left = adjacent ? weightyBeside(texts, at, -1) : saidBefore(texts, at)
  const right = adjacent ? weightyBeside(texts, at, 1) : saidBeside(texts, at, 1)
  if (left < 0 && right < 0) return undefined
  const [before, after] = [alignment.to[left] ?? -1, alignment.to[right] ?? -1]
  if (adjacent && ((left >= 0 && before < 0) || (right >= 0 && after < 0))) return undefined
  const from = left < 0 ? Math.max(0, after - OPEN_SLOT) : before + 1
  const to = Math.min(right < 0 ? before + 1 + OPEN_SLOT : after, sentenceAnalysis.tokens.length)
  return to - from > longest ? undefined : { from, to }
}

/** The nearest token of the claim that the sentence says, before (-1) or after (1) another; -1 if there is none. */
export function saidBeside({ alignment }: AlignedTexts, at: number, step: -1 | 1): number {
  const { fit } = alignment
  for (let i = at + step; i >= 0 && i < fit.length; i += step) if ((fit[i] as number) > 0) return i
  return -1
}

/** The same before a token, but never a date: dates begin no slot. (The trees were trained on this rule.) */
function saidBefore({ alignment, wordingAnalysis }: AlignedTexts, at: number): number {
  for (let i = at - 1; i >= 0; i--)
    if ((alignment.fit[i] as number) > 0 && wordingAnalysis.roles[i] !== 'date') return i
  return -1
}

/** The nearest token of the claim with weight, before or after another, said or not; -1 if there is none. */
function weightyBeside({ wordingAnalysis }: AlignedTexts, at: number, step: -1 | 1): number {
  const { roles } = wordingAnalysis
  for (let i = at + step; i >= 0 && i < roles.length; i += step) if (roles[i] !== 'none') return i
  return -1
}

/** The first token of a slot that has one of these roles and says nothing of the claim; -1 if there is none. */
export function ownTokenIn(
  { from, to }: TokenRun,
  sentence: Analysis,
  claimTokens: Int16Array,
  ...roles: readonly Role[]
): number {
  for (let i = from; i < to; i++)
    if (claimTokens[i] === -1 && roles.includes(sentence.roles[i] as Role)) return i
  return -1
}

/**
 * The word that a word of a text governs: the first one with weight shortly after it; -1 if there is none.
 *
 * @param sparing words that end the search: "not *only* closed" negates nothing
 */
export function governedWord({ tokens, roles }: Analysis, at: number, sparing?: ReadonlySet<string>): number {
  for (let i = at + 1; i <= at + GOVERNED_WITHIN && i < tokens.length; i++) {
    if (sparing?.has((tokens[i] as Analysis['tokens'][number]).word)) return -1
    if (roles[i] === 'word') return i
  }
  return -1
}
