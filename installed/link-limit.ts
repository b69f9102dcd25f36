/**
 * How many tabs links to subscribe may open, all pages together: a page that makes every click a
 * link soon opens nothing.
 */

/** The period in which openings are counted, ms. */
export const COUNTED_MS = 10 * 60_000
/** Most tabs that are opened in that period. */
export const MAX_OPENINGS = 5
/** Shortest time between two openings, ms: a double click is one wish. */
export const LEAST_PAUSE_MS = 2_000

/**
 * Adds an opening at `now`, and leaves out those that are no longer counted.
 *
 * @param opened when tabs were opened, ms since 1970, oldest first
 * @returns undefined where that would be one opening too many
 */
export function withOpening(opened: readonly number[], now: number): number[] | undefined {
  // A time to come was noted by a clock that has been set back since.
  const recent = opened.filter((at) => at > now - COUNTED_MS && at <= now)
  const last = recent.at(-1)
  if (recent.length >= MAX_OPENINGS || (last !== undefined && now - last < LEAST_PAUSE_MS)) return undefined
  return [...recent, now]
}
