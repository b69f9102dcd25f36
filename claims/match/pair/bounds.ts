/** Limits of a pair's features in any context (pair.ts); a judge asks them whether a pair can reach a probability. */

/** Lower and upper limit of each feature, both included; infinite where nothing is known. */
export type Bounds = { readonly low: readonly number[]; readonly high: readonly number[] }
