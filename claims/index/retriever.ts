/**
 * The first stage of matching: which claims could a sentence be? Cheap, synchronous, exhaustive
 * above its floor (every claim of which enough is in the sentence), and blind to everything but
 * words. Implementations: naive-retriever.ts (small sets, and the oracle of tests) and the
 * compiled index (retrieve.ts).
 */

import type { ClaimKey } from '../records/claim-key.ts'

/** A claim that a sentence could be. */
export type Candidate = {
  readonly key: ClaimKey
  /**
   * Share of the rarity-weighted terms of the claim's best wording that are in the sentence or
   * its context, 0–1.
   */
  readonly coverage: number
}

/** What a wording must reach to be a candidate. */
export type Floor = {
  /** Least share of a wording's rarity-weighted terms, in sentence and context together. */
  readonly coverage: number
  /** Least share in the sentence itself. */
  readonly own: number
  /** Least number of terms of the wording in the sentence itself (fewer if the wording has fewer). */
  readonly terms: number
  /** Least that the terms in the sentence itself must tell, in nats; 0 if left out. */
  readonly weight?: number
}

export type Retriever = {
  /** Number of claims that are looked for. */
  readonly size: number
  /**
   * The claims above the floor, the highest coverage first.
   * @param sentence the sentence as read
   * @param context what the page says around it, a text each: headline, lead, sentences before; may be
   *   empty. Pass the same strings again for neighbouring sentences: they are read once.
   * @param lang BCP 47 tag of the text, `und` if unknown
   */
  candidates(sentence: string, context: readonly string[], lang: string): Candidate[]
}
