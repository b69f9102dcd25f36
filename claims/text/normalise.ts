/**
 * Folds text to the form in which words are compared: compatibility forms, lower case, no diacritics,
 * plain quotes and dashes, no invisible characters, and Latin letters for look-alikes of other scripts
 * that pose as Latin. Every position of the folded text leads back to the text as read:
 *
 *   as read   L ó p e z ’ s   (ó one code point, or o + U+0301)
 *   folded    l o p e z ' s
 *   starts    0 1 2 3 4 5 6   ends 1 2 3 4 5 6 7   (half-open, UTF-16 units of the text as read)
 *
 * One code point may fold to several units (ﬁ → fi) or to none (U+200B). Linear in the text.
 */

export type Folded = {
  readonly text: string
  /** Where the character that gave folded unit `i` starts in the text as read. */
  start(i: number): number
  /** Where the character that gave folded unit `i` ends in the text as read. */
  end(i: number): number
}

// Letters of Cyrillic and Greek that look like a Latin letter (a selection of UTS #39's
// confusables.txt: those that a reader cannot tell apart in common typefaces).
const LOOKALIKES = new Map(
  [...'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtвbнhαaοoρpνvιiκkτtυuεeχxηn'].flatMap((char, i, all) =>
    i % 2 === 0 ? [[char, all[i + 1] as string] as const] : [],
  ),
)

// Combining diacritics of Latin, Greek and Cyrillic. Marks of other scripts (Indic vowel signs,
// kana voicing) carry meaning of their own and stay.
const DIACRITIC = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu
// Invisible: soft hyphen, joiners, zero-width spaces, direction marks, variation selectors, tags.
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
]
const SINGLE_QUOTE = /[\u2018-\u201b\u2032\u02b9\u02bc\u00b4`]/u
const DOUBLE_QUOTE = /[\u201c-\u201f\u2033\u00ab\u00bb\u301d-\u301f]/u
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u

/** Folded forms of single code points: a page repeats the few foreign letters that it has. */
const foldedPoints = new Map<string, string>()
/** The cache is emptied at this size, because a hostile page may contain every code point. */
const MAX_FOLDED_POINTS = 4_096

function foldPoint(char: string): string {
  const known = foldedPoints.get(char)
  if (known !== undefined) return known
  const folded = foldPointAfresh(char)
  if (foldedPoints.size >= MAX_FOLDED_POINTS) foldedPoints.clear()
  foldedPoints.set(char, folded)
  return folded
}

function foldPointAfresh(char: string): string {
  const point = char.codePointAt(0) as number
  if (point >= 0xd800 && point <= 0xdfff) return '\ufffd'
  if (INVISIBLE.some(([from, to]) => point >= from && point <= to)) return ''
  if (SINGLE_QUOTE.test(char)) return "'"
  if (DOUBLE_QUOTE.test(char)) return '"'
  if (DASH.test(char)) return '-'
  if (/\s/u.test(char)) return ' '
  // ½ stays: it would fall apart into 1⁄2 and be read as twelve. read-number.ts knows its value.
  if (/[\u00bc-\u00be\u2150-\u215f]/u.test(char)) return char
  // Hangul syllables would fall apart into jamo.
  const form = point >= 0xac00 && point <= 0xd7a3 ? char : char.normalize('NFKD')
  return form.replace(DIACRITIC, '').toLowerCase().replace(DIACRITIC, '')
}

const ASCII = /^[\u0000-\u007f]*$/u

/** A folded text whose units are where they were in the text as read. */
const inPlace = (text: string): Folded => ({ text, start: (i) => i, end: (i) => i + 1 })

/** Folds a text if each unit becomes exactly one unit, as quotes, dashes and most accents do; otherwise undefined. */
function foldUnits(text: string): string | undefined {
  let folded = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    // The halves of a surrogate pair are folded together.
    if (unit >= 0xd800 && unit <= 0xdfff) return undefined
    const one = foldPoint(text[at] as string)
    if (one.length !== 1) return undefined
    folded += text.slice(from, at).toLowerCase() + one
    from = at + 1
  }
  return folded + text.slice(from).toLowerCase()
}

/** Folds `text`; see the top of the file. */
export function fold(text: string): Folded {
  if (ASCII.test(text)) return inPlace(text.toLowerCase())
  const simple = foldUnits(text)
  if (simple !== undefined) return inPlace(unmask(simple))
  const starts: number[] = []
  const ends: number[] = []
  const parts: string[] = []
  let at = 0
  for (const char of text) {
    const folded = char < '\u0080' ? char.toLowerCase() : foldPoint(char)
    for (let i = 0; i < folded.length; i++) {
      starts.push(at)
      ends.push(at + char.length)
    }
    parts.push(folded)
    at += char.length
  }
  const whole = unmask(parts.join(''))
  const last = starts.length - 1
  return {
    text: whole,
    start: (i) => (i > last ? text.length : (starts[i] as number)),
    end: (i) => (i > last ? text.length : (ends[i] as number)),
  }
}

const SUSPECT = /[\u0370-\u03ff\u0400-\u052f]/u
const WORDS_WITH_LOOKALIKES = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+/gu

/**
 * Makes look-alikes Latin in words that mix scripts, and in words made of look-alikes alone when
 * the text around is mostly Latin. A Russian or Greek text keeps its letters.
 */
function unmask(text: string): string {
  if (!SUSPECT.test(text)) return text
  const latin = text.match(/\p{sc=Latin}/gu)?.length ?? 0
  const other = text.match(/[\p{sc=Cyrillic}\p{sc=Greek}]/gu)?.length ?? 0
  return text.replace(WORDS_WITH_LOOKALIKES, (word) => {
    if (!SUSPECT.test(word)) return word
    const replaced = [...word].map((char) => LOOKALIKES.get(char) ?? char).join('')
    const poses = /\p{sc=Latin}/u.test(word) || (latin > other && !SUSPECT.test(replaced))
    return poses && replaced.length === word.length ? replaced : word
  })
}
