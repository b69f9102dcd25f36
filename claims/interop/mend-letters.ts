/**
 * Letters of UTF-8 that a program read as windows-1252 and saved again:
 *
 * ```
 * "El tÃºnel costÃ³ …"  →  "El túnel costó …"      "Itâ€™s"  →  "It’s"
 * ```
 */

/** The characters of windows-1252 for the bytes 80 to 9F (Encoding Standard, index-windows-1252). */
export const WINDOWS_1252_SPECIAL = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BYTE_OF: ReadonlyMap<string, number> = new Map(
  [...WINDOWS_1252_SPECIAL].map((letter, at) => [letter, 0x80 + at]),
)

/** The first byte of a letter in UTF-8 and those that follow it, as windows-1252 shows them. */
const GARBLED = new RegExp(
  `(?:[\\u00c2-\\u00df][\\u0080-\\u00bf${WINDOWS_1252_SPECIAL}]|[\\u00e0-\\u00ef][\\u0080-\\u00bf${WINDOWS_1252_SPECIAL}]{2}|[\\u00f0-\\u00f4][\\u0080-\\u00bf${WINDOWS_1252_SPECIAL}]{3})+`,
  'gu',
)

/** Levels of a review that are mended; reviews are nested less deep. */
const MAX_DEPTH = 10

/**
 * A value with the letters of its texts put right.
 *
 * @param onMended called with a text before and after, for the first text that was garbled
 */
export function withMendedLetters<T>(value: T, onMended: (before: string, after: string) => void): T {
  let told = false
  return mend(value, 0) as T

  function mend(inner: unknown, depth: number): unknown {
    if (typeof inner === 'string') {
      const mended = mendedText(inner)
      if (mended !== inner && !told) {
        told = true
        onMended(inner, mended)
      }
      return mended
    }
    if (typeof inner !== 'object' || inner === null || depth > MAX_DEPTH) return inner
    if (Array.isArray(inner)) return inner.map((one) => mend(one, depth + 1))
    return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, mend(one, depth + 1)]))
  }
}

/** First bytes with which nearly all garbled letters of Western Europe begin: Ã, Â, and â of quotation marks. */
const USUAL = /[ÃÂ]|â[€‚„]/u

/**
 * Mends a text only if all its letters beyond ASCII are garbled: in “PERÚ’s” the two characters would also
 * be a letter in UTF-8, an Arabic one.
 */
function mendedText(text: string): string {
  let runs = 0
  let isSure = true
  const rest = text.replace(GARBLED, () => {
    runs += 1
    return ''
  })
  if (runs === 0 || /[^\u0000-\u007f]/u.test(rest) || (runs < 2 && !USUAL.test(text))) return text
  const mended = text.replace(GARBLED, (run) => {
    const bytes = Uint8Array.from([...run].map((letter) => BYTE_OF.get(letter) ?? letter.charCodeAt(0)))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      isSure = false
      return run
    }
  })
  return isSure ? mended : text
}
