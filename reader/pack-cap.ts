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
  /** Notes what is now known about these sentences, in place of what was known before. */
  note(sentences: readonly number[], matches: readonly Match[]): void
  /**
   * Decides again which sentences each pack may mark: its surest ones, and of equals the first on the page.
   * That depends only on what is known now, so a page that has changed has the marks of one that was just
   * opened.
   *
   * @returns the sentences about which that has changed
   */
  settle(): number[]
  /** What may be marked of what is known about a sentence. */
  allowed(sentence: number): Match[]
  /** The packs that would mark more than they may. */
  heldBack(): HeldBack[]
}

export function createPackCap(reading: Pick<Reading, 'sentences' | 'find' | 'blocks'>): PackCap {
  const known = new Map<number, readonly Match[]>()
  /** By pack: the sentences that it may not mark. */
  let held: ReadonlyMap<string, ReadonlySet<number>> = new Map()

  /** By pack: how sure it is in each sentence that it would mark. */
  function surenessByPack(): Map<string, Map<number, number>> {
    const packs = new Map<string, Map<number, number>>()
    for (const [sentence, matches] of known)
      for (const { claim, marked, score } of matches) {
        if (!marked) continue
        const { pack } = splitClaimKey(claim)
        const its = packs.get(pack) ?? new Map<number, number>()
        packs.set(pack, its.set(sentence, Math.max(score, its.get(sentence) ?? 0)))
      }
    return packs
  }

  function heldNow(): Map<string, Set<number>> {
    const most = Math.max(LEAST, Math.floor(reading.sentences * MAX_SHARE))
    const packs = [...surenessByPack()].filter(([, { size }]) => size > most)
    if (packs.length === 0) return new Map()
    const ids = reading.blocks.flatMap(({ sentences }) => sentences.map(({ id }) => id))
    const place = new Map(ids.map((id, at) => [id, at]))
    return new Map(
      packs.map(([pack, sureness]) => {
        const order = [...sureness].sort(
          ([a, sureA], [b, sureB]) => sureB - sureA || (place.get(a) ?? 0) - (place.get(b) ?? 0),
        )
        return [pack, new Set(order.slice(most).map(([sentence]) => sentence))]
      }),
    )
  }

  return {
    note(sentences, matches) {
      const bySentence = Map.groupBy(matches, ({ sentence }) => sentence)
      for (const sentence of sentences) {
        const its = bySentence.get(sentence)
        if (its === undefined) known.delete(sentence)
        else known.set(sentence, its)
      }
    },
    settle() {
      for (const sentence of known.keys()) if (reading.find(sentence) === undefined) known.delete(sentence)
      const before = held
      const now = heldNow()
      held = now
      const packs = new Set([...before.keys(), ...now.keys()])
      const turned = [...packs].flatMap((pack) => {
        const [old, fresh] = [before.get(pack) ?? new Set<number>(), now.get(pack) ?? new Set<number>()]
        return [...old.symmetricDifference(fresh)]
      })
      return [...new Set(turned)].filter((sentence) => known.has(sentence))
    },
    allowed: (sentence) =>
      (known.get(sentence) ?? []).filter(
        ({ claim, marked }) => !marked || held.get(splitClaimKey(claim).pack)?.has(sentence) !== true,
      ),
    heldBack: () => [...held].map(([pack, { size }]) => ({ pack, sentences: size })),
  }
}
