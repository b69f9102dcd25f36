/**
 * Recognises false ends of a sentence that Intl.Segmenter sees: after "Mr.", "U.S.", "No." before a
 * number, an initial, "a.m." before a weekday, `“Why?” he asked`, "EE. UU.".
 *
 * The abbreviations of all languages count in any text: quotations change language in the middle
 * of a page, and no abbreviation of one language is a word of another that ends sentences.
 */
import type { Sentences } from '../languages/language.ts'
import { SENTENCES } from '../languages/list.ts'
import { wordsOf } from '../languages/words.ts'
import { begins, SPACE, skip, skipBack } from './spaces.ts'

/** The words of one part in all languages together. */
const wordsFor = (part: keyof Sentences): string[] =>
  Object.values(SENTENCES).flatMap((rules) => wordsOf(rules[part]))
const NEVER_LAST = new Set(wordsFor('neverLast'))
const LAST_UNLESS_NUMBER = new Set(wordsFor('lastUnlessNumber'))
const LAST_BEFORE_STARTER = new Set(wordsFor('lastBeforeStarter'))
const STARTERS = new Set(wordsFor('starters'))
const DAY_HALVES = new Set(wordsFor('dayHalves'))
const AFTER_HOUR = new RegExp(`^(?:${wordsFor('afterHour').join('|')})$`)
/** "Ms. Lopez asked". */
const SPEECH = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\p{M}.’'-]*\\s+){1,4}(?:${wordsFor('speechVerbs').join('|')})(?=[\\s.,;:]|$)`,
  'u',
)

const WORD = /[\p{L}\p{N}]/u
const FIRST_WORD = /^\p{L}+/u
const LOWER = /^\p{Ll}/u
const UPPER = /^\p{Lu}/u
const NUMBER = /^\p{N}/u
const CLOSING = /["'”’»›)\]]/u
const OPENING = /["'“”‘«‹([¿¡]/u
/** Full stops of scripts that write no space after a sentence. */
const SPACELESS_STOP = /[。．｡！？።။។।॥]/u
/** "1." or "b.", the number of an item. */
const LIST_NUMBER = /^(?:\d{1,3}|\p{L})$/u
/** "J", "J.R", "U.S": capitals, each with its dot; the last dot is already removed. */
const INITIALS = /^\p{Lu}(?:\.\p{Lu})*$/u
/** "EE. UU.", "FF. AA.": doubled capitals are one name. */
const DOUBLED = /^(\p{Lu})\1$/u
const NEXT_DOUBLED = /^(\p{Lu})\1\./u

/** Characters before an abbreviation. */
const BEFORE_TOKEN = /[\s"'“”‘’«»([—–/-]/u

/** Longest "Mr. So-and-so asked", in UTF-16 units. */
const SPEAKER_REACH = 100
/** UTF-16 units to read on either side of a border. Longer words are neither abbreviations nor starters. */
const REACH = 24

/**
 * Whether the sentence goes on across `border`, a place between two segments of `text`.
 *
 * @param from where the sentence begins, as far as known
 * @param to end of the segment after the border
 */
export function goesOn(text: string, from: number, border: number, to: number): boolean {
  const end = skipBack(text, border, from, SPACE)
  const next = skip(text, border, to, SPACE)
  if (end === from || next === to) return true
  const last = text[end - 1] as string
  if (text.slice(end, next).includes('\n')) return !isStop(last) && begins(text, next, LOWER)
  if (!WORD.test(text.slice(next, to))) return true
  if (end === next) return !SPACELESS_STOP.test(last)

  const bare = skipBack(text, end, from, CLOSING)
  const first = skip(text, next, to, OPENING)
  // After "?" and "!", Intl.Segmenter breaks before a small letter too.
  if (begins(text, first, LOWER) && first === next) return true
  if (bare < end) return goesOnAfterQuote(text, bare, next)
  return last === '.' && goesOnAfterDot(text, from, end, next, first, to)
}

/** `“Why now?” Ms. Lopez asked.`, `“It is over.” — Nicolás Maduro` */
function goesOnAfterQuote(text: string, bare: number, next: number): boolean {
  if (text[next] === '—' || text[next] === '–') return true
  const stop = text[bare - 1]
  return (stop === '?' || stop === '!') && SPEECH.test(text.slice(next, next + SPEAKER_REACH))
}

/**
 * @param end the position after the dot
 * @param next where the next segment begins
 * @param first the first position there that is not a quotation mark or bracket
 */
function goesOnAfterDot(
  text: string,
  from: number,
  end: number,
  next: number,
  first: number,
  to: number,
): boolean {
  const token = lastToken(text, from, end - 1)
  if (token === undefined) return false
  const before = token.text.toLowerCase()
  // " ... " with a space before it leaves words out; "word..." ends the sentence.
  if (/^\.+$/.test(before)) return token.start > from && SPACE.test(text[token.start - 1] as string)
  // The number of an item in a list belongs to the item.
  if (token.start === from && LIST_NUMBER.test(before)) return true
  if (NEVER_LAST.has(before)) return true
  if (LAST_UNLESS_NUMBER.has(before) && begins(text, first, NUMBER)) return true
  const following = FIRST_WORD.exec(text.slice(first, Math.min(to, first + REACH)))?.[0].toLowerCase() ?? ''
  if (isDayHalf(before)) return AFTER_HOUR.test(following)
  if (DOUBLED.test(token.text)) {
    if (NEXT_DOUBLED.test(text.slice(first, first + 3))) return true
  } else if (!INITIALS.test(token.text) && !LAST_BEFORE_STARTER.has(before)) return false
  // A quotation after "U.S." opens a sentence of its own.
  return first === next && begins(text, first, UPPER) && !STARTERS.has(following)
}

/** "a.m", "p. m": the last dot is already removed. */
const isDayHalf = (token: string): boolean => DAY_HALVES.has(token.replace(/[. ]/g, ''))

/** The word before `end`, with the dots inside it; undefined if it is too long to be an abbreviation. */
function lastToken(text: string, from: number, end: number): { text: string; start: number } | undefined {
  let start = end
  while (start > from && !BEFORE_TOKEN.test(text[start - 1] as string)) {
    if (end - start > REACH) return undefined
    start--
  }
  // "p. m." is written with a space as well.
  const spaced = start - 3
  const isHalf =
    end - start === 1 &&
    spaced >= from &&
    /^\p{L}\.\s/u.test(text.slice(spaced, start)) &&
    DAY_HALVES.has(`${text[spaced]}${text[start]}`.toLowerCase())
  if (isHalf) start = spaced
  return { text: text.slice(start, end), start }
}

function isStop(char: string): boolean {
  return '.?!…'.includes(char) || CLOSING.test(char) || SPACELESS_STOP.test(char)
}
