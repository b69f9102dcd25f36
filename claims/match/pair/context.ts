/** The context of one sentence, and how much it counts for what the sentence leaves out. */
import type { Analysis } from '../../text/analyse.ts'
import { analyse } from '../../text/analyse.ts'
import { EMPTY_WORD_TABLE } from '../../text/word-table.ts'

/** The analysed texts around a sentence on its page. */
export type Context = {
  /** Sentences before it, the nearest first. */
  readonly before: readonly Analysis[]
  readonly headline: Analysis
  readonly lead: Analysis
  /** ISO 8601 day on which the page was published. */
  readonly published: string | undefined
}

/** A text of the context. `fit`: how well a word is said, 0–1, if nothing but this text says it. */
export type Nearby = { readonly text: Analysis; readonly fit: number }

// Fits, 0–1. The nearer a text is, the likelier the sentence is about what it names.
const FIT_OF_SENTENCE_BEFORE = 0.8
const FIT_OF_EARLIER_SENTENCES = 0.6
const FIT_OF_HEADLINE = 0.6
const FIT_OF_LEAD = 0.5

const nothing = analyse('', 'und', EMPTY_WORD_TABLE)
/** An empty context. */
export const EMPTY_CONTEXT: Context = { before: [], headline: nothing, lead: nothing, published: undefined }

/** All texts of a context. */
export function textsOf({ before, headline, lead }: Context): Analysis[] {
  return [...before, headline, lead]
}

/** All texts of a context, each with its fit. */
export function nearbyTexts({ before, headline, lead }: Context): Nearby[] {
  return [
    ...before.map((text, i) => ({ text, fit: i === 0 ? FIT_OF_SENTENCE_BEFORE : FIT_OF_EARLIER_SENTENCES })),
    { text: headline, fit: FIT_OF_HEADLINE },
    { text: lead, fit: FIT_OF_LEAD },
  ]
}
