import type { Claim } from '../claims/records/claim.ts'

/**
 * How the page's day relates to the days for which a verdict holds.
 *
 * - `current`: nothing to say.
 * - `held`: the page is from within the period, which has ended since: "accurate when written".
 * - `outdated`: the page is newer than the period.
 * - `early`: the page is older than the period.
 */
export type Timeliness = 'current' | 'held' | 'outdated' | 'early'

/** The days that a verdict's period is compared with, ISO 8601. */
export type Days = {
  /** The day of the page's publication; undefined counts as today. */
  readonly published?: string | undefined
  readonly today: string
}

/** Compares the page's day and today with the period of a verdict. */
export function timeliness(validity: Claim['validity'], { published, today }: Days): Timeliness {
  const page = published ?? today
  if (validity?.from !== undefined && compare(page, validity.from) < 0) return 'early'
  if (validity?.until === undefined) return 'current'
  if (compare(page, validity.until) > 0) return 'outdated'
  return compare(today, validity.until) > 0 ? 'held' : 'current'
}

/** Orders a day and a date that may be only a month or a year; a day within that month or year is equal to it. */
function compare(day: string, partial: string): number {
  const same = day.slice(0, partial.length)
  return same < partial ? -1 : same > partial ? 1 : 0
}
