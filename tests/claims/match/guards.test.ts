import { describe, expect, it } from 'vitest'
import { tryGuards } from '../../../claims/match/guards.ts'
import type { Pair } from '../../../claims/match/pair/pair.ts'
import { analysed, pairOf } from '../../support/pairs.ts'

const CLAIM = 'The governor of Ohio pardoned 31 generals in May 2019.'

type Options = Parameters<typeof pairOf>[2] & { readonly rejects?: readonly string[] }

/** Guards under their names: whether they passed, and what they say. */
function guards(
  sentence: string,
  { rejects = [], ...options }: Options = {},
): Record<string, [boolean, string]> {
  const pair = pairOf(CLAIM, sentence, options) as Pair
  const results = tryGuards(
    pair,
    rejects.map((text) => analysed(text)),
  )
  return Object.fromEntries(results.map(({ guard, passed, detail }) => [guard, [passed, detail]]))
}

describe('claims/match/guards', () => {
  it('gives no result for passed guards that the claim does not have itself', () => {
    expect(guards(CLAIM)).toEqual({})
  })

  it('looks for names and places in the sentence and around it, in whole words', () => {
    const carried = { names: [['DeWine', 'the Governor']], places: ['Ohio', 'Columbus'] }
    expect(guards(CLAIM, { guards: carried })).toEqual({
      names: [true, 'the Governor'],
      places: [true, 'Ohio'],
    })
    const sentence = 'Governors pardoned 31 generals in May 2019.'
    expect(guards(sentence, { guards: carried, headline: 'DeWine’s day' })).toMatchObject({
      names: [true, 'DeWine'],
      places: [false, 'none of Ohio, Columbus'],
    })
  })

  it('applies the time window if the page has a day', () => {
    const carried = { window: { from: '2019-05-01', until: '2019-06-30' } }
    expect(guards(CLAIM, { guards: carried })).toEqual({})
    expect(guards(CLAIM, { guards: carried, published: '2019-06-30T10:00:00Z' })).toEqual({
      window: [true, 'published 2019-06-30'],
    })
    expect(guards(CLAIM, { guards: carried, published: '2019-04-30' })).toEqual({
      window: [false, 'published 2019-04-30'],
    })
  })

  it('rejects another date, and another number outside the claim’s tolerance', () => {
    const percent = (sentence: string, numberTolerance?: number) =>
      tryGuards(
        pairOf('Rents in the city of Ohio rose by 30 percent last year.', sentence, {
          guards: numberTolerance === undefined ? {} : { numberTolerance },
        }) as Pair,
        [],
      )
    const other = 'Rents in the city of Ohio rose by 33 percent last year.'
    expect(percent(other)).toEqual([
      { guard: 'number', passed: false, detail: '33 percent where the claim has 30 percent' },
    ])
    expect(percent(other, 0.2)).toEqual([{ guard: 'number', passed: true, detail: '30 percent' }])
    expect(guards(CLAIM.replace('2019', '2017')).date?.[0]).toBe(false)
  })

  it('rejects a sentence that says little of the claim, whatever the context says', () => {
    expect(guards('There were 31 of them.', { headline: CLAIM })['said elsewhere']?.[0]).toBe(false)
  })

  it('rejects a wording that says too little', () => {
    const pair = pairOf('Shares fell sharply.', 'Shares fell sharply.') as Pair
    expect(tryGuards(pair, [])).toMatchObject([{ guard: 'too short', passed: false }])
  })

  it('rejects a sentence that is nearer to a counter-example', () => {
    const sentence = 'The governor of Ohio pardoned 31 turkeys in the garden of his house in May 2019.'
    expect(guards(sentence, { rejects: [sentence] })['counter-example']).toEqual([false, sentence])
    expect(guards(CLAIM, { rejects: [sentence] })['counter-example']).toBeUndefined()
  })

  it('rejects a plan, another name and another role', () => {
    expect(guards('The governor of Ohio may pardon 31 generals in May 2019.').supposed).toEqual([
      false,
      'may',
    ])
    expect(guards(CLAIM.replace('Ohio', 'Utah'))['other name']?.[1]).toBe(
      'Utah in the place of a name of the claim',
    )
    const sued = pairOf(
      'Tamsin Baxter sued Orrell over a recipe.',
      'Orrell sued Tamsin Baxter over a recipe.',
    )
    expect(tryGuards(sued as Pair, [])).toMatchObject([{ guard: 'other way round' }])
  })
})
