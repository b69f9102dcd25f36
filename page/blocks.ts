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
 * Text that the reader does not see is left out (sight.ts, block-builder.ts). Text that is out of the flow,
 * as a floating note is, becomes a block of its own and does not interrupt the text around it.
 *
 * The walk is over the flat tree: open shadow roots in place of the children of their hosts, and the
 * assigned nodes in place of a slot. It is iterative, because pages nest 10,000 deep, and yields every
 * few hundred nodes. A node that is removed in the meantime ends its branch; the page's watcher then
 * causes that part to be read again.
 *
 * Lengths are in UTF-16 units.
 */
import type { Block } from './block.ts'
import { type Around, createBuilder, INK } from './block-builder.ts'
import {
  assignedNodes,
  documentOf,
  elementBox,
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
import { type Kinds, kindOfBlock, kindWithin } from './kinds.ts'
import { LEAST_WIDTH } from './rect.ts'
import { isFaded, isInkSeen, sightOf, sightOfPage } from './sight.ts'
import { isUnread } from './unread.ts'

/** How much of a page is read: the length of four long novels. */
const MAX_PAGE = 2_000_000
/** Nodes between two yields; at most half a millisecond of work, mostly questions about style. */
const NODES_A_STEP = 32

/** `display` values that do not end the line of text before them. */
const FLOWING = /^(?:inline|contents|ruby)/
/** Letters of a drop cap. It is floated, and would be a block of its own, but it begins a word. */
const MAX_DROP_CAP = 3
/** An unseen element of this width, in CSS pixels, leaves a gap between words. */
const LEAST_GAP = 3
/** Heights from which something unread separates texts: a line of its own, or a picture larger than a letter. */
const LEAST_LINE = 12
const LEAST_PICTURE = 40

type Frame = Around & {
  next: Node | null
  /** Nodes to read instead of the children: those assigned to a slot, or the one that leads to the root. */
  readonly list?: readonly Node[]
  at: number
  /** How its text stands to the text around it. */
  readonly flow: 'inline' | 'block' | 'out'
  readonly visible: boolean
  /** The kinds of blocks in the tree of its children. */
  readonly kinds: Kinds
  /** Whether the colour of its own text can be seen; computed at the first use. */
  isInkSeen(): boolean
}

export type ReadOptions = {
  /** An ancestor of `root`. If an element from `top` down to `root` is hidden or unread, `root` is not read. */
  readonly top?: Element
  /** Called with each open shadow root that was read, so that it can be watched. */
  readonly onShadowRoot?: (root: ShadowRoot) => void
  /** Called with each element whose text was left out although it has a place on the page. It may be shown later. */
  readonly onUnseen?: (element: Element) => void
  /** Called if the page is longer than what is read of it. */
  readonly onCut?: () => void
}

/** Reads the blocks inside `root`, in reading order. Run it with {@link import('./slices.ts').inSlices}. */
export function* readBlocks(root: Element, options: ReadOptions = {}): Generator<void, Block[]> {
  const document = documentOf(root)
  const view = viewOf(document)
  if (view === null) return []
  const styleOf = (element: Element) => view.getComputedStyle(element)
  const scroll = { x: view.scrollX, y: view.scrollY }
  /** From `root` up to the top. */
  const way = [...upwards(root, options.top ?? root)]
  // Some sites hide the whole page until their scripts have run.
  const top = way.at(-1)!
  const shown = styleOf(top).visibility
  const onUnseen = options.onUnseen ?? (() => {})
  const builder = createBuilder({ scroll, onUnseen })
  const ofPage = sightOfPage(document, scroll)
  const frames: Frame[] = []
  const kindsOfPage: Kinds = new Map()

  function enter(element: Element, parent: Frame | undefined): void {
    const name = localName(element)
    if (isUnread(element)) {
      // A video or a box of links in mid-text separates the text around it; an icon does not.
      if (SEPARATORS.test(name) && separates(element, styleOf(element))) builder.end()
      return
    }
    if (name === 'wbr') return
    const shadow = shadowRootOf(element)
    const kind =
      way.length > 0 || shadow !== null || parent === undefined
        ? undefined
        : kindWithin(parent.kind, element, name)
    if (kind?.isPlain === true && parent!.visible && parent!.isInkSeen()) {
      frames.push({
        element,
        container: parent!.container,
        next: firstChild(element),
        at: 0,
        flow: 'inline',
        visible: true,
        sight: parent!.sight,
        kind,
        kinds: parent!.kinds,
        inLink: name === 'a' || parent!.inLink,
        isInkSeen: parent!.isInkSeen,
        keepsBreaks: kind.keepsBreaks,
      })
      return
    }
    const isFirst = kind !== undefined && kind.isPlain === undefined
    if (kind !== undefined) kind.isPlain = false
    const style = styleOf(element)
    const display = style.display
    if (display === 'none' || display === '') return
    if (name === 'br') {
      builder.lineBreak()
      return
    }
    if (name === 'hr' || (name === 'details' && !hasAttribute(element, 'open'))) {
      builder.end()
      return
    }
    const position = FLOWING.test(display) ? undefined : style.position
    const flow = flowOf(element, style, position)
    if (flow !== 'inline' && style.contentVisibility === 'hidden') return
    const seen = sightOf(element, style, display, parent?.sight ?? ofPage, scroll, position)
    const sight = element === top ? { ...seen, opacity: 1 } : seen
    if (isFaded(sight)) {
      onUnseen(element)
      if (flow === 'block') builder.border()
      else if (flow === 'inline' && elementBox(element).width >= LEAST_GAP) builder.gap()
      return
    }
    // Cells of a table, or of a grid made of spans, are separate texts.
    if (flow === 'block') builder.border()
    else if (flow === 'out') builder.suspend()
    if (shadow !== null) options.onShadowRoot?.(shadow)
    if (element === way.at(-1)) way.pop()
    const list =
      way.length > 0 ? way.slice(-1) : name === 'slot' ? assignedNodes(element as HTMLSlotElement) : []
    const around = parent?.kinds ?? kindsOfPage
    const frame: Frame = {
      element,
      container: flow !== 'inline' || parent === undefined ? element : parent.container,
      next: firstChild(shadow ?? element),
      ...(list.length > 0 ? { list } : {}),
      at: 0,
      flow,
      visible: style.visibility === 'visible' || style.visibility === shown,
      sight,
      kind: kind ?? kindOfBlock(around, { element, name, sight, style, display }),
      kinds: shadow !== null || name === 'slot' ? new Map() : around,
      inLink: name === 'a' || parent?.inLink === true,
      isInkSeen: once(() => isInkSeen(style, sight)),
      keepsBreaks: once(() => /pre|break-spaces/.test(style.whiteSpace)),
    }
    frames.push(frame)
    if (isFirst) {
      kind.isPlain = display === 'inline' && sight === parent!.sight && frame.visible && frame.isInkSeen()
      kind.keepsBreaks = frame.keepsBreaks
    }
  }

  function read(node: Text, frame: Frame): void {
    if (!frame.visible) return
    if (frame.isInkSeen()) {
      builder.text(node, frame)
    } else if (INK.test(textData(node))) {
      onUnseen(frame.element)
      if (frame.flow === 'inline') builder.gap()
    }
  }

  enter(top, undefined)
  let nodes = 0
  while (frames.length > 0 && builder.units < MAX_PAGE) {
    if (++nodes % NODES_A_STEP === 0) yield
    const frame = frames.at(-1)!
    const node = take(frame)
    if (node === null) {
      if (frame.flow === 'block') builder.border()
      else if (frame.flow === 'out') builder.resume()
      frames.pop()
    } else if (isText(node)) {
      read(node, frame)
    } else if (isElement(node)) {
      enter(node, frame)
    }
  }
  builder.end()
  if (frames.length > 0) options.onCut?.()
  return builder.blocks
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

/** @param position undefined for what is inline */
function flowOf(element: Element, style: CSSStyleDeclaration, position: string | undefined): Frame['flow'] {
  // What floats or is positioned is never inline for the browser.
  if (position === undefined) return 'inline'
  if (/absolute|fixed/.test(position)) return 'out'
  if (style.float !== 'none') return isDropCap(element) ? 'inline' : 'out'
  return 'block'
}

/** Elements that are not read, and that separate the text before them from the text after them. */
const SEPARATORS = /^(?:nav|aside|footer|iframe|video|object|pre|menu|canvas|picture)$/

/** Whether an element that is not read takes enough room to part the text before it from the text after it. */
function separates(element: Element, { display, position, float }: CSSStyleDeclaration): boolean {
  if (display === 'none' || position === 'absolute' || position === 'fixed' || float !== 'none') return false
  const { width, height } = elementBox(element)
  return width >= LEAST_WIDTH && height >= (FLOWING.test(display) ? LEAST_PICTURE : LEAST_LINE)
}

function take(frame: Frame): Node | null {
  if (frame.list !== undefined) return frame.list[frame.at++] ?? null
  const node = frame.next
  if (node !== null) frame.next = nextSibling(node)
  return node
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
