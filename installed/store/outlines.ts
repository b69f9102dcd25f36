/**
 * What the index sees of a release: the live claims by id, and for each a print of its wordings.
 * Written beside the claims, it tells two releases apart without reading them: in a pack of 100,000
 * claims, in a few milliseconds.
 *
 *   ids     "bridge-length\ntower-height"      ascending
 *   prints  u32 × 2 a claim                    64 bits over languages and texts
 *
 * Verdicts, guards and sources are no part of it: those are read from the claim when it is matched
 * and shown. Two wordings with one print, by chance or by intent, would cost no more than that the
 * claim is looked for by its former words; what is matched in the end is its text as it is.
 */
import type { Claim } from '../../claims/records/claim.ts'
import { isLive } from '../../claims/records/verdict.ts'

export type Outline = {
  readonly pack: string
  readonly ids: string
  readonly prints: Uint32Array<ArrayBuffer>
}

/** Draws the outline of a release while its claims are written. */
export function outlineWriter(pack: string): { add(claim: Claim): void; outline(): Outline } {
  const ids: string[] = []
  const prints: number[] = []
  let sorted = true
  return {
    add(claim) {
      if (!isLive(claim.lifecycle.state)) return
      sorted &&= ids.length === 0 || (ids.at(-1) as string) < claim.id
      ids.push(claim.id)
      prints.push(...printOf(claim))
    },
    outline() {
      // Bundles are in order (docs/pack-format.md, clause 2.4); others may not be.
      if (sorted) return { pack, ids: ids.join('\n'), prints: Uint32Array.from(prints) }
      const order = [...ids.keys()].sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1))
      return {
        pack,
        ids: order.map((at) => ids[at]).join('\n'),
        prints: Uint32Array.from(order.flatMap((at) => prints.slice(at * 2, at * 2 + 2))),
      }
    },
  }
}

/** What an index of one release lacks to be one of another. */
export type OutlineChanges = {
  /** Claims that are new, or have other wordings. */
  readonly changed: readonly string[]
  /** How many of those the release before had too. */
  readonly replaced: number
  /** Claims that are gone or no longer live. */
  readonly removed: readonly string[]
}

/**
 * @param before undefined where the pack is new to the index; `after` where it is gone
 * @param pause lets others work in between
 */
export async function outlineChanges(
  before: Outline | undefined,
  after: Outline | undefined,
  pause: { due(): boolean; wait(): Promise<void> },
): Promise<OutlineChanges> {
  const changed: string[] = []
  const removed: string[] = []
  let replaced = 0
  const old = cursor(before)
  const now = cursor(after)
  for (let steps = 1; old.id !== undefined || now.id !== undefined; steps++) {
    if (now.id === undefined || (old.id !== undefined && old.id < now.id)) {
      removed.push(old.id as string)
      old.next()
    } else if (old.id === now.id) {
      if (!old.sameAs(now)) {
        changed.push(now.id)
        replaced += 1
      }
      old.next()
      now.next()
    } else {
      changed.push(now.id)
      now.next()
    }
    if (steps % 1_024 === 0 && pause.due()) await pause.wait()
  }
  return { changed, replaced, removed }
}

/** Goes through an outline, a claim at a time. */
function cursor(outline: Outline | undefined) {
  const { ids, prints } = outline ?? { ids: '', prints: new Uint32Array() }
  let at = 0
  let number = -1
  const here = {
    id: undefined as string | undefined,
    print: [0, 0] as readonly (number | undefined)[],
    next(): void {
      number += 1
      if (at >= ids.length) {
        here.id = undefined
        return
      }
      const end = ids.indexOf('\n', at)
      here.id = ids.slice(at, end < 0 ? undefined : end)
      here.print = [prints[number * 2], prints[number * 2 + 1]]
      at = end < 0 ? ids.length : end + 1
    },
    sameAs: (other: { readonly print: readonly (number | undefined)[] }): boolean =>
      here.print[0] === other.print[0] && here.print[1] === other.print[1],
  }
  here.next()
  return here
}

/** Two hashes of different primes over the same units; each text ends in a unit that no text has. */
function printOf({ texts }: Pick<Claim, 'texts'>): readonly [number, number] {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  // The wordings as matchable() in claims/match gives them; the language ends in a unit of its own.
  for (const [lang, { text, variants }] of Object.entries(texts)) {
    for (const [at, part] of [lang, text, ...variants].entries()) {
      for (let i = 0; i <= part.length; i++) {
        const unit = i < part.length ? part.charCodeAt(i) : at === 0 ? 0x1_0001 : 0x1_0000
        a = Math.imul(a ^ unit, 0x01000193)
        b = Math.imul(b ^ unit, 0x5bd1e995)
        b ^= b >>> 15
      }
    }
  }
  return [a >>> 0, b >>> 0]
}
