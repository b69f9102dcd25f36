import { describe, expect, it } from 'vitest'
import { pairOf } from '../../../support/pairs.ts'

const isOtherWayRound = (claim: string, sentence: string, lang = 'en'): boolean | undefined =>
  pairOf(claim, sentence, { lang })?.readings.departures.isOtherWayRound

describe('claims/match/pair/word-order', () => {
  it.each([
    ['Tamsin sued Orrell over a recipe.', 'Orrell sued Tamsin over a recipe.', true],
    ['Tamsin sued Orrell over a recipe.', 'Orrell was sued by Tamsin over a recipe.', false],
    ['Tamsin was sued by Orrell over a recipe.', 'Orrell was sued by Tamsin over a recipe.', true],
    ['Tamsin sued Orrell over a recipe.', 'Orrell, which Tamsin sued, has lost.', false],
  ])('%j the other way round in %j: %s', (claim, sentence, swapped) => {
    expect(isOtherWayRound(claim, sentence)).toBe(swapped)
  })

  it.each([
    [
      'en',
      'Women in the EU earn 13% less per hour than men.',
      'Men in the EU earn 13% less per hour than women.',
      true,
    ],
    ['en', 'Women in the EU earn less per hour than men.', 'Women earn less than men in the EU.', false],
    ['en', 'Spain is poorer than Italy.', 'Italy is poorer than Spain.', true],
    ['en', 'Spain is poorer than Italy.', 'Spain, not France, is poorer than Italy.', false],
    // With two comparisons it is unclear which one is the claim's.
    [
      'en',
      'Spain is poorer than Italy.',
      'Italy was poorer than France before Spain was poorer than Italy.',
      false,
    ],
    [
      'es',
      'Los jóvenes cobran menos que los jubilados.',
      'Los jubilados cobran menos que los jóvenes.',
      true,
    ],
    [
      'es',
      'Los jóvenes cobran menos que los jubilados.',
      'Dijo que los jóvenes cobran menos que los jubilados.',
      false,
    ],
  ])('in %s, compares the other way round: %j, %j: %s', (lang, claim, sentence, swapped) => {
    expect(isOtherWayRound(claim, sentence, lang)).toBe(swapped)
  })
})
