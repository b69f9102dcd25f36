/** A block of text, and how its positions lead back to the page; blocks.ts has the picture. */

/** The part of a block that comes from one text node. */
export type Piece = {
  readonly node: Text
  /** The node's text when it was read. If the text has changed since, the node is not painted. */
  readonly data: string
  /** Start of the piece in `data`, after white space that was skipped. */
  readonly from: number
  /** Half-open `[start, end)` in the block's text. */
  readonly start: number
  readonly end: number
}

export type Block = {
  /** The nearest element around it that starts a block of its own. */
  readonly container: Element
  /** As people read it, without white space at its ends. */
  readonly text: string
  readonly pieces: readonly Piece[]
  /** How much of the text is inside links. */
  readonly linked: number
}

/** Gives the position in the piece's `data` that became position `at` of the block's text. */
export function offsetIn({ data, from, start, end }: Piece, at: number): number {
  const wanted = at - start
  if (data.length - from === end - start) return from + wanted
  let read = 0
  for (let i = from; ; i++) {
    if (read === wanted || i >= data.length) return i
    read++
    if (isRunSpace(data.charCodeAt(i))) while (isRunSpace(data.charCodeAt(i + 1))) i++
  }
}

function isRunSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0c
}
