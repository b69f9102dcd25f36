/**
 * Words and numbers of a sentence, in order, each with its place in the text as read, the form it
 * is compared by, and how it is written. Numbers stay as digits here; numbers.ts reads their values.
 */
import { fold } from './normalise.ts'
import { baseLanguage, hasRules, stem } from './stems.ts'
import { stopWords } from './stop-words.ts'
import { hashStem } from './word-table.ts'

/** How a word is written: in small letters, with a capital, or all in capitals (two letters or more). */
export type Case = 'lower' | 'capital' | 'upper'

export type Token = {
  /** Half-open, UTF-16 units of the text as read. */
  readonly start: number
  readonly end: number
  /** Folded: lower case, no diacritics, without a possessive's ending. */
  readonly word: string
  readonly stem: string
  /** Of the stem; see {@link hashStem}. */
  readonly hash: number
  readonly kind: 'word' | 'number' | 'sign'
  readonly stop: boolean
  readonly case: Case
  /** First word of its sentence or quotation: a capital says nothing here. */
  readonly opens: boolean
  /** Ends in n't: the word stands, and is turned round. */
  readonly negated: boolean
}

/** More tokens of one sentence are not looked at: no sentence that states a claim is that long. */
export const MAX_TOKENS = 400
/** Texts are cut here before anything else, in UTF-16 units; keeps hostile input linear and small. */
export const MAX_TEXT = 20_000

