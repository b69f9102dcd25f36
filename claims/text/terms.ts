/**
 * The terms by which retrieval finds claims: every word and number of a text as a 32-bit number, read
 * in one pass that makes no substring. Made for speed and recall: tokens.ts and the judge find out what
 * a sentence really says.
 *
 *   text    Voters elected 8,100,000 U.S. senators.
 *   folded  voters elected 8100000 us senators        (lower case, no diacritics)
 *   rooted  voter  elect   81 million us senato       (endings cut, at most ROOT_LENGTH letters)
 *   terms   one 32-bit hash each, in order, repeated as often as the text repeats them
 *
 * The rules are the same for every language, so equal words give equal terms even if the language of a
 * claim or a sentence is not recognised. They join more than a dictionary would ("universe" and
 * "university"). That costs time for more candidates, but never a match.
 */
import { fold } from './normalise.ts'
import { aliasOf, BILLION, LONGEST_ALIAS, MILLION, PERCENT, THOUSAND, UNITS } from './term-aliases.ts'
import { mix, SEED, step } from './term-hash.ts'

/** A growing list of terms. Set its length to 0 to use it again. */
export type TermList = { items: Uint32Array; length: number }

/** An empty list. */
export function termList(): TermList {
  return { items: new Uint32Array(64), length: 0 }
}

/** Longer words are compared by their first letters, this many (docs/matching.md, "Retrieve", has the figures). */
export const ROOT_LENGTH = 6
/** Texts are cut here, in UTF-16 units; keeps hostile input small. */
export const MAX_SCANNED = 20_000

// Classes of UTF-16 units in the scan. A letter or digit is its own class.

/** Ends a word. */
const SEPARATOR = 0
/** Must be folded together with the units around it. */
const UNUSUAL = 1
/** Of a script that writes without spaces. */
const UNSPACED = 2

const FULL_STOP = 46
const COMMA = 44
const PERCENT_SIGN = 37
const ZERO = 48
const NINE = 57

/**
 * Folded form of the units that most text is made of, U+0000–U+024F. Those beyond ASCII are filled
 * in when the first text has one of them, so that a worker that just woke up answers sooner.
 */
const LATIN = new Uint16Array(0x250).fill(UNUSUAL, 0x80)
let isWhole = false
for (let unit = 0; unit < 0x80; unit++) {
  const lower = String.fromCharCode(unit).toLowerCase()
  if (/[a-z\d]/.test(lower)) LATIN[unit] = lower.charCodeAt(0)
}

function completeLatin(): void {
  isWhole = true
  for (let unit = 0x80; unit < 0x250; unit++) {
    const { text } = fold(String.fromCharCode(unit))
    if (/^[\p{L}\p{N}]$/u.test(text)) LATIN[unit] = text.charCodeAt(0)
    else if (text.length === 1) LATIN[unit] = SEPARATOR
  }
}

/**
 * Classes of units of folded text above U+024F, filled in when they first occur: 0 unknown, class + 1,
 * or 4 for a letter.
 */
let seen: Uint8Array | undefined
const SEEN_LETTER = 4

/** The word that is being read, folded; cut if it does not fit. */
const word = new Uint16Array(32)
/** At place n the hash of its first n letters; {@link mix} makes a term of a hash. */
const hashes = new Int32Array(word.length + 1)

/** Appends the terms of `text` to `list`. */
export function scanTerms(text: string, list: TermList): void {
  const before = list.length
  const end = Math.min(text.length, MAX_SCANNED)
  if (scan(text, end, false, list)) return
  list.length = before
  if (isWhole) {
    const { text: folded } = fold(text.slice(0, MAX_SCANNED))
    scan(folded, folded.length, true, list)
  } else {
    completeLatin()
    scanTerms(text, list)
  }
}

/** Appends the terms of `text`; gives false if the text, not being `folded` yet, has units that only {@link fold} can read. */
function scan(text: string, end: number, folded: boolean, list: TermList): boolean {
  let at = 0
  while (at < end) {
    const first = text.charCodeAt(at)
    let unit = first < 0x250 ? (LATIN[first] as number) : classify(first, folded)
    if (unit > NINE) {
      let length = 0
      let hash = SEED
      const start = at
      do {
        if (length < word.length) {
          hash = step(hash, unit)
          word[length++] = unit
          hashes[length] = hash
        }
        at++
        if (at >= end) break
        let next = text.charCodeAt(at)
        // "u.s." is one word, and so is "e.u".
        if (next === FULL_STOP && isInitial(text, at, start, end)) next = text.charCodeAt(++at)
        unit = next < 0x250 ? (LATIN[next] as number) : classify(next, folded)
      } while (unit > NINE)
      if (unit === UNUSUAL) return false
      push(list, termOfWord(length))
    } else if (unit === SEPARATOR) {
      if (first === PERCENT_SIGN) push(list, PERCENT)
      at++
    } else if (unit === UNUSUAL) {
      return false
    } else {
      at = unit === UNSPACED ? scanUnspaced(text, at, end, list) : scanNumber(text, at, end, list)
    }
  }
  return true
}

