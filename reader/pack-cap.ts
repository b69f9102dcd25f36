/**
 * Limits how many sentences of a page one pack may mark. A claim that is found too often is suppressed by
 * the matcher; a pack of many claims that are each found a few times would still mark a page all over.
 */
import type { Match } from '../claims/match/types.ts'
import { type ClaimKey, splitClaimKey } from '../claims/records/claim-key.ts'
import type { Reading } from '../page/reading.ts'

/**
 * The share of a page's sentences that one pack may mark if few of its claims are found there. Fifteen
 * everyday sentences as claims marked 40 % of ordinary pages.
 */
const MAX_SHARE = 1 / 5
/** Sentences of a short page that one pack may mark. */
const LEAST = 12
/**
 * A pack of which many different claims are found is about the page, so it may mark more: this many
 * sentences for each of these claims …
 */
const FOR_EACH_CLAIM = 2
/**
 * … up to this share. The article that the seed pack was written for has marks of 18 claims in 36 % of its
 * sentences, and hardly any article states more.
 */
const MAX_SHARE_OF_MANY = 2 / 5

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

/** What one pack would mark. */
type Found = {
  /** By sentence: how sure it is. */
  readonly sureness: Map<number, number>
  readonly claims: Set<ClaimKey>
}

/** How many sentences of a page a pack may mark, of which so many claims are found. */
function limitOf(sentences: number, claims: number): number {
  return Math.max(
    LEAST,
    Math.floor(sentences * MAX_SHARE),
    Math.min(claims * FOR_EACH_CLAIM, Math.floor(sentences * MAX_SHARE_OF_MANY)),
  )
}

/** Where each sentence stands on the page. */
function placesOf({ blocks }: Pick<Reading, 'blocks'>): Map<number, number> {
  return new Map(blocks.flatMap(({ sentences }) => sentences).map(({ id }, at) => [id, at]))
}

export function createPackCap(reading: Pick<Reading, 'sentences' | 'find' | 'blocks'>): PackCap {
  const known = new Map<number, readonly Match[]>()
  /** By pack: the sentences that it may not mark. */
  let held: ReadonlyMap<string, ReadonlySet<number>> = new Map()

  function foundByPack(): Map<string, Found> {
    const packs = new Map<string, Found>()
    for (const [sentence, matches] of known)
      for (const { claim, marked, score } of matches) {
        if (!marked) continue
        const { pack } = splitClaimKey(claim)
        const its = packs.get(pack) ?? { sureness: new Map(), claims: new Set() }
        packs.set(pack, its)
        its.sureness.set(sentence, Math.max(score, its.sureness.get(sentence) ?? 0))
        its.claims.add(claim)
      }
    return packs
  }

  function heldNow(): Map<string, Set<number>> {
    const held = new Map<string, Set<number>>()
    let place: ReadonlyMap<number, number> | undefined
    for (const [pack, { sureness, claims }] of foundByPack()) {
      const most = limitOf(reading.sentences, claims.size)
      if (sureness.size <= most) continue
      place ??= placesOf(reading)
      const at = (sentence: number): number => place?.get(sentence) ?? 0
      const order = [...sureness].sort(([a, sureA], [b, sureB]) => sureB - sureA || at(a) - at(b))
      held.set(pack, new Set(order.slice(most).map(([sentence]) => sentence)))
    }
    return held
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
