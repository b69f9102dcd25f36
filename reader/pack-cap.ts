/**
 * Limits how many sentences of a page one pack may mark. A claim that is found too often is suppressed by
 * the matcher; a pack of many claims that are each found a few times would still mark a page all over.
 */
import type { Match } from '../claims/match/types.ts'
import { splitClaimKey } from '../claims/records/claim-key.ts'
import type { Reading } from '../page/reading.ts'

/**
 * The share of a page's sentences that one pack may mark. The article that the seed pack was written for
 * has marks in 16 % of its sentences, and hardly any article states more; fifteen everyday sentences as
 * claims marked 40 % of ordinary pages.
 */
const MAX_SHARE = 1 / 5
/** Sentences of a short page that one pack may mark. */
const LEAST = 12

export type HeldBack = {
  /** Id of the pack. */
  readonly pack: string
  /** Sentences in which it was found and is not marked. */
  readonly sentences: number
}

export type PackCap = {
  /**
   * Notes what is now known about these sentences, in place of what was known before.
   *
   * @returns the matches without those of packs that have marked enough of the page
   */
  allow(sentences: readonly number[], matches: readonly Match[]): Match[]
  /** The packs that would mark more than they may. */
  heldBack(): HeldBack[]
}

/** The sentences that are answered first are marked first: those that the reader sees. */
export function createPackCap(reading: Pick<Reading, 'sentences' | 'find'>): PackCap {
  const marked = new Map<string, Set<number>>()
  const held = new Map<string, Set<number>>()
  const setOf = (sets: Map<string, Set<number>>, pack: string) => {
    const found = sets.get(pack) ?? new Set()
    sets.set(pack, found)
    return found
  }

  function forgetGone(): void {
    for (const set of [...marked.values(), ...held.values()])
      for (const sentence of set) if (reading.find(sentence) === undefined) set.delete(sentence)
  }

  return {
    allow(sentences, matches) {
      for (const set of [...marked.values(), ...held.values()]) for (const each of sentences) set.delete(each)
      forgetGone()
      const most = Math.max(LEAST, Math.floor(reading.sentences * MAX_SHARE))
      return matches.filter(({ marked: isMarked, claim, sentence }) => {
        if (!isMarked) return true
        const { pack } = splitClaimKey(claim)
        const its = setOf(marked, pack)
        const fits = its.has(sentence) || its.size < most
        setOf(fits ? marked : held, pack).add(sentence)
        return fits
      })
    },
    heldBack() {
      forgetGone()
      return [...held]
        .map(([pack, { size }]) => ({ pack, sentences: size }))
        .filter(({ sentences }) => sentences > 0)
    },
  }
}
