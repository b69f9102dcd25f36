/**
 * Puts blocks together from the text nodes that the walk of blocks.ts meets, and leaves out the text that
 * the reader does not see. Style tells that before the text comes here; the boxes of the text tell the rest:
 * text that is outside of the page, cut off, or too small. One question about a whole block is enough
 * unless one of its boxes is odd; only then each of its nodes is asked for. Where text of the same kinds
 * was usual before (kinds.ts), the box of the block is enough.
 */
import type { Block, Piece } from './block.ts'
import { boxOf, type Scroll, shifted } from './clip.ts'
import { createRange, documentOf, textData } from './dom.ts'
import type { Kind } from './kinds.ts'
import { isTooSmall, LEAST_WIDTH, type Rect, showsThrough, union, widened } from './rect.ts'
import type { Sight } from './sight.ts'

/** How much of one text node is read. A longer node is data, not prose. */
export const MAX_TEXT_NODE = 100_000
/** A block of this length ends at the next text node. */
const MAX_BLOCK = 50_000

/** What the walk knows of a text node's surroundings. */
export type Around = {
  /** The block-level element whose text this is. */
  readonly container: Element
  readonly element: Element
  readonly sight: Sight
  readonly kind: Kind
  readonly inLink: boolean
  /** Whether line breaks in the source are kept. */
  keepsBreaks(): boolean
}

export type BlockBuilder = {
  readonly blocks: Block[]
  /** Units of text so far. */
  readonly units: number
  text(node: Text, around: Around): void
  lineBreak(): void
  /** A word ends here, because something unseen has a width. */
  gap(): void
  /** A block-level element begins or ends here. If it has no text, the text around it stays together. */
  border(): void
  end(): void
  /** Begins text that is out of the flow; `resume` goes on with the text around it. */
  suspend(): void
  resume(): void
}

type TextPart = {
  readonly node: Text
  readonly data: string
  readonly around: Around
  readonly hasInk: boolean
}

type Part = TextPart | '\n' | ' '

type Draft = {
  container: Element | undefined
  parts: Part[]
  units: number
  /** Whether there was text since the last line break. */
  afterBreak: boolean
  border: boolean
}

export type BuilderOptions = {
  readonly scroll: Scroll
  /** Gets the element around text that is left out because the reader does not see it. */
  readonly onUnseen: (element: Element) => void
}

/** A letter that can be read takes at least this area, in square pixels. */
const LEAST_LETTER = 30

/** Anything but white space. */
export const INK = /[^ \t\n\r\f]/

export function createBuilder({ scroll, onUnseen }: BuilderOptions): BlockBuilder {
  const blocks: Block[] = []
  const waiting: Draft[] = []
  let draft = blank()
  let units = 0

  function end(): void {
    const { container, parts } = draft
    draft = blank()
    if (container === undefined) return
    const seen = seenParts(parts, scroll, onUnseen)
    const block = seen.length === 0 ? undefined : compose(container, seen)
    if (block === undefined) return
    blocks.push(block)
    units += block.text.length
  }

  function lineBreak(): void {
    if (draft.container === undefined) return
    // Two line breaks separate paragraphs.
    if (draft.afterBreak) {
      end()
      return
    }
    draft.parts.push('\n')
    draft.afterBreak = true
  }

  return {
    blocks,
    get units() {
      return units + draft.units
    },
    end,
    lineBreak,
    gap() {
      if (draft.container !== undefined) draft.parts.push(' ')
    },
    border() {
      draft.border = true
    },
    text(node, around) {
      const data = textData(node)
      const hasInk = INK.test(data)
      if (!hasInk && draft.container === undefined) return
      if (hasInk) {
        if (draft.border && draft.container !== undefined) {
          if (draft.container !== around.container) end()
          else if (!draft.afterBreak) lineBreak()
        }
        if (draft.units > MAX_BLOCK) end()
        draft.border = false
        draft.afterBreak = false
        draft.container ??= around.container
      }
      draft.parts.push({ node, data, around, hasInk })
      draft.units += Math.min(data.length, MAX_TEXT_NODE)
    },
    suspend() {
      waiting.push(draft)
      draft = blank()
    },
    resume() {
      end()
      draft = waiting.pop() ?? blank()
    },
  }
}

function blank(): Draft {
  return { container: undefined, parts: [], units: 0, afterBreak: false, border: false }
}

