import { describe, expect, it } from 'vitest'
import { featureOf } from '../../../../claims/match/pair/feature-names.ts'
import type { Pair } from '../../../../claims/match/pair/pair.ts'
import { pairOf, wordsAt } from '../../../support/pairs.ts'

function supposingWord(claim: string, sentence: string): string | undefined {
  const pair = pairOf(claim, sentence)
  return wordsAt(pair, pair?.readings.departures.supposingWord)
}

const supposedClause = (claim: string, sentence: string, lang = 'en'): string | undefined =>
  pairOf(claim, sentence, { lang })?.readings.departures.supposedClause

describe('claims/match/pair/suppositions', () => {
  it.each([
    [
      'The city council of Brackenford voted to close the Elm Street library.',
      'The city council of Brackenford may close the Elm Street library.',
      'may',
    ],
    ['Facebook banned the group.', 'Facebook is considering banning the group.', 'considering'],
    ['President Reyes pardoned the general.', 'President Reyes was asked to pardon the general.', 'asked'],
  ])('finds that %j is not a fact in %j', (claim, sentence, word) => {
    expect(supposingWord(claim, sentence)).toBe(word)
    expect(supposingWord(claim, claim)).toBeUndefined()
    // Who claims a plan finds it in a plan.
    expect(supposingWord(sentence, sentence)).toBeUndefined()
  })

  it('reads neither a month nor “may have happened” as a supposition', () => {
    const may = 'Russian forces captured the town of Velykivka on 12 May.'
    expect(supposingWord(may, 'On 12 May Russian forces captured the town.')).toBeUndefined()
    expect(
      supposingWord(
        'Data of 87 million people was shared.',
        'Data of 87 million people may have been shared.',
      ),
    ).toBeUndefined()
  })

  it('finds the conditional clause that contains the whole claim', () => {
    const claim = 'The governor pardoned the general.'
    const sentence = 'Even if the governor pardoned the general, nobody would hear of it.'
    expect(supposedClause(claim, sentence)).toBe('Even if the governor pardoned the general,')
    expect(supposedClause(claim, 'The governor pardoned the general, if late.')).toBeUndefined()
    // Who claims a condition finds it in one.
    expect(supposedClause(sentence, sentence)).toBeUndefined()
    expect(
      supposedClause(
        'El gobernador indultó al general.',
        'Si el gobernador indultó al general, dimitirá.',
        'es',
      ),
    ).toBe('Si el gobernador indultó al general,')
  })

  it('finds a sentence that supposes something, unless the claim supposes too', () => {
    const supposes = (claim: string, sentence: string): number =>
      featureOf(pairOf(claim, sentence) as Pair, 'supposes')
    const claim = 'The governor pardoned the general.'
    expect(supposes(claim, 'The governor would pardon the general.')).toBe(1)
    expect(supposes(claim, claim)).toBe(0)
    expect(supposes('The governor would pardon the general.', 'The governor would pardon him.')).toBe(0)
  })
})
