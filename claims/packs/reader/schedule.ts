/** When to look for a new release: an alarm's clock, with no relation to what a reader reads. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Between two checks that went well, before jitter. Four a day are enough for corrections and cheap for a host. */
export const CHECK_EVERY_MS = 6 * HOUR
/** After the first check that failed; doubled with each further one, up to {@link BACK_OFF_MAX_MS}. */
export const BACK_OFF_MS = 5 * MINUTE
export const BACK_OFF_MAX_MS = 24 * HOUR
/** A server may ask for a longer pause than we would make, but not for ever: that would be a freeze. */
export const RETRY_AFTER_MAX_MS = 48 * HOUR
/** Share by which a pause is made shorter or longer, so that a million readers do not come at once. */
export const JITTER = 0.25
/** The longest pause that {@link pauseBeforeCheck} makes. */
export const LONGEST_PAUSE_MS = RETRY_AFTER_MAX_MS * (1 + JITTER)
/** Clocks are put right by so little all the time; it needs no thought. */
export const CLOCK_STEP_MS = 5 * MINUTE

/**
 * The pause before the next check.
 *
 * @param failures checks that have failed since the last good one
 * @param retryAfterMs what the server asked for, if it did; never undercut
 * @param random a number in [0, 1)
 * @returns milliseconds
 */
export function pauseBeforeCheck(failures: number, retryAfterMs: number | undefined, random: number): number {
  const regular =
    failures === 0 ? CHECK_EVERY_MS : Math.min(BACK_OFF_MS * 2 ** Math.min(failures - 1, 30), BACK_OFF_MAX_MS)
  const jittered = regular * (1 - JITTER + 2 * JITTER * random)
  // Jitter goes on top of what was asked for: nobody is early, and still not all come together.
  const asked = Math.min(retryAfterMs ?? 0, RETRY_AFTER_MAX_MS) * (1 + JITTER * random)
  return Math.round(Math.max(jittered, asked))
}

/** Whether a time that was noted as past was noted by a clock that has been set back since. */
export function isAhead(noted: string, now: number): boolean {
  return Date.parse(noted) > now + CLOCK_STEP_MS
}

/**
 * When to check: as it was planned, or at once where the plan was made by a clock that has been set
 * back since. Planned by a clock a year ahead, a check would be a year away.
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
