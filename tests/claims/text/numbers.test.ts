import { describe, expect, it } from 'vitest'
import { findDates } from '../../../claims/text/dates.ts'
import { agreement, findQuantities, type Quantity } from '../../../claims/text/numbers.ts'
import { tokenise } from '../../../claims/text/tokens.ts'

function quantities(text: string, lang = 'en'): Quantity[] {
  const tokens = tokenise(text, lang)
  return findQuantities(tokens, lang, findDates(tokens, lang))
}
const one = (text: string, lang = 'en'): Quantity => quantities(text, lang)[0] as Quantity

describe('claims/text/numbers', () => {
  it.each([
    ['8.1 million votes', 'en', 8_100_000, 'count'],
    ['8.1m votes', 'en', 8_100_000, 'count'],
    ['eight million votes', 'en', 8_000_000, 'count'],
    ['half a million people', 'en', 500_000, 'count'],
    ['a million people', 'en', 1_000_000, 'count'],
    ['twenty-five thousand', 'en', 25_000, 'count'],
    ['two hundred and fifty-three', 'en', 253, 'count'],
    ['8.089.320 votos', 'es', 8_089_320, 'count'],
    ['8,089,320 votes', 'en', 8_089_320, 'count'],
    ['41,53 %', 'es', 41.53, 'percent'],
    ['41.53 percent', 'en', 41.53, 'percent'],
    ['3,7 millones', 'es', 3_700_000, 'count'],
    ['tres mil millones de dólares', 'es', 3_000_000_000, 'count'],
    ['$5bn', 'en', 5_000_000_000, 'money'],
    ['5:30 p.m.', 'en', 330, 'time'],
    ['the 16th', 'en', 16, 'ordinal'],
  ])('reads %j (%s) as %d, a %s', (text, lang, value, kind) => {
    expect(one(text, lang)).toMatchObject({ value, kind })
  })

  it.each(['one of them', 'a vote', 'no one', 'in 2017', 'July 30, 2017', 'el 30 de julio de 2017'])(
    'finds no quantity in %j',
    (text) => {
      expect(quantities(text, text.startsWith('el') ? 'es' : 'en')).toEqual([])
    },
  )

  it.each([
    ['more than 8 million', '8,089,320', 0.9],
    ['8.1 million', 'eight million', 0.9],
    ['8m', '8 million', 1],
    ['nearly 3,000', '2,975', 0.9],
    ['at least 1 million', '1 million', 1],
    ['50 million', '87 million', 0],
    ['64', '2,975', 0],
    ['8 percent', '8 million', 0],
    ['3.7 million', '8 million', 0],
    ['77 cents', '75 cents', 0],
    ['less than 1 million', '1.2 million', 0],
  ])('compares %j with %j: %d', (claim, sentence, expected) => {
    expect(agreement(one(claim), one(sentence))).toBe(expected)
  })

  it('agrees within the tolerance that a claim allows, and no further', () => {
    expect(agreement(one('100 votes'), one('104 votes'), 0.05)).toBeGreaterThan(0)
    expect(agreement(one('100 votes'), one('106 votes'), 0.05)).toBe(0)
  })

  it('knows what a number counts', () => {
    expect(one('1 million votes').unit).toBe(tokenise('vote', 'en')[0]?.stem)
  })

  it('ignores an infinite number', () => {
    expect(quantities('9'.repeat(10_000))).toEqual([])
    expect(quantities(`${'1,'.repeat(5_000)}1`).length).toBeLessThanOrEqual(1)
    expect(quantities('million '.repeat(5_000))).toEqual([])
  })
})

describe('claims/text/dates', () => {
  const dates = (text: string, lang = 'en') =>
    findDates(tokenise(text, lang), lang).map(({ year, month, day }) => [year, month, day])

  it.each([
    ['on July 30, 2017', 'en', [2017, 7, 30]],
    ['on 30 July', 'en', [undefined, 7, 30]],
    ['on Jan. 29', 'en', [undefined, 1, 29]],
    ['in August 2017', 'en', [2017, 8, undefined]],
    ['in 2014', 'en', [2014, undefined, undefined]],
    ['el 30 de julio de 2017', 'es', [2017, 7, 30]],
  ])('reads %j (%s)', (text, lang, expected) => {
    expect(dates(text, lang)).toEqual([expected])
  })

  it.each(['they may march on', 'March on!', '2000 people', '$2017', 'April Jones'])(
    'finds none in %j',
    (text) => {
      expect(dates(text)).toEqual([])
    },
  )
})
