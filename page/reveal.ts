/** Bringing a marked sentence into sight. */
import { documentOf, parentElement, scrollIntoView, viewOf } from './dom.ts'
import { boxAround } from './ranges.ts'

/** Share of the viewport's height at which a sentence longer than the viewport begins. */
const TOP = 0.15

/**
 * Scrolls to the ranges, at once if the reader wants no motion.
 *
 * @returns false if they are nowhere to be seen
 */
export function reveal(ranges: readonly StaticRange[]): boolean {
  const start = ranges[0]?.startContainer
  const element = start === undefined ? null : parentElement(start)
  if (element === null || boxAround(ranges) === null) return false
  const view = viewOf(documentOf(element))
  if (view === null) return false
  if (isInSight(ranges, view)) return true
  // Scrolls whatever scrolls around the text; the element may be much larger than the sentence.
  scrollIntoView(element, { block: 'center', inline: 'nearest', behavior: 'instant' })
  const box = boxAround(ranges)
  if (box !== null && !isInSight(ranges, view)) {
    const top =
      box.height > view.innerHeight * 0.6 ? view.innerHeight * TOP : (view.innerHeight - box.height) / 2
    view.scrollBy({ top: box.top - top, behavior: 'instant' })
  }
  return true
}

/** Whether all of it is inside the viewport. */
export function isInSight(ranges: readonly StaticRange[], view: Window): boolean {
  const box = boxAround(ranges)
  return box !== null && box.top >= 0 && box.bottom <= view.innerHeight
}