// u.s. · words with inner apostrophes · numbers with separators and times · signs that numbers need.
const TOKEN =
  /(?:\p{L}\.){2,}|[\p{L}\p{M}\ufffd]+(?:'[\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*|[\u00bc-\u00be\u2150-\u215f]|[%$€£¥?!"]/gu
// Scripts that write without spaces: cut into words by Intl.Segmenter.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const SIGN = /^[%$€£¥?!"]$/
const DIGIT = /^[\d\u00bc-\u00be\u2150-\u215f]/u
const PREFIX = /^(?:re|co|anti|non|pre|ex)$/
/** Nothing is put to a longer word: "a1a1a1…" must not grow for ever. */
const LONGEST_JOINED = 24
const DIGITS_LAST = /\d$/
/** Four digits behind a hyphen are a year. */
const FIGURES_OF_A_NAME = /^\d{1,3}$/
/** "Rs500" is an amount. */
const CURRENCY = /^(?:rs|usd|eur|gbp|inr|aud|cad|chf)$/

/** The same, written in two words. */
const TWO_WORDS = new Map([
  ['united states', 'usa'],
  ['estados unidos', 'usa'],
  ['ee uu', 'usa'],
  ['united kingdom', 'uk'],
  ['reino unido', 'uk'],
  ['united nations', 'un'],
  ['naciones unidas', 'un'],
  ['european union', 'eu'],
  ['union europea', 'eu'],
])
/** What the first of the two may be: nearly no word is, and nothing needs to be put together for the others. */
const FIRST_OF_TWO = new Set([...TWO_WORDS.keys()].map((pair) => pair.split(' ')[0] as string))
/** Names of the biggest actors that have several written forms; after folding. */
const SAME_NAME = new Map([
  ['u.s', 'usa'],
  ['u.s.a', 'usa'],
  ['eeuu', 'usa'],
  ['ee.uu', 'usa'],
  ['u.k', 'uk'],
  ['u.n', 'un'],
  ['e.u', 'eu'],
  ['covid19', 'covid'],
])

/** What a folded word is whatever stands around it. */
type Form = {
  readonly word: string
  readonly stem: string
  readonly hash: number
  readonly stop: boolean
  readonly negated: boolean
  /** Where a possessive's ending is cut, in units of the folded word; 0 for nowhere. */
  readonly cut: number
}

/** The forms of a language's words: a page says the same few hundred again and again. */
const formsByLanguage = new Map<string, Map<string, Form>>()
/** Forms of a language that are kept; then the cache starts afresh. */
const MAX_FORMS = 20_000
/** Longer words are read anew each time. */
const LONGEST_KEPT = 40

function formOf(found: string, language: string, forms: Map<string, Form>): Form {
  const known = forms.get(found)
  if (known !== undefined) return known
  const form = readForm(found, language)
  if (found.length <= LONGEST_KEPT) {
    if (forms.size >= MAX_FORMS) forms.clear()
    forms.set(found, form)
  }
  return form
}

function readForm(found: string, language: string): Form {
  let word = found
  let negated = false
  let cut = 0
  if (word.endsWith("n't")) {
    negated = true
    word = word.slice(0, -3)
    if (word === 'ca') word = 'can'
    if (word === 'wo') word = 'will'
  } else {
    const apostrophe = word.indexOf("'")
    if (apostrophe > 0 && /^(?:s|re|ve|ll|d|m)$/.test(word.slice(apostrophe + 1))) {
      word = word.slice(0, apostrophe)
      cut = apostrophe
    }
  }
  if (word.endsWith('.')) word = word.slice(0, -1)
  word = SAME_NAME.get(word) ?? (word.includes('.') ? word.replaceAll('.', '') : word)
  const stemmed = stem(word, language)
  return { word, stem: stemmed, hash: hashStem(stemmed), stop: stopWords(language).has(word), negated, cut }
}

/** A language without rules keeps its words as they are: one cache for all of them. */
function formsOf(language: string): Map<string, Form> {
  const key = hasRules(language) || stopWords(language).size > 0 ? language : ''
  let forms = formsByLanguage.get(key)
  if (forms === undefined) {
    forms = new Map()
    formsByLanguage.set(key, forms)
  }
  return forms
}

let segmenter: Intl.Segmenter | undefined

/** The tokens of `text` in the language `lang` (BCP 47), at most {@link MAX_TOKENS}. */
export function tokenise(text: string, lang: string): Token[] {
  const language = baseLanguage(lang)
  const raw = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const folded = fold(raw)
  const forms = formsOf(language)
  const tokens: Token[] = []
  let opens = true
  const push = (found: string, from: number, to: number): void => {
    const start = folded.start(from)
    let end = folded.end(to - 1)
    const kind = kindOf(found)
    let form: Form | undefined
    let letterCase: Case = 'lower'
    if (kind === 'word') {
      form = formOf(found, language, forms)
      // "US" is a country, "us" is not.
      if (form.word === 'us' && raw.startsWith('US', start)) {
        const country = formOf('usa', language, forms)
        form = { ...country, negated: form.negated, cut: form.cut }
      }
      letterCase = caseOf(raw, start, end, form.word)
      if (form.cut > 0) end = folded.end(from + form.cut - 1)
    }
    const word = form?.word ?? found
    const previous = tokens[tokens.length - 1]
    const merged =
      previous !== undefined && FIRST_OF_TWO.has(previous.word)
        ? TWO_WORDS.get(`${previous.word} ${word}`)
        : undefined
    if (merged !== undefined && previous !== undefined) {
      tokens.pop()
      const hash = hashStem(merged)
      tokens.push({ ...previous, end, word: merged, stem: merged, hash, stop: false, case: 'upper' })
      opens = false
      return
    }
    tokens.push({
      start,
      end,
      word,
      stem: form?.stem ?? word,
      hash: form?.hash ?? hashStem(word),
      kind,
      stop: form?.stop ?? false,
      case: letterCase,
      opens: kind === 'word' && opens,
      negated: form?.negated ?? false,
    })
    opens = kind === 'sign' && word === '"' ? true : kind === 'sign' && opens
  }

  const take = (found: string, from: number): void => {
    // Nearly always a space stands between two words.
    const before = folded.text.charCodeAt(from - 1) === SPACE ? undefined : tokens[tokens.length - 1]
    if (before?.kind === 'word' && before.end - before.start === before.word.length) {
      const gap = folded.start(from) - before.end
      const hyphen = gap === 1 && folded.text.charCodeAt(from - 1) === HYPHEN
      if ((gap === 0 || hyphen) && isOneWord(before, found, hyphen)) {
        tokens.pop()
        push(before.word + found, from - gap - before.word.length, from + found.length)
        const last = tokens.pop()
        if (last !== undefined) tokens.push({ ...last, start: before.start, opens: before.opens })
        return
      }
    }
    push(found, from, from + found.length)
  }
  const { text: plain } = folded
  if (ASCII.test(plain)) {
    for (let at = 0; at < plain.length && tokens.length < MAX_TOKENS; ) {
      const end = endOfPlain(plain, at)
      if (end > at) take(plain.slice(at, end), at)
      at = Math.max(end, at + 1)
    }
    return tokens
  }
  for (const match of plain.matchAll(TOKEN)) {
    if (tokens.length >= MAX_TOKENS) break
    const found = match[0]
    const from = match.index
    if (!UNSPACED.test(found)) {
      take(found, from)
      continue
    }
    segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
    for (const { segment, index, isWordLike } of segmenter.segment(found)) {
      if (tokens.length >= MAX_TOKENS) break
      if (isWordLike) push(segment, from + index, from + index + segment.length)
    }
  }
  return tokens
}

const ASCII = /^[\u0000-\u007f]*$/u
const QUOTE = 0x22
const APOSTROPHE = 0x27
const HYPHEN = 0x2d
const SPACE = 0x20
const FULL_STOP = 0x2e

const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** Where the token that starts at `at` ends; `at` if none does. What {@link TOKEN} says of folded ASCII, many times as fast. */
function endOfPlain(text: string, at: number): number {
  const first = text.charCodeAt(at)
  let end = at + 1
  if (isLetter(first)) {
    while (text.charCodeAt(end) === FULL_STOP && isLetter(text.charCodeAt(end - 1))) end += 2
    // Two letters with a full stop each, or more; the last of them may be a word's first letter.
    if (end - 1 - at >= 4) return end - 1
    end = at + 1
    for (;;) {
      while (isLetter(text.charCodeAt(end))) end++
      if (text.charCodeAt(end) !== APOSTROPHE || !isLetter(text.charCodeAt(end + 1))) return end
      end++
    }
  }
  if (isDigit(first)) {
    for (;;) {
      while (isDigit(text.charCodeAt(end))) end++
      const separator = text.charCodeAt(end)
      const separates = separator === 0x2e || separator === 0x2c || separator === 0x3a
      if (!separates || !isDigit(text.charCodeAt(end + 1))) return end
      end++
    }
  }
  // % $ ? !
  return first === QUOTE || first === 0x25 || first === 0x24 || first === 0x3f || first === 0x21 ? end : at
}

function kindOf(found: string): Token['kind'] {
  const first = found.charCodeAt(0)
  if (isLetter(first)) return 'word'
  if (isDigit(first)) return 'number'
  return SIGN.test(found) ? 'sign' : DIGIT.test(found) ? 'number' : 'word'
}

/**
 * Whether what follows a word, at once or behind a hyphen, is a part of it: "re-election" and
 * "reelection" are one word, and the figures of CO2, H1N1, COVID-19 and MS-13 count nothing.
 */
function isOneWord(before: Token, found: string, hyphen: boolean): boolean {
  if (before.word.length > LONGEST_JOINED) return false
  if (kindOf(found) === 'word') return hyphen ? PREFIX.test(before.word) : DIGITS_LAST.test(before.word)
  if (!FIGURES_OF_A_NAME.test(found) || CURRENCY.test(before.word)) return false
  if (!hyphen || before.word === 'covid' || before.case === 'upper') return true
  // "Top-10" at the start is no name.
  return before.case === 'capital' && !before.opens
}

/** How the word that stands at `[start, end)` of the text as read is written. */
function caseOf(raw: string, start: number, end: number, word: string): Case {
  const unit = start < end ? raw.charCodeAt(start) : 0x61
  // "a" to "z" are most of all words.
  if (isLetter(unit)) return 'lower'
  const written = raw.slice(start, end)
  const first = written.codePointAt(0) as number
  const letter = String.fromCodePoint(first)
  if (letter === letter.toLowerCase()) return 'lower'
  if (word.length < 2 || written.length < 2) return 'capital'
  const core = written.replace(/['’].*$/u, '')
  return core.length > 1 && core === core.toUpperCase() && core !== core.toLowerCase() ? 'upper' : 'capital'
}
