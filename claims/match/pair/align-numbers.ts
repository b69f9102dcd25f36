/** Aligns the numbers of a claim with those of a sentence, and tells which of them are contradicted. */
import type { Analysis } from '../../text/analyse.ts'
import { agreement, comparable, type Quantity } from '../../text/numbers.ts'
import type { Alignment, TokenFits } from './alignment.ts'

/** If only the sentence before has a number, its fit is this share of how well it agrees. */
const FIT_OF_SENTENCE_BEFORE = 0.7

/**
 * Fills in `fits` for the numbers of a claim.
 *
 * @param before the sentence before, if there is one
 * @param tolerance share of its value by which a number of the sentence may differ; if undefined, the
 *   rounding of both decides
 */
export function alignNumbers(
  claim: Analysis,
  sentence: Analysis,
  before: Analysis | undefined,
  fits: TokenFits,
  tolerance: number | undefined,
): Pick<Alignment, 'otherNumbers' | 'otherNumbersOfUnit'> {
  let otherNumbers = 0
  let otherNumbersOfUnit = 0
  for (const number of claim.quantities) {
    const at = number.from
    let best = 0
    let isContradicted = false
    let isContradictedInUnit = false
    for (const there of sentence.quantities) {
      const agrees = agreement(number, there, tolerance)
      if (agrees > best) {
        best = agrees
        fits.to[at] = there.from
      }
      if (agrees === 0 && comparable(number, there)) {
        isContradicted = true
        if (number.unit !== undefined && number.unit === there.unit) isContradictedInUnit = true
      }
    }
    fits.fit[at] = best
    fits.how[at] = best === 0 ? 'none' : 'value'
    if (best > 0) continue
    if (isContradicted) otherNumbers++
    if (isContradictedInUnit) otherNumbersOfUnit++
    for (const there of before?.quantities ?? [])
      fits.fromContext[at] = Math.max(
        fits.fromContext[at] as number,
        FIT_OF_SENTENCE_BEFORE * agreement(number, there, tolerance),
      )
  }
  return { otherNumbers, otherNumbersOfUnit }
}

/**
 * The sentence's number in the place of a claim's number that it does not say, if there is one.
 * Stricter than {@link comparable}, which the features use: a bare 4 may count anything, so a bare 5
 * does not contradict it, but a bare 6.7 contradicts a bare 4.7.
 */
export function numberInPlaceOf(number: Quantity, sentence: Analysis): Quantity | undefined {
  return sentence.quantities.find(
    (there) =>
      there.kind === number.kind &&
      (there.kind === 'money' ||
        there.kind === 'percent' ||
        (there.unit === number.unit &&
          (there.unit !== undefined || (isFractional(there) && isFractional(number))))),
  )
}

const isFractional = ({ value }: Quantity): boolean => !Number.isInteger(value)
