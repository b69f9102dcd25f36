import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_TOKENS, tokenise } from '../../../claims/text/tokens.ts'

const words = (text: string, lang = 'en'): string[] => tokenise(text, lang).map(({ word }) => word)

describe('claims/text/tokens', () => {
  it.each([
    ['Lopez’ lawyer', ['lopez', 'lawyer']],
    ['Maduro’s re-election', ['maduro', 'reelection']],
    ['the U.S. and the United States', ['the', 'usa', 'and', 'the', 'usa']],
    ['told US officials, told us', ['told', 'usa', 'officials', 'told', 'us']],
    ['8.1 million (41.53%)', ['8.1', 'million', '41.53', '%']],
    ['didn’t', ['did']],
    ['COVID-19, covid-19 and Covid', ['covid', 'covid', 'and', 'covid']],
    ['CO2, H1N1, the G7’s, MS-13 and an F-16', 'co2 h1n1 the g7 s ms13 and an f16'.split(' ')],
    ['Top-10 of the mid-90s, in July-2020', 'top 10 of the mid 90 s in july 2020'.split(' ')],
    ['5km, the 2nd, Rs500, 737-800', '5 km the 2 nd rs 500 737 800'.split(' ')],
  ])('reads %j', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('limits the length of a word of letters and digits', () => {
    expect(Math.max(...words('a1'.repeat(5_000)).map(({ length }) => length))).toBeLessThan(40)
  })

  it('knows the words of Spanish', () => {
    expect(words('EE.UU. sancionó a Nicolás Maduro', 'es')).toEqual([
      'usa',
      'sanciono',
      'a',
      'nicolas',
      'maduro',
    ])
    expect(tokenise('las elecciones', 'es')[1]?.stem).toBe(tokenise('la elección', 'es')[1]?.stem)
  })

  it('cuts scripts without spaces into words', () => {
    expect(words('選挙は違法だった', 'ja').length).toBeGreaterThan(2)
  })

  it('keeps the words of a language without rules as they are', () => {
    expect(tokenise('Wahlen wurden manipuliert', 'de').map(({ stem }) => stem)).toEqual([
      'wahlen',
      'wurden',
      'manipuliert',
    ])
  })

  it('gives positions in the text as read', () => {
    const text = '“Nicolás\u200b Maduro’s re-election”'
    expect(
      tokenise(text, 'en')
        .filter(({ kind }) => kind === 'word')
        .map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Nicolás', 'Maduro', 're-election'])
  })

  it('reads names of object members as words', () => {
    expect(words('constructor __proto__ toString hasOwnProperty')).toContain('constructor')
  })

  it('stops at its limit', () => {
    expect(tokenise('word '.repeat(100_000), 'en')).toHaveLength(MAX_TOKENS)
  })

  it('reads plain letters alike with and without a foreign one in the text', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        'b.',
        'U.S.',
        "can't",
        "o'",
        "'s",
        're-',
        'Of',
        '8',
        '.5',
        ',000',
        '10:30',
        '$',
        '%',
        '"',
        '?',
        ' ',
        '. ',
        '-',
      ],
    )
    const text = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string(),
    )
    fc.assert(
      fc.property(text, (text) => {
        // A Hebrew letter: nothing of it poses as Latin.
        expect(tokenise(`${text} \u05d0`, 'en').slice(0, -1)).toEqual(tokenise(text, 'en'))
      }),
      { numRuns: 2_000 },
    )
  })
})
