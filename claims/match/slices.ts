/**
 * Long work on a thread that others need: done in slices, with a pause after each in which they
 * get their turn. Firefox's and Chromium's extension pages, workers and Node alike.
 */

/** Longest slice in milliseconds: half a frame. */
const SLICE_MS = 8

/** @param signal checked at each pause */
export function slices(signal?: AbortSignal): {
  /** Whether this slice has lasted long enough. */
  due(): boolean
  /** Lets others work; throws the signal's reason if it was aborted. */
  wait(): Promise<void>
} {
  let started = performance.now()
  return {
    due: () => performance.now() - started >= SLICE_MS,
    async wait() {
      signal?.throwIfAborted()
      await turn()
      signal?.throwIfAborted()
      started = performance.now()
    },
  }
}

type YieldingScheduler = { yield(): Promise<void> }

/** A turn of the event loop; timers are slowed down to 4 ms after a few in a row, so they are the last choice. */
function turn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Partial<YieldingScheduler> }
  if (scheduler?.yield !== undefined) return scheduler.yield()
  return new Promise((resolve) => setTimeout(resolve, 0))
}
