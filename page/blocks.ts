/**
 * The page's text in blocks, as people read it: white space is collapsed, `<br>` is a line break, and
 * inline tags do not split words. Each block knows which text nodes it came from:
 *
 *   <p>Eight <b>mil</b>lion\n   cast<br>ballots.</p>
 *
 *   text    E i g h t _ m i l l i o n _ c a s t ⏎ b a l l o t s .
 *   pieces  "Eight "    0–6
 *           "mil"       6–9
 *           "lion\n   cast"  9–18   (four units of white space become one)
 *           "ballots."  19–27       (the line break belongs to no text node)
 *
 * The walk is over the flat tree: open shadow roots in place of the children of their hosts, and the
 * assigned nodes in place of a slot. It is iterative, because pages nest 10,000 deep, and yields every
 * few hundred nodes. A node that is removed in the meantime ends its branch; the page's watcher then
 * causes that part to be read again.
 *
 * Lengths are in UTF-16 units.
 */
import {
  assignedNodes,
  documentOf,
  firstChild,
  hasAttribute,
  isElement,
  isText,
  localName,
  nextSibling,
  parentElement,
  shadowRootOf,
  textData,
  viewOf,
} from './dom.ts'
import { isUnread } from './unread.ts'

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

/** How much of one text node is read. A longer node is data, not prose. */
export const MAX_TEXT_NODE = 100_000
/** A block of this length ends at the next text node. */
const MAX_BLOCK = 50_000
/** How much of a page is read: the length of four long novels. */
const MAX_PAGE = 2_000_000
/** Nodes between two yields; about half a millisecond of work. */
const NODES_A_STEP = 256

/** Elements that flow with the text around them, unless the page's style says otherwise. */
const INLINE = new Set('a abbr b cite code em i q s small span strong sub sup time u'.split(' '))
/** `display` values that do not end the line of text before them. */
const FLOWING = /^(?:inline|contents|ruby)/
/** Letters of a drop cap. It is floated, and would be a block of its own, but it begins a word. */
const MAX_DROP_CAP = 3

type Frame = {
  readonly element: Element
  /** The block-level element whose text this is. */
  readonly container: Element
  next: Node | null
  /** Nodes to read instead of the children: those assigned to a slot, or the one that leads to the root. */
  readonly list?: readonly Node[]
  at: number
  readonly block: boolean
  readonly visible: boolean
  readonly inLink: boolean
  /** Whether line breaks in the source are kept; computed at the first use. */
  keepsBreaks?: boolean
}

export type ReadOptions = {
  /** An ancestor of `root`. If an element from `top` down to `root` is hidden or unread, `root` is not read. */
  readonly top?: Element
  /** Called with each open shadow root that was read, so that it can be watched. */
  readonly onShadowRoot?: (root: ShadowRoot) => void
}

/** Reads the blocks inside `root`, in reading order. Run it with {@link import('./slices.ts').inSlices}. */
export function* readBlocks(root: Element, options: ReadOptions = {}): Generator<void, Block[]> {
  const view = viewOf(documentOf(root))
  if (view === null) return []
  const styleOf = (element: Element) => view.getComputedStyle(element)
  /** From `root` up to the top. */
  const way = [...upwards(root, options.top ?? root)]
  // Some sites hide the whole page until their scripts have run.
  const shown = styleOf(way.at(-1)!).visibility
  const builder = createBuilder()
  const frames: Frame[] = []

  function enter(element: Element, parent: Frame | undefined): void {
    const name = localName(element)
    if (isUnread(element)) {
      // A video or a box of links in mid-text separates the text around it; an icon does not.
      if (SEPARATORS.test(name)) builder.end()
      return
    }
    if (name === 'wbr') return
    if (name === 'br') {
      builder.lineBreak()
      return
    }
    if (name === 'details' && !hasAttribute(element, 'open')) {
      builder.end()
      return
    }
    const plain = INLINE.has(name) && !hasStyleHooks(element)
    let block = false
    let visible = parent?.visible ?? true
    if (!plain) {
      const style = styleOf(element)
      const display = style.display
      if (display === 'none' || display === '') return
      visible = style.visibility === 'visible' || style.visibility === shown
      if (style.contentVisibility === 'hidden') return
      block = !FLOWING.test(display) && !(style.float !== 'none' && isDropCap(element))
    }
    // Cells of a table, or of a grid made of spans, are separate texts.
    if (block) builder.end()
    const shadow = shadowRootOf(element)
    if (shadow !== null) options.onShadowRoot?.(shadow)
    if (element === way.at(-1)) way.pop()
    const list =
      way.length > 0 ? way.slice(-1) : name === 'slot' ? assignedNodes(element as HTMLSlotElement) : []
    frames.push({
      element,
      container: block || parent === undefined ? element : parent.container,
      next: firstChild(shadow ?? element),
      ...(list.length > 0 ? { list } : {}),
      at: 0,
      block,
      visible,
      inLink: name === 'a' || parent?.inLink === true,
    })
  }

  enter(way.at(-1)!, undefined)
  let nodes = 0
  while (frames.length > 0 && builder.units < MAX_PAGE) {
    if (++nodes % NODES_A_STEP === 0) yield
    const frame = frames.at(-1)!
    const node = take(frame)
    if (node === null) {
      if (frame.block) builder.end()
      frames.pop()
    } else if (isText(node)) {
      if (frame.visible) builder.text(node, frame, () => keepsBreaks(frame, styleOf))
    } else if (isElement(node)) {
      enter(node, frame)
    }
  }
  builder.end()
  return builder.blocks
}

