/**
 * Splits a sentence into words and numbers, each with its place in the text as read, the form in which
 * it is compared, and how it is written. Numbers stay digits; numbers.ts reads their values.
 */
import { baseLanguage, languages } from '../languages/languages.ts'
import { fold } from './normalise.ts'
import { eachPiece, isLetter, kindOf, type PieceKind } from './pieces.ts'
import { type WordForm, wordForms } from './word-forms.ts'
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
  readonly kind: PieceKind
  readonly stop: boolean
  readonly case: Case
  /** Whether it is the first word of its sentence or quotation, so that its capital says nothing. */
  readonly opens: boolean
  /** Whether it has a negating ending, as "didn't": the word is then negated itself. */
  readonly negated: boolean
}

/** Further tokens of a sentence are ignored: no sentence that states a claim is longer. */
export const MAX_TOKENS = 400
/** Texts are cut here before anything else, in UTF-16 units; keeps hostile input small. */
const MAX_TEXT = 20_000

const PREFIXES = languages.union(({ prefixes }) => prefixes)
const WITH_FIGURES = languages.union(({ names }) => names.withFigures)
/** Names of two words, and the first words of these: only they need a look-up. */
const TWO_WORDS = languages.renames(({ names }) => names.twoWords)
const FIRST_OF_TWO = new Set([...TWO_WORDS.keys()].map((pair) => pair.slice(0, pair.indexOf(' '))))
/** Nothing is joined to a word of more UTF-16 units, so that "a1a1a1…" does not grow for ever. */
const LONGEST_JOINED = 24
const DIGITS_LAST = /\d$/
/** Figures that may belong to a name. Four digits after a hyphen are a year. */
const FIGURES_OF_A_NAME = /^\d{1,3}$/
/** Codes before an amount: "Rs500". */
const CURRENCY_CODES = new Set(['rs', 'usd', 'eur', 'gbp', 'inr', 'aud', 'cad', 'chf'])

const HYPHEN = 0x2d
const SPACE = 0x20

/** The tokens of `text` in the language `lang` (BCP 47), at most {@link MAX_TOKENS}. */
export function tokenise(text: string, lang: string): Token[] {
  const forms = wordForms(baseLanguage(lang))
  const raw = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const folded = fold(raw)
  const tokens: Token[] = []
  let opens = true

  /** Adds the token of a piece at `[from, to)` of the folded text, or makes one name of it and the last token. */
  const push = (piece: string, from: number, to: number): void => {
    const start = folded.start(from)
    let end = folded.end(to - 1)
    const kind = kindOf(piece)
    let form: WordForm | undefined
    let letterCase: Case = 'lower'
    if (kind === 'word') {
      form = forms(piece)
      // "US" is a country, "us" is not.
      if (form.inCapitals !== undefined && raw.startsWith(form.word.toUpperCase(), start))
        form = { ...forms(form.inCapitals), negated: form.negated, cut: form.cut }
      letterCase = caseOf(raw, start, end, form.word)
      if (form.cut > 0) end = folded.end(from + form.cut - 1)
    }
    const word = form?.word ?? piece
    const last = tokens.at(-1)
    const name =
      last !== undefined && FIRST_OF_TWO.has(last.word) ? TWO_WORDS.get(`${last.word} ${word}`) : undefined
    if (last !== undefined && name !== undefined) {
      tokens.pop()
      tokens.push({ ...last, end, word: name, stem: name, hash: hashStem(name), stop: false, case: 'upper' })
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
    opens = kind === 'sign' && (word === '"' || opens)
  }

  /** Joins a piece to the last token if both are one word; otherwise adds it as a token. */
  const take = (piece: string, from: number): boolean => {
    const before = wordBefore(from)
    const gap = before === undefined ? 0 : folded.start(from) - before.end
    const hyphen = gap === 1 && folded.text.charCodeAt(from - 1) === HYPHEN
    if (before !== undefined && (gap === 0 || hyphen) && isOneWord(before, piece, hyphen)) {
      tokens.pop()
      push(before.word + piece, from - gap - before.word.length, from + piece.length)
      const joined = tokens.pop()
      if (joined !== undefined) tokens.push({ ...joined, start: before.start, opens: before.opens })
    } else push(piece, from, from + piece.length)
    return tokens.length < MAX_TOKENS
  }

  /** The last token, if it is a word without a cut ending and ends at `from`. Usually there is a space, and no result. */
  const wordBefore = (from: number): Token | undefined => {
    if (folded.text.charCodeAt(from - 1) === SPACE) return undefined
    const last = tokens.at(-1)
    return last?.kind === 'word' && last.end - last.start === last.word.length ? last : undefined
  }

  const takeWord = (word: string, from: number): boolean => {
    push(word, from, from + word.length)
    return tokens.length < MAX_TOKENS
  }

  eachPiece(folded.text, take, takeWord)
  return tokens
}

/**
 * Whether a piece belongs to the word right before it or before a hyphen: "re-election" and
 * "reelection" are one word, and the figures of CO2, H1N1, COVID-19 and MS-13 count nothing.
 */
function isOneWord(before: Token, piece: string, hyphen: boolean): boolean {
  if (before.word.length > LONGEST_JOINED) return false
  if (kindOf(piece) === 'word') return hyphen ? PREFIXES.has(before.word) : DIGITS_LAST.test(before.word)
  if (!FIGURES_OF_A_NAME.test(piece) || CURRENCY_CODES.has(before.word)) return false
  if (!hyphen || WITH_FIGURES.has(before.word) || before.case === 'upper') return true
  // "Top-10" at the start is not a name.
  return before.case === 'capital' && !before.opens
}

/** How the word at `[start, end)` of the text as read is written. */
function caseOf(raw: string, start: number, end: number, word: string): Case {
  // "a" to "z" begin most words.
  if (start >= end || isLetter(raw.charCodeAt(start))) return 'lower'
  const written = raw.slice(start, end)
  const letter = String.fromCodePoint(written.codePointAt(0) as number)
  if (letter === letter.toLowerCase()) return 'lower'
  if (word.length < 2 || written.length < 2) return 'capital'
  const core = written.replace(/['’].*$/u, '')
  return core.length > 1 && core === core.toUpperCase() && core !== core.toLowerCase() ? 'upper' : 'capital'
}
