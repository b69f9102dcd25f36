/** Weighs rows of an index with a sentence and the texts around it. */
import { CERTAIN } from '../text/translations.ts'
import { CONTEXT_PART } from './article.ts'
import type { ArticleWords } from './article-words.ts'
import { type IndexViews, STEP } from './format.ts'

export type Nearness = {
  /** Reads a sentence and its context. Call {@link clear} before the next sentence. */
  set(words: ArticleWords, sentence: string, context: readonly string[]): void
  /** The share of a row that the sentence says, and {@link CONTEXT_PART} of what it says with its context; the most of `rows`. */
  of(rows: readonly number[]): number
  clear(): void
}

/** By term: how surely the sentence has it, and how surely the sentence or its context, up to CERTAIN. */
type Places = { readonly own: Uint8Array; readonly around: Uint8Array }

export function nearness({ terms, rowStart, rowTerms, rowWeights, weights }: IndexViews): Nearness {
  const placesFor = (): Places => ({ own: new Uint8Array(terms), around: new Uint8Array(terms) })
  const said = placesFor()
  /** … and what they may mean; allocated when an article has translations. */
  let meant: Places | undefined
  let isOther: ArticleWords['isOther'] = () => false
  let marked: number[] = []

  return {
    set(words, sentence, context) {
      isOther = words.isOther
      if (words.hasTranslations) meant ??= placesFor()
      for (const one of context) mark(words, one, false)
      mark(words, sentence, true)
    },
    of(rows) {
      let best = 0
      for (const row of rows) {
        const places = meant !== undefined && isOther(row) ? meant : said
        const end = Math.min(rowStart[row + 1] as number, rowTerms.length)
        let own = 0
        let around = 0
        let base = 0
        for (let at = rowStart[row] as number; at < end; at++) {
          const distance = rowTerms[at] as number
          if (distance === STEP) {
            base += STEP
            continue
          }
          const term = base + distance
          base = 0
          const weight = weights[term] as number
          own += weight * (places.own[term] as number)
          around += weight * (places.around[term] as number)
        }
        // A sentence that says nothing of a claim does not state it, whatever is said around it.
        if (own > 0)
          best = Math.max(best, (own + CONTEXT_PART * around) / CERTAIN / (rowWeights[row] as number))
      }
      return best
    },
    clear() {
      for (const { own, around } of meant === undefined ? [said] : [said, meant]) {
        for (const term of marked) {
          own[term] = 0
          around[term] = 0
        }
      }
      marked = []
    },
  }

  function mark(words: ArticleWords, text: string, isOwn: boolean): void {
    const add = ({ own, around }: Places, term: number, strength: number): void => {
      around[term] = Math.max(strength, around[term] as number)
      if (isOwn) own[term] = Math.max(strength, own[term] as number)
      marked.push(term)
    }
    for (const term of words.said(text)) {
      add(said, term, CERTAIN)
      if (meant !== undefined) add(meant, term, CERTAIN)
    }
    const found = words.meant(text)
    if (meant !== undefined)
      for (const [i, term] of found.terms.entries()) add(meant, term, found.strengths[i] as number)
  }
}
