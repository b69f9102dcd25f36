/** A surname stands for the whole name, so given names that the sentence leaves out weigh less. */
import type { Analysis } from '../../text/analyse.ts'
import { NAME_GAP, nameRuns } from '../../text/name-runs.ts'

/** Share of its weight that a given name keeps if the surname is said: "López" for "Leopoldo López". */
const GIVEN_NAME_SHARE = 0.2

/** The weights of a claim's tokens, in nats, beside a sentence and its context. */
export function weightsBeside(
  claim: Analysis,
  fit: readonly number[],
  fromContext: readonly number[],
): readonly number[] {
  const isSaid = (i: number): boolean => (fit[i] as number) > 0 || (fromContext[i] as number) > 0
  return lowered(claim, (given, surname) => isSaid(surname) && !isSaid(given)) ?? claim.weights
}

/**
 * The least weights of a claim's tokens beside a sentence in any context: as if the context said every
 * surname. Undefined if the weights are the same in every context.
 */
export function leastWeights(claim: Analysis, fit: readonly number[]): readonly number[] | undefined {
  return lowered(claim, (given) => fit[given] === 0)
}

/** The weights if some given names weigh less; undefined if none does. */
function lowered(
  claim: Analysis,
  weighsLess: (given: number, surname: number) => boolean,
): readonly number[] | undefined {
  let weights: number[] | undefined
  for (const { from, to } of nameRuns(claim.tokens, claim.roles, NAME_GAP)) {
    // A name that is directly followed by another ("Uhuru Kenyatta’s Jubilee Party") keeps its weights,
    // as in the training of the trees.
    if (claim.roles[to] === 'name') continue
    const surname = to - 1
    for (let given = from; given < surname; given++) {
      if (!weighsLess(given, surname)) continue
      weights ??= claim.weights.slice()
      weights[given] = (weights[given] as number) * GIVEN_NAME_SHARE
    }
  }
  return weights
}
