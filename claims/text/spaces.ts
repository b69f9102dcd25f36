/** Walks over a text, one UTF-16 unit at a time. */

/** White space as String.prototype.trim has it. */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return unit === 0xa0 || unit === 0xfeff || (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)))
}

/** The first place in `[from, to)` that is no white space; `to` if all of it is. */
export function skipSpaces(text: string, from: number, to: number): number {
  let i = from
  while (i < to && isSpace(text.charCodeAt(i))) i++
  return i
}

/** Where the white space begins that ends `[start, end)`; `start` if all of it is white space. */
export function skipSpacesBack(text: string, end: number, start: number): number {
  let i = end
  while (i > start && isSpace(text.charCodeAt(i - 1))) i--
  return i
}

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

/** The character at `i`, whole where it takes two units; empty beyond the end. */
export function charAt(text: string, i: number): string {
  const point = text.codePointAt(i)
  return point === undefined ? '' : String.fromCodePoint(point)
}
