/**
 * Where Intl.Segmenter sees the end of a sentence and there is none: after "Mr.", "U.S.",
 * "No." before a number, an initial, "a.m." before a weekday, `“Why?” he asked`, "EE. UU.".
 *
 * Abbreviations of English and Spanish stand in one table: quotations change language in
 * mid-page, and no abbreviation of one is a word of the other that ends sentences.
 */

const words = (list: string) => new Set(list.split(' '))

/** Never end a sentence: titles before a name, and "for example" and its kin. */
const NEVER_LAST = words(
  'mr mrs ms mx dr prof sen sens rep reps gov govs gen col lt sgt capt maj adm rev hon det atty vs v ' +
    'e.g i.e cf viz sra sres srta dra dña ud uds lic ing gral cnel sto sta mme hr',
)
/** End a sentence unless a number follows: "No. 5", "Sept. 11", "art. 350". */
const LAST_UNLESS_NUMBER = words(
  'no nos nr nro núm num fig vol ch sec p pp pág págs art arts jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'ene abr ago dic approx ca c aprox',
)
/** Go on if what follows could be the rest of a name: "St. Louis", "King Jr. Day", "Apple Inc. Chief Executive". */
const LAST_BEFORE_STARTER = words('st mt ft jr sr inc corp co ltd ave blvd rd ph.d m.d d.c av')
/** Words that begin a sentence and no name; capitalised after "U.S." or an initial, they end it. */
const STARTERS = words(
  'a an the this that these those there here he she it they we i you his her its their our my who what when where why ' +
    'how which and but or so yet for if in on at by to from of with without as after before since until while during ' +
    'although though because however meanwhile also even not no more most many some several all both each ' +
    'another one two then now still according despite among about is are was were has have had did can will would ' +
    'last later nearly almost ' +
    'el la los las un una le les se su sus este esta estos estas ese esa eso y o pero ni si en de del al por para con ' +
    'sin según desde hasta entre sobre tras como cuando mientras aunque que también además más otro otra después',
)
/** What follows "a.m." in the same sentence. */
const AFTER_TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|[ecmp][sd]?t|gmt|utc|bst|cest?|eastern|central|mountain|pacific|local)$/
const SPEECH =
  /^(?:\p{Lu}[\p{L}\p{M}.’'-]*\s+){1,4}(?:said|says|asked|asks|wrote|replied|added|tweeted|told|dijo|preguntó|respondió)(?=[\s.,;:]|$)/u

const WORD = /[\p{L}\p{N}]/u
const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const UPPER = /\p{Lu}/u
const CLOSING = /["'”’»›)\]]/u
const OPENING = /["'“”‘«‹([¿¡]/u
/** Full stops of scripts that write no space after a sentence. */
const SPACELESS_STOP = /[。．｡！？።။។।॥]/u

/** Units in which "Mr. So-and-so asked" has to fit. */
const SPEAKER_REACH = 100
/** How far to look to either side of a border; longer words are no abbreviations and no starters. */
const REACH = 24

/**
 * Whether the sentence goes on across `border`, a place between two segments of `text`.
 *
 * @param from where the sentence begins, as far as it is known
 * @param to end of the segment after the border
 */
export function goesOn(text: string, from: number, border: number, to: number): boolean {
  const end = skipSpacesBack(text, border, from)
  const next = skipSpaces(text, border, to)
  if (end === from || next === to) return true
  if (text.slice(end, next).includes('\n')) return !isStop(text[end - 1]!) && LOWER.test(charAt(text, next))
  if (!hasWord(text, next, to)) return true
  if (end === next) return !SPACELESS_STOP.test(text[end - 1]!)

  const bare = skipBack(text, end, from, CLOSING)
  const first = skip(text, next, to, OPENING)
  const opens = charAt(text, first)
  // After "?" and "!", Intl.Segmenter breaks before a small letter too.
  if (LOWER.test(opens) && first === next) return true
  if (bare < end) return goesOnAfterQuote(text, bare, next)
  return text[end - 1] === '.' && goesOnAfterDot(text, from, end, next, first, to)
}

/** `“Why now?” Ms. Lopez asked.`, `“It is over.” — Nicolás Maduro` */
function goesOnAfterQuote(text: string, bare: number, next: number): boolean {
  if (text[next] === '—' || text[next] === '–') return true
  const stop = text[bare - 1]
  return (stop === '?' || stop === '!') && SPEECH.test(text.slice(next, next + SPEAKER_REACH))
}

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
  if (/^\.+$/.test(before)) return token.start > from && isSpace(text.charCodeAt(token.start - 1))
  const numbered = /\p{N}/u.test(charAt(text, first))
  // A list's "1." or "b." belongs to what it numbers.
  if (token.start === from && /^(?:\d{1,3}|\p{L})$/u.test(before)) return true
  if (NEVER_LAST.has(before)) return true
  if (LAST_UNLESS_NUMBER.has(before) && numbered) return true
  const following = wordAt(text, first, to).toLowerCase()
  if (/^[ap]\.? ?m$/.test(before)) return AFTER_TIME.test(following)
  // "EE. UU.", "FF. AA.": doubled capitals are one name.
  if (/^(\p{Lu})\1$/u.test(token.text)) {
    if (/^(\p{Lu})\1\./u.test(text.slice(first, first + 3))) return true
  } else if (!isInitials(token.text) && !LAST_BEFORE_STARTER.has(before)) {
    return false
  }
  // A quotation after "U.S." opens a sentence of its own.
  return first === next && UPPER.test(charAt(text, first)) && !STARTERS.has(following)
}

/** "J", "J.R", "U.S", "Ph": capitals, each with its dot; the last dot is already off. */
function isInitials(token: string): boolean {
  return /^\p{Lu}(?:\.\p{Lu})*$/u.test(token)
}

/** The word before `end`, with the dots inside it; undefined if it is too long to be an abbreviation. */
function lastToken(text: string, from: number, end: number): { text: string; start: number } | undefined {
  let start = end
  while (
    start > from &&
    !isSpace(text.charCodeAt(start - 1)) &&
    !/["'“”‘’«»([—–/-]/u.test(text[start - 1]!)
  ) {
    if (end - start > REACH) return undefined
    start--
  }
  // "p. m." is written with a space as well.
  if (end - start === 1 && /m/i.test(text[start]!) && start - 3 >= from) {
    const spaced = text.slice(start - 3, start)
    if (/^[ap]\.\s$/i.test(spaced)) return { text: text.slice(start - 3, end), start: start - 3 }
  }
  return { text: text.slice(start, end), start }
}

function wordAt(text: string, start: number, to: number): string {
  let end = start
  while (end < to && end - start < REACH && LETTER.test(text[end]!)) end++
  return text.slice(start, end)
}

function hasWord(text: string, start: number, to: number): boolean {
  // Nearly always within the first characters; a segment of punctuation alone is read once.
  for (let i = start; i < to; i++) if (WORD.test(charAt(text, i))) return true
  return false
}

function isStop(char: string): boolean {
  return '.?!…'.includes(char) || CLOSING.test(char) || SPACELESS_STOP.test(char)
}

/** The character at `i`, whole where it takes two units. */
function charAt(text: string, i: number): string {
  const point = text.codePointAt(i)
  return point === undefined ? '' : String.fromCodePoint(point)
}

function skip(text: string, from: number, to: number, what: RegExp): number {
  let i = from
  while (i < to && what.test(text[i]!)) i++
  return i
}

function skipBack(text: string, from: number, to: number, what: RegExp): number {
  let i = from
  while (i > to && what.test(text[i - 1]!)) i--
  return i
}

/** The first place in `[from, to)` that is no white space. */
export function skipSpaces(text: string, from: number, to: number): number {
  let i = from
  while (i < to && isSpace(text.charCodeAt(i))) i++
  return i
}

/** The end of what is no white space in `[to, from)`. */
export function skipSpacesBack(text: string, from: number, to: number): number {
  let i = from
  while (i > to && isSpace(text.charCodeAt(i - 1))) i--
  return i
}

/** White space as String.prototype.trim has it. */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return unit === 0xa0 || unit === 0xfeff || (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)))
}
