/**
 * Measures whether work grows with its size or faster, without absolute times, because a slow machine
 * is slow for both.
 */

/** What a run may come to and still be in proportion: faster growth gives `times` or more, noise a little over 1. */
export const IN_PROPORTION = 4

/**
 * Time for one piece of work that is `times` as large, by the time for `times` pieces of it: 1 where time
 * grows with the size, `times` where it grows with the square of it. Both sides take about as long, so
 * that whatever else the machine is doing weighs on both; the best of three rounds of each is taken.
 */
export async function growth(
  work: (size: number) => unknown,
  { size, times = 16 }: { readonly size: number; readonly times?: number },
): Promise<number> {
  const took = async (size: number, runs: number): Promise<number> => {
    const start = performance.now()
    for (let run = 0; run < runs; run++) await work(size)
    return performance.now() - start
  }
  // Compiled before it is timed.
  await took(size, times)
  let small = Infinity
  let large = Infinity
  for (let round = 0; round < 3; round++) {
    small = Math.min(small, await took(size, times))
    large = Math.min(large, await took(size * times, 1))
  }
  return large / small
}