/** Elements that are not read, and that separate the text before them from the text after them. */
const SEPARATORS = /^(?:nav|aside|footer|iframe|video|object|pre|menu|canvas|picture)$/

function take(frame: Frame): Node | null {
  if (frame.list !== undefined) return frame.list[frame.at++] ?? null
  const node = frame.next
  if (node !== null) frame.next = nextSibling(node)
  return node
}

function hasStyleHooks(element: Element): boolean {
  return hasAttribute(element, 'class') || hasAttribute(element, 'style') || hasAttribute(element, 'hidden')
}

function isDropCap(element: Element): boolean {
  let letters = 0
  for (let child = firstChild(element); child !== null; child = nextSibling(child)) {
    if (isElement(child)) return false
    if (isText(child)) letters += textData(child).length
    if (letters > MAX_DROP_CAP) return false
  }
  return letters > 0
}

function keepsBreaks(frame: Frame, styleOf: (element: Element) => CSSStyleDeclaration): boolean {
  frame.keepsBreaks ??= /pre|break-spaces/.test(styleOf(frame.element).whiteSpace)
  return frame.keepsBreaks
}

/** Runs of white space that are read as one. */
const RUN = /[ \t\n\r\f]+/g
/** White space that has to be collapsed. */
const UNEVEN = /[\t\n\r\f]| {2}/
const INK = /[^ \t\n\r\f]/

type Builder = {
  readonly blocks: Block[]
  /** Units of text so far. */
  readonly units: number
  text(node: Text, frame: Frame, keepsBreaks: () => boolean): void
  lineBreak(): void
  end(): void
}

function createBuilder(): Builder {
  const blocks: Block[] = []
  let units = 0
  let container: Element | undefined
  let text = ''
  let pieces: Piece[] = []
  let linked = 0

  function end(): void {
    if (container !== undefined) {
      const trimmed = text.trimEnd()
      if (trimmed !== '') {
        blocks.push({ container, text: trimmed, pieces, linked })
        units += trimmed.length
      }
    }
    container = undefined
    text = ''
    pieces = []
    linked = 0
  }

  return {
    blocks,
    get units() {
      return units + text.length
    },
    end,
    text(node, frame, keepsBreaks) {
      const whole = textData(node)
      if (text === '' && !INK.test(whole)) return
      if (text.length > MAX_BLOCK) end()
      const data = whole.length > MAX_TEXT_NODE ? whole.slice(0, MAX_TEXT_NODE) : whole
      const from = text === '' || endsInSpace(text) ? leadingSpace(data) : 0
      if (from === data.length) return
      const rest = from === 0 ? data : data.slice(from)
      const read = UNEVEN.test(rest) ? collapse(rest, rest.includes('\n') && keepsBreaks()) : rest
      container ??= frame.container
      pieces.push({ node, data: whole, from, start: text.length, end: text.length + read.length })
      text += read
      if (frame.inLink) linked += read.length
    },
    lineBreak() {
      if (text === '') return
      // Two line breaks separate paragraphs.
      if (text.endsWith('\n')) end()
      else text += '\n'
    },
  }
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

/** Gives the nearest element from `element` up that starts blocks of its own; `top` if there is none below. */
export function blockLevel(element: Element, top: Element): Element {
  const view = viewOf(documentOf(element))
  for (const at of upwards(element, top)) {
    const display = view?.getComputedStyle(at).display ?? ''
    if (at === top || (display !== '' && display !== 'none' && !FLOWING.test(display))) return at
  }
  return top
}

/** The elements from `element` up to and including `top`, across shadow roots. */
export function* upwards(element: Element, top: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = parentElement(at)) {
    yield at
    if (at === top) return
  }
}
