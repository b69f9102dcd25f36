/** Compares the outlines of two releases (outline.ts). */
import type { Outline } from './outline.ts'

/** The changes that bring an index of one release up to date with another release of the same pack. */
export type OutlineChanges = {
  /** Ids of claims that are new or have other wordings. */
  readonly changed: readonly string[]
  /** How many of those are in the earlier release too. */
  readonly replaced: number
  /** Ids of claims that are gone or no longer live. */
  readonly removed: readonly string[]
}

/**
 * @param before undefined if the index does not contain the pack
 * @param after undefined if the index must no longer contain the pack
 * @param pause lets other work run in between
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
      if (!old.hasHashOf(now)) {
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

type Cursor = {
  /** Id of the current claim; undefined at the end. */
  id: string | undefined
  hash: readonly (number | undefined)[]
  next(): void
  hasHashOf(other: Pick<Cursor, 'hash'>): boolean
}

/** Goes through an outline claim by claim. */
function cursor(outline: Outline | undefined): Cursor {
  const { ids, prints } = outline ?? { ids: '', prints: new Uint32Array() }
  let at = 0
  let number = -1
  const here: Cursor = {
    id: undefined,
    hash: [0, 0],
    next() {
      number += 1
      if (at >= ids.length) {
        here.id = undefined
        return
      }
      const end = ids.indexOf('\n', at)
      here.id = ids.slice(at, end < 0 ? undefined : end)
      here.hash = [prints[number * 2], prints[number * 2 + 1]]
      at = end < 0 ? ids.length : end + 1
    },
    hasHashOf: (other) => here.hash[0] === other.hash[0] && here.hash[1] === other.hash[1],
  }
  here.next()
  return here
}
