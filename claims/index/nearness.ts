/** Weighs rows of an index with a sentence and the texts around it. */
import { CONTEXT_PART } from './article.ts'
import { type IndexViews, STEP } from './format.ts'

export type Nearness = {
  /** Gives the terms of a sentence and of its context. Call {@link clear} before the next sentence. */
  set(sentence: Uint32Array, context: readonly Uint32Array[]): void
  /** The share of a row that the sentence says, and {@link CONTEXT_PART} of what it says with its context; the most of `rows`. */
  of(rows: readonly number[]): number
  clear(): void
}

export function nearness({ terms, rowStart, rowTerms, rowWeights, weights }: IndexViews): Nearness {
  /** 2: the term is in the sentence; 1: only in its context. */
  const place = new Uint8Array(terms)
  let marked: readonly Uint32Array[] = []

  return {
    set(sentence, context) {
      for (const list of context) for (const term of list) place[term] = 1
      for (const term of sentence) place[term] = 2
      marked = [...context, sentence]
    },
    of(rows) {
      let best = 0
      for (const row of rows) {
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
          const where = place[term] as number
          if (where === 2) own += weights[term] as number
          else if (where === 1) around += weights[term] as number
        }
        // A sentence that says nothing of a claim does not state it, whatever is said around it.
        if (own > 0)
          best = Math.max(best, (own + CONTEXT_PART * (own + around)) / (rowWeights[row] as number))
      }
      return best
    },
    clear() {
      for (const list of marked) for (const term of list) place[term] = 0
      marked = []
    },
  }
}
