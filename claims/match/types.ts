/**
 * The input and the output of matching. All positions are half-open `[start, end)` in UTF-16 units of
 * the sentence's text as read.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import type { Levels, Meaning, Priority } from './judge/judge.ts'

/** How sure a match must be before it is marked, the strictest level first. Each judge has its own thresholds. */
export const LEVELS = ['strict', 'balanced', 'wide'] as const satisfies readonly (keyof Levels)[]
export type Level = (typeof LEVELS)[number]

/** How a sentence uses a claim. */
export const STANCES = ['asserted', 'attributed', 'denied', 'asked'] as const
export type Stance = (typeof STANCES)[number]

/** What a page says around its sentences. */
export type DocumentContext = {
  /** BCP 47 tag of the text, as detected from the text itself; `und` if unknown. */
  readonly lang: string
  readonly headline: string
  /** The first paragraph or two; fills in names and dates that later sentences leave out. */
  readonly lead: string
  /** The day of publication, ISO 8601 `YYYY-MM-DD`, if known. */
  readonly published?: string | undefined
}

export type Sentence = {
  /** Names the sentence for the caller; comes back in its matches. */
  readonly id: number
  readonly text: string
}

/** Sentences that follow one another on the page. `before`: up to three sentences that precede the first one. */
export type Run = { readonly before: readonly string[]; readonly sentences: readonly Sentence[] }

export type MatchRequest = {
  readonly document: DocumentContext
  readonly runs: readonly Run[]
  readonly level: Level
  /** Give every candidate above the retrieval floor, marked or not. */
  readonly all?: boolean
  /** Give at least this many candidates for each sentence, the best ones, whatever their score. */
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
  /** What the model of meaning said; missing if sentence and claim were compared by their words alone. */
  readonly meaning?: Meaning | undefined
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

export type MatchOptions = {
  /** Stops a request that nobody waits for any more; its answer rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Passed on to the judges; `visible` unless given. */
  readonly priority?: Priority
  /**
   * Stands for the page of the request: the second judge looks at a limited number of pairs for each. Any
   * object, the same one for all requests of the page. Without one there is no limit.
   */
  readonly page?: object | undefined
  /** Whether the second judge may be asked; true unless given. */
  readonly meanings?: boolean | undefined
}

/** A complete answer, which replaces the wave before it. */
export type Wave = { readonly matches: readonly Match[]; readonly final: boolean }

/** Matches claims to sentences; one for the whole set of enabled packs. */
export type Matcher = {
  /** Number of claims in the index. */
  readonly size: number
  /**
   * Gives the final answer, when all waves are done. Matches are in the order of the sentences, the
   * best match of a sentence first. An answer has all marked matches, and the first match of each claim
   * that is suppressed on this page, unmarked, with the guard that says so. With `all` or `top` it has
   * others too.
   */
  match(request: MatchRequest, options?: MatchOptions): Promise<Match[]>
  /**
   * Gives the same in one or two waves: first what the first judge is sure of, then the answer after the
   * second judge has judged the uncertain pairs. No mark of the first wave is taken back, unless the
   * second one finds a better claim for the sentence, or the claim turns out to be all over the page. Only the
   * last wave is final.
   */
  waves(request: MatchRequest, options?: MatchOptions): AsyncGenerator<Wave, void>
}

/** Gives the claims with these keys, in any order. Leaves out keys that are gone (a pack was just removed). */
export type LoadClaims = (keys: readonly ClaimKey[]) => Promise<MatchableClaim[]>
