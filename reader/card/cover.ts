/**
 * Notices when the page lays something over the card. The card is in the top layer, so only what the page puts
 * there later can cover it. Three signs, because each has a gap:
 *
 * - what the browser finds at points of the card: not what lets the pointer through;
 * - what Chromium's IntersectionObserver says about its visibility: nothing in Firefox;
 * - popovers and dialogs that were opened after the card and lie over it: not those inside shadow roots.
 */

/** Milliseconds between two looks. */
const LOOK = 400
/** The least that Chromium allows, ms. */
const DELAY = 100
/** Distance of the points from the card's edges, in CSS pixels; its corners are round. */
const INSET = 14
const TOP_LAYER = ':popover-open,:modal,:fullscreen'

const { elementFromPoint, querySelectorAll } = Document.prototype
const { getBoundingClientRect } = Element.prototype

type CoverParts = {
  /** What is on the page; in the page's eyes it is all of the card. */
  readonly host: Element
  /** The box that is drawn. */
  readonly frame: Element
  readonly onCovered: () => void
  readonly signal: AbortSignal
}

/** Calls `onCovered` at each look at which the card is covered. */
export function watchCover(document: Document, { host, frame, onCovered, signal }: CoverParts): void {
  const opened = new Set(topLayer(document))
  /** What Chromium said last. It counts once it was `true`, because it says `false` for effects of ours, too. */
  let visible: boolean | undefined
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined
      if (last?.isVisible === true || visible !== undefined) visible = last?.isVisible
    },
    { trackVisibility: true, delay: DELAY, threshold: [0, 0.5, 1] } as IntersectionObserverInit,
  )
  observer.observe(frame)
  const timer = setInterval(() => {
    const box = getBoundingClientRect.call(frame)
    if (visible === false || isCoveredAt(document, host, box) || hasNewAbove(document, host, box, opened))
      onCovered()
  }, LOOK)
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    observer.disconnect()
  })
}

function topLayer(document: Document): Element[] {
  return Array.from(querySelectorAll.call(document, TOP_LAYER) as NodeListOf<Element>)
}

function isCoveredAt(document: Document, host: Element, { left, right, top, bottom }: DOMRect): boolean {
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2]
  const points: readonly (readonly [number, number])[] = [
    [left + INSET, top + INSET],
    [right - INSET, top + INSET],
    [midX, midY],
    [midX, top + INSET],
    [left + INSET, midY],
    [right - INSET, midY],
    [left + INSET, bottom - INSET],
    [right - INSET, bottom - INSET],
  ]
  return points.some(([x, y]) => {
    const found = elementFromPoint.call(document, x, y)
    return found !== null && found !== host
  })
}

function hasNewAbove(document: Document, host: Element, box: DOMRect, opened: ReadonlySet<Element>): boolean {
  return topLayer(document).some((element) => {
    if (element === host || opened.has(element)) return false
    const other = getBoundingClientRect.call(element)
    return (
      other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top
    )
  })
}
