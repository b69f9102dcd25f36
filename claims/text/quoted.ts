/** Finds the parts of a text that are between quotation marks or in brackets. */

/** Half-open, UTF-16 units. */
export type Span = readonly [start: number, end: number]

const OPENING = '"\u201c\u00ab'
const CLOSING = '"\u201d\u00bb'
/** Longest quotation in single marks, in UTF-16 units. If it is longer, the mark was an apostrophe ("the '90s"). */
const MOST_QUOTED = 300

/**
 * The parts in round brackets, in order, without overlaps. A bracket that is not closed reaches to the
 * end of the text.
 */
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
 * The parts between quotation marks, double or single, in order, without overlaps. A double mark that
 * is not closed quotes the rest of the text.
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

/** The end of the single quotation that opens at a place; -1 if it is not closed. */
function endOfSingle(text: string, open: number): number {
  const last = Math.min(text.length, open + MOST_QUOTED)
  for (let at = open + 2; at < last; at++) {
    if (!hasUnit("'\u2019", text.charCodeAt(at)) || isWordUnit(text, at + 1)) continue
    if (text.charCodeAt(at - 1) !== 0x20) return at
  }
  return -1
}

/**
 * Whether there is a letter or digit at a place. Beyond ASCII every unit counts except quotation marks,
 * dashes and the like.
 */
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
