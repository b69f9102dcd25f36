import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../../../claims/match/pair/align.ts'
import { claimTokensOf } from '../../../../claims/match/pair/alignment.ts'
import { analysed, contextOf, type Page, WORDS } from '../../../support/pairs.ts'

/** What the context is worth for the words of a claim that the sentence leaves out. */
function filledIn(claimText: string, sentence: string, page: Page): Record<string, number> {
  const claim = analysed(claimText)
  const { fromContext } = align(claim, analysed(sentence), contextOf(page), WORDS)
  return Object.fromEntries(
    claim.tokens.flatMap(({ word }, i) => {
      const value = fromContext[i] as number
      return value > 0 ? [[word, value]] : []
    }),
  )
}

const CLAIM = 'More than 8 million people voted in Ruritania on 30 July 2017.'
const SENTENCE = 'More than 8 million people voted.'

describe('claims/match/pair/align', () => {
  it('lets headline, lead and the sentences before fill in a date, the nearest counting most', () => {
    const date = 'The election of 30 July 2017'
    expect(filledIn(CLAIM, SENTENCE, { headline: date })).toEqual({ '30': 0.6 })
    expect(filledIn(CLAIM, SENTENCE, { lead: date })).toEqual({ '30': 0.5 })
    expect(filledIn(CLAIM, SENTENCE, { headline: date, before: [date] })).toEqual({ '30': 0.8 })
    expect(filledIn(CLAIM, SENTENCE, { headline: 'The election of 2 May 2017' })).toEqual({})
  })

  it('lets the day of the page fill in a date near it', () => {
    expect(filledIn(CLAIM, SENTENCE, { published: '2017-08-02' })).toEqual({ '30': 0.8 })
    expect(filledIn(CLAIM, SENTENCE, { published: '2019-08-02' })).toEqual({})
  })

  it('fills in no date if the sentence has another', () => {
    const other = 'More than 8 million people voted in 2013.'
    expect(filledIn(CLAIM, other, { headline: 'The election of 30 July 2017' })).toEqual({})
    expect(filledIn(CLAIM, other, { published: '2017-08-02' })).toEqual({})
  })

  it('fills in names also in other forms, and other words only in the same form', () => {
    expect(filledIn(CLAIM, SENTENCE, { headline: 'Ruritania has voted' })).toEqual({ ruritania: 0.6 })
    const form = filledIn(CLAIM, SENTENCE, { headline: 'The Ruritanian election' })
    expect(form.ruritania).toBeGreaterThan(0)
    expect(form.ruritania).toBeLessThan(0.6)
    expect(
      filledIn('The mayor closed the bridge.', 'The mayor did.', { headline: 'Closure of a bridge' }),
    ).toEqual({
      bridge: 0.6,
    })
  })

  it('gives a given name little weight if the surname is said', () => {
    const claim = analysed('Leopoldo López was in jail.')
    const weightOf = (sentence: string, page: Page = {}): number =>
      align(claim, analysed(sentence), contextOf(page), WORDS).weights[0] as number
    const whole = weightOf('Leopoldo López was in jail.')
    expect(weightOf('He was in jail.')).toBe(whole)
    expect(weightOf('López was in jail.')).toBeCloseTo(0.2 * whole)
    expect(weightOf('He was in jail.', { headline: 'The case of López' })).toBeCloseTo(0.2 * whole)
  })

  it('has a place for exactly the tokens that fit, and each place belongs to a token of the claim', () => {
    const word = fc.constantFrom(
      'López',
      'Caracas',
      'votes',
      'counted',
      'won',
      'lost',
      '8',
      '2017',
      'May',
      '%',
      'the',
    )
    const text = fc.array(word, { maxLength: 12 }).map((list) => analysed(list.join(' ')))
    fc.assert(
      fc.property(text, text, (wordingAnalysis, sentenceAnalysis) => {
        const around = contextOf({})
        const alignment = align(wordingAnalysis, sentenceAnalysis, around, WORDS)
        const { to, fit, how } = alignment
        expect(to.map((place) => place >= 0)).toEqual(fit.map((value) => value > 0))
        expect(how.map((way) => way !== 'none')).toEqual(fit.map((value) => value > 0))
        claimTokensOf({ wordingAnalysis, sentenceAnalysis, around, alignment }).forEach((token, place) => {
          if (token >= 0) expect(to[token]).toBe(place)
        })
      }),
    )
  })
})
