/** Scrolls to a marked sentence. */
import { documentOf, parentElement, scrollIntoView, viewOf } from './dom.ts'
import { boxAround } from './ranges.ts'

/** Share of the viewport's height above a sentence whose element is larger than the viewport. */
const TOP = 0.15

/**
 * Scrolls to the ranges in one jump, because long smooth scrolling makes some readers ill.
 *
 * @returns false if the ranges are not shown
 */
export function reveal(ranges: readonly StaticRange[]): boolean {
  const start = ranges[0]?.startContainer
  const element = start === undefined ? null : parentElement(start)
  if (element === null || boxAround(ranges) === null) return false
  const view = viewOf(documentOf(element))
  if (view === null) return false
  const outside = () => {
    const box = boxAround(ranges)
    return box !== null && (box.top < 0 || box.bottom > view.innerHeight) ? box : undefined
  }
  if (outside() === undefined) return true
  // This also scrolls the boxes around the text. The element may be much larger than the sentence.
  scrollIntoView(element, { block: 'center', inline: 'nearest', behavior: 'instant' })
  const still = outside()
  if (still !== undefined) view.scrollBy({ top: still.top - view.innerHeight * TOP, behavior: 'instant' })
  return true
}
