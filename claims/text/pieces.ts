/** Cuts a folded text into the pieces that tokens are made of: words, numbers, and the signs that matter. */

export type PieceKind = 'word' | 'number' | 'sign'

// u.s. · words with inner apostrophes · numbers with separators and times · signs that numbers need.
const PIECE =
  /(?:\p{L}\.){2,}|[\p{L}\p{M}\ufffd]+(?:'[\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*|[\u00bc-\u00be\u2150-\u215f]|[%$€£¥?!"]/gu
// Scripts that write without spaces: cut into words by Intl.Segmenter.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const SIGN = /^[%$€£¥?!"]$/
const DIGIT = /^[\d\u00bc-\u00be\u2150-\u215f]/u
const ASCII = /^[\u0000-\u007f]*$/u

const APOSTROPHE = 0x27
const FULL_STOP = 0x2e
const COMMA = 0x2c
const COLON = 0x3a
const SIGNS = new Set([...'"%$?!'].map((sign) => sign.charCodeAt(0)))

/** Gets a piece and its place in the folded text. Returns false to stop. */
type Take = (piece: string, from: number) => boolean

/**
 * Calls back with each piece of a folded text, in order.
 *
 * @param take gets pieces that may belong together with their neighbours, as "re-" and "election"
 * @param takeWord gets words of scripts without spaces, which are never joined with their neighbours
 */
export function eachPiece(folded: string, take: Take, takeWord: Take): void {
  if (ASCII.test(folded)) eachPlainPiece(folded, take)
  else eachForeignPiece(folded, take, takeWord)
}

export function kindOf(piece: string): PieceKind {
  const first = piece.charCodeAt(0)
  if (isLetter(first)) return 'word'
  if (isDigit(first)) return 'number'
  return SIGN.test(piece) ? 'sign' : DIGIT.test(piece) ? 'number' : 'word'
}

/** Does the same as {@link eachForeignPiece} for ASCII, several times as fast. */
function eachPlainPiece(folded: string, take: Take): void {
  for (let at = 0; at < folded.length; ) {
    const end = endOfPlain(folded, at)
    if (end > at && !take(folded.slice(at, end), at)) return
    at = Math.max(end, at + 1)
  }
}

let segmenter: Intl.Segmenter | undefined

function eachForeignPiece(folded: string, take: Take, takeWord: Take): void {
  for (const { 0: piece, index: from } of folded.matchAll(PIECE)) {
    if (!UNSPACED.test(piece)) {
      if (!take(piece, from)) return
      continue
    }
    segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
    for (const { segment, index, isWordLike } of segmenter.segment(piece))
      if (isWordLike && !takeWord(segment, from + index)) return
  }
}

/** The end of the piece that starts at `at`, in folded ASCII; `at` if none starts there. */
function endOfPlain(text: string, at: number): number {
  const first = text.charCodeAt(at)
  if (isLetter(first)) return endOfInitials(text, at) ?? endOfWord(text, at)
  if (isDigit(first)) return endOfNumber(text, at)
  return SIGNS.has(first) ? at + 1 : at
}

/** The end of "u.s." and the like: two letters or more, each with its full stop. */
function endOfInitials(text: string, at: number): number | undefined {
  let end = at + 1
  while (text.charCodeAt(end) === FULL_STOP && isLetter(text.charCodeAt(end - 1))) end += 2
  // The letter after the last full stop may be the first of another word.
  return end - 1 - at >= 4 ? end - 1 : undefined
}

function endOfWord(text: string, at: number): number {
  for (let end = at + 1; ; end++) {
    while (isLetter(text.charCodeAt(end))) end++
    if (text.charCodeAt(end) !== APOSTROPHE || !isLetter(text.charCodeAt(end + 1))) return end
  }
}

function endOfNumber(text: string, at: number): number {
  for (let end = at + 1; ; end++) {
    while (isDigit(text.charCodeAt(end))) end++
    const unit = text.charCodeAt(end)
    const separates = unit === FULL_STOP || unit === COMMA || unit === COLON
    if (!separates || !isDigit(text.charCodeAt(end + 1))) return end
  }
}

/** Whether a UTF-16 unit is one of "a" to "z". */
export const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
