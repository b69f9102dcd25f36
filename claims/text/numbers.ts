/**
 * Numbers in a sentence's tokens, with what they count and how far they are rounded: "8.1
 * million", "8m", "eight million", "8.089.320 votos", "41.53 %", "more than $54 billion".
 */

import { baseLanguage } from '../languages/languages.ts'
import type { DateMention } from './dates.ts'
import type { Token } from './tokens.ts'

export type Quantity = {
  readonly value: number
  /** What the words allow the true figure to be, both ends included: rounding and "more than", "nearly". */
  readonly low: number
  readonly high: number
  readonly kind: 'count' | 'percent' | 'money' | 'time' | 'ordinal'
  readonly bound: 'exact' | 'about' | 'over' | 'under'
  /** Stem of the noun that follows ("votes"), where there is one. */
  readonly unit: string | undefined
  /** Half-open range of tokens. */
  readonly from: number
  readonly to: number
}

const SMALL: Readonly<Record<string, string>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
}
const TENS: Readonly<Record<string, string>> = {
  en: '20:twenty 30:thirty 40:forty 50:fifty 60:sixty 70:seventy 80:eighty 90:ninety 12:dozen',
  es: '30:treinta 40:cuarenta 50:cincuenta 60:sesenta 70:setenta 80:ochenta 90:noventa 100:cien 100:ciento 200:doscientos 200:doscientas 300:trescientos 300:trescientas 400:cuatrocientos 500:quinientos 500:quinientas 600:seiscientos 700:setecientos 800:ochocientos 900:novecientos 12:docena',
}
const SCALES: Readonly<Record<string, string>> = {
  en: '100:hundred 1e3:thousand 1e6:million 1e9:billion 1e12:trillion 1e3:k 1e6:m 1e6:mn 1e6:mln 1e6:mil 1e9:b 1e9:bn 1e12:tn',
  // A Spanish billón is a million millions; "mil millones" multiplies by itself.
  es: '1e3:mil 1e6:millon 1e6:millones 1e12:billon 1e12:billones 1e6:m',
}
/** Letters that scale only when they stand right behind the digits (8m, $5bn). */
const ATTACHED = /^(?:k|m|mn|mln|b|bn|tn|mil)$/
const FRACTIONS = new Map([
  ['\u00bd', 0.5],
  ['\u00bc', 0.25],
  ['\u00be', 0.75],
  ['\u2153', 1 / 3],
  ['\u2154', 2 / 3],
])

type Words = { small: Map<string, number>; scale: Map<string, number> }
const pairsOf = (list: string | undefined): [string, number][] =>
  (list ?? '').split(' ').flatMap((pair) => {
    const [value, word] = pair.split(':')
    return value !== undefined && word !== undefined ? [[word, Number(value)] as [string, number]] : []
  })
const words = new Map<string, Words>(
  ['en', 'es'].map((language) => [
    language,
    {
      small: new Map([
        ...(SMALL[language] ?? '').split(' ').map((word, i) => [word, i] as [string, number]),
        ...pairsOf(TENS[language]),
      ]),
      scale: new Map(pairsOf(SCALES[language])),
    },
  ]),
)

const OVER =
  /^(?:more than|at least|over|above|exceed\w*|as many as a|no fewer than|no less than|upward\w* of|mas de|al menos|por lo menos|superior a|no menos de)$/
const UNDER =
  /^(?:less than|fewer than|under|below|nearly|almost|up to|as many as|close to|at most|menos de|casi|hasta|cerca de|a lo sumo)$/
const ABOUT =
  /^(?:about|around|roughly|some|approximately|approx|estimated|an estimated|unos|unas|alrededor de|aproximadamente)$/

/** A figure that is not called rounded may be this far from the true one, as a share of it. */
const MOST_ROUNDING = 0.05
/** Below this, a figure that is not called rounded is exact: 296 people are not 300. */
const LEAST_ROUNDED = 1_000
/** "Nearly", "up to": this far below; "about" goes no further than an unmarked figure, either way. */
const LOOSE_ROUNDING = 0.1
/** "More than 8 million" is said of figures up to this share above. */
const OVER_REACH = 0.15
/** The same for percentages, which are said more closely. */
const OVER_REACH_PERCENT = 0.05
/** Longest run of number words that is read as one number. */
const MAX_WORDS = 12

