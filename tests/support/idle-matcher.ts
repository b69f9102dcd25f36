import type { Matcher } from '../../claims/match/types.ts'

/** A matcher over a number of claims that never finds one. */
export const idleMatcher = (size: number): Matcher => ({
  size,
  match: async () => [],
  async *waves() {
    yield { matches: [], final: true }
  },
})
