/** What an element cuts off of its content: `overflow`, `clip` and `clip-path`, as rectangles. */
import { elementBox, scrollSizeOf } from './dom.ts'
import { intersect, NOWHERE, type Rect } from './rect.ts'

/** The page's scroll position, to turn viewport coordinates into those of the document. */
export type Scroll = { readonly x: number; readonly y: number }

export function boxOf(element: Element, scroll: Scroll): Rect {
  return shifted(elementBox(element), scroll)
}

export function shifted({ left, top, right, bottom }: Rect, { x, y }: Scroll): Rect {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
}

/** A box through which a reader can scroll text is at least this large, in CSS pixels. */
const LEAST_SCROLLER = 16

/** Gives what is left of `clip` for the content of an element whose `overflow` is not `visible`. */
export function clipByOverflow(
  element: Element,
  { overflowX, overflowY }: CSSStyleDeclaration,
  clip: Rect,
  scroll: Scroll,
): Rect {
  const box = boxOf(element, scroll)
  const seen = intersect(box, clip)
  if (seen === NOWHERE) return NOWHERE
  const scrolled = [overflowX, overflowY].some((overflow) => SCROLLS.test(overflow))
  if (!scrolled) {
    return intersect(clip, {
      left: overflowX === 'visible' ? clip.left : box.left,
      right: overflowX === 'visible' ? clip.right : box.right,
      top: overflowY === 'visible' ? clip.top : box.top,
      bottom: overflowY === 'visible' ? clip.bottom : box.bottom,
    })
  }
  // The reader can scroll to all of it, but not to what is before its start.
  if (Math.min(seen.right - seen.left, seen.bottom - seen.top) < LEAST_SCROLLER) return NOWHERE
  const { left, top, width, height } = scrollSizeOf(element)
  return {
    left: SCROLLS.test(overflowX) ? box.left - left : seen.left,
    right: SCROLLS.test(overflowX) ? box.left - left + width : seen.right,
    top: SCROLLS.test(overflowY) ? box.top - top : seen.top,
    bottom: SCROLLS.test(overflowY) ? box.top - top + height : seen.bottom,
  }
}

const SCROLLS = /auto|scroll/

/** Gives the part of `box` that the computed value of `clip` leaves: `rect(0px, 10px, 10px, 0px)`. */
export function clipRect(clip: string, box: Rect): Rect {
  const sides = /^rect\((.*)\)$/.exec(clip)?.[1]?.split(/[ ,]+/)
  if (sides?.length !== 4) return box
  const [top, right, bottom, left] = sides.map((side) =>
    side === 'auto' ? undefined : Number.parseFloat(side),
  )
  return intersect(box, {
    left: box.left + (left ?? 0),
    top: box.top + (top ?? 0),
    right: right === undefined ? box.right : box.left + right,
    bottom: bottom === undefined ? box.bottom : box.top + bottom,
  })
}

/** Shapes whose size is not known. Pages cut pictures and grounds by them, hardly ever text, so they leave nothing. */
const UNKNOWN_SHAPE = /^(?:url|path|shape)\(/
/** A polygon that fills less of the rectangle around it is a line. */
const LEAST_FILLED = 0.1

/** Gives the rectangle around what the computed `clip-path` leaves of `box`; `box` for what is not known. */
export function clipPathRect(path: string, box: Rect): Rect {
  if (UNKNOWN_SHAPE.test(path)) return NOWHERE
  const [, shape, inner] = /^(inset|circle|ellipse|polygon)\(([^)]*)\)/.exec(path) ?? []
  if (shape === undefined || inner === undefined) return box
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  switch (shape) {
    case 'inset': {
      const [top, right = top, bottom = top, left = right] = inner
        .split(/\s*round\b/)[0]!
        .trim()
        .split(/\s+/)
      return intersect(box, {
        left: box.left + length(left, width),
        top: box.top + length(top, height),
        right: box.right - length(right, width),
        bottom: box.bottom - length(bottom, height),
      })
    }
    case 'polygon': {
      const points = inner.split(',').map((point) => point.trim().split(/\s+/).slice(-2))
      const xs = points.map(([x]) => box.left + length(x, width))
      const ys = points.map(([, y]) => box.top + length(y, height))
      const around = {
        left: Math.min(...xs),
        top: Math.min(...ys),
        right: Math.max(...xs),
        bottom: Math.max(...ys),
      }
      const filled = areaOf(xs, ys) / ((around.right - around.left) * (around.bottom - around.top))
      return filled < LEAST_FILLED ? NOWHERE : intersect(box, around)
    }
    default: {
      const [radii = '', centre = '50% 50%'] = inner.split(/\s*\bat\b\s*/)
      const [rx, ry = rx] = radii.trim().split(/\s+/)
      const [x, y] = centre.split(/\s+/)
      const [atX, atY] = [box.left + length(x, width), box.top + length(y, height)]
      const [byX, byY] = [length(rx, width, Infinity), length(ry, height, Infinity)]
      return intersect(box, { left: atX - byX, top: atY - byY, right: atX + byX, bottom: atY + byY })
    }
  }
}

/** The area of a polygon whose sides do not cross. */
function areaOf(xs: readonly number[], ys: readonly number[]): number {
  const twice = xs.reduce((sum, x, i) => {
    const next = (i + 1) % xs.length
    return sum + x * ys[next]! - xs[next]! * ys[i]!
  }, 0)
  return Math.abs(twice) / 2
}

/** Reads a computed length or percentage of `whole`; `otherwise` for keywords and calculations. */
function length(text: string | undefined, whole: number, otherwise = 0): number {
  const number = Number.parseFloat(text ?? '')
  if (Number.isNaN(number)) return otherwise
  return text?.endsWith('%') ? (number / 100) * whole : number
}
