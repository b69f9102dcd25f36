/**
 * Finds numbers in a sentence's tokens, with what they count and how they are rounded: "8.1 million",
 * "8m", "eight million", "8.089.320 votos", "41.53 %", "more than $54 billion".
 */
import { languages } from '../languages/languages.ts'
import type { DateMention } from './dates.ts'
import { numberWords, type ReadNumber, readNumber } from './read-number.ts'
import type { Token } from './tokens.ts'

export type Quantity = {
  readonly value: number
  /** The true figure may be anything from `low` to `high`: rounding, "more than" and "nearly" allow it. */
  readonly low: number
  readonly high: number
  readonly kind: 'count' | 'percent' | 'money' | 'time' | 'ordinal'
  readonly bound: 'exact' | 'about' | 'over' | 'under'
  /** Stem of the noun that follows ("votes"), if there is one. */
  readonly unit: string | undefined
  /** Half-open range of tokens. */
  readonly from: number
  readonly to: number
}

/** A figure without a word of rounding may differ from the true one by this share … */
const MOST_ROUNDING = 0.05
/** … and below this value it is exact: 296 people are not 300. */
const LEAST_ROUNDED = 1_000
/** After "nearly" or "up to" the true figure may be lower by this share. After "about", by {@link MOST_ROUNDING}. */
const LOOSE_ROUNDING = 0.1
/** After "more than" the true figure may be higher by this share … */
const OVER_REACH = 0.15
/** … or by this one, for percentages, which are more exact. */
const OVER_REACH_PERCENT = 0.05
/** Words of the longest phrase that bounds a number. */
const MAX_BOUND_WORDS = 3

const phrase = (bound: 'over' | 'under' | 'about'): RegExp =>
  new RegExp(`^${languages.anyOf(({ numbers }) => numbers[bound])}$`)
const OVER = phrase('over')
const UNDER = phrase('under')
const ABOUT = phrase('about')
const CURRENCY_SIGN = /[$€£¥]/u
const CURRENCIES = languages.union(({ numbers }) => numbers.currencies)
const PERCENT = languages.union(({ numbers }) => numbers.percent)
const PERCENT_OF_TWO = languages.phrases(({ numbers }) => numbers.percentOfTwo)

/** The quantities in `tokens`, in order; tokens of `dates` are passed over. */
export function findQuantities(
  tokens: readonly Token[],
  lang: string,
  dates: readonly DateMention[] = [],
): Quantity[] {
  const words = numberWords(lang)
  const found: Quantity[] = []
  const inDate = new Set<number>()
  for (const date of dates) for (let i = date.from; i < date.to; i++) inDate.add(i)
  for (let i = 0; i < tokens.length; i++) {
    if (inDate.has(i)) continue
    const read = readNumber(tokens, i, words)
    if (read === undefined) continue
    found.push(describe(tokens, i, read))
    i = read.to - 1
  }
  return found
}

/** Reads the words around a number: its unit, and words that say how exact it is. */
function describe(tokens: readonly Token[], at: number, read: ReadNumber): Quantity {
  const before = tokens[at - 1]
  const isAmount = before?.kind === 'sign' && CURRENCY_SIGN.test(before.word)
  const from = isAmount ? at - 1 : at
  const { kind, to } = kindAndEnd(tokens, read, isAmount)
  const bound = boundOf(tokens, from)
  const noun = tokens.slice(to, to + 3).find((token) => token.kind === 'word' && !token.stop)
  return { value: read.value, ...rangeOf(read, kind, bound), kind, bound, unit: noun?.stem, from, to }
}

/** What is counted, from the words after the number, and the token after them. */
function kindAndEnd(
  tokens: readonly Token[],
  { kind, to }: ReadNumber,
  isAmount: boolean,
): { kind: Quantity['kind']; to: number } {
  const after = tokens[to]?.word ?? ''
  if (after === '%' || PERCENT.has(after)) return { kind: 'percent', to: to + 1 }
  if (PERCENT_OF_TWO.some(([first, second]) => after === first && tokens[to + 1]?.word === second))
    return { kind: 'percent', to: to + 2 }
  if (isAmount) return { kind: 'money', to }
  return kind === 'count' && CURRENCIES.has(after) ? { kind: 'money', to: to + 1 } : { kind, to }
}

/** The longest phrase before a number that means "more than", "less than" or "about". */
function boundOf(tokens: readonly Token[], from: number): Quantity['bound'] {
  for (let length = Math.min(MAX_BOUND_WORDS, from); length >= 1; length--) {
    const said = tokens
      .slice(from - length, from)
      .map(({ word }) => word)
      .join(' ')
    if (OVER.test(said)) return 'over'
    if (UNDER.test(said)) return 'under'
    if (ABOUT.test(said)) return 'about'
  }
  return 'exact'
}

/** The range in which the true figure may lie. */
function rangeOf(
  { value, step, written }: ReadNumber,
  kind: Quantity['kind'],
  bound: Quantity['bound'],
): { low: number; high: number } {
  const size = Math.abs(value)
  const rounding =
    kind === 'ordinal' || kind === 'time'
      ? 0
      : Math.min((value < LEAST_ROUNDED ? written : step) / 2, size * MOST_ROUNDING)
  switch (bound) {
    case 'over':
      return { low: value, high: value * (1 + (kind === 'percent' ? OVER_REACH_PERCENT : OVER_REACH)) }
    case 'under':
      return { low: value - Math.max(rounding, size * LOOSE_ROUNDING), high: value }
    case 'about': {
      const near = Math.max(rounding, size * MOST_ROUNDING)
      return { low: value - near, high: value + near }
    }
    case 'exact':
      return { low: value - rounding, high: value + rounding }
  }
}

/**
 * How well two quantities agree: 1 for the same figure, 0.9 for figures that agree within their
 * rounding, 0 otherwise.
 *
 * @param tolerance share of the claim's figure by which the sentence's may differ; replaces the rounding
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

/** Whether two quantities are of the same kind, so that different values contradict each other. */
export function comparable(a: Quantity, b: Quantity): boolean {
  if (a.kind === b.kind) return true
  // "54 billion" may be money: a bare count is also compared with an amount of money.
  const counted = ({ kind }: Quantity): boolean => kind === 'count' || kind === 'money'
  return counted(a) && counted(b)
}
