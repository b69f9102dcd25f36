/**
 * Days as people and programs write them, where they can mean only one day:
 *
 * ```
 * 2019-7-4   20190704   2019/07/04   2019年7月4日   4.7.2019   31/01/2019
 * July 4, 2019   4 July 2019   4 juillet 2019   Thu, 04 Jul 2019 10:00:00 GMT   1562234400
 * ```
 *
 * "04/07/2019" is 4 July or 7 April, by country, and is not read.
 */

/** Languages whose names of months are read. */
const LANGUAGES =
  'en es fr de pt it nl pl ru uk tr ar he hi bn id ms fil el ro cs hu sv da fi nb sr hr sk sl bg lt lv et ka hy fa ur th vi ca'

/** A day in ISO 8601, for a text that names one day; otherwise undefined. */
export function dayInWords(given: string): string | undefined {
  const text = withPlainDigits(given).trim()
  const numbers = inNumbers(text)
  if (numbers !== undefined) return numbers
  return withNamedMonth(text)
}

function inNumbers(text: string): string | undefined {
  const [, year, month, date] =
    /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/.exec(text) ??
    /^(\d{4})\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})(?!\d)/u.exec(text) ??
    []
  if (year !== undefined) return isoDay(year, month, date)
  // A dot as in German and Russian always means day, month, year.
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text)
  if (dotted) return isoDay(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(text)
  if (slashed) {
    const [, first, second, inYear] = slashed
    if (first === second || Number(first) > 12) return isoDay(inYear, second, first)
    return Number(second) > 12 ? isoDay(inYear, first, second) : undefined
  }
  return ofTimestamp(text)
}

/** Seconds (10 digits) or milliseconds (13) since 1970: the years 2001 to 2286. */
function ofTimestamp(text: string): string | undefined {
  if (!/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return undefined
  const count = Number(text)
  return new Date(text.startsWith('1') && count < 1e11 ? count * 1_000 : count).toISOString().slice(0, 10)
}

function withNamedMonth(text: string): string | undefined {
  const names = text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const months = new Set(names.flatMap((name) => monthsByName().get(name) ?? []))
  const [month] = months
  const years = text.match(/(?<!\d)\d{4}(?!\d)/g) ?? []
  const dates = text.match(/(?<![\d:])\d{1,2}(?![\d:])/g) ?? []
  if (months.size !== 1 || years.length !== 1 || dates.length !== 1) return undefined
  return isoDay(years[0], String(month), dates[0])
}

function isoDay(year = '', month = '', date = ''): string | undefined {
  const day = [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-')
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined
}

let months: Map<string, number> | undefined

/** The number of each month's name, long and short. A name that two languages use for two months has none. */
function monthsByName(): ReadonlyMap<string, number> {
  if (months !== undefined) return months
  const known = new Map<string, number | undefined>()
  for (const language of LANGUAGES.split(' '))
    for (const form of ['long', 'short'] as const) {
      // With a day the name is in the case that dates have: "4 июля", not "июль".
      const alone = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { month: form, timeZone: 'UTC' })
      const dated = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
        month: form,
        day: 'numeric',
        timeZone: 'UTC',
      })
      for (let month = 0; month < 12; month += 1) {
        const day = new Date(Date.UTC(2024, month, 1))
        for (const parts of [alone.formatToParts(day), dated.formatToParts(day)]) {
          const name = parts.find(({ type }) => type === 'month')?.value.toLowerCase()
          for (const word of name?.match(/^\p{L}[\p{L}\p{M}]*/gu) ?? []) {
            const isOther = known.has(word) && known.get(word) !== month + 1
            known.set(word, isOther ? undefined : month + 1)
          }
        }
      }
    }
  months = new Map([...known].filter((entry): entry is [string, number] => entry[1] !== undefined))
  return months
}

/** Digits of all scripts as 0–9: "१६", "١٦", "１６". */
function withPlainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number
    // Digits of a script are ten in a row, in order, and their zero is at a multiple of 16 or six above one.
    for (let zero = code; zero > code - 10; zero -= 1)
      if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(code - zero)
    return digit
  })
}
