/**
 * What answers `top`: the ranker (rank.ts), and the order in which its claims are given. No part of
 * the extension, which asks for marks alone.
 */

import type { Decided } from '../match/decide.ts'
import type { ClaimKey } from '../records/claim-key.ts'
import type { Ranker } from './ranker.ts'

export type Nearest = {
  readonly sentence: number
  /** The nearest first. */
  readonly nearest: readonly ClaimKey[]
}

export type Ranking = Ranker & {
  /** Puts what was decided in order, sentence by sentence. */
  inOrder(decided: readonly Decided[], nearest: readonly Nearest[], top: number): Decided[]
}

export function rankingBy(ranker: Ranker): Ranking {
  return { ...ranker, inOrder }
}

/** Between the scores of claims that the ranking puts in another order than the scorer. */
const LEAST_STEP = 1e-6
/**
 * Of two claims that reach a level, so little between their scores does not tell which is nearer; the
 * ranking does. (Training parts: tweets .893 → .895, debates .550 → .551; with .02, .894 and .551.)
 */
const NEARLY = 0.1

/**
 * Puts the claims that `top` asks for in the order of the ranker, behind those that are marked; of
 * claims that score nearly the same, as two records of one statement do, the ranker's first comes first.
 * Order and score must not contradict each other: an unmarked one gets no more than the one before
 * it, and no less than a marked one behind it.
 */
function inOrder(decided: readonly Decided[], near: readonly Nearest[], top: number): Decided[] {
  const nearest = new Map(near.map(({ sentence, nearest }) => [sentence, nearest] as const))
  return [...Map.groupBy(decided, ({ sentence }) => sentence)].flatMap(([sentence, list]) => {
    const wanted = nearest.get(sentence) ?? []
    if (wanted.length === 0) return list
    const byKey = new Map(list.map((one) => [one.pair.claim.key, one] as const))
    const ranked = wanted.flatMap((key) => byKey.get(key) ?? [])
    /** Each with the least score that it may get. */
    const ordered = new Map<Decided, number>()
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
  })
}
