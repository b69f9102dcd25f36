import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyseClaim } from '../../../claims/match/pair/analysed-claim.ts'
import type { MatchableClaim } from '../../../claims/records/matchable-claim.ts'
import { statementsOf } from '../../../claims/text/statements.ts'
import { openWordTable } from '../../../claims/text/word-table.ts'

const words = openWordTable(readFileSync(resolve('public', 'words.bin')))
const parts = (text: string, lang = 'en'): string[] =>
  statementsOf([{ lang, text }]).flatMap((one) => (one.whole === undefined ? [] : [one.text]))

describe('claims/text/statements', () => {
  it('includes each sentence of a wording that makes sense alone', () => {
    const text = 'Wages in Ohio have not risen in ten years. Rents in Ohio have doubled since 2010.'
    expect(statementsOf([{ lang: 'en', text }])).toEqual([
      { lang: 'en', text },
      { lang: 'en', text: 'Wages in Ohio have not risen in ten years.', whole: text },
      { lang: 'en', text: 'Rents in Ohio have doubled since 2010.', whole: text },
    ])
    expect(parts('Los salarios no han subido en diez años. Los alquileres se han duplicado.', 'es')).toEqual([
      'Los salarios no han subido en diez años.',
      'Los alquileres se han duplicado.',
    ])
  })

  it('does not end a sentence at an abbreviation', () => {
    expect(parts('Dr. J. Smith said that the U.S. had 3.5 million cases by Jan. 5.')).toEqual([])
  })

  const WAGES = 'Wages in Ohio have not risen in ten years.'
  it.each([
    ['leans on the one before: it would be said of anyone', 'He has never released a single tax return.'],
    ['asks', 'Why have the wages of Ohio not risen at all?'],
    ['is very short', 'They have not.'],
    [
      'is a small part of the whole',
      `Rents doubled in the county. ${'Ohio has many counties and towns. '.repeat(4)}`,
    ],
  ])('leaves out a sentence that %s', (_, text) => {
    const [first = ''] = text.split(/(?<=\.) /)
    expect(parts(`${WAGES} ${text}`)).not.toContain(first)
  })

  it('leaves out the answer to a question', () => {
    expect(
      parts('Is the age of retirement to be raised? Parliament says the age stays at 65 for now.'),
    ).toEqual([])
  })

  it('does not split wordings in unknown languages', () => {
    expect(parts('Die Löhne sind nicht gestiegen. Die Mieten haben sich verdoppelt.', 'de')).toEqual([])
  })

  it('gives the share of the wording that a sentence has', () => {
    const claim: MatchableClaim = {
      key: 't/one',
      wordings: [
        {
          lang: 'en',
          text: 'Wages in Ohio have not risen in ten years. Rents in Ohio have doubled since 2010.',
        },
      ],
      guards: {},
      rejects: [],
    }
    const shares = analyseClaim(claim, words).wordings.map(({ share }) => share)
    expect(shares[0]).toBe(1)
    expect(shares.slice(1).every((share) => share > 0.3 && share < 0.7)).toBe(true)
  })
})
