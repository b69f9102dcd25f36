/** Walks over a text, one UTF-16 unit at a time. */

/** White space, the same as String.prototype.trim takes off. */
export const SPACE = /\s/u

/** The first place in `[from, to)` whose unit is not one of `what`; `to` if all are. */
export function skip(text: string, from: number, to: number, what: RegExp): number {
  let i = from
  while (i < to && what.test(text[i] as string)) i++
  return i
}

/** Where the run of units of `what` begins that ends `[start, end)`. */
export function skipBack(text: string, end: number, start: number, what: RegExp): number {
  let i = end
  while (i > start && what.test(text[i - 1] as string)) i--
  return i
}

/** Whether what stands at `i` matches a pattern for one character; a character may take two units. */
export const begins = (text: string, i: number, what: RegExp): boolean => what.test(text.slice(i, i + 2))
