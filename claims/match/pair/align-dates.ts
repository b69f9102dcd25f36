/** Aligns the dates of a claim with those of a sentence, of its context and of its page. */
import type { Analysis } from '../../text/analyse.ts'
import { compareDates, type DateMention } from '../../text/dates.ts'
import type { Alignment, TokenFits } from './alignment.ts'
import type { Nearby } from './context.ts'

/** Fit of a date that is near the day of publication, 0–1. */
const FIT_OF_PUBLISHED = 0.8
/** A page speaks of the time of a claim's date if it was published within this many days of it. */
const DAYS_NEAR = 62
const MS_PER_DAY = 86_400_000

/**
 * Fills in `fits` for the dates of a claim, and says whether they agree with the sentence's.
 *
 * @param published ISO 8601 day on which the page was published
 */
export function alignDates(
  claim: Analysis,
  sentence: Analysis,
  around: readonly Nearby[],
  published: string | undefined,
  fits: TokenFits,
): Alignment['dates'] {
  let dates: Alignment['dates'] = 'none'
  for (const date of claim.dates) {
    const here = alignDate(date, sentence, fits)
    // A sentence without a date is about the date in its context, or about the day of its page.
    if (here === 'open') {
      for (const { text, fit } of around)
        if (text.dates.some((there) => compareDates(date, there) === 'same'))
          fits.fromContext[date.from] = Math.max(fits.fromContext[date.from] as number, fit)
      if (published !== undefined && isNear(date, published)) fits.fromContext[date.from] = FIT_OF_PUBLISHED
    }
    // One date that conflicts outweighs all; one that agrees outweighs those that are open.
    if (here === 'conflict' || dates === 'none') dates = here
    else if (here === 'same' && dates !== 'conflict') dates = 'same'
  }
  return dates
}

function alignDate(date: DateMention, sentence: Analysis, fits: TokenFits): 'same' | 'conflict' | 'open' {
  let found: 'conflict' | 'open' = 'open'
  for (const there of sentence.dates) {
    const compared = compareDates(date, there)
    if (compared === 'same') {
      fits.to[date.from] = there.from
      fits.fit[date.from] = 1
      fits.how[date.from] = 'value'
      return 'same'
    }
    if (compared === 'conflict') found = 'conflict'
  }
  return found
}

function isNear(date: DateMention, published: string): boolean {
  const page = Date.parse(published)
  if (Number.isNaN(page) || date.year === undefined) return false
  const from = Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1)
  const until = Date.UTC(date.year, (date.month ?? 12) - 1, date.day ?? 31)
  return page >= from - DAYS_NEAR * MS_PER_DAY && page <= until + DAYS_NEAR * MS_PER_DAY
}
