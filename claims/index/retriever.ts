/**
 * The first stage of matching: which claims could a sentence state? A retriever is cheap,
 * synchronous and exhaustive: it gives every claim above its floor. It compares words only; whether
 * a candidate is stated is decided later (match/). retrieve.ts implements it over a compiled index.
 */

import type { ClaimKey } from '../records/claim-key.ts'
import type { Article, ArticleText } from './article.ts'

/** A claim that a sentence could state. */
export type Candidate = {
  readonly key: ClaimKey
  /** Share of the weight of the claim's best wording that is in the sentence or its context, 0–1. */
  readonly coverage: number
}

export type Retriever = {
  /** Number of claims in the index. */
  readonly size: number
  /**
   * The claims above the floor, highest coverage first.
   *
   * @param sentence the sentence as read
   * @param context the texts around it on the page: headline, lead, sentences before; may be empty.
   *   Pass the same strings again for neighbouring sentences: their terms are cached by text.
   * @param lang BCP 47 tag of the text, `und` if unknown
   */
  candidates(sentence: string, context: readonly string[], lang: string): Candidate[]
  /**
   * The claims of an article that its sentences may state, whatever their floor; see article.ts. A
   * retriever may lack it: then sentences are compared with claims one by one only.
   */
  article?(text: ArticleText): Article
  /** The known languages in which there are wordings (claims/languages/list.ts). */
  languages?(): ReadonlySet<string>
}

/** Sorts candidates by coverage, highest first; ties by key. */
export function byCoverage(a: Candidate, b: Candidate): number {
  return b.coverage - a.coverage || (a.key < b.key ? -1 : 1)
}
