/** Long work on the page's main thread, in slices that leave room for frames and input. */

/** Milliseconds of one slice. A frame is 16.7; the page has work of its own. */
export const SLICE_BUDGET = 6

/**
 * Runs `work` to its end; between its `yield`s it may be put off so that no task is longer than
 * the budget plus one step. Short work ends within the first slice.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function inSlices<T>(
  work: Generator<unknown, T>,
  { signal, budget = SLICE_BUDGET }: { signal: AbortSignal; budget?: number },
): Promise<T> {
  for (;;) {
    const end = performance.now() + budget
    do {
      signal.throwIfAborted()
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < end)
    await pause()
  }
}

/**
 * Lets the page have its turn. Not scheduler.yield: what it puts off comes before the page's own
 * timers, which would wait until all of our work is done.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
