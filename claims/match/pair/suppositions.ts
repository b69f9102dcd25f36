/**
 * A plan, a chance or a condition in the place of a fact: "is considering closing" for "closed". There
 * are three signs: a supposing word anywhere in the sentence (a feature), one that governs a word of
 * the claim, and a conditional clause around the claim (both are guards).
 */
import { languages } from '../../languages/languages.ts'
import type { Analysis } from '../../text/analyse.ts'
import type { Token } from '../../text/tokens.ts'
import type { AlignedTexts } from './alignment.ts'
import { governedWord } from './slots.ts'

/** A statement lies in a clause if at least this share of its aligned tokens, without names, does. */
const MOSTLY = 0.75
/** A clause is quoted as evidence up to this length, in UTF-16 units. */
const MAX_QUOTED = 200

const SUPPOSING_STEMS = languages.union(({ suppositions }) => suppositions.stems)
const PERFECT = languages.union(({ suppositions }) => suppositions.perfect)
/** A clause that begins with "if". The "if" of a question ("asked if") is not a condition; "as if" and "only if" are. */
const CONDITION = new RegExp(
  `(?:^|[\\s“"(])${languages.anyOf(({ suppositions }) => suppositions.conditions)}\\s[^,;]*(?:[,;]|$)`,
  'iu',
)

/**
 * Whether a sentence supposes something and the claim does not.
 *
 * @param supposing the supposing words of the sentence (sentence-facts.ts)
 */
export function supposesAnything(claim: Analysis, supposing: ReadonlySet<string>): boolean {
  return supposing.size > 0 && !claim.tokens.some(({ word }) => supposing.has(word))
}

/** The sentence's first supposing word that governs a word of the claim; -1 if there is none, or if the claim supposes too. */
export function supposingWord(
  { wordingAnalysis, sentenceAnalysis }: AlignedTexts,
  claimTokens: Int16Array,
): number {
  if (wordingAnalysis.tokens.some(isSupposing)) return -1
  const { tokens } = sentenceAnalysis
  return tokens.findIndex((token, i) => {
    if (!isSupposing(token) || claimTokens[i] !== -1) return false
    // "May have closed": said to have happened.
    if (PERFECT.has(tokens[i + 1]?.word ?? '')) return false
    const governed = governedWord(sentenceAnalysis, i)
    return governed >= 0 && claimTokens[governed] !== -1
  })
}

/** "May" with a capital is a month. */
const isSupposing = ({ case: written, stem }: Token): boolean =>
  written === 'lower' && SUPPOSING_STEMS.has(stem)

/** The sentence's conditional clause, if it contains the claim and the claim has no condition itself. */
export function supposedClause({
  wordingAnalysis,
  sentenceAnalysis,
  alignment,
}: AlignedTexts): string | undefined {
  const clause = CONDITION.exec(sentenceAnalysis.text)
  if (clause === null || CONDITION.test(wordingAnalysis.text)) return undefined
  const to = clause.index + clause[0].length
  let inside = 0
  let all = 0
  wordingAnalysis.roles.forEach((role, i) => {
    const token = sentenceAnalysis.tokens[alignment.to[i] as number]
    if (token === undefined || role === 'name') return
    all++
    if (token.start >= clause.index && token.start < to) inside++
  })
  return all > 0 && inside >= all * MOSTLY ? clause[0].trim().slice(0, MAX_QUOTED) : undefined
}
