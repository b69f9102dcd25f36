/** Sums over the tokens of a claim beside a sentence, in one pass; features.ts makes features of them. */
import type { Analysis } from '../../text/analyse.ts'
import type { Alignment } from './alignment.ts'
import { Tally } from './coverage.ts'

/** Neighbours in the claim count as neighbours in the sentence if they are at most this many tokens apart. */
const NEIGHBOURS_WITHIN = 3

export type ClaimSums = {
  readonly all: Tally
  readonly names: Tally
  /** Words that are not names; then the verbs among them. */
  readonly words: Tally
  readonly verbs: Tally
  /** Tokens in quotation marks. */
  readonly quoted: Tally
  /** Every number weighs 1 here. */
  readonly numbers: Tally
  /** Number of tokens with weight, without dates. */
  readonly length: number
  /** Number of common words that are negated in only one of the texts. */
  readonly negatedOnce: number
  /** How many pairs of neighbouring tokens there are, and how many of them are neighbours in the sentence. */
  readonly neighbours: number
  readonly neighboursSaid: number
  /** The sentence's tokens that say something of the claim, in the claim's order. */
  readonly places: number[]
  /** 1 at each of those tokens. */
  readonly explained: Uint8Array
}

/** Reused: new tallies for each pair would take a quarter of the time of all features. */
const tallies = {
  all: new Tally(),
  names: new Tally(),
  words: new Tally(),
  verbs: new Tally(),
  quoted: new Tally(),
  numbers: new Tally(),
}

/** The sums of a claim beside a sentence. They hold until the next call. */
export function sumClaim(claim: Analysis, sentence: Analysis, alignment: Alignment): ClaimSums {
  const { to, fit, fromContext, weights } = alignment
  const { all, names, words, verbs, quoted, numbers } = tallies
  all.clear()
  names.clear()
  words.clear()
  verbs.clear()
  quoted.clear()
  numbers.clear()
  const places: number[] = []
  const explained = new Uint8Array(sentence.tokens.length)
  let length = 0
  let negatedOnce = 0
  let neighbours = 0
  let neighboursSaid = 0
  // Place of the token before; undefined before the first.
  let previous: number | undefined
  for (let i = 0; i < claim.tokens.length; i++) {
    const role = claim.roles[i]
    if (role === 'none' || role === undefined) continue
    const weight = weights[i] as number
    const here = fit[i] as number
    const wide = Math.max(here, fromContext[i] as number)
    const place = to[i] as number
    all.add(weight, here, wide)
    if (claim.quoted[i] === true) quoted.add(weight, here, wide)
    if (here > 0) {
      explained[place] = 1
      places.push(place)
    }
    if (role === 'name') names.add(weight, here, wide)
    else if (role === 'number') numbers.add(1, here, wide)
    else if (role === 'word') {
      words.add(weight, here, wide)
      if (claim.verbs[i] === true) verbs.add(weight, here, wide)
      if (here > 0 && claim.negated[i] !== sentence.negated[place]) negatedOnce++
    }
    if (role === 'date') continue
    length++
    if (previous !== undefined) {
      neighbours++
      if (previous >= 0 && place > previous && place - previous <= NEIGHBOURS_WITHIN) neighboursSaid++
    }
    previous = place
  }
  return {
    all,
    names,
    words,
    verbs,
    quoted,
    numbers,
    length,
    negatedOnce,
    neighbours,
    neighboursSaid,
    places,
    explained,
  }
}
