/**
 * Words and numbers of a sentence, in order, each with its place in the text as read, the form it
 * is compared by, and how it is written. Numbers stay as digits here; numbers.ts reads their values.
 */
import { fold } from './normalise.ts'
import { baseLanguage, stem } from './stems.ts'
import { stopWords } from './stop-words.ts'

/** How a word is written: in small letters, with a capital, or all in capitals (two letters or more). */
export type Case = 'lower' | 'capital' | 'upper'

export type Token = {
  /** Half-open, UTF-16 units of the text as read. */
  readonly start: number
  readonly end: number
  /** Folded: lower case, no diacritics, without a possessive's ending. */
  readonly word: string
  readonly stem: string
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
// "re-election" and "reelection" are one word.
const PREFIX = /^(?:re|co|anti|non|pre|ex)$/

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
])

let segmenter: Intl.Segmenter | undefined

/** The tokens of `text` in the language `lang` (BCP 47), at most {@link MAX_TOKENS}. */
export function tokenise(text: string, lang: string): Token[] {
  const language = baseLanguage(lang)
  const raw = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const folded = fold(raw)
  const stops = stopWords(language)
  const tokens: Token[] = []
  let opens = true
  const push = (found: string, from: number, to: number): void => {
    const start = folded.start(from)
    let end = folded.end(to - 1)
    let word = found
    const kind = kindOf(word)
    const written = raw.slice(start, end)
    let negated = false
    if (kind === 'word') {
      if (word.endsWith("n't")) {
        negated = true
        word = word.slice(0, -3)
        if (word === 'ca') word = 'can'
        if (word === 'wo') word = 'will'
      } else {
        const apostrophe = word.indexOf("'")
        if (apostrophe > 0) {
          const tail = word.slice(apostrophe + 1)
          if (/^(?:s|re|ve|ll|d|m)$/.test(tail)) {
            word = word.slice(0, apostrophe)
            end = folded.end(from + apostrophe - 1)
          }
        }
      }
      if (word.endsWith('.')) word = word.slice(0, -1)
      word = SAME_NAME.get(word) ?? (word.includes('.') ? word.replaceAll('.', '') : word)
      // "US" is a country, "us" is not.
      if (word === 'us' && written.startsWith('US')) word = 'usa'
    }
    const previous = tokens.at(-1)
    const merged =
      previous !== undefined && FIRST_OF_TWO.has(previous.word)
        ? TWO_WORDS.get(`${previous.word} ${word}`)
        : undefined
    if (merged !== undefined && previous !== undefined) {
      tokens.pop()
      tokens.push({ ...previous, end, word: merged, stem: merged, stop: false, case: 'upper' })
      opens = false
      return
    }
    const letterCase = kind === 'word' ? caseOf(written, word) : 'lower'
    tokens.push({
      start,
      end,
      word,
      stem: kind === 'word' ? stem(word, language) : word,
      kind,
      stop: kind === 'word' && stops.has(word),
      case: letterCase,
      opens: kind === 'word' && opens,
      negated,
    })
    opens = kind === 'sign' && word === '"' ? true : kind === 'sign' && opens
  }

  TOKEN.lastIndex = 0
  for (const match of folded.text.matchAll(TOKEN)) {
    if (tokens.length >= MAX_TOKENS) break
    const found = match[0]
    const from = match.index
    if (UNSPACED.test(found)) {
      segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
      for (const { segment, index, isWordLike } of segmenter.segment(found)) {
        if (tokens.length >= MAX_TOKENS) break
        if (isWordLike) push(segment, from + index, from + index + segment.length)
      }
      continue
    }
    const before = tokens.at(-1)
    const joined =
      before?.kind === 'word' &&
      folded.text[from - 1] === '-' &&
      PREFIX.test(before.word) &&
      kindOf(found) === 'word' &&
      before.end === folded.start(from - 1)
    if (joined && before !== undefined) {
      const at = before.start
      const wasOpening = before.opens
      tokens.pop()
      push(before.word + found, from - before.word.length - 1, from + found.length)
      const last = tokens.pop()
      if (last !== undefined) tokens.push({ ...last, start: at, opens: wasOpening, word: last.word })
      continue
    }
    push(found, from, from + found.length)
  }
  return tokens
}

function kindOf(found: string): Token['kind'] {
  const first = found.charCodeAt(0)
  if (first >= 0x61 && first <= 0x7a) return 'word'
  return SIGN.test(found) ? 'sign' : DIGIT.test(found) ? 'number' : 'word'
}

function caseOf(written: string, word: string): Case {
  const first = written.codePointAt(0)
  // "a" to "z" are most of all words.
  if (first === undefined || (first >= 0x61 && first <= 0x7a)) return 'lower'
  const letter = String.fromCodePoint(first)
  if (letter === letter.toLowerCase()) return 'lower'
  if (word.length < 2 || written.length < 2) return 'capital'
  const core = written.replace(/['’].*$/u, '')
  return core.length > 1 && core === core.toUpperCase() && core !== core.toLowerCase() ? 'upper' : 'capital'
}
