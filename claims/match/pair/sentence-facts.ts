/** Facts about a sentence that do not depend on the claim; computed once for each sentence. */
import { languages } from '../../languages/languages.ts'
import type { Analysis } from '../../text/analyse.ts'

export type SentenceFacts = {
  /** 1 if the sentence is a question, otherwise 0. */
  readonly asks: number
  /** Words with which the sentence supposes or plans something (suppositions.ts). */
  readonly supposing: ReadonlySet<string>
  /** 1 if it refers to somebody or something named before ("he", "this"), otherwise 0. */
  readonly leans: number
  /** 1 if it has "I", "we" or "you", otherwise 0. */
  readonly addresses: number
  /** 1 at the low byte of each token's hash: where it is 0, the sentence surely lacks a word with that byte. */
  readonly hashed: Uint8Array
}

/** The bits of a token's hash that {@link SentenceFacts} keeps. */
export const LOW_BYTE = 0xff

const SUPPOSING = languages.union(({ suppositions }) => suppositions.words)
const LEANING = languages.union(({ pronouns }) => pronouns.leaning)
const ADDRESSING = languages.union(({ pronouns }) => pronouns.addressing)

export function sentenceFacts(sentence: Analysis): SentenceFacts {
  const supposing = new Set<string>()
  let leans = 0
  let addresses = 0
  const hashed = new Uint8Array(LOW_BYTE + 1)
  for (const token of sentence.tokens) {
    hashed[token.hash & LOW_BYTE] = 1
    if (SUPPOSING.has(token.word)) supposing.add(token.word)
    if (LEANING.has(token.word)) leans = 1
    if (ADDRESSING.has(token.word)) addresses = 1
  }
  return { asks: isQuestion(sentence) ? 1 : 0, supposing, leans, addresses, hashed }
}

/** Whether a text ends with a question mark. */
export function isQuestion({ text }: Analysis): boolean {
  return text.trimEnd().endsWith('?')
}
