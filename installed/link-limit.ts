/**
 * Limits how many tabs links to subscribe may open, all pages together. If a page turns every click
 * into a link to subscribe, it soon opens nothing.
 */

/** The period for which openings are counted, ms. */
export const COUNTED_MS = 10 * 60_000
/** Maximum number of tabs in that period. */
export const MAX_OPENINGS = 5
/** Shortest time between two openings, ms: a double click opens one tab. */
export const LEAST_PAUSE_MS = 2_000

/**
 * Adds an opening at `now`, and removes openings that no longer count.
 *
 * @param opened when tabs were opened, ms since 1970, oldest first
 * @returns undefined if that would exceed the limit
 */
export function withOpening(opened: readonly number[], now: number): number[] | undefined {
  // An opening in the future means that the clock has been set back since.
  const recent = opened.filter((at) => at > now - COUNTED_MS && at <= now)
  const last = recent.at(-1)
  if (recent.length >= MAX_OPENINGS || (last !== undefined && now - last < LEAST_PAUSE_MS)) return undefined
  return [...recent, now]
}
