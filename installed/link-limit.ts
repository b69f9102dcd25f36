/** Links to subscribe open at most MOST tabs in WINDOW ms, all pages together: a page that makes every click a link soon opens nothing. */
export const WINDOW = 10 * 60_000
export const MOST = 5
/** Between two of them, ms: a double click is one wish. */
export const PAUSE = 2_000

/**
 * When tabs were opened, with `now` among them; undefined where that would be one too many.
 *
 * @param opened ms since 1970, oldest first
 */
export function withOneMore(opened: readonly number[], now: number): number[] | undefined {
  const recent = opened.filter((at) => at > now - WINDOW && at <= now)
  const last = recent.at(-1)
  if (recent.length >= MOST || (last !== undefined && now - last < PAUSE)) return undefined
  return [...recent, now]
}
