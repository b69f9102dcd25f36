/**
 * Which words of a text are its verbs, as far as a word's form and its neighbours tell: what a
 * claim says about its names is in them. "Prosecutors drop all charges" has one verb, "the drop in
 * charges" none. English only; other languages have none, and nothing is said about them.
 */
import { isIrregular } from './stems.ts'
import type { Token } from './tokens.ts'
import type { LanguageTable } from './word-table.ts'

/** After these a word is a noun, or describes one. */
const BEFORE_NOUNS =
  /^(?:a|an|the|this|these|those|my|your|his|her|its|our|their|no|any|some|each|every|another|such|of|in|on|at|by|for|from|with|without|under|over|between|against|about|into|than|more|most|other|own)$/
/** After these a word in its base form is a verb. */
const BEFORE_VERBS =
  /^(?:to|will|would|can|could|may|might|should|must|shall|do|does|did|not|never|cannot|i|we|you|they|who|that|which|people|please|help|let|lets)$/
/** Before these a word that may be either is a verb. */
const AFTER_VERBS =
  /^(?:a|an|the|this|these|those|my|your|his|her|its|our|their|all|no|him|them|us|me|it|that|up|down|off|out)$/
/** What stems.ts brings to a base by its list, and is no verb. */
const IRREGULAR_NOUN =
  /^(?:men|women|children|people|persons|feet|teeth|mice|wives|lives|halves|thieves|knives|leaves|crises|analyses|data|media|wors[et]|better|best|further|furthest|less|least|taxes|dead|deaths?|loss|losses|sales?|ground)$/
/** Nouns that share their stem with a verb. */
const NOUN_ENDING =
  /(?:ions?|ments?|ness|it(?:y|ies)|[aeo]rs?|ances?|ences?|ures?|als?|deaths?|dead|loss|losses)$/

/** For each token whether it is a verb; `entries` are the tokens' places in `table`, `names` what names.ts found. */
export function findVerbs(
  tokens: readonly Token[],
  entries: readonly number[],
  names: readonly boolean[],
  table: LanguageTable,
): boolean[] {
  return tokens.map((token, i) => {
    if (token.kind !== 'word' || token.stop || names[i] === true) return false
    const { word } = token
    const past = isPast(token)
    if (!past && !table.verb(entries[i] as number)) return false
    const before = tokens[i - 1]
    const after = tokens[i + 1]
    if (token.negated || (before !== undefined && BEFORE_VERBS.test(before.word))) return true
    if (NOUN_ENDING.test(word)) return false
    if (before !== undefined && (BEFORE_NOUNS.test(before.word) || before.kind === 'number')) return false
    if (past || word.endsWith('ing')) return true
    if (after !== undefined && AFTER_VERBS.test(after.word)) return true
    return names[i - 1] === true && word.endsWith('s')
  })
}

/** By its form: "staged", "took". */
function isPast({ word }: Token): boolean {
  return (
    (word.length > 4 && word.endsWith('ed') && !word.endsWith('eed')) ||
    (isIrregular(word, 'en') && !IRREGULAR_NOUN.test(word))
  )
}
