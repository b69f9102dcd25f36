/**
 * The outline of a release: a summary of what an index contains of it. It lists the live claims by id,
 * and a 64-bit hash of the wordings of each. Two outlines show which claims differ between two releases
 * without reading the claims: in a pack of 100,000 claims that takes a few milliseconds.
 *
 *   ids     "bridge-length\ntower-height"      ascending
 *   hashes  u32 × 2 for each claim             over languages and texts
 *
 * Verdicts, guards and sources are left out, because they are read from the claim whenever it is
 * matched or shown. If two different wordings have the same hash, by chance or on purpose, the
 * claim is retrieved by its former words; the matcher still compares its present text.
 */
import type { Claim } from '../../claims/records/claim.ts'
import { wordingsOf } from '../../claims/records/matchable-claim.ts'
import { isLive, LIFECYCLES } from '../../claims/records/verdict.ts'

export type Outline = {
  readonly pack: string
  readonly ids: string
  readonly prints: Uint32Array<ArrayBuffer>
  /** {@link outlineFingerprint} when it was written; outlines of versions before fingerprints have none. */
  readonly fingerprint?: string
}

/** The part of a claim that an outline is made from. */
export type OutlinedClaim = Pick<Claim, 'id' | 'texts'> & {
  readonly lifecycle: Pick<Claim['lifecycle'], 'state'>
}

/** Makes the outline of a release while its claims are written. */
export function outlineWriter(pack: string): { add(claim: OutlinedClaim): void; outline(): Outline } {
  const writer = plainWriter()
  const fingerprint = outlineFingerprint()
  return { add: writer.add, outline: () => ({ pack, fingerprint, ...writer.finish() }) }
}

/**
 * A hash of the rules by which outlines are made: which claims are live, what their wordings are, and
 * how these are hashed. Outlines with different fingerprints must not be compared. It is computed from
 * outlines of sample claims, so that nobody has to raise a number when a rule changes.
 */
export function outlineFingerprint(): string {
  const writer = plainWriter()
  for (const state of LIFECYCLES)
    writer.add({
      id: state,
      texts: {
        en: { text: `A ${state} text`, variants: ['One variant', 'Another'] },
        es: { text: state, variants: [] },
      },
      lifecycle: { state },
    })
  const { ids, prints } = writer.finish()
  return `${ids.replaceAll('\n', ' ')} ${Array.from(prints, (part) => part.toString(36)).join('')}`
}

function plainWriter() {
  const ids: string[] = []
  const prints: number[] = []
  let sorted = true
  return {
    add(claim: OutlinedClaim): void {
      if (!isLive(claim.lifecycle.state)) return
      sorted &&= ids.length === 0 || (ids.at(-1) as string) < claim.id
      ids.push(claim.id)
      prints.push(...hashOf(claim))
    },
    finish(): Pick<Outline, 'ids' | 'prints'> {
      // Bundles are sorted (docs/pack-format.md, clause 2.4); packs from elsewhere may not be.
      if (sorted) return { ids: ids.join('\n'), prints: Uint32Array.from(prints) }
      const order = [...ids.keys()].sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1))
      return {
        ids: order.map((at) => ids[at]).join('\n'),
        prints: Uint32Array.from(order.flatMap((at) => prints.slice(at * 2, at * 2 + 2))),
      }
    },
  }
}

/** Two hashes with different primes over the same units. Each text ends with a unit that no text contains. */
function hashOf(claim: OutlinedClaim): readonly [number, number] {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (const { lang, text } of wordingsOf(claim)) {
    for (const [part, end] of [
      [lang, 0x1_0001],
      [text, 0x1_0000],
    ] as const) {
      for (let i = 0; i <= part.length; i++) {
        const unit = i < part.length ? part.charCodeAt(i) : end
        a = Math.imul(a ^ unit, 0x01000193)
        b = Math.imul(b ^ unit, 0x5bd1e995)
        b ^= b >>> 15
      }
    }
  }
  return [a >>> 0, b >>> 0]
}
