/** Turns positions in a block's text into ranges of the page, and ranges into boxes. */
import { type Block, offsetIn } from './block.ts'
import { createRange, documentOf, isConnected, parentElement, textData } from './dom.ts'

/**
 * Gives the ranges that `[start, end)` of the block's text covers, one for each text node. So they
 * never include what the page later inserts between the nodes.
 *
 * @returns empty if the page's text is no longer what was read
 */
export function rangesOf(block: Block, start: number, end: number): StaticRange[] {
  const ranges: StaticRange[] = []
  for (const piece of block.pieces) {
    if (piece.end <= start || piece.start >= end) continue
    const { node, data } = piece
    if (!isConnected(node) || textData(node) !== data) return []
    ranges.push(
      new StaticRange({
        startContainer: node,
        startOffset: offsetIn(piece, Math.max(start, piece.start)),
        endContainer: node,
        endOffset: offsetIn(piece, Math.min(end, piece.end) - 1) + 1,
      }),
    )
  }
  return ranges
}

/** Gives the boxes of the ranges in viewport coordinates, one for each line; empty if nothing is shown. */
export function boxesOf(ranges: readonly AbstractRange[]): DOMRect[] {
  return ranges.flatMap((range) => {
    if (!isConnected(range.startContainer)) return []
    const live = createRange(documentOf(range.startContainer))
    live.setStart(range.startContainer, range.startOffset)
    live.setEnd(range.endContainer, range.endOffset)
    return [...live.getClientRects()].filter((box) => box.width > 1 && box.height > 1)
  })
}

/** Gives one box around all of the ranges; null if nothing is shown. */
export function boxAround(ranges: readonly AbstractRange[]): DOMRect | null {
  const boxes = boxesOf(ranges)
  if (boxes.length === 0) return null
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  return new DOMRect(
    left,
    top,
    Math.max(...boxes.map((box) => box.right)) - left,
    Math.max(...boxes.map((box) => box.bottom)) - top,
  )
}

/** Gives the parents of the text nodes that `[start, end)` of the block's text covers. */
export function parentsOf(block: Block, start: number, end: number): Set<Element> {
  const parents = new Set<Element>()
  for (const piece of block.pieces) {
    if (piece.end <= start || piece.start >= end) continue
    const parent = parentElement(piece.node)
    if (parent !== null) parents.add(parent)
  }
  return parents
}
