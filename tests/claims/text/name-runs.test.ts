import { describe, expect, it } from 'vitest'
import { NAME_GAP, nameRuns, POSSESSIVE_GAP } from '../../../claims/text/name-runs.ts'
import { analysed } from '../../support/pairs.ts'

function names(text: string, gap: number): string[] {
  const { tokens, roles } = analysed(text)
  return nameRuns(tokens, roles, gap).map(({ from, to }) =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end),
  )
}

describe('claims/text/name-runs', () => {
  it('joins neighbouring parts of names', () => {
    expect(
      names('There Leopoldo López of Caracas has met the famous lawyer Nicolás Maduro', NAME_GAP),
    ).toEqual(['Leopoldo López', 'Caracas', 'Nicolás Maduro'])
    expect(names('nobody was there', NAME_GAP)).toEqual([])
  })

  it('includes a possessive in the name only if the gap allows it', () => {
    expect(names('They met in Kenya’s Laikipia', NAME_GAP)).toEqual(['Kenya', 'Laikipia'])
    expect(names('They met in Kenya’s Laikipia', POSSESSIVE_GAP)).toEqual(['Kenya’s Laikipia'])
  })
})
