/** The claim's words with their roles exchanged: "Orrell sued Tamsin" for "Tamsin sued Orrell", "Italy is poorer than Spain". */
import { languages } from '../../languages/languages.ts'
import type { Analysis } from '../../text/analyse.ts'
import type { Token } from '../../text/tokens.ts'
import type { AlignedTexts } from './alignment.ts'

/** Greatest distance, in tokens, of a verb from its subject and its object. */
const ACT_REACH = 8
/** Greatest distance, in tokens, of "más" from "que" in "más pobres que". */
const MORE_REACH = 3

const RELATIVE = languages.union(({ pronouns }) => pronouns.relative)
const ARTICLES = languages.union(({ articles }) => articles)
const THAN = languages.union(({ comparisons }) => comparisons.than)
const THAN_AFTER_MORE = languages.union(({ comparisons }) => comparisons.thanAfterMore)
const MORE = languages.union(({ comparisons }) => comparisons.more)

/** Whether the sentence exchanges the roles of two things in the claim. */
export function isOtherWayRound(texts: AlignedTexts): boolean {
  return isActorSwapped(texts) || isComparisonSwapped(texts)
}

/**
 * Whether those who stand around a word of the claim have changed sides ("Orrell sued Tamsin"). A
 * passive ("Orrell was sued by Tamsin") says the same as the claim, so it does not count.
 */
function isActorSwapped({
  wordingAnalysis: claim,
  sentenceAnalysis: sentence,
  alignment,
}: AlignedTexts): boolean {
  const { to, fit } = alignment
  const said = [...claim.tokens.keys()].filter(
    (i) => (fit[i] as number) > 0 && (claim.roles[i] === 'name' || claim.roles[i] === 'word'),
  )
  for (let at = 1; at < said.length - 1; at++) {
    const i = said[at] as number
    if (claim.roles[i] !== 'word') continue
    const isVerb = claim.verbs[i] === true
    const mayAct = (k: number): boolean => claim.roles[k] === 'name' || (isVerb && claim.verbs[k] !== true)
    const actor = said.slice(0, at).findLast(mayAct)
    const other = said.slice(at + 1).find(mayAct)
    if (actor === undefined || other === undefined) continue
    if (i - actor > ACT_REACH || other - i > ACT_REACH) continue
    const [first, act, last] = [to[other] as number, to[i] as number, to[actor] as number]
    if (!(first < act && act < last) || act - first > ACT_REACH || last - act > ACT_REACH) continue
    // "The votes that she got" means "she got the votes".
    if (RELATIVE.has(sentence.tokens[act - 1]?.word ?? '')) continue
    if (linkBetween(claim, i, other) === linkBetween(sentence, act, last)) return true
  }
  return false
}

/** The small words between two tokens, without articles: they tell "sued" from "was sued by". */
function linkBetween({ tokens }: Analysis, from: number, to: number): string {
  return tokens
    .slice(from + 1, to)
    .filter(({ stop, word, kind }) => kind === 'word' && stop && !ARTICLES.has(word))
    .map(({ word }) => word)
    .join(' ')
}

/**
 * Whether the sides of "than" are exchanged: all that follows it in the claim stands before it in
 * the sentence, and something that precedes it in the claim follows it in the sentence.
 */
function isComparisonSwapped({
  wordingAnalysis: claim,
  sentenceAnalysis: sentence,
  alignment,
}: AlignedTexts): boolean {
  const { to, fit } = alignment
  const [than, there] = [onlyThan(claim), onlyThan(sentence)]
  if (than < 0 || there < 0) return false
  const said = [...claim.tokens.keys()].filter((i) => (fit[i] as number) > 0)
  const behind = said.filter((i) => i > than)
  return (
    behind.length > 0 &&
    behind.every((i) => (to[i] as number) < there) &&
    said.some((i) => i < than && (to[i] as number) > there)
  )
}

/** The token "than" of a text's only comparison; -1 if it has none or several. */
function onlyThan({ tokens }: Analysis): number {
  const than = tokens.findIndex(compares)
  return tokens.slice(than + 1).some(compares) ? -1 : than
}

const compares = ({ word }: Token, i: number, tokens: readonly Token[]): boolean =>
  THAN.has(word) ||
  (THAN_AFTER_MORE.has(word) &&
    tokens.slice(Math.max(0, i - MORE_REACH), i).some((before) => MORE.has(before.word)))
