/** Finds the words of a sentence that a negator before them negates: "did not *include*". */
import { languages } from '../languages/languages.ts'
import type { Token } from './tokens.ts'

const NEGATORS = languages.union(({ negation }) => negation.negators)
const DENYING = languages.union(({ negation }) => negation.denyingStems)
const ONLY = languages.union(({ negation }) => negation.only)
const EVER = languages.union(({ negation }) => negation.everAfterComparing)
const COMPARING = languages.union(({ comparisons }) => `${comparisons.more} ${comparisons.most}`)
/** Phrases that deny nothing, by the word they begin with: "no doubt", "without any doubt". */
const NO_DOUBT: ReadonlyMap<string, readonly (readonly string[])[]> = Map.groupBy(
  languages.phrases(({ negation }) => negation.noDoubt),
  ([first = '']) => first,
)
/** How many words a negator reaches, stop words not counted. */
const REACH = 4
/** How many tokens before "jamás" a comparative or superlative gives it the sense of "ever". */
const COMPARED = 4

/** Whether each token is reached by an odd number of negators before it. */
export function findNegated(tokens: readonly Token[]): boolean[] {
  const negated = new Array<boolean>(tokens.length).fill(false)
  tokens.forEach((token, at) => {
    const turns = isNegator(token) || (token.kind === 'word' && DENYING.has(token.stem))
    if (!turns || meansEver(tokens, at) || deniesNothing(tokens, at)) return
    if (token.negated) negated[at] = !negated[at]
    let reached = 0
    for (let i = at + 1; i < tokens.length && reached < REACH; i++) {
      const next = tokens[i] as Token
      if (next.kind === 'sign' && next.word !== '%') break
      if (!next.stop) reached++
      negated[i] = !negated[i]
    }
  })
  return negated
}

/** Whether the token at a place negates others. */
export function isNegatorAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token !== undefined && isNegator(token) && !meansEver(tokens, at)
}

/** Whether a token is a word that can negate others. */
export function isNegator(token: Token): boolean {
  return token.negated || (token.kind === 'word' && NEGATORS.has(token.word))
}

/** "Not only … but also", "no doubt". */
function deniesNothing(tokens: readonly Token[], at: number): boolean {
  if (ONLY.has(tokens[at + 1]?.word ?? '')) return true
  const phrases = NO_DOUBT.get((tokens[at] as Token).word) ?? []
  return phrases.some((phrase) => phrase.every((word, i) => word === '*' || tokens[at + i]?.word === word))
}

/** Spanish "jamás" is "ever" in "el más cálido jamás registrado". */
function meansEver(tokens: readonly Token[], at: number): boolean {
  if (!EVER.has(tokens[at]?.word ?? '')) return false
  return tokens.slice(Math.max(0, at - COMPARED), at).some(({ word }) => COMPARING.has(word))
}
