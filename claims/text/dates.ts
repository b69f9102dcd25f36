/**
 * Days, months and years in a sentence's tokens: "July 30, 2017", "30 July", "Jan. 29", "August
 * 2017", "2017", "30 de julio de 2017". Weekdays and "yesterday" are left to the context.
 */
import { baseLanguage } from './stems.ts'
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

const MONTHS: Readonly<Record<string, string>> = {
  en: 'january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october oct,november nov,december dec',
  es: 'enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre setiembre,octubre,noviembre,diciembre',
}
const months = new Map(
  Object.entries(MONTHS).map(([language, list]) => [
    language,
    new Map(list.split(',').flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const))),
  ]),
)

/** Years are read between these; other four-digit numbers are numbers. */
const FIRST_YEAR = 1500
const LAST_YEAR = 2100

/** The dates in `tokens`, in order, never overlapping. */
export function findDates(tokens: readonly Token[], lang: string): DateMention[] {
  const language = baseLanguage(lang)
  const names = months.get(language) ?? months.get('en')
  const found: DateMention[] = []
  const monthAt = (i: number): number | undefined => {
    const token = tokens[i]
    if (token?.kind !== 'word') return undefined
    // English "may" and "march" are months with a capital only.
    if (token.case === 'lower' && language !== 'es') return undefined
    return names?.get(token.word)
  }
  const de = (i: number): number => (tokens[i]?.word === 'de' || tokens[i]?.word === 'of' ? i + 1 : i)
  for (let i = 0; i < tokens.length; i++) {
    const month = monthAt(i)
    if (month === undefined && tokens[i]?.kind !== 'number') continue
    if (month !== undefined) {
      const dayAfter = dayAt(tokens, i + 1)
      const yearAfter = yearAt(tokens, de(dayAfter === undefined ? i + 1 : i + 2))
      const alone = dayAfter === undefined && yearAfter === undefined
      // A month's name alone may be a word or a person (May, April): a preposition settles it.
      if (
        alone &&
        !/^(?:in|since|until|last|this|by|en|desde|hasta|de|mid|late|early)$/.test(tokens[i - 1]?.word ?? '')
      )
        continue
      const to = (yearAfter === undefined ? i : de(dayAfter === undefined ? i + 1 : i + 2)) + 1
      found.push({
        year: yearAfter,
        month,
        day: dayAfter,
        from: i,
        to: Math.max(to, dayAfter === undefined ? i + 1 : i + 2),
      })
      i = Math.max(to, dayAfter === undefined ? i + 1 : i + 2) - 1
      continue
    }
    const day = dayAt(tokens, i)
    const next = de(i + 1)
    const monthAfter = day === undefined ? undefined : monthAt(next)
    if (day !== undefined && monthAfter !== undefined) {
      const yearAt_ = de(next + 1)
      const year = yearAt(tokens, yearAt_)
      const to = year === undefined ? next + 1 : yearAt_ + 1
      found.push({ year, month: monthAfter, day, from: i, to })
      i = to - 1
      continue
    }
    const year = yearAt(tokens, i)
    if (year !== undefined && !isCounted(tokens, i)) {
      found.push({ year, month: undefined, day: undefined, from: i, to: i + 1 })
    }
  }
  return found
}

function dayAt(tokens: readonly Token[], i: number): number | undefined {
  const token = tokens[i]
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.word)) return undefined
  const day = Number(token.word)
  return day >= 1 && day <= 31 ? day : undefined
}

function yearAt(tokens: readonly Token[], i: number): number | undefined {
  const token = tokens[i]
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.word)) return undefined
  const year = Number(token.word)
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined
}

/** "2000 people", "$2017", "1900 %" count something and are no years. */
function isCounted(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  const after = tokens[i + 1]
  if (before?.kind === 'sign' && /[$€£¥]/u.test(before.word)) return true
  if (after?.word === '%' || after?.word === 'percent') return true
  return (
    after !== undefined &&
    /^(?:people|million|billion|deaths|votes|dollars|personas|muertos|votos|millones)$/.test(after.word)
  )
}

/** How two dates agree: the same as far as both say, in conflict, or with nothing in common to compare. */
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
