/** When to look for a new release: by the clock alone, never by what a reader reads. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Between two successful checks, before jitter. Four a day are enough for corrections and cheap for a host. */
export const CHECK_EVERY_MS = 6 * HOUR
/** After the first failed check; doubled with each further one, up to {@link BACK_OFF_MAX_MS}. */
export const BACK_OFF_MS = 5 * MINUTE
export const BACK_OFF_MAX_MS = 24 * HOUR
/** A server may ask for a longer pause, but not for an endless one: that would be a freeze attack. */
export const RETRY_AFTER_MAX_MS = 48 * HOUR
/** A pause is made shorter or longer by up to this share, so that a million readers do not come at once. */
export const JITTER = 0.25
/** The longest pause that {@link pauseBeforeCheck} returns. */
export const LONGEST_PAUSE_MS = RETRY_AFTER_MAX_MS * (1 + JITTER)
/** Clocks are corrected by a few minutes all the time; a smaller step back is ignored. */
const CLOCK_STEP_MS = 5 * MINUTE

/**
 * The pause before the next check.
 *
 * @param failures failed checks since the last good one
 * @param retryAfterMs the pause that the server asked for, if any; the result is never shorter
 * @param random a number in [0, 1)
 * @returns milliseconds
 */
export function pauseBeforeCheck(failures: number, retryAfterMs: number | undefined, random: number): number {
  const regular =
    failures === 0 ? CHECK_EVERY_MS : Math.min(BACK_OFF_MS * 2 ** Math.min(failures - 1, 30), BACK_OFF_MAX_MS)
  const jittered = regular * (1 - JITTER + 2 * JITTER * random)
  // Jitter is added to the pause that the server asked for: nobody is early, and not all come together.
  const asked = Math.min(retryAfterMs ?? 0, RETRY_AFTER_MAX_MS) * (1 + JITTER * random)
  return Math.round(Math.max(jittered, asked))
}

/** Whether a time noted in the past lies ahead of `now`: the clock has been set back since. */
export function isAhead(noted: string, now: number): boolean {
  return Date.parse(noted) > now + CLOCK_STEP_MS
}

/**
 * When to check: as planned, or at once if the clock has been set back since the plan was made. A check
 * planned by a clock that is a year ahead would otherwise be a year away.
 *
 * @returns ms since 1970
 */
export function whenToCheck(
  { next, checkedAt }: { readonly next: number; readonly checkedAt?: string | undefined },
  now: number,
): number {
  const setBack = next > now + LONGEST_PAUSE_MS || (checkedAt !== undefined && isAhead(checkedAt, now))
  return setBack ? now : next
}
