/**
 * The claims of an article, and which of them each sentence is near to. A sentence often says little of
 * its claim: the names stood in the headline, the number three sentences before. But an article is
 * about one event or a few, so its claims are found by all of its words:
 *
 *   article ─▶ windows of 20 sentences ─▶ each pack's claims that the words of a window cover best
 *                                            │
 *   sentence, headline, two sentences before ┴─▶ the nearest of these claims: the pairs worth judging
 *
 * A long page may be about many events (a live blog, a digest). The words of all of them together cover
 * a bit of every claim, so that the right claims drown; in windows they do not. Windows overlap, so
 * that every sentence has its neighbours in one of them.
 *
 * Every count is per pack, and words weigh the same whatever other packs there are (format.ts). So a
 * pack never takes a candidate from another one.
 */
import { type ClaimKey, splitClaimKey } from '../records/claim-key.ts'
import type { Translations } from '../text/translations.ts'

/** The text of an article, or the part of it that is known. */
export type ArticleText = {
  readonly headline: string
  readonly lead: string
  /** In the order of the page. `before`: the sentences before it on the page, the nearest first. */
  readonly sentences: readonly { readonly text: string; readonly before: readonly string[] }[]
  /** BCP 47 tag of the text, `und` if unknown. */
  readonly lang: string
  /** For claims in another language than the text; without it, only names, numbers and words of common origin agree. */
  readonly translations?: Translations | undefined
}

/** A claim of the article that a sentence may state. */
export type NearClaim = {
  readonly key: ClaimKey
  /**
   * How near the sentence is, in nats. Two factors: the share of the wording's weight that is in the
   * sentence, and {@link CONTEXT_PART} of the share that is in the sentence and its context together
   * (0–1.3 in all); and the score of the claim in the article.
   */
  readonly near: number
}

export type Article = {
  /** The claims that a sentence may state, by its place in the text, the nearest first. */
  near(sentence: number): readonly NearClaim[]
}

/**
 * Sentences in a window. Of pages that join five articles of different events, the right claim is among
 * the first 20 of the page in .51 of cases, of windows of 40 sentences in .65, of 20 in .76. Ordinary
 * articles lose nothing.
 */
export const WINDOW = 20
/** Sentences from the start of a window to that of the next: each sentence is in two. */
export const WINDOW_STEP = 10
/** Claims of each pack that a window has. */
export const CLAIMS_A_WINDOW = 24
/** Claims of each pack that a sentence is near to. */
export const NEAR_A_SENTENCE = 5
/** A sentence is near to a claim from this on, in nats. */
export const LEAST_NEAR = 1
/** What words count that only the context of the sentence has. */
export const CONTEXT_PART = 0.3
/** How many of the sentences before a sentence are its context here. */
export const NEAR_BEFORE = 2

/** A claim of a window. `score`: (weight that the window's words cover) × (share that they cover). */
export type WindowClaim = { readonly key: ClaimKey; readonly score: number }

/** What one index (a base or a layer) has for an article. */
export type ArticlePart = {
  /** The claims of each window, at most {@link CLAIMS_A_WINDOW} of each pack. */
  readonly windows: readonly (readonly WindowClaim[])[]
  /** Claims of the sentence's windows from LEAST_NEAR on; `isOf` says whether a window still has a claim. */
  near(sentence: number, isOf: (window: number, key: ClaimKey) => boolean): NearClaim[]
}

/** The article over the parts that a base and its layers have for it. */
export function articleOf(parts: readonly ArticlePart[]): Article {
  const [only] = parts
  const windows =
    parts.length === 1 || only === undefined
      ? undefined
      : only.windows.map((_, at) => {
          const all = parts.flatMap((part) => part.windows[at] ?? [])
          const first = firstOfEachPack(all.sort(byScore), CLAIMS_A_WINDOW)
          return new Set(first.map(({ key }) => key))
        })
  const isOf = (window: number, key: ClaimKey): boolean => windows?.[window]?.has(key) ?? true
  return {
    near: (sentence) =>
      firstOfEachPack(parts.flatMap((part) => part.near(sentence, isOf)).sort(byNearness), NEAR_A_SENTENCE),
  }
}

/** The first and last window of a sentence, of `count` windows. */
export function windowsOf(sentence: number, count: number): { first: number; last: number } {
  const first = Math.max(0, Math.ceil((sentence - WINDOW + 1) / WINDOW_STEP))
  return { first, last: Math.min(count - 1, Math.floor(sentence / WINDOW_STEP)) }
}

/** How many windows an article has. */
export function windowCount(sentences: number): number {
  return 1 + Math.max(0, Math.ceil((sentences - WINDOW) / WINDOW_STEP))
}

/** Sorts by score, highest first; ties by key. */
export function byScore(a: WindowClaim, b: WindowClaim): number {
  return b.score - a.score || (a.key < b.key ? -1 : 1)
}

function byNearness(a: NearClaim, b: NearClaim): number {
  return b.near - a.near || (a.key < b.key ? -1 : 1)
}

/** The first `limit` claims of each pack, in order. */
export function firstOfEachPack<T extends { readonly key: ClaimKey }>(
  sorted: readonly T[],
  limit: number,
): T[] {
  const counts = new Map<string, number>()
  return sorted.filter(({ key }) => {
    const { pack } = splitClaimKey(key)
    const count = (counts.get(pack) ?? 0) + 1
    counts.set(pack, count)
    return count <= limit
  })
}
