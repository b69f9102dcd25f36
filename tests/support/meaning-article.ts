/**
 * An article for the pack that ships, on which words and meaning disagree if a model knows the word
 * "inflated" (word-model.ts).
 */
import type { FoundMatch } from '../../messages/protocol.ts'
import { anArticle } from './article.ts'

/** Words alone are not sure of it. */
export const BY_MEANING =
  'The firm behind the voting machines said the Venezuelan turnout had been inflated by no less than a million ballots.'
/** Words alone mark it, but are not sure. */
export const BY_WORDS =
  'Smartmatic, which sold the machines, found that the announced turnout differed from its own count by a million ballots or more.'

export const MEANING_ARTICLE = anArticle(
  [BY_MEANING, BY_WORDS],
  'Smartmatic speaks about the turnout in Venezuela',
)
export const MEANING_WORDS = ['inflated']

/** What is marked, with what the model said. */
export function marksOf(found: readonly FoundMatch[]): string[] {
  return found
    .filter(({ marked }) => marked)
    .map(({ text, evidence }) => `${evidence.meaning ?? 'words'}: ${text}`)
}
