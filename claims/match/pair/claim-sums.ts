/** Sums over the tokens of a claim beside a sentence, in one pass; features.ts makes features of them. */
import type { Analysis } from '../../text/analyse.ts'
import type { Alignment } from './alignment.ts'
import { Tally } from './coverage.ts'

/** Neighbours of the claim are neighbours in the sentence within this many tokens. */
const NEIGHBOURS_WITHIN = 3

export type ClaimSums = {
  readonly all: Tally
  readonly names: Tally
  /** Words that are no names; the verbs among them. */
  readonly words: Tally
  readonly verbs: Tally
  /** What stands in quotation marks. */
  readonly quoted: Tally
  /** Every number weighs 1 here. */
  readonly numbers: Tally
  /** How many tokens carry weight, dates aside. */
  length: number
  /** How many words said are negated in one of the texts only. */
  negatedOnce: number
  /** How many pairs of neighbouring tokens there are, and how many of them are neighbours in the sentence. */
  neighbours: number
  neighboursSaid: number
  /** The sentence's tokens that say something of the claim, in the claim's order. */
  readonly places: number[]
  /** 1 at each of those tokens. */
  readonly explained: Uint8Array
}

export function sumClaim(claim: Analysis, sentence: Analysis, alignment: Alignment): ClaimSums {
  const { to, fit, fromContext, weights } = alignment
  const sums: ClaimSums = {
    all: new Tally(),
    names: new Tally(),
    words: new Tally(),
    verbs: new Tally(),
    quoted: new Tally(),
    numbers: new Tally(),
    length: 0,
    negatedOnce: 0,
    neighbours: 0,
    neighboursSaid: 0,
    places: [],
    explained: new Uint8Array(sentence.tokens.length),
  }
  // Place of the token before; undefined before the first.
  let previous: number | undefined
  for (let i = 0; i < claim.tokens.length; i++) {
    const role = claim.roles[i]
    if (role === 'none' || role === undefined) continue
    const weight = weights[i] as number
    const here = fit[i] as number
    const wide = Math.max(here, fromContext[i] as number)
    const place = to[i] as number
    sums.all.add(weight, here, wide)
    if (claim.quoted[i] === true) sums.quoted.add(weight, here, wide)
    if (here > 0) {
      sums.explained[place] = 1
      sums.places.push(place)
    }
    if (role === 'name') sums.names.add(weight, here, wide)
    else if (role === 'number') sums.numbers.add(1, here, wide)
    else if (role === 'word') {
      sums.words.add(weight, here, wide)
      if (claim.verbs[i] === true) sums.verbs.add(weight, here, wide)
      if (here > 0 && claim.negated[i] !== sentence.negated[place]) sums.negatedOnce++
    }
    if (role === 'date') continue
    sums.length++
    if (previous !== undefined) {
      sums.neighbours++
      if (previous >= 0 && place > previous && place - previous <= NEIGHBOURS_WITHIN) sums.neighboursSaid++
    }
    previous = place
  }
  return sums
}
