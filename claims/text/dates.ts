/**
 * Days, months and years in a sentence's tokens: "July 30, 2017", "30 July", "Jan. 29", "August
 * 2017", "2017", "30 de julio de 2017". Weekdays and "yesterday" are left to the context.
 */
import { baseLanguage, languages } from '../languages/languages.ts'
import { wordsOf } from '../languages/words.ts'
import type { Token } from './tokens.ts'

export type DateMention = {
  readonly year: number | undefined
  /** 1–12. */
  readonly month: number | undefined
  /** 1–31. */
  readonly day: number | undefined
  /** Half-open range of tokens. */
  readonly from: number
  readonly to: number
}

type Months = { readonly numbers: ReadonlyMap<string, number>; readonly needCapital: boolean }

const monthsByLanguage: ReadonlyMap<string, Months> = new Map(
  languages.codes.map((code) => {
    const { months, capitalMonths } = languages.orFirst(code).dates
    const numbers = months
      .split(',')
      .flatMap((names, i) => wordsOf(names).map((name) => [name, i + 1] as const))
    return [code, { numbers: new Map(numbers), needCapital: capitalMonths }]
  }),
)
const FIRST = monthsByLanguage.get(languages.first) as Months
const OF = languages.union(({ dates }) => dates.of)
const BEFORE_MONTH = languages.union(({ dates }) => dates.beforeMonth)
const COUNTED = languages.union(({ dates }) => dates.counted)
const CURRENCY_SIGN = /[$€£¥]/u

/** Numbers of four digits in this range are years. */
const FIRST_YEAR = 1500
const LAST_YEAR = 2100

/** The dates in `tokens`, in order, never overlapping. */
export function findDates(tokens: readonly Token[], lang: string): DateMention[] {
  const months = monthsByLanguage.get(baseLanguage(lang)) ?? FIRST
  const found: DateMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const date = dateAt(tokens, i, months)
    if (date === undefined) continue
    found.push(date)
    i = date.to - 1
  }
  return found
}

function dateAt(tokens: readonly Token[], at: number, months: Months): DateMention | undefined {
  const month = monthAt(tokens, at, months)
  if (month !== undefined) return fromMonth(tokens, at, month)
  if (tokens[at]?.kind !== 'number') return undefined
  return fromDay(tokens, at, months) ?? fromYear(tokens, at)
}

/** "July 30, 2017", "August 2017", "in May". */
function fromMonth(tokens: readonly Token[], from: number, month: number): DateMention | undefined {
  const day = dayAt(tokens, from + 1)
  const afterDay = day === undefined ? from + 1 : from + 2
  const yearPlace = afterOf(tokens, afterDay)
  const year = yearAt(tokens, yearPlace)
  // A month's name alone may be a word or a person (May, April); a preposition makes it a month.
  const alone = day === undefined && year === undefined
  if (alone && !BEFORE_MONTH.has(tokens[from - 1]?.word ?? '')) return undefined
  return { year, month, day, from, to: year === undefined ? afterDay : yearPlace + 1 }
}

/** "30 July", "30 de julio de 2017". */
function fromDay(tokens: readonly Token[], from: number, months: Months): DateMention | undefined {
  const day = dayAt(tokens, from)
  if (day === undefined) return undefined
  const monthPlace = afterOf(tokens, from + 1)
  const month = monthAt(tokens, monthPlace, months)
  if (month === undefined) return undefined
  const yearPlace = afterOf(tokens, monthPlace + 1)
  const year = yearAt(tokens, yearPlace)
  return { year, month, day, from, to: (year === undefined ? monthPlace : yearPlace) + 1 }
}

function fromYear(tokens: readonly Token[], from: number): DateMention | undefined {
  const year = yearAt(tokens, from)
  if (year === undefined || isCounted(tokens, from)) return undefined
  return { year, month: undefined, day: undefined, from, to: from + 1 }
}

function monthAt(tokens: readonly Token[], at: number, months: Months): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  // English "may" and "march" are months only with a capital.
  if (token.case === 'lower' && months.needCapital) return undefined
  return months.numbers.get(token.word)
}

/** The token after the preposition of "30 *de* julio", or `at` if there is none. */
function afterOf(tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  return token !== undefined && OF.has(token.word) ? at + 1 : at
}

function dayAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.word)) return undefined
  const day = Number(token.word)
  return day >= 1 && day <= 31 ? day : undefined
}

function yearAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.word)) return undefined
  const year = Number(token.word)
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined
}

/** "2000 people", "$2017" and "1900 %" count something and are not years. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (before?.kind === 'sign' && CURRENCY_SIGN.test(before.word)) return true
  return after !== undefined && (after.word === '%' || COUNTED.has(after.word))
}

/** How two dates agree: `same` as far as both say, `conflict`, or `open` if they have no part in common. */
export function compareDates(a: DateMention, b: DateMention): 'same' | 'conflict' | 'open' {
  let shared = false
  for (const part of ['year', 'month', 'day'] as const) {
    const [x, y] = [a[part], b[part]]
    if (x === undefined || y === undefined) continue
    if (x !== y) return 'conflict'
    shared = true
  }
  return shared ? 'same' : 'open'
}