/** The quantities in `tokens`, in order; tokens of `dates` are passed over. */
export function findQuantities(
  tokens: readonly Token[],
  lang: string,
  dates: readonly DateMention[] = [],
): Quantity[] {
  const language = baseLanguage(lang)
  const vocabulary = words.get(language) ?? (words.get('en') as Words)
  const found: Quantity[] = []
  const inDate = new Set<number>()
  for (const date of dates) for (let i = date.from; i < date.to; i++) inDate.add(i)
  for (let i = 0; i < tokens.length; i++) {
    if (inDate.has(i)) continue
    const read = readNumber(tokens, i, vocabulary, language)
    if (read === undefined) continue
    found.push(describe(tokens, i, read))
    i = read.to - 1
  }
  return found
}

type Read = { value: number; step: number; written: number; to: number; ordinal: boolean; time: boolean }

function readNumber(
  tokens: readonly Token[],
  at: number,
  { small, scale }: Words,
  language: string,
): Read | undefined {
  const token = tokens[at] as Token
  let i = at
  let value: number
  // Half a unit of the last written digit is what rounding may hide.
  let step: number
  let ordinal = false
  if (token.kind === 'number') {
    if (token.word.includes(':')) {
      const [hours = 0, minutes = 0] = token.word.split(':').map(Number)
      return { value: hours * 60 + minutes, step: 1, written: 1, to: at + 1, ordinal: false, time: true }
    }
    const fraction = FRACTIONS.get(token.word)
    const digits = fraction === undefined ? readDigits(token.word, language) : { value: fraction, step: 0.01 }
    value = digits.value
    step = digits.step
    i = at + 1
    const after = tokens[i]
    if (after?.kind === 'word' && after.start === token.end && /^(?:st|nd|rd|th)$/.test(after.word)) {
      ordinal = true
      i++
    }
  } else if (token.kind === 'word') {
    const first = small.get(token.word)
    const isArticle = token.word === 'a' || token.word === 'an' || token.word === 'un' || token.word === 'una'
    const isHalf = token.word === 'half' || token.word === 'medio'
    if (first === undefined && !isArticle && !isHalf && token.word !== 'mil') return undefined
    const multiplies = (word: string | undefined): boolean =>
      word !== undefined && scale.has(word) && !ATTACHED.test(word)
    if (isArticle || first === 1) {
      // "one of them" and "a vote" count nothing; "a million" and "one hundred" do.
      if (!multiplies(tokens[at + 1]?.word)) return undefined
      value = 1
      step = 1
      i = at + 1
    } else if (isHalf && /^(?:a|un)$/.test(tokens[at + 1]?.word ?? '') && multiplies(tokens[at + 2]?.word)) {
      value = 0.5
      step = 0.1
      i = at + 2
    } else if (first !== undefined) {
      value = first
      step = 1
      i = at + 1
      let total = 0
      let part = first
      for (; i < tokens.length && i - at < MAX_WORDS; i++) {
        const word = tokens[i]?.word as string
        const more = small.get(word)
        if (more !== undefined && more < lowestOf(part)) part += more
        else if (word === 'hundred' && part < 100) part *= 100
        else if (
          (word === 'and' || word === 'y') &&
          small.has(tokens[i + 1]?.word ?? '') &&
          part >= 30 &&
          lowestOf(part) > 1
        )
          continue
        else if (word === 'thousand' || word === 'mil') {
          if (part >= 1_000) break
          total += part * 1_000
          part = 0
        } else break
      }
      value = total + part
    } else if (token.word === 'mil' && language === 'es') {
      value = 1
      step = 1
      i = at
    } else return undefined
  } else return undefined

  // "8.1 million", "8m", "3 mil millones".
  for (let scaled = 0; scaled < 2 && !ordinal; scaled++) {
    const next = tokens[i]
    const factor = next?.kind === 'word' ? scale.get(next.word) : undefined
    if (next === undefined || factor === undefined) break
    if (
      ATTACHED.test(next.word) &&
      !(language === 'es' && next.word === 'mil') &&
      next.start !== tokens[i - 1]?.end
    )
      break
    value *= factor
    step *= factor
    i++
  }
  if (!Number.isFinite(value)) return undefined
  return { value, step: Math.max(step, stepOf(value, step)), written: step, to: i, ordinal, time: false }
}

/** 21 → 1, 20 → 20, 300 → 300: what may still be added below a number word. */
function lowestOf(value: number): number {
  for (const unit of [1, 10, 100, 1_000]) if (value % (unit * 10) !== 0) return unit === 1 ? 1 : unit
  return 1_000
}

