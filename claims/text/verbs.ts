/**
 * Finds the verbs of a text, as far as a word's form and its neighbours show. Verbs tell what a claim
 * says about its names. "Prosecutors drop all charges" has one verb, "the drop in charges" none.
 */

import type { Verbs } from '../languages/language.ts'
import { languages } from '../languages/languages.ts'
import { groupOf, setOf } from '../languages/words.ts'
import { isIrregular } from './stems.ts'
import type { Token } from './tokens.ts'
import type { LanguageTable } from './word-table.ts'

type Rules = {
  readonly language: string
  readonly nounsAfter: ReadonlySet<string>
  readonly verbsAfter: ReadonlySet<string>
  readonly verbsBefore: ReadonlySet<string>
  readonly irregularNoun: RegExp
  readonly nounEnding: RegExp
} & Pick<Verbs, 'past' | 'continuous' | 'afterName'>

const rulesByLanguage: ReadonlyMap<string, Rules> = new Map(
  languages.codes.flatMap((code) => {
    const { verbs } = languages.orFirst(code)
    return verbs === undefined ? [] : [[code, rulesOf(code, verbs)] as const]
  }),
)

function rulesOf(language: string, verbs: Verbs): Rules {
  return {
    ...verbs,
    language,
    nounsAfter: setOf(verbs.nounsAfter),
    verbsAfter: setOf(verbs.verbsAfter),
    verbsBefore: setOf(verbs.verbsBefore),
    irregularNoun: new RegExp(`^${groupOf(verbs.irregularNouns)}$`),
    nounEnding: new RegExp(`${groupOf(verbs.nounEndings)}$`),
  }
}

/**
 * Whether each token is a verb; empty for a language that has no `verbs`.
 *
 * @param entries the tokens' places in `table`
 * @param names whether each token is a name
 */
export function findVerbs(
  tokens: readonly Token[],
  entries: readonly number[],
  names: readonly boolean[],
  table: LanguageTable,
  language: string,
): readonly boolean[] {
  const rules = rulesByLanguage.get(language)
  if (rules === undefined) return []
  return tokens.map((token, i) => {
    if (token.kind !== 'word' || token.stop || names[i] === true) return false
    const { word } = token
    const past = isPast(word, rules)
    if (!past && !table.verb(entries[i] as number)) return false
    const before = tokens[i - 1]
    const after = tokens[i + 1]
    if (token.negated || (before !== undefined && rules.verbsAfter.has(before.word))) return true
    if (rules.nounEnding.test(word)) return false
    if (before !== undefined && (rules.nounsAfter.has(before.word) || before.kind === 'number')) return false
    if (past || rules.continuous.test(word)) return true
    if (after !== undefined && rules.verbsBefore.has(after.word)) return true
    return names[i - 1] === true && rules.afterName.test(word)
  })
}

/** Whether a word is a past form: "staged", "took". */
function isPast(word: string, rules: Rules): boolean {
  return rules.past.test(word) || (isIrregular(word, rules.language) && !rules.irregularNoun.test(word))
}
