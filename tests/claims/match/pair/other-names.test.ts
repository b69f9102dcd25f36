import { describe, expect, it } from 'vitest'
import { featureOf } from '../../../../claims/match/pair/feature-names.ts'
import type { Pair } from '../../../../claims/match/pair/pair.ts'
import { type Page, pairOf, wordsAt } from '../../../support/pairs.ts'

const HOMICIDES = 'The number of homicides in Chicago rose by 56% in 2020.'
const CLOSING = 'The city council of Brackenford voted to close the Elm Street library.'

function otherName(claim: string, sentence: string, options?: Page & { lang?: string }): string | undefined {
  const pair = pairOf(claim, sentence, options)
  return wordsAt(pair, pair?.readings.departures.otherName)
}

function lacksName(claim: string, sentence: string, options?: Page & { lang?: string }): boolean {
  return featureOf(pairOf(claim, sentence, options) as Pair, 'nameGone') === 1
}

describe('claims/match/pair/other-names', () => {
  it.each([
    [
      HOMICIDES,
      'The number of homicides in Milwaukee rose by 56% in 2020, police figures show.',
      'Milwaukee',
    ],
    [CLOSING, 'The city council of Norwell voted to close the library on Harbour Street.', 'Norwell'],
    ['Police in Lindau shot dead a man of 19.', 'Police in Passau shot dead a man of 19.', 'Passau'],
    // Beside a part that both names have.
    ['There is no hospital in Trent County.', 'There is no hospital in Hale County.', 'Hale County'],
  ])('finds in the place of a name of %j another one in %j', (claim, sentence, other) => {
    expect(otherName(claim, sentence)).toBe(other)
    expect(otherName(claim, claim)).toBeUndefined()
  })

  it('finds no other name if the page has the claim’s', () => {
    const sentence = 'The number of homicides in Milwaukee rose by 56% in 2020.'
    expect(otherName(HOMICIDES, sentence, { headline: 'Chicago and its neighbours' })).toBeUndefined()
  })

  it('knows a name by its initials and written as one word', () => {
    const customs = 'The Immigration and Customs Enforcement agency let 300 people go.'
    const long = 'The World Trade Organization fined a maker in Brazil.'
    const short = 'The WTO fined a maker in Brazil.'
    expect(lacksName(long, short)).toBe(false)
    expect(lacksName(short, long)).toBe(false)
    expect(lacksName(customs, customs)).toBe(false)
    expect(lacksName('The council of Brackenford voted.', 'The council voted. #brackenford')).toBe(false)
  })

  it('does not miss the name of somebody who only reports the claim', () => {
    const sentence = 'Jane Roe has called for a tax on sugar in Ohio.'
    expect(lacksName('Says John Doe "has called for a tax on sugar in Ohio"', sentence)).toBe(false)
    expect(lacksName('John Doe has called for a tax on sugar in Ohio.', sentence)).toBe(true)
  })

  it('misses no name if the sentence has “I”, or “he” on a page without names', () => {
    const claim = 'John Doe has called for a tax on sugar.'
    expect(lacksName(claim, 'Today I have called for a tax on sugar.')).toBe(false)
    expect(lacksName(claim, 'Today he has called for a tax on sugar.')).toBe(false)
    expect(lacksName(claim, 'Today he has called for a tax on sugar.', { headline: 'Jane Roe’s day' })).toBe(
      true,
    )
  })

  it('does not compare names in languages that capitalise all nouns', () => {
    const claim = 'Der Rat von Bonn hat die Bücherei geschlossen.'
    const sentence = 'Der Rat von Köln hat das Bad geschlossen.'
    expect(lacksName(claim, sentence, { lang: 'de' })).toBe(false)
    expect(otherName(claim, sentence, { lang: 'de' })).toBeUndefined()
  })
})
