import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../../../claims/match/pair/align.ts'
import type { Context } from '../../../../claims/match/pair/context.ts'
import { contrastOf, turnOf } from '../../../../claims/match/pair/contrast.ts'
import { analyse } from '../../../../claims/text/analyse.ts'
import { openWordTable } from '../../../../claims/text/word-table.ts'

const words = openWordTable(readFileSync(resolve('public', 'words.bin')))
const NOBODY = { leans: 0, addresses: 0 }

function laid(claimText: string, sentenceText: string, { lang = 'en', headline = '' } = {}) {
  const of = (text: string) => analyse(text, lang, words, { verbs: true })
  const [claim, sentence] = [of(claimText), of(sentenceText)]
  const context: Context = { before: [], headline: of(headline), lead: of(''), published: undefined }
  const alignment = align(claim, sentence, context, words)
  const { otherName, supposes, swapped, opposite } = turnOf(claim, sentence, alignment, context)
  const word = (i: number) => sentence.tokens[i]?.word
  return {
    otherName:
      otherName &&
      sentence.text.slice(sentence.tokens[otherName.from]?.start, sentence.tokens[otherName.to - 1]?.end),
    supposes: word(supposes),
    opposite: word(opposite),
    swapped,
    ...contrastOf(claim, sentence, alignment, context, NOBODY),
  }
}

const CLOSING = 'The city council of Brackenford voted to close the Elm Street library.'
const HOMICIDES = 'The number of homicides in Chicago rose by 56% in 2020.'

describe('claims/match/contrast', () => {
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
    expect(laid(claim, sentence).otherName).toBe(other)
    expect(laid(claim, claim).otherName).toBeUndefined()
  })

  it('finds no other name where the page has the claim’s', () => {
    const sentence = 'The number of homicides in Milwaukee rose by 56% in 2020.'
    expect(laid(HOMICIDES, sentence, { headline: 'Chicago and its neighbours' }).otherName).toBeUndefined()
  })

  it('knows a name by its initials and written as one', () => {
    const customs = 'The Immigration and Customs Enforcement agency let 300 people go.'
    expect(
      laid('The World Trade Organization fined a maker in Brazil.', 'The WTO fined a maker in Brazil.')
        .nameGone,
    ).toBe(false)
    expect(
      laid('The WTO fined a maker in Brazil.', 'The World Trade Organization fined a maker in Brazil.')
        .nameGone,
    ).toBe(false)
    expect(laid(customs, customs).nameGone).toBe(false)
  })

  it('misses no name of who only reports what the claim says', () => {
    const sentence = 'Jane Roe has called for a tax on sugar in Ohio.'
    expect(laid('Says John Doe "has called for a tax on sugar in Ohio"', sentence).nameGone).toBe(false)
    expect(laid('John Doe has called for a tax on sugar in Ohio.', sentence).nameGone).toBe(true)
  })

  it('leaves names alone where all nouns have capitals', () => {
    expect(
      laid('Der Rat von Bonn hat die Bücherei geschlossen.', 'Der Rat von Köln hat das Bad geschlossen.', {
        lang: 'de',
      }),
    ).toMatchObject({ nameGone: false, otherName: undefined })
  })

  it.each([
    [CLOSING, 'The city council of Brackenford may close the Elm Street library.', 'may'],
    ['Facebook banned the group.', 'Facebook is considering banning the group.', 'considering'],
    ['President Reyes pardoned the general.', 'President Reyes was asked to pardon the general.', 'asked'],
  ])('finds that %j is no fact in %j', (claim, sentence, word) => {
    expect(laid(claim, sentence).supposes).toBe(word)
    expect(laid(claim, claim).supposes).toBeUndefined()
    // Who claims a plan finds it in a plan.
    expect(laid(sentence, sentence).supposes).toBeUndefined()
  })

  it('takes a month for no chance, nor what may have happened', () => {
    const may = 'Russian forces captured the town of Velykivka on 12 May.'
    expect(laid(may, 'On 12 May Russian forces captured the town.').supposes).toBeUndefined()
    expect(
      laid('Data of 87 million people was shared.', 'Data of 87 million people may have been shared.')
        .supposes,
    ).toBeUndefined()
  })

  it.each([
    ['Tamsin sued Orrell over a recipe.', 'Orrell sued Tamsin over a recipe.', true],
    ['Tamsin sued Orrell over a recipe.', 'Orrell was sued by Tamsin over a recipe.', false],
    ['Tamsin was sued by Orrell over a recipe.', 'Orrell was sued by Tamsin over a recipe.', true],
    ['Tamsin sued Orrell over a recipe.', 'Orrell, which Tamsin sued, has lost.', false],
  ])('%j the other way round in %j: %s', (claim, sentence, swapped) => {
    expect(laid(claim, sentence).swapped).toBe(swapped)
  })

  it.each([
    [
      'en',
      'Women in the EU earn 13% less per hour than men.',
      'Men in the EU earn 13% less per hour than women.',
      true,
    ],
    ['en', 'Women in the EU earn less per hour than men.', 'Women earn less than men in the EU.', false],
    ['en', 'Spain is poorer than Italy.', 'Italy is poorer than Spain.', true],
    ['en', 'Spain is poorer than Italy.', 'Spain, not France, is poorer than Italy.', false],
    // Two comparisons: which of them is the claim's is not told.
    [
      'en',
      'Spain is poorer than Italy.',
      'Italy was poorer than France before Spain was poorer than Italy.',
      false,
    ],
    [
      'es',
      'Los jóvenes cobran menos que los jubilados.',
      'Los jubilados cobran menos que los jóvenes.',
      true,
    ],
    [
      'es',
      'Los jóvenes cobran menos que los jubilados.',
      'Dijo que los jóvenes cobran menos que los jubilados.',
      false,
    ],
  ])('in %s, compares the other way round: %j, %j: %s', (lang, claim, sentence, swapped) => {
    expect(laid(claim, sentence, { lang }).swapped).toBe(swapped)
  })

  it('finds a small word for its opposite, unless all is the other way round', () => {
    const murders = 'In New York murders are up.'
    expect(laid(murders, 'In New York murders are down 25 percent.').opposite).toBe('down')
    expect(laid(murders, 'In New York murders are up 25 percent.').opposite).toBeUndefined()
  })

  it('weighs words in whose place the sentence has others', () => {
    const charged = 'A man was charged with arson over the fire at the church.'
    const arrested = laid(charged, 'A man was arrested on suspicion of arson over the fire at the church.')
    expect(arrested.replaced).toBeGreaterThan(0)
    expect(laid(charged, charged).replaced).toBe(0)
    // Left out, not replaced.
    expect(laid(charged, 'A man, arson, the fire at the church.').replaced).toBe(0)
  })

  it('takes any texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const { replaced } = laid(one, other)
        expect(replaced).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
