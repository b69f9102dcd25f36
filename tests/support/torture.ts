/**
 * Sizes of the torture tests, and what they leave for the table of `npm run torture` and for
 * `npm run figures`. A run within `npm test` is short.
 */
import type { TestContext } from 'vitest'

export type Measured = {
  /** What was done so many times, or the figure that was measured. */
  readonly rounds: number
  /** A sentence for the table. */
  readonly note?: string
  /** Figures by name, for the limits of tests/support/figures.ts. */
  readonly values?: Readonly<Record<string, number>>
}

declare module 'vitest' {
  interface TaskMeta {
    measured?: Measured
  }
}

/** Whether this run is the long one. Node has process.env, test pages have what vitest.config.ts hands on. */
export const IS_LONG =
  (typeof process === 'undefined' ? undefined : process.env.FOOTNOTE_TORTURE) === '1' ||
  (import.meta as { env?: Record<string, unknown> }).env?.FOOTNOTE_TORTURE === '1'

/** The number of rounds of a test. */
export function rounds(short: number, long: number): number {
  return IS_LONG ? long : short
}

/** Leaves what a test measured in the report of the run. */
export function measured({ task }: Pick<TestContext, 'task'>, result: Measured): void {
  task.meta.measured = result
}
