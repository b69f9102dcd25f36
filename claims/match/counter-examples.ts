/** Whether a sentence is nearer to one of a claim's counter-examples than to the claim. */
import type { Analysis } from '../text/analyse.ts'
import type { Pair } from './pair/pair.ts'

/** A counter-example counts if its similarity to the sentence is at least this, 0–1 … */
const LEAST_LIKENESS = 0.6
/** … and at least this much more than the similarity of the wording. */
const LEAST_MARGIN = 0.1
/** Weight of a number in a similarity, in nats. */
const NUMBER_WEIGHT = 1

/** The first counter-example that is nearer to the sentence than the pair's wording. */
export function nearerReject(
  { sentenceAnalysis, wordingAnalysis }: Pair,
  rejects: readonly Analysis[],
): Analysis | undefined {
  return rejects.find((reject) => {
    const toReject = likeness(sentenceAnalysis, reject)
    return toReject >= LEAST_LIKENESS && toReject > likeness(sentenceAnalysis, wordingAnalysis) + LEAST_MARGIN
  })
}

/** Weighted Jaccard index of two texts: the weight of their common stems as a share of the weight of all their stems. */
function likeness(a: Analysis, b: Analysis): number {
  let shared = 0
  let all = 0
  for (const [stem, places] of a.byStem) {
    const weight = a.weights[places[0] as number] as number
    all += weight
    if (b.byStem.has(stem)) shared += weight
  }
  for (const [stem, places] of b.byStem)
    if (!a.byStem.has(stem)) all += b.weights[places[0] as number] as number
  for (const number of a.quantities) {
    all += NUMBER_WEIGHT
    if (b.quantities.some((other) => other.value === number.value && other.kind === number.kind))
      shared += NUMBER_WEIGHT
  }
  return all === 0 ? 0 : shared / all
}
