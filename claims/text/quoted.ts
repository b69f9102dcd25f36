/** Finds the stretches of a text that stand between quotation marks or in brackets. */

/** Half-open, UTF-16 units. */
export type Span = readonly [start: number, end: number]

const OPENING = '"\u201c\u00ab'
const CLOSING = '"\u201d\u00bb'
/** A single quotation that is longer, in UTF-16 units, is none: the mark was an apostrophe ("the '90s"). */
const MOST_QUOTED = 300

/** What stands in round brackets, in order, without overlaps; one that is not closed goes on to the end. */
export function findAsides(text: string): Span[] {
  const spans: Span[] = []
  for (let open = text.indexOf('('); open >= 0; ) {
    const close = text.indexOf(')', open)
    spans.push([open, close < 0 ? text.length : close])
    open = close < 0 ? -1 : text.indexOf('(', close)
  }
  return spans
}

/**
 * What stands between quotation marks, double or single, in order, without overlaps. A double mark
 * that is not closed quotes the rest of the text.
 */
export function findQuotations(text: string): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (hasUnit(OPENING, unit)) {
      let end = at + 1
      while (end < text.length && !hasUnit(CLOSING, text.charCodeAt(end))) end++
      spans.push([at, end])
      at = end
    } else if (hasUnit("'\u2018", unit) && !isWordUnit(text, at - 1) && isWordUnit(text, at + 1)) {
      const end = endOfSingle(text, at)
      if (end < 0) continue
      spans.push([at, end])
      at = end
    }
  }
  return spans
}

/** Where the single quotation closes that opens at a place; -1 if it does not. */
function endOfSingle(text: string, open: number): number {
  const last = Math.min(text.length, open + MOST_QUOTED)
  for (let at = open + 2; at < last; at++) {
    if (!hasUnit("'\u2019", text.charCodeAt(at)) || isWordUnit(text, at + 1)) continue
    if (text.charCodeAt(at - 1) !== 0x20) return at
  }
  return -1
}

/** Whether a letter or digit stands at a place. Beyond ASCII all units count but quotation marks, dashes and the like. */
function isWordUnit(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const unit = text.charCodeAt(at)
  if (unit >= 0x2010 && unit <= 0x205e) return false
  if (unit > 0x7f) return unit !== 0xa0 && unit !== 0xab && unit !== 0xbb
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

function hasUnit(units: string, unit: number): boolean {
  for (let i = 0; i < units.length; i++) if (units.charCodeAt(i) === unit) return true
  return false
}
