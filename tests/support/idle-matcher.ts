import type { Matcher } from '../../claims/match/types.ts'

/** A matcher over so many claims that never finds any. */
export const idleMatcher = (size: number): Matcher => ({
  size,
  match: async () => [],
  async *waves() {
    yield { matches: [], final: true }
  },
})