/** Digits with thousands and decimal separators of either custom. */
function readDigits(text: string, language: string): { value: number; step: number } {
  const comma = language === 'es' ? '.' : ','
  const groups = text.split(/[.,]/)
  const separators = text.replace(/\d/g, '')
  const last = groups.at(-1) ?? ''
  const thousands =
    groups.length > 1 &&
    groups.slice(1).every((group) => group.length === 3) &&
    (groups[0] as string).length <= 3
  const oneKind = separators === separators[0]?.repeat(separators.length)
  if (groups.length === 1 || (thousands && oneKind && (separators.length > 1 || separators === comma)))
    return { value: Number(groups.join('')), step: 1 }
  const whole = groups.slice(0, -1).join('')
  return { value: Number(`${whole}.${last}`), step: 10 ** -last.length }
}

/** 8,000 is rounded to thousands, 8,089 is not: the unit of the last digit that is not zero. */
function stepOf(value: number, written: number): number {
  let step = written
  if (value === 0 || !Number.isInteger(value / written)) return step
  for (let left = Math.round(value / written); left % 10 === 0 && left > 0; left /= 10) step *= 10
  return step
}

function describe(tokens: readonly Token[], from: number, read: Read): Quantity {
  let to = read.to
  let kind: Quantity['kind'] = read.time ? 'time' : read.ordinal ? 'ordinal' : 'count'
  let start = from
  const before = tokens[from - 1]
  if (before?.kind === 'sign' && /[$€£¥]/u.test(before.word)) {
    kind = 'money'
    start = from - 1
  }
  const after = tokens[to]
  if (after?.word === '%' || after?.word === 'percent' || after?.word === 'pc') {
    kind = 'percent'
    to++
  } else if (
    (after?.word === 'per' && tokens[to + 1]?.word === 'cent') ||
    (after?.word === 'por' && /^ciento?$/.test(tokens[to + 1]?.word ?? ''))
  ) {
    kind = 'percent'
    to += 2
  } else if (
    kind === 'count' &&
    /^(?:dollars?|euros?|pounds?|dolares|bolivares|pesos|yen|yuan)$/.test(after?.word ?? '')
  ) {
    kind = 'money'
    to++
  }
  const bound = boundOf(tokens, start)
  const value = read.value
  const around =
    kind === 'ordinal' || kind === 'time'
      ? 0
      : Math.min((value < LEAST_ROUNDED ? read.written : read.step) / 2, Math.abs(value) * MOST_ROUNDING)
  const near = Math.max(around, Math.abs(value) * MOST_ROUNDING)
  const wide = Math.max(around, Math.abs(value) * LOOSE_ROUNDING)
  const [low, high] =
    bound === 'over'
      ? [value, value * (1 + (kind === 'percent' ? OVER_REACH_PERCENT : OVER_REACH))]
      : bound === 'under'
        ? [value - wide, value]
        : bound === 'about'
          ? [value - near, value + near]
          : [value - around, value + around]
  const noun = tokens.slice(to, to + 3).find((token) => token.kind === 'word' && !token.stop)
  return { value, low, high, kind, bound, unit: noun?.stem, from: start, to }
}

function boundOf(tokens: readonly Token[], from: number): Quantity['bound'] {
  for (let length = 3; length >= 1; length--) {
    if (from - length < 0) continue
    const phrase = tokens
      .slice(from - length, from)
      .map((token) => token.word)
      .join(' ')
    if (OVER.test(phrase)) return 'over'
    if (UNDER.test(phrase)) return 'under'
    if (ABOUT.test(phrase)) return 'about'
  }
  return 'exact'
}

/**
 * How far two quantities say the same: 1 for the same figure, 0.9 for figures that agree as far as
 * both are rounded, 0 otherwise. With `tolerance` (a share) that far counts as agreeing too.
 */
export function agreement(claim: Quantity, sentence: Quantity, tolerance?: number): number {
  if (!comparable(claim, sentence)) return 0
  if (claim.value === sentence.value) return 1
  if (tolerance !== undefined)
    return Math.abs(claim.value - sentence.value) <= tolerance * Math.abs(claim.value) ? 0.9 : 0
  if (claim.kind === 'time' || claim.kind === 'ordinal') return 0
  return claim.low <= sentence.high && sentence.low <= claim.high && withinEither(claim, sentence) ? 0.9 : 0
}

function withinEither(a: Quantity, b: Quantity): boolean {
  return (a.value >= b.low && a.value <= b.high) || (b.value >= a.low && b.value <= a.high)
}

/** Whether two quantities are of a kind, so that different values contradict one another. */
export function comparable(a: Quantity, b: Quantity): boolean {
  return (
    a.kind === b.kind ||
    (a.kind !== 'percent' &&
      b.kind !== 'percent' &&
      a.kind !== 'time' &&
      b.kind !== 'time' &&
      (a.kind === 'count' || b.kind === 'count') &&
      a.kind !== 'ordinal' &&
      b.kind !== 'ordinal')
  )
}