/** The class of a unit from U+0250 on. */
function classify(unit: number, folded: boolean): number {
  // Curly quotes, dashes, the ellipsis, the euro sign.
  if ((unit >= 0x2010 && unit <= 0x2027) || (unit >= 0x2030 && unit <= 0x205e) || unit === 0x20ac)
    return SEPARATOR
  if (!folded) return UNUSUAL
  seen ??= new Uint8Array(0x10000)
  const known = seen[unit] as number
  const kind = known === 0 ? kindOf(unit) : known
  if (known === 0) seen[unit] = kind
  return kind === SEEN_LETTER ? unit : kind - 1
}

/** A value for {@link seen}. Halves of surrogate pairs count as letters: they are rare scripts, or emoji, which do no harm. */
function kindOf(unit: number): number {
  const char = String.fromCharCode(unit)
  if (
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(char)
  ) {
    return UNSPACED + 1
  }
  return /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(char) ? SEEN_LETTER : SEPARATOR + 1
}

/** Whether the full stop at `at` is inside initials: one letter before it and one after. */
function isInitial(text: string, at: number, start: number, end: number): boolean {
  if (at + 1 >= end) return false
  const alone = at - start === 1 || text.charCodeAt(at - 2) === FULL_STOP
  const next = text.charCodeAt(at + 1)
  const following = at + 2 < end ? text.charCodeAt(at + 2) : 0
  return alone && isLetter(next) && !isLetter(following)
}

function isLetter(unit: number): boolean {
  return unit < 0x250 && (LATIN[unit] as number) > NINE
}

/** Makes a term of every two neighbours, and of a single unit. Gives the position after them. */
function scanUnspaced(text: string, from: number, end: number, list: TermList): number {
  let at = from
  let before = 0
  for (; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x250 || classify(unit, true) !== UNSPACED) break
    if (before !== 0) push(list, mix(step(step(SEED, before), unit)))
    before = unit
  }
  if (at - from === 1) push(list, mix(step(SEED, before)))
  return at
}

/**
 * 2,975 → 2975 · 8.1 → 81 · 8,100,000 → 81 and "million" · 21st → 21 · 8m → 8 and "million".
 * Years and other bare numbers of up to four digits stay as they are.
 */
function scanNumber(text: string, from: number, end: number, list: TermList): number {
  let length = 0
  let at = from
  let separators = 0
  for (; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (isDigit(text, at, end)) length = take(LATIN[unit] as number, length)
    else if ((unit === COMMA || unit === FULL_STOP) && isDigit(text, at + 1, end)) separators++
    else break
  }
  let zeros = 0
  if (separators > 0 || length > 4) {
    while (length > 1 && word[length - 1] === ZERO) {
      length--
      zeros++
    }
  }
  push(list, mix(hashes[length] as number))
  if (zeros >= 9) push(list, BILLION)
  else if (zeros >= 5) push(list, MILLION)
  else if (zeros >= 3) push(list, THOUSAND)
  return scanUnit(text, at, end, list)
}

/** Whether a unit is a digit, "²" included. */
function isDigit(text: string, at: number, end: number): boolean {
  if (at >= end) return false
  const unit = text.charCodeAt(at)
  if (unit >= 0x250) return false
  const folded = LATIN[unit] as number
  return folded >= ZERO && folded <= NINE
}

/** Reads letters right after a number: a magnitude becomes a term, the ending of an ordinal does not. */
function scanUnit(text: string, from: number, end: number, list: TermList): number {
  let length = 0
  let at = from
  for (; at < end && isLetter(text.charCodeAt(at)); at++)
    length = take(LATIN[text.charCodeAt(at)] as number, length)
  if (length === 0) return at
  const known = UNITS.get(mix(hashes[length] as number))
  if (known !== 0) push(list, known ?? termOfWord(length))
  return at
}

/** Adds a letter or digit to the word of this length; gives the new length. */
function take(unit: number, length: number): number {
  if (length === word.length) return length
  hashes[length + 1] = step(length === 0 ? SEED : (hashes[length] as number), unit)
  word[length] = unit
  return length + 1
}

function push(list: TermList, term: number): void {
  if (list.length === list.items.length) {
    const larger = new Uint32Array(list.length * 2)
    larger.set(list.items)
    list.items = larger
  }
  list.items[list.length++] = term
}

/** The term of the word that was read: that of its alias, otherwise that of its root. */
function termOfWord(length: number): number {
  const alias = length <= LONGEST_ALIAS ? aliasOf(hashes[length] as number) : 0
  if (alias !== 0) return alias
  const end = length > 3 ? cutEnding(length) : length
  return mix(hashes[Math.min(end, ROOT_LENGTH)] as number)
}

const A = 97
const D = 100
const E = 101
const G = 103
const I = 105
const N = 110
const O = 111
const R = 114
const S = 115
const U = 117
const Y = 121

/** The number of letters of the word without its ending. */
function cutEnding(from: number): number {
  let end = from
  if (word[end - 1] === S && word[end - 2] !== S && word[end - 2] !== U) end--
  const last = word[end - 1]
  const before = word[end - 2]
  if (end > 5 && last === G && before === N && word[end - 3] === I) end -= 3
  else if (end > 4 && before === E && (last === D || last === R)) end -= 2
  // "stopp(ed)" becomes "stop".
  if (end > 3 && end < from && word[end - 1] === word[end - 2] && word[end - 1] !== S) end--
  while (end > 3 && isSoft(word[end - 1] as number)) end--
  return end
}

const isSoft = (unit: number): boolean => unit === E || unit === Y || unit === I || unit === A || unit === O
