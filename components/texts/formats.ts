/** Numbers, dates and lists in the reader's format. Dates of the records have no time zone and are never shifted. */
export type Formats = {
  number(value: number): string
  /** Share 0–1 as a whole percentage, rounded down: 0.999 is not yet 100 %. */
  percent(share: number): string
  /** `2017`, `2017-08`, `2017-08-02` or an ISO date and time, as precise as given. Other text is returned unchanged. */
  date(iso: string): string
  list(items: readonly string[]): string
  /** The word for a count. The Spanish category `many` (a million …) uses the plural. */
  plural(count: number, one: string, other: string): string
}

export function formatsFor(locale: string): Formats {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const list = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  const plural = new Intl.PluralRules(locale)
  const dates = [
    new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }),
  ]
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(Math.floor(Math.min(1, Math.max(0, share)) * 100) / 100),
    date(iso) {
      const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(iso)
      if (parts === null) return iso
      const precision = parts.slice(2).filter((part) => part !== undefined).length
      const time = Date.UTC(Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1))
      return dates[precision]!.format(time)
    },
    list: (items) => list.format(items),
    plural: (count, one, other) => (plural.select(count) === 'one' ? one : other),
  }
}
