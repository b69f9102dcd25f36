/**
 * Answers requests with `top`: the ranker (ranker.ts), and the order of its claims in the answer. Not
 * part of the extension, which only asks for marks.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import type { Ranker } from './ranker.ts'

/** A claim that was judged for a sentence. */
export type Rankable = {
  readonly sentence: number
  readonly key: ClaimKey
  /** Probability, 0–1, that the sentence states the claim. */
  readonly score: number
  /** The strictest level that would mark it; null if none does. */
  readonly level: string | null
  readonly marked: boolean
}

/** What the ranker found for a sentence, the nearest first. */
export type Nearest = { readonly sentence: number; readonly nearest: readonly ClaimKey[] }

export type Ranking = Ranker & {
  /**
   * Puts judged claims in order, sentence by sentence.
   *
   * @param judged sentence by sentence, the highest score of a sentence first
   * @param top the number of claims for each sentence
   */
  inOrder<T extends Rankable>(judged: readonly T[], nearest: readonly Nearest[], top: number): T[]
}

export function rankingBy(ranker: Ranker): Ranking {
  return { ...ranker, inOrder }
}

/** Least difference between the scores of two claims whose order the ranking has changed. */
const LEAST_STEP = 1e-6
/**
 * Two claims that reach a level tie if their scores differ by no more than this; the ranking breaks the
 * tie. Without ties, mean average precision on the training parts falls from .895 to .893 (tweets) and
 * from .551 to .550 (debates); with .02 it is .894 and .551.
 */
const NEARLY = 0.1

/**
 * Puts the claims for `top` in order: first the marked ones, then the others as the ranker has them.
 * Claims with tied scores, for example two records of one statement, are in the order of the ranker.
 * Scores follow the order: an unmarked claim gets no more than the claim before it, and no less than a
 * marked claim after it.
 */
function inOrder<T extends Rankable>(judged: readonly T[], near: readonly Nearest[], top: number): T[] {
  const nearest = new Map(near.map(({ sentence, nearest }) => [sentence, nearest] as const))
  return [...Map.groupBy(judged, ({ sentence }) => sentence)].flatMap(([sentence, list]) => {
    const keys = nearest.get(sentence) ?? []
    return keys.length === 0 ? list : orderOf(list, keys, top)
  })
}

/** The claims of one sentence in order, with scores that do not contradict it. */
function orderOf<T extends Rankable>(list: readonly T[], nearest: readonly ClaimKey[], top: number): T[] {
  const byKey = new Map(list.map((one) => [one.key, one] as const))
  const ranked = nearest.flatMap((key) => byKey.get(key) ?? [])
  /** The claims in their new order, each with the lower limit of its new score. */
  const ordered = new Map<T, number>()
  for (const one of list.filter(({ marked }) => marked)) {
    for (const other of ranked.slice(0, Math.max(0, ranked.indexOf(one)))) {
      if (other.level !== null && other.score >= one.score - NEARLY && !ordered.has(other))
        ordered.set(other, one.score)
    }
    ordered.set(one, one.score)
  }
  for (const one of [...ranked, ...list]) if (!ordered.has(one)) ordered.set(one, 0)
  let last = Infinity
  return [...ordered].map(([one, least], place) => {
    if (place >= top) return one
    const most = one.score === last ? last : Math.max(0, last - LEAST_STEP)
    const score = one.marked ? one.score : Math.max(least, Math.min(one.score, most))
    last = score
    return { ...one, score }
  })
}
