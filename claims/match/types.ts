/**
 * What goes into matching and what comes out. All positions are half-open `[start, end)` in
 * UTF-16 units of the sentence's text as read.
 */
import type { ClaimKey } from '../records/claim-key.ts'

/** How sure a match must be before it is marked. Each level has one calibrated threshold (decide.ts). */
export const LEVELS = ['strict', 'balanced', 'wide'] as const
export type Level = (typeof LEVELS)[number]

/** How a sentence uses a claim. */
export const STANCES = ['asserted', 'attributed', 'denied', 'asked'] as const
export type Stance = (typeof STANCES)[number]

/** What a page says before and around a sentence. */
export type DocumentContext = {
  /** BCP 47 tag of the text, as detected from the text itself; `und` if unknown. */
  readonly lang: string
  readonly headline: string
  /** The first paragraph or two; fills in names and dates that later sentences leave out. */
  readonly lead: string
  /** The day of publication, ISO 8601 `YYYY-MM-DD`, where the page tells it. */
  readonly published?: string | undefined
}

export type Sentence = {
  /** The caller's name for it; comes back in the match. */
  readonly id: number
  readonly text: string
}

/** Sentences that follow one another on the page; `before` are the (at most three) that precede the first. */
export type Run = { readonly before: readonly string[]; readonly sentences: readonly Sentence[] }

export type MatchRequest = {
  readonly document: DocumentContext
  readonly runs: readonly Run[]
  readonly level: Level
  /** Give every candidate above the retrieval floor, marked or not. */
  readonly all?: boolean
  /** Give at least the best K candidates of a sentence, whatever their score. */
  readonly top?: number
}

export type AlignedSpan = {
  /** In the sentence. */
  readonly start: number
  readonly end: number
  /** The words of the claim that it stands for. */
  readonly claim: string
  readonly kind: 'word' | 'number' | 'name' | 'date'
  /** Same word, another form of it, or another way to say it (8m / eight million). */
  readonly by: 'exact' | 'form' | 'value'
}

/** Why a sentence was, or was not, taken for a claim. Small enough to be shown in a card. */
export type Evidence = {
  /** The wording of the claim that fitted best. */
  readonly wording: string
  readonly aligned: readonly AlignedSpan[]
  /** Words of the claim that the sentence leaves out and its context fills in. */
  readonly fromContext: readonly string[]
  /** Words of the claim that are nowhere. */
  readonly missing: readonly string[]
  readonly guards: readonly { readonly guard: string; readonly passed: boolean; readonly detail: string }[]
}

export type Match = {
  readonly sentence: number
  readonly claim: ClaimKey
  /** Calibrated probability that the sentence states the claim, 0–1. */
  readonly score: number
  /** The strictest level that would mark it; null if none does. */
  readonly level: Level | null
  readonly stance: Stance
  /** For `attributed` and `denied`: the words in the sentence that say to whom. */
  readonly by?: string | undefined
  /** Whether it is marked at the level that was asked for. */
  readonly marked: boolean
  readonly evidence: Evidence
}

/** Matches claims to sentences; one for the whole set of enabled packs. */
export type Matcher = {
  /** Number of claims that are looked for. */
  readonly size: number
  /**
   * Matches in the order of the sentences, the best of a sentence first: those that are marked, and
   * unmarked, with the guard that says so, the first of each claim that is held back; with `all` or `top` others too.
   */
  match(request: MatchRequest, options?: { readonly signal?: AbortSignal }): Promise<Match[]>
}
