/** Runs long work on the page's main thread in slices, with room for frames and input between them. */

/** Milliseconds of one slice. A frame has 16.7, and the page needs most of it. */
export const SLICE_BUDGET = 6

/**
 * Runs `work` to its end. It pauses between `yield`s, so that no task takes longer than the budget plus
 * one step. Short work ends within the first slice.
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
 * Lets the page run. scheduler.yield is not enough: it resumes our work before the page's own timers,
 * which would wait until our work is done.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
