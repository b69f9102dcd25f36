import { describe, expect, it } from 'vitest'
import type { MatchableClaim } from '../../../../claims/records/matchable-claim.ts'
import { matcherOf } from '../../../support/matching.ts'

/** What the reader is shown: the stance of the mark, or `unmarked`. */
async function shown(text: string, sentence: string, lang = 'en'): Promise<string> {
  const claim: MatchableClaim = { key: 't/a', wordings: [{ lang, text }], guards: {}, rejects: [] }
  const [match] = await matcherOf([claim]).match({
    document: { lang, headline: '', lead: '' },
    runs: [{ before: [], sentences: [{ id: 0, text: sentence }] }],
    level: 'strict',
  })
  return match?.stance ?? 'unmarked'
}

describe('claims/match/pair/denials', () => {
  it.each([
    [
      'The treaty was signed by the president of Venezuela in Caracas.',
      'The treaty was not signed by the president of Venezuela in Caracas.',
    ],
    [
      'The Dehaan and Hartle families participated in the ceremony.',
      'The Dehaan and Hartle families did not participate in the ceremony.',
    ],
    [
      'The vaccine contains mercury and aluminium compounds.',
      'The vaccine doesn’t contain mercury and aluminium compounds.',
    ],
    [
      'Maduro attended the inauguration of the new assembly in Caracas.',
      'Maduro never attended the inauguration of the new assembly in Caracas.',
    ],
    [
      'The governor is allowed to suspend the state election.',
      'The governor is unable to suspend the state election.',
    ],
  ])('never shows %j as repeated by %j', async (claim, sentence) => {
    expect(await shown(claim, claim)).toBe('asserted')
    expect(await shown(claim, sentence)).toMatch(/denied|unmarked/)
  })

  it('does not read “jamás” after a superlative as a negation', async () => {
    const claim = '2024 fue el año más cálido jamás registrado en el planeta.'
    expect(await shown(claim, claim, 'es')).toBe('asserted')
    expect(
      await shown(claim, 'El año más cálido del que se tiene registro en el planeta fue 2024.', 'es'),
    ).toBe('asserted')
    expect(await shown(claim, '2024 no fue el año más cálido registrado en el planeta.', 'es')).toMatch(
      /denied|unmarked/,
    )
  })

  it('finds a sentence that asserts what the claim negates', async () => {
    const claim = 'The turnout in the Venezuelan election was not manipulated by the authorities.'
    expect(await shown(claim, claim)).toBe('asserted')
    expect(
      await shown(claim, 'The turnout in the Venezuelan election was manipulated by the authorities.'),
    ).toMatch(/denied|unmarked/)
  })

  it.each([
    [
      'The senator won the election in the state of Ohio.',
      'The senator lost the election in the state of Ohio.',
    ],
    [
      'Oil prices rose sharply after the announcement by the ministry.',
      'Oil prices fell sharply after the announcement by the ministry.',
    ],
    [
      'The festival list includes the Intercontinental Cup of 1979.',
      'The festival list excludes the Intercontinental Cup of 1979.',
    ],
  ])('does not read %j as %j', async (claim, sentence) => {
    expect(await shown(claim, claim)).toBe('asserted')
    expect(await shown(claim, sentence)).toMatch(/denied|unmarked/)
  })

  it('does the same in Spanish', async () => {
    const claim = 'El presidente de Venezuela firmó el tratado de comercio en Caracas.'
    expect(await shown(claim, claim, 'es')).toBe('asserted')
    expect(
      await shown(claim, 'El presidente de Venezuela no firmó el tratado de comercio en Caracas.', 'es'),
    ).toMatch(/denied|unmarked/)
  })

  it('ignores a negation of something else', async () => {
    const claim = 'The turnout in the Venezuelan election was manipulated by at least one million votes.'
    const sentence =
      'The turnout in the Venezuelan election was manipulated by at least one million votes, said Mugica, who would not name the officials.'
    expect(await shown(claim, sentence)).toBe('attributed')
    const doubt =
      'There is no doubt the turnout in the Venezuelan election was manipulated by at least one million votes.'
    expect(await shown(claim, doubt)).toBe('asserted')
  })
})
