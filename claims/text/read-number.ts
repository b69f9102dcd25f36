/** Reads one number from a sentence's tokens: digits or number words, and the words that multiply them. */
import type { Language, Numbers } from '../languages/language.ts'
import { baseLanguage, languages } from '../languages/languages.ts'
import { pairsOf, setOf, type Words, wordsOf } from '../languages/words.ts'
import type { Token } from './tokens.ts'

export type ReadNumber = {
  readonly value: number
  /** Unit of the last digit that is not zero: 1,000 for "8,000", 1 for "8,089". */
  readonly step: number
  /** Unit of the last digit as it is written: 100,000 for "8.1 million". */
  readonly written: number
  readonly kind: 'count' | 'ordinal' | 'time'
  /** The token after the number. */
  readonly to: number
}

/** The words for numbers of one language. */
export type NumberWords = {
  readonly values: ReadonlyMap<string, number>
  readonly scales: ReadonlyMap<string, number>
  readonly attached: ReadonlySet<string>
  readonly bare: ReadonlySet<string>
  readonly thousandsSeparator: string
}

const byLanguage: ReadonlyMap<string, NumberWords> = new Map(
  languages.codes.map((code) => [code, numberWordsOf(languages.orFirst(code).numbers)]),
)
const FIRST = byLanguage.get(languages.first) as NumberWords

function numberWordsOf(numbers: Numbers): NumberWords {
  const valuesIn = (pairs: Words) => pairsOf(pairs).map(([value, word]) => [word, Number(value)] as const)
  const small = wordsOf(numbers.small).map((word, value) => [word, value] as const)
  return {
    values: new Map([...small, ...valuesIn(numbers.tens)]),
    scales: new Map(valuesIn(numbers.scales)),
    attached: setOf(numbers.attachedScales),
    bare: setOf(numbers.bareScales),
    thousandsSeparator: numbers.thousandsSeparator,
  }
}

/** The number words of a text's language (BCP 47), or those of the first language if it is unknown. */
export function numberWords(lang: string): NumberWords {
  return byLanguage.get(baseLanguage(lang)) ?? FIRST
}

// Quotations change language in the middle of a page, so small words count in any text.
const inAnyLanguage = (part: (numbers: Numbers) => Words) =>
  languages.union(({ numbers }: Language) => part(numbers))
const ONE = inAnyLanguage(({ one }) => one)
const HALF = inAnyLanguage(({ half }) => half)
const AFTER_HALF = inAnyLanguage(({ afterHalf }) => afterHalf)
const HUNDRED = inAnyLanguage(({ hundred }) => hundred)
const THOUSAND = inAnyLanguage(({ thousand }) => thousand)
const AND = inAnyLanguage(({ and }) => and)
const ORDINAL_ENDINGS = inAnyLanguage(({ ordinalEndings }) => ordinalEndings)

const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['\u00bd', 1 / 2],
  ['\u00bc', 1 / 4],
  ['\u00be', 3 / 4],
  ['\u2153', 1 / 3],
  ['\u2154', 2 / 3],
])
/** Unit of a fraction character: "½". */
const FRACTION_STEP = 0.01
/** Unit of "half", as a share of what it multiplies. */
const HALF_STEP = 0.1
/** Number words in one number at most. */
const MAX_WORDS = 12
/** Scales after one number at most: "3 mil millones" has two. */
const MAX_SCALES = 2

/** The part of a number before the scales; `to` is the token after it. */
type Start = { readonly value: number; readonly step: number; readonly to: number; readonly ordinal?: true }

/** The number that starts at a token, if one does. */
export function readNumber(tokens: readonly Token[], at: number, words: NumberWords): ReadNumber | undefined {
  const token = tokens[at] as Token
  if (token.kind === 'number' && token.word.includes(':')) return readTime(token, at)
  const start =
    token.kind === 'number'
      ? readDigitsAt(tokens, at, words)
      : token.kind === 'word'
        ? readWordsAt(tokens, at, words)
        : undefined
  return start === undefined ? undefined : scaled(tokens, start, words)
}

/** "10:30", in minutes. */
function readTime({ word }: Token, at: number): ReadNumber {
  const [hours = 0, minutes = 0] = word.split(':').map(Number)
  return { value: hours * 60 + minutes, step: 1, written: 1, kind: 'time', to: at + 1 }
}

function readDigitsAt(tokens: readonly Token[], at: number, words: NumberWords): Start {
  const token = tokens[at] as Token
  const fraction = FRACTIONS.get(token.word)
  const digits =
    fraction === undefined
      ? readDigits(token.word, words.thousandsSeparator)
      : { value: fraction, step: FRACTION_STEP }
  const after = tokens[at + 1]
  const ordinal = after?.kind === 'word' && after.start === token.end && ORDINAL_ENDINGS.has(after.word)
  return ordinal ? { ...digits, to: at + 2, ordinal } : { ...digits, to: at + 1 }
}

