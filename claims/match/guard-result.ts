import type { Evidence } from './types.ts'

/** What a guard says of a pair, as the card shows it. */
export type GuardResult = Evidence['guards'][number]
