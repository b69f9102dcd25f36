/** Remembers what the model said of a pair, by the texts that it read. The least recently used are forgotten. */
import type { MeaningPair } from './meaning-runner.ts'

/** Pairs that are remembered. With their texts one takes about a kilobyte, 9 at most. */
export const MOST_REMEMBERED = 2_000

export type JudgedPairs = {
  get(pair: MeaningPair): readonly number[] | undefined
  set(pair: MeaningPair, logits: readonly number[]): void
}

export function createJudgedPairs(most = MOST_REMEMBERED): JudgedPairs {
  /** Least recently used first. */
  const known = new Map<string, readonly number[]>()
  const use = (key: string, logits: readonly number[]): void => {
    known.delete(key)
    known.set(key, logits)
  }
  return {
    get(pair) {
      const key = keyOf(pair)
      const logits = known.get(key)
      if (logits !== undefined) use(key, logits)
      return logits
    },
    set(pair, logits) {
      use(keyOf(pair), logits)
      for (const key of known.keys()) {
        if (known.size <= most) break
        known.delete(key)
      }
    },
  }
}

/** As a list, because a page's text may contain any separator. */
function keyOf({ claim, sentence, headline, previous }: MeaningPair): string {
  return JSON.stringify([claim, sentence, headline, previous])
}
