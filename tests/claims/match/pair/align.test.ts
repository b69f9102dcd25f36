import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { align } from '../../../../claims/match/pair/align.ts'
import { analyse } from '../../../../claims/text/analyse.ts'
import { openWordTable } from '../../../../claims/text/word-table.ts'

const words = openWordTable(readFileSync(resolve('public', 'words.bin')))
const of = (text: string) => analyse(text, 'en', words)

/** What the context is worth for the words of a claim that the sentence leaves out. */
function filledIn(
  claimText: string,
  sentence: string,
  around: { headline?: string; lead?: string; before?: readonly string[]; published?: string },
): Record<string, number> {
  const claim = of(claimText)
  const { fromContext } = align(
    claim,
    of(sentence),
    {
      headline: of(around.headline ?? ''),
      lead: of(around.lead ?? ''),
      before: (around.before ?? []).map(of),
      published: around.published,
    },
    words,
  )
  return Object.fromEntries(
    claim.tokens.flatMap(({ word }, i) => {
      const value = fromContext[i] as number
      return value > 0 ? [[word, value]] : []
    }),
  )
}

const CLAIM = 'More than 8 million people voted in Ruritania on 30 July 2017.'
const SENTENCE = 'More than 8 million people voted.'

describe('claims/match/align', () => {
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

  it('fills in no date where the sentence has another', () => {
    const other = 'More than 8 million people voted in 2013.'
    expect(filledIn(CLAIM, other, { headline: 'The election of 30 July 2017' })).toEqual({})
    expect(filledIn(CLAIM, other, { published: '2017-08-02' })).toEqual({})
  })

  it('fills in names as they stand and in other forms, other words only as they stand', () => {
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
})
