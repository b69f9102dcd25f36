import type { Evidence } from './types.ts'

/** The result of a guard for a pair, as the card shows it. */
export type GuardResult = Evidence['guards'][number]
