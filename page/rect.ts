/** Rectangles in CSS pixels of the document: viewport coordinates plus how far the page is scrolled. */
export type Rect = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const NOWHERE: Rect = { left: 0, top: 0, right: 0, bottom: 0 }

/** Text that is less high or wide than this cannot be read. A font of 4 px gives lines of 4.6 px. */
const LEAST_HEIGHT = 5
export const LEAST_WIDTH = 3
/** Text counts as seen if this share of its area is not cut off, … */
const LEAST_SHARE = 0.5
/** … or this much of it, two or three lines: the start of a paragraph that fades into "read more". */
const ENOUGH = { width: 100, height: 48 }

export function intersect(some: Rect, other: Rect): Rect {
  const left = Math.max(some.left, other.left)
  const top = Math.max(some.top, other.top)
  const right = Math.min(some.right, other.right)
  const bottom = Math.min(some.bottom, other.bottom)
  return right <= left || bottom <= top ? NOWHERE : { left, top, right, bottom }
}

/** The smallest rectangle around both. */
export function union(some: Rect, other: Rect): Rect {
  return {
    left: Math.min(some.left, other.left),
    top: Math.min(some.top, other.top),
    right: Math.max(some.right, other.right),
    bottom: Math.max(some.bottom, other.bottom),
  }
}

/** Whether nothing that can be read fits into the rectangle. */
export function isTooSmall({ left, top, right, bottom }: Rect): boolean {
  return right - left < LEAST_WIDTH || bottom - top < LEAST_HEIGHT
}

/** Whether a reader sees text in the box `text`, of which only what is inside `clip` is drawn. */
export function showsThrough(text: Rect, clip: Rect): boolean {
  if (isTooSmall(text)) return false
  const seen = intersect(text, clip)
  const [width, height] = [seen.right - seen.left, seen.bottom - seen.top]
  const area = (text.right - text.left) * (text.bottom - text.top)
  return width * height >= area * LEAST_SHARE || (width >= ENOUGH.width && height >= ENOUGH.height)
}

/** The box of one or two letters, which may be narrow, as wide as what can be read. */
export function widened(box: Rect): Rect {
  return { ...box, right: Math.max(box.right, box.left + LEAST_WIDTH) }
}