/** Reads digits with separators of thousands and decimals, by either of the two customs. */
function readDigits(text: string, thousandsSeparator: string): { value: number; step: number } {
  const groups = text.split(/[.,]/)
  const separators = text.replace(/\d/g, '')
  const last = groups.at(-1) ?? ''
  const mayBeThousands =
    groups.length > 1 &&
    groups.slice(1).every((group) => group.length === 3) &&
    (groups[0] as string).length <= 3
  const alike = separators === separators[0]?.repeat(separators.length)
  const areThousands = mayBeThousands && alike && (separators.length > 1 || separators === thousandsSeparator)
  if (groups.length === 1 || areThousands) return { value: Number(groups.join('')), step: 1 }
  const whole = groups.slice(0, -1).join('')
  return { value: Number(`${whole}.${last}`), step: 10 ** -last.length }
}

function readWordsAt(tokens: readonly Token[], at: number, words: NumberWords): Start | undefined {
  const { word } = tokens[at] as Token
  const value = words.values.get(word)
  const wordAt = (i: number): string => tokens[i]?.word ?? ''
  // "One of them" and "a vote" count nothing; "a million" and "one hundred" do.
  if (ONE.has(word) || value === 1)
    return multiplies(wordAt(at + 1), words) ? { value: 1, step: 1, to: at + 1 } : undefined
  if (HALF.has(word) && AFTER_HALF.has(wordAt(at + 1)) && multiplies(wordAt(at + 2), words))
    return { value: 0.5, step: HALF_STEP, to: at + 2 }
  if (value !== undefined) return readNumberWords(tokens, at, value, words)
  // The scale itself is read next.
  return words.bare.has(word) ? { value: 1, step: 1, to: at } : undefined
}

function multiplies(word: string, { scales, attached, bare }: NumberWords): boolean {
  return scales.has(word) && !attached.has(word) && !bare.has(word)
}

/** "Two hundred and five thousand". */
function readNumberWords(tokens: readonly Token[], at: number, first: number, words: NumberWords): Start {
  let total = 0
  let part = first
  let i = at + 1
  for (; i < tokens.length && i - at < MAX_WORDS; i++) {
    const { word } = tokens[i] as Token
    const more = words.values.get(word)
    if (more !== undefined && more < lowestUnit(part)) part += more
    else if (HUNDRED.has(word) && part < 100) part *= 100
    else if (THOUSAND.has(word) && part < 1_000) {
      total += part * 1_000
      part = 0
    } else if (!joins(tokens, i, part, words)) break
  }
  return { value: total + part, step: 1, to: i }
}

/** Whether a word is the "and" of "forty and five", "cuarenta y cinco". */
function joins(tokens: readonly Token[], at: number, part: number, { values }: NumberWords): boolean {
  return (
    AND.has((tokens[at] as Token).word) &&
    values.has(tokens[at + 1]?.word ?? '') &&
    part >= 30 &&
    lowestUnit(part) > 1
  )
}

/**
 * The unit of the last digit that is not zero, at most a thousand: 100 for 300. Only smaller numbers
 * may be added to it.
 */
function lowestUnit(value: number): number {
  for (const unit of [1, 10, 100]) if (value % (unit * 10) !== 0) return unit
  return 1_000
}

/** Applies scales: "8.1 million", "8m", "3 mil millones". Undefined if the value is infinite. */
function scaled(tokens: readonly Token[], start: Start, words: NumberWords): ReadNumber | undefined {
  let { value, step, to } = start
  for (let read = 0; read < MAX_SCALES && start.ordinal !== true; read++) {
    const next = tokens[to]
    const factor = next?.kind === 'word' ? words.scales.get(next.word) : undefined
    if (next === undefined || factor === undefined) break
    if (words.attached.has(next.word) && next.start !== tokens[to - 1]?.end) break
    value *= factor
    step *= factor
    to++
  }
  if (!Number.isFinite(value)) return undefined
  const kind = start.ordinal === true ? 'ordinal' : 'count'
  return { value, step: Math.max(step, lastDigitUnit(value, step)), written: step, kind, to }
}

/** The unit of the last digit that is not zero: 8,000 is rounded to thousands, 8,089 is not. */
function lastDigitUnit(value: number, written: number): number {
  let step = written
  if (value === 0 || !Number.isInteger(value / written)) return step
  for (let left = Math.round(value / written); left % 10 === 0 && left > 0; left /= 10) step *= 10
  return step
}
