import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_UNCUT_SENTENCE, splitSentences } from '../../../claims/text/sentences.ts'
import { growth, IN_PROPORTION } from '../../support/growth.ts'

function split(text: string, lang = 'en'): string[] {
  return splitSentences(text, lang).map(({ start, end }) => text.slice(start, end))
}

/** Each case is written with ` | ` where a sentence ends. */
const CASES: readonly (readonly [string, string, string?])[] = [
  ['titles', 'Mr. Lopez and Ms. Diaz met Gov. Ron DeSantis. | They left.'],
  ['titles with initials', 'Sen. J. D. Vance met George W. Bush. | Nobody else came.'],
  ['a country as an adjective', 'U.S. President Donald Trump spoke. | The U.S. Senate voted.'],
  ['a country at the end', 'He went to the U.S. | The others stayed.'],
  ['a time and its day', 'Polls closed at 6 p.m. Sunday. | They opened at 7 a.m. EST.'],
  ['a time at the end', 'Polls closed at 6 p.m. | Nobody complained.'],
  ['No. before a number', 'It ranks No. 5 in the world. | He said no. | She said yes.'],
  ['months', 'It was Sept. 11. | They left in Sept. | The rest came on Oct. 3.'],
  ['places', 'They met in St. Louis. | It is near Ft. Worth.'],
  ['companies', 'Apple Inc. Chief Executive Tim Cook sold Acme Corp. | The price was low.'],
  ['sons', 'Martin Luther King Jr. Day was quiet. | So was Sammy Davis Jr. | He slept.'],
  ['a quotation and its speaker', '“We won,” said Antonio Mugica. | “It was fair.” | He left.'],
  [
    'a question and its speaker',
    '“Why now?” she asked. | “Who won?” Ms. Lopez asked. | “He did!” | Nobody spoke.',
  ],
  ['an exclamation inside', 'The show “Jeopardy!” was on. | He watched.'],
  ['sentences inside a quotation', '“We won. | It was fair,” she said.'],
  [
    'an ellipsis of dots',
    'She waited... and left. | He ... Trump, that is ... stayed. | Well... | Nobody knew.',
  ],
  ['an ellipsis character', 'They waited… | The office closed. | It was seen … The rest is lost.'],
  ['decimals and sums', 'It cost $3.5 million. | Turnout was 41.53 percent.'],
  ['a list', '1. The council met. | 2. It voted.'],
  ['references, which hold sentences together', 'Many left.[1] The council met. | It voted.'],
  ['brackets', '(He left.) | She stayed.'],
  ['a lower-case name after a stop', 'He sold his phone. iPhone sales fell.'],
  ['Spanish titles', 'El Sr. Pérez y la Dra. Díaz llegaron. | Ud. también.', 'es'],
  [
    'Spanish doubled capitals',
    'Viajó a EE. UU. | La visita duró poco. | Las FF. AA. Bolivarianas callaron.',
    'es',
  ],
  ['Spanish abbreviations', 'Viola el art. 350 y el núm. 5. | Cerró a las 5 p. m. | Nadie vino.', 'es'],
  ['Spanish questions', '¿Qué pasó? | ¡Nada! | Eso dijo.', 'es'],
]

describe('claims/text/sentences', () => {
  it.each(CASES.map(([name, marked, lang]) => ({ name, marked, lang })))(
    'splits $name as people do',
    ({ marked, lang }) => {
      const expected = marked.split(' | ')
      expect(split(expected.join(' '), lang)).toEqual(expected)
    },
  )

  it('splits where there is no space', () => {
    expect(split('彼は行った。彼女は来た。', 'ja')).toEqual(['彼は行った。', '彼女は来た。'])
  })

  it('ends a sentence at a line break, unless the next line begins with a small letter', () => {
    expect(split('Breaking News\nThe council\nmet on Monday.\nIt voted.')).toEqual([
      'Breaking News',
      'The council\nmet on Monday.',
      'It voted.',
    ])
  })

  it('reads the seed article’s quotation marks', () => {
    const text =
      '”There have been some other defections,” McCoy told VOA.  “If a group grows, that is a third.” He left.'
    expect(split(text)).toEqual([
      '”There have been some other defections,” McCoy told VOA.',
      '“If a group grows, that is a third.”',
      'He left.',
    ])
  })

  it('treats an invalid tag as an unknown language', () => {
    expect(split('One. Two.', 'not a tag!')).toEqual(['One.', 'Two.'])
    expect(split('One. Two.', '')).toEqual(['One.', 'Two.'])
  })

  it('gives nothing for nothing', () => {
    expect(split('')).toEqual([])
    expect(split(' \n\t\u00a0')).toEqual([])
  })

  const piece = fc.oneof(
    fc.constantFrom(
      'Mr. ',
      'U.S. ',
      '“',
      '”',
      '. ',
      '? ',
      '… ',
      '\n',
      ' ',
      '[1] ',
      'EE. UU. ',
      'said ',
      'Lopez ',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

  it('covers everything but white space, in order, without overlap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0
        for (const { start, end } of splitSentences(text, 'en')) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(text.slice(at, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })

  it('gives a long text the same sentences as its parts', () => {
    const sentence = 'Mr. Lopez met U.S. President Trump at 5 p.m. Sunday. '
    const all = split(sentence.repeat(2_000))
    expect(all).toHaveLength(2_000)
    expect(new Set(all)).toEqual(new Set([sentence.trim()]))
  })

  it('cuts only sentences that are longer than its limit, and at white space', () => {
    const long = `The ${'word '.repeat(MAX_UNCUT_SENTENCE / 5 - 2)}end.`
    expect(split(`${long} ${long} ${long}`)).toEqual([long, long, long])
    const parts = split('word '.repeat(MAX_UNCUT_SENTENCE))
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.every((part) => part.startsWith('word') && part.endsWith('word'))).toBe(true)
  })

  it.each([
    ['letters', 'a'],
    ['stops', '.'],
    ['titles', 'Mr. '],
    ['initials', 'J. '],
    ['quotation marks', '"'],
    ['ellipses', 'a… '],
    ['combining marks', '\u0301'],
    ['lone surrogates', '\ud800'],
    ['line breaks', '\n'],
    ['exclamations', '! '],
  ])('takes linear time for %s', async (_, unit) => {
    const split = (units: number) => splitSentences(unit.repeat(units / unit.length), 'en')
    expect(await growth(split, { size: 62_500 })).toBeLessThan(IN_PROPORTION)
  })
})
