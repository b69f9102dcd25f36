import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyseClaim, layAlone } from '../../../claims/match/pair.ts'
import { leadsOf, MOST_LEAD } from '../../../claims/match/rivals.ts'
import { analyse } from '../../../claims/text/analyse.ts'
import { openWordTable } from '../../../claims/text/word-table.ts'

const words = openWordTable(readFileSync('public/words.bin'))
const leads = (sentence: string, ...claims: (readonly string[])[]): number[] => {
  const analysed = analyse(sentence, 'en', words)
  return leadsOf(
    claims.map((texts, i) =>
      layAlone(
        analyseClaim(
          {
            key: `t/${i}`,
            wordings: texts.map((text) => ({ lang: 'en', text })),
            guards: {},
            rejects: [],
          },
          words,
        ),
        analysed,
        words,
      ),
    ),
  )
}

const dropped = ['Chicago prosecutors dropped all charges against Jussie Smollett.']
const indicted = ['A special prosecutor had Jussie Smollett indicted again on six counts.']

describe('claims/match/rivals', () => {
  it('puts the claim that the sentence states ahead of its neighbour', () => {
    const [ahead, behind] = leads('Special prosecutor has Jussie Smollett indicted again', dropped, indicted)
    expect(ahead).toBeLessThan(-0.05)
    expect(behind).toBe(-(ahead as number))
  })

  it('gives the most to a claim that stands alone', () => {
    expect(leads('Prosecutors dropped all charges.', dropped)).toEqual([MOST_LEAD])
    expect(leads('Prosecutors dropped all charges.')).toEqual([])
  })

  it('takes no claim for a rival that says the same', () => {
    const same = ['Prosecutors in Chicago dropped all the charges against Jussie Smollett on Tuesday.']
    expect(leads('Chicago prosecutors dropped all charges against Jussie Smollett.', dropped, same)[0]).toBe(
      MOST_LEAD,
    )
  })

  it('takes a claim with another number for a rival', () => {
    const [right, wrong] = leads(
      'Hurricane Maria killed 2,975 people in Puerto Rico.',
      ['Hurricane Maria killed 2,975 people in Puerto Rico.'],
      ['Hurricane Maria killed 64 people in Puerto Rico.'],
    )
    expect(right).toBeGreaterThan(0.1)
    expect(wrong).toBeLessThan(-0.1)
  })

  it('counts the best wording of a claim, and leaves a claim without words alone', () => {
    const [one, other, none] = leads(
      'Prosecutors dropped all charges against Jussie Smollett.',
      ['Nothing of the kind was said anywhere.', ...dropped],
      indicted,
      [''],
    )
    expect(one).toBeGreaterThan(0)
    expect(other).toBeLessThan(0)
    expect(none).toBe(MOST_LEAD)
  })
})
