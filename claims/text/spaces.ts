/** Walks over a text, one UTF-16 unit at a time. */

/** White space, as String.prototype.trim defines it. */
export const SPACE = /\s/u

/** The first place in `[from, to)` whose unit is not one of `what`; `to` if all are. */
export function skip(text: string, from: number, to: number, what: RegExp): number {
  let i = from
  while (i < to && what.test(text[i] as string)) i++
  return i
}

/** The start of the run of `what` at the end of `[start, end)`. */
export function skipBack(text: string, end: number, start: number, what: RegExp): number {
  let i = end
  while (i > start && what.test(text[i - 1] as string)) i--
  return i
}

/** Whether the character at `i` matches a pattern for one character, which may take two units. */
export const begins = (text: string, i: number, what: RegExp): boolean => what.test(text.slice(i, i + 2))
