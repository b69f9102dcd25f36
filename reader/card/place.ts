/**
 * Computes where the card goes: below the sentence, above it, or beside it. On narrow screens it is a
 * sheet at the edge that is farther from the sentence. No positioning library is needed, because the
 * card is in the top layer, where the page's boxes do not matter.
 */

/** Space between sentence and card, px. */
const GAP = 8
/** Space between card and the edge of the viewport, px. */
const EDGE = 8
/** Below this viewport width (px) the card is a sheet. 1280 px at 400 % zoom are less than that (WCAG 1.4.10). */
export const NARROW = 480
/** The least useful height of a card, px: verdict and finding need this much. */
const LEAST = 140
/** The largest share of a narrow viewport's height that a sheet takes. */
const SHEET_SHARE = 0.65

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
type Size = { readonly width: number; readonly height: number }

export type Side = 'below' | 'above' | 'right' | 'left' | 'corner' | 'sheet' | 'sheet-top'
export type Place = {
  readonly side: Side
  readonly x: number
  readonly y: number
  readonly maxHeight: number
}

/**
 * Gives the place for a card, in viewport px. The card does not overlap the sentence if any side of the
 * sentence has room for {@link LEAST}.
 *
 * @param anchor the sentence's box; null when it is out of sight
 * @param card its width and the height of its whole content
 * @param view the viewport
 * @param before the side that the card is on. It is kept while it has room, so that the card does not jump when
 *   a part of it is opened
 */
export function place(anchor: Box | null, card: Size, view: Size, before?: Side): Place {
  const seen = anchor !== null && overlaps(anchor, view) ? anchor : null
  return view.width < NARROW ? sheet(seen, card, view, before) : floating(seen, card, view, before)
}

function overlaps(anchor: Box, view: Size): boolean {
  return anchor.bottom > 0 && anchor.top < view.height && anchor.right > 0 && anchor.left < view.width
}

function sheet(anchor: Box | null, card: Size, view: Size, before?: Side): Place {
  const most = view.height * SHEET_SHARE
  const below = anchor === null ? most : Math.min(most, view.height - anchor.bottom - GAP)
  const above = anchor === null ? 0 : Math.min(most, anchor.top - GAP)
  const enough = Math.min(card.height, most)
  const top =
    before === 'sheet-top' && above >= LEAST
      ? true
      : before === 'sheet' && below >= LEAST
        ? false
        : below < enough && above > below
  // A sentence that fills the screen is covered in part, by a sheet of the least useful height.
  const maxHeight = Math.max(LEAST, top ? above : below)
  const y = top ? 0 : view.height - Math.min(card.height, maxHeight)
  return { side: top ? 'sheet-top' : 'sheet', x: 0, y, maxHeight }
}

function floating(anchor: Box | null, card: Size, view: Size, before?: Side): Place {
  const whole = view.height - 2 * EDGE
  if (anchor === null) return corner(card, view, whole)
  const room: Record<'below' | 'above' | 'right' | 'left', number> = {
    below: view.height - anchor.bottom - GAP - EDGE,
    above: anchor.top - GAP - EDGE,
    right: view.width - anchor.right >= card.width + GAP + EDGE ? whole : 0,
    left: anchor.left >= card.width + GAP + EDGE ? whole : 0,
  }
  const sides = ['below', 'above', 'right', 'left'] as const
  const side =
    sides.find((each) => each === before && room[each] >= LEAST) ??
    sides.find((each) => room[each] >= card.height) ??
    sides.reduce((best, each) => (room[each] > room[best] ? each : best))
  if (room[side] < LEAST) return corner(card, view, Math.min(whole, view.height / 2))
  const maxHeight = room[side]
  const height = Math.min(card.height, maxHeight)
  const along = { x: within(anchor.left, card.width, view.width), y: within(anchor.top, height, view.height) }
  switch (side) {
    case 'below':
      return { side, x: along.x, y: anchor.bottom + GAP, maxHeight }
    case 'above':
      return { side, x: along.x, y: anchor.top - GAP - height, maxHeight }
    case 'right':
      return { side, x: anchor.right + GAP, y: along.y, maxHeight }
    case 'left':
      return { side, x: anchor.left - GAP - card.width, y: along.y, maxHeight }
  }
}

function corner(card: Size, view: Size, maxHeight: number): Place {
  const height = Math.min(card.height, maxHeight)
  return { side: 'corner', x: view.width - card.width - EDGE, y: view.height - height - EDGE, maxHeight }
}

/** Gives the position nearest to `wanted` at which `length` fits into the viewport. */
function within(wanted: number, length: number, viewLength: number): number {
  return Math.max(EDGE, Math.min(wanted, viewLength - length - EDGE))
}
