/** The first step of matching: which claims could each sentence state? */
import type { Retriever } from '../index/retriever.ts'
import type { Ranking } from '../rank/ranking.ts'
import type { ClaimKey } from '../records/claim-key.ts'
import type { Slices } from '../slices.ts'
import type { Analysis } from '../text/analyse.ts'
import { MAX_SENTENCE } from './limits.ts'
import type { PageContext } from './page-context.ts'
import type { Context } from './pair/context.ts'
import type { MatchRequest } from './types.ts'

/** Candidates of one sentence that are judged at most, highest coverage first, unless the request asks for all. */
const MAX_CANDIDATES = 60
/** Sentences before a sentence that are part of its context. */
const MAX_BEFORE = 3

/** A sentence that has candidates. */
export type SentenceCandidates = {
  /** The id of the sentence in the request. */
  readonly sentence: number
  readonly analysis: Analysis
  /** The sentence's context, analysed at the first call. Few candidates need it. */
  readonly context: () => Context
  /** The candidates: first those that retrieval found, then those that only the ranking found. */
  readonly keys: readonly ClaimKey[]
  /** Number of `keys` that retrieval found. */
  readonly found: number
  /** What the ranking found for `top`, the nearest first. */
  readonly nearest: readonly ClaimKey[]
}

/** Finds the candidates of all sentences of a request; sentences without any are left out. */
export async function findCandidates(
  { document: { lang }, runs, all, top }: MatchRequest,
  page: PageContext,
  { index, ranking }: { readonly index: Retriever; readonly ranking?: Ranking | undefined },
  turns: Slices,
): Promise<SentenceCandidates[]> {
  const limit = all === true ? Infinity : Math.max(MAX_CANDIDATES, top ?? 0)
  const withCandidates: SentenceCandidates[] = []
  for (const run of runs) {
    const before = [...run.before]
    for (const { id, text } of run.sentences) {
      if (turns.due()) await turns.wait()
      const sentence = text.slice(0, MAX_SENTENCE)
      const near = before.slice(-MAX_BEFORE).reverse()
      before.push(sentence)
      const candidates = index.candidates(sentence, [...page.texts, ...near], lang)
      const nearest = top === undefined ? [] : (ranking?.nearest(sentence, near, lang, top) ?? [])
      if (candidates.length + nearest.length === 0) continue
      const found = candidates.slice(0, limit).map(({ key }) => key)
      let context: Context | undefined
      withCandidates.push({
        sentence: id,
        analysis: page.analysed(sentence),
        context: () => {
          context ??= page.around(near)
          return context
        },
        keys: [...new Set([...found, ...nearest])],
        found: found.length,
        nearest,
      })
    }
  }
  return withCandidates
}
