/** How much a word says in a whole text, and not in one sentence. */
import { WEIGHT_STEPS } from './format.ts'

/** By weight. `rarity`: see {@link rarityIn}; `most`: the largest share of a weight that is rarity, of this weight and all lighter ones. */
export type Rarity = { readonly rarity: Uint8Array; readonly most: Float64Array }

/**
 * How much a term says in a text of so many sentences, in the unit of the weights. A term of weight w is
 * in e^(−w) of all sentences, so it is in such a text with the probability 1 − (1 − e^(−w))^n.
 */
export function rarityIn(sentences: number): Rarity {
  const rarity = Uint8Array.from({ length: 256 }, (_, weight) =>
    weight === 0
      ? 0
      : Math.round(-WEIGHT_STEPS * Math.log(1 - (1 - Math.exp(-weight / WEIGHT_STEPS)) ** sentences)),
  )
  const most = new Float64Array(256)
  for (let weight = 1; weight < most.length; weight++)
    most[weight] = Math.max(most[weight - 1] as number, (rarity[weight] as number) / weight)
  return { rarity, most }
}
