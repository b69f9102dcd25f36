/**
 * Finds our mark at a point. The page could forge highlights in the registry, so only our own map is
 * used. The element under the point is looked up first, so that whatever covers the text (a dialog, an
 * image) also covers the mark.
 */
import { elementAt } from './dom.ts'
import { boxesOf } from './ranges.ts'

export type HitTarget = {
  readonly id: number
  readonly ranges: readonly StaticRange[]
  /** The elements directly around the marked text. */
  readonly parents: Iterable<Element>
}

export type HitTester = {
  setTargets(targets: readonly HitTarget[]): void
  /** Whether a mark's text is directly in `parent`. */
  isIn(parent: Element | null): boolean
  /** The id of the mark at a point of the viewport. */
  at(x: number, y: number): number | undefined
}

/** CSS pixels that are added above and below each line of a marked sentence, to close the gaps between lines. */
const SLACK = 3

export function createHitTester(document: Document): HitTester {
  let byParent = new Map<Element, HitTarget[]>()
  return {
    setTargets(targets) {
      byParent = new Map()
      for (const target of targets) {
        for (const parent of target.parents) {
          const others = byParent.get(parent)
          if (others === undefined) byParent.set(parent, [target])
          else others.push(target)
        }
      }
    },
    isIn: (parent) => parent !== null && byParent.has(parent),
    at(x, y) {
      if (byParent.size === 0) return undefined
      const element = elementAt(document, x, y)
      const targets = element === null ? undefined : byParent.get(element)
      return targets?.find(({ ranges }) => boxesOf(ranges).some((box) => covers(box, x, y)))?.id
    },
  }
}

function covers(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top - SLACK && y <= box.bottom + SLACK
}
