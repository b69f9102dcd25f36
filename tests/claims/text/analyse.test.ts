import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../../claims/text/analyse.ts'
import { MAX_TOKENS } from '../../../claims/text/tokens.ts'
import { openWordTable } from '../../../claims/text/word-table.ts'

const words = openWordTable(readFileSync('public/words.bin'))
const quoted = (text: string): string => {
  const { tokens, quoted } = analyse(text, 'en', words)
  return tokens
    .filter((_, i) => quoted[i])
    .map(({ word }) => word)
    .join(' ')
}

describe('claims/text/analyse: what is quoted', () => {
  it.each([
    ['He called it “a very great success” again.', 'a very great success'],
    ["A 'Church of Lucifer' has opened.", 'church of lucifer'],
    ['It is ‘no longer’ so, they say.', 'no longer'],
    ['Son « gran éxito » y nada más', 'gran exito'],
    ["The prosecutors' office didn't say what 'they' knew.", 'they'],
    ["Music of the '90s and the '80s", ''],
    ['“He said ‘never’ to them”, she said.', 'he said never to them'],
    ["'All of it' and 'none of it'", 'all of it none of it'],
    ['“No end is in sight', 'no end is in sight'],
    ["rock 'n' roll", 'n'],
    ['', ''],
  ])('finds in %j “%s”', (text, found) => {
    expect(quoted(text)).toBe(found)
  })

  it('reads an apostrophe without a near end as no quotation', () => {
    expect(quoted(`the '90s ${'and then some more '.repeat(20)}of it'`)).toBe('')
  })

  it('takes linear time for a text of apostrophes', () => {
    expect(quoted(" 'a".repeat(1_300))).toBe('')
  })
})

describe('claims/text/analyse: names', () => {
  const namesIn = (text: string): string[] => {
    const { tokens, roles } = analyse(text, 'en', words)
    return tokens.flatMap(({ start, end }, i) => (roles[i] === 'name' ? [text.slice(start, end)] : []))
  }

  it('uses capitals in a short sentence of many names', () => {
    expect(namesIn('There is no hospital in Trent County.')).toEqual(['Trent', 'County'])
    expect(namesIn('The World Trade Organization fined a maker in Brazil.')).toEqual([
      'World',
      'Trade',
      'Organization',
      'Brazil',
    ])
  })

  it('does not use capitals in a headline', () => {
    expect(namesIn('Storm Damage Costs Farmers Dearly This Year')).toEqual([])
  })
})

describe('claims/text/analyse: compounds', () => {
  it('reads an unknown word as the two known words that it is made of', () => {
    const text = 'He helps middleclass voters.'
    const { tokens } = analyse(text, 'en', words)
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      'He',
      'helps',
      'middle',
      'class',
      'voters',
    ])
    expect(tokens.map(({ stem }) => stem)).toEqual(
      analyse('He helps middle-class voters.', 'en', words).tokens.map(({ stem }) => stem),
    )
  })

  it('splits a word at a capital inside', () => {
    const text = 'The AfricanAmerican vote.'
    const { tokens, roles } = analyse(text, 'en', words)
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      'African',
      'American',
      'vote',
    ])
    expect(roles.slice(1, 3)).toEqual(['name', 'name'])
  })

  it('keeps the limit of tokens when it splits words', () => {
    expect(analyse('middleclass '.repeat(MAX_TOKENS), 'en', words).tokens).toHaveLength(MAX_TOKENS)
  })

  it.each(['disloyal', 'unfriended', 'Middleclass', 'healthcare', 'qwertyuiop'])(
    'does not split %s',
    (word) => {
      expect(analyse(`He is ${word}`, 'en', words).tokens).toHaveLength(3)
    },
  )
})
