/** The texts around the sentences of a request. Each is analysed once, and only when it is needed. */
import { type Analysis, analyse } from '../text/analyse.ts'
import type { WordTable } from '../text/word-table.ts'
import { MAX_HEADLINE, MAX_LEAD, MAX_SENTENCE } from './limits.ts'
import type { Context } from './pair/context.ts'
import type { DocumentContext } from './types.ts'

export type PageContext = {
  /** Headline and lead, cut to their limits, for retrieval. The same strings for every sentence. */
  readonly texts: readonly [headline: string, lead: string]
  /** The analysis of a sentence of the page. */
  analysed(sentence: string): Analysis
  /** The context of a sentence. `before`: the sentences before it, the nearest first. */
  around(before: readonly string[]): Context
}

/** Opens the context of one request. Nothing is analysed yet, because most pages have no candidate. */
export function pageContext(document: DocumentContext, words: WordTable): PageContext {
  const { lang, published } = document
  const headline = document.headline.slice(0, MAX_HEADLINE)
  const lead = document.lead.slice(0, MAX_LEAD)
  const analyses = new Map<string, Analysis>()
  let ofPage: Omit<Context, 'before'> | undefined
  const analysed = (sentence: string): Analysis => {
    const cut = sentence.slice(0, MAX_SENTENCE)
    let analysis = analyses.get(cut)
    if (analysis === undefined) {
      analysis = analyse(cut, lang, words)
      analyses.set(cut, analysis)
    }
    return analysis
  }
  return {
    texts: [headline, lead],
    analysed,
    around(before) {
      ofPage ??= { headline: analyse(headline, lang, words), lead: analyse(lead, lang, words), published }
      return { ...ofPage, before: before.map(analysed) }
    },
  }
}