/** Leaves out the parts whose boxes the reader does not see. */
function seenParts(
  parts: readonly Part[],
  scroll: Scroll,
  onUnseen: (element: Element) => void,
): readonly Part[] {
  const texts = parts.filter((part) => typeof part === 'object' && part.hasInk) as TextPart[]
  const [first, last] = [texts[0], texts.at(-1)]
  if (first === undefined || last === undefined) return []
  const { clip } = first.around.sight
  const { container } = first.around
  let sameClip = true
  let isUsual = true
  let units = 0
  for (const { around, data } of texts) {
    sameClip &&= around.sight.clip === clip
    isUsual &&= around.kind.hasUsualBoxes === true && around.container === container
    units += data.length
  }
  if (sameClip) {
    if (isUsual && isRoomy(boxOf(container, scroll), clip, units)) return parts
    if (areOrdinary(boxesBetween(first.node, last.node, scroll), clip)) {
      for (const { around } of texts) around.kind.hasUsualBoxes ??= true
      return parts
    }
  }
  const unseen = new Set(texts.filter((text) => !isSeen(text, scroll)))
  if (unseen.size === 0) return parts
  for (const { around } of unseen) {
    around.kind.hasUsualBoxes = false
    onUnseen(around.element)
  }
  return unseen.size === texts.length
    ? []
    : parts.filter((part) => typeof part === 'string' || !unseen.has(part))
}

/** Whether the box of a block is large enough for so many letters, and nothing is cut off. */
function isRoomy(box: Rect, clip: Rect, units: number): boolean {
  const area = (box.right - box.left) * (box.bottom - box.top)
  return area >= units * LEAST_LETTER && !isTooSmall(box) && isInside(box, clip)
}

function areOrdinary(boxes: readonly Rect[], clip: Rect): boolean {
  return boxes.length > 0 && boxes.every((box) => !isTooSmall(box) && isInside(box, clip))
}

function isInside(box: Rect, clip: Rect): boolean {
  return box.left >= clip.left && box.top >= clip.top && box.right <= clip.right && box.bottom <= clip.bottom
}

function isSeen({ node, data, around }: TextPart, scroll: Scroll): boolean {
  const boxes = boxesBetween(node, node, scroll)
  const { clip } = around.sight
  // One letter is narrow, and half a letter (a node may end within one) has no width.
  if (data.trim().length < LEAST_WIDTH) return boxes.some((box) => showsThrough(widened(box), clip))
  return boxes.length > 0 && showsThrough(boxes.reduce(union), clip)
}

function boxesBetween(first: Text, last: Text, scroll: Scroll): Rect[] {
  const range = createRange(documentOf(first))
  range.setStart(first, 0)
  range.setEnd(last, textData(last).length)
  return Array.from(range.getClientRects(), (box) => shifted(box, scroll))
}

/** Runs of white space that are read as one. */
const RUN = /[ \t\n\r\f]+/g
/** White space that has to be collapsed. */
const UNEVEN = /[\t\n\r\f]| {2}/

function compose(container: Element, parts: readonly Part[]): Block | undefined {
  let text = ''
  let linked = 0
  const pieces: Piece[] = []
  for (const part of parts) {
    if (part === '\n') {
      if (text !== '') text += '\n'
      continue
    }
    if (part === ' ') {
      if (text !== '' && !endsInSpace(text)) text += ' '
      continue
    }
    const { node, data: whole, around } = part
    const data = whole.length > MAX_TEXT_NODE ? whole.slice(0, MAX_TEXT_NODE) : whole
    const from = text === '' || endsInSpace(text) ? leadingSpace(data) : 0
    if (from === data.length) continue
    const rest = from === 0 ? data : data.slice(from)
    const read = UNEVEN.test(rest) ? collapse(rest, rest.includes('\n') && around.keepsBreaks()) : rest
    pieces.push({ node, data: whole, from, start: text.length, end: text.length + read.length })
    text += read
    if (around.inLink) linked += read.length
  }
  text = text.trimEnd()
  return text === '' ? undefined : { container, text, pieces, linked }
}

function collapse(text: string, keepsBreaks: boolean): string {
  return keepsBreaks ? text.replace(RUN, (run) => (run.includes('\n') ? '\n' : ' ')) : text.replace(RUN, ' ')
}

function endsInSpace(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last === 0x20 || last === 0x0a
}

function leadingSpace(text: string): number {
  const at = text.search(INK)
  return at === -1 ? text.length : at
}
