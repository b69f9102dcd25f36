import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_SCANNED, scanTerms, termList } from '../../../claims/text/terms.ts'

function terms(text: string): number[] {
  const list = termList()
  scanTerms(text, list)
  return [...list.items.subarray(0, list.length)]
}

describe('claims/text/terms', () => {
  it.each([
    ['Voters elected senators.', 'voter elect senator'],
    ['the U.S. Senate', 'the US Senate'],
    ['8,100,000 votes', '8.1 million votes'],
    ['8.1m votes', '8.1 million votes'],
    ['$54bn', '54 billion'],
    ['eight million', '8 million'],
    ['ocho millones', '8 million'],
    ['the 21st day', 'the 21 days'],
    ['40%', '40 percent'],
    ['Nicolás López', 'Nicola\u0301s Lo\u0301pez'],
    ['López’s house', 'López s house'],
    ['“fraud” — in Caracas…', 'fraud in Caracas'],
    ['ma\u200bni\u00adpu\u2060lated', 'manipulated'],
    ['el\u0435ction', 'election'],
    ['ＦＲＡＵＤ', 'fraud'],
    ['12 km² of forest', '12 km2 of forest'],
    ['CO² and 10³ votes', 'CO2 and 103 votes'],
    ['CO² in Łódź and ﬁelds', 'CO2 in Łódź and fields'],
  ])('gives %j and %j the same terms', (one, other) => {
    expect(terms(one)).toEqual(terms(other))
  })

  it.each([
    ['2016', '2017'],
    ['8 million', '8 billion'],
    ['Maduro', 'Mugica'],
    ['привет', 'привод'],
    ['2,975', '2,976'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(terms(one)).not.toEqual(terms(other))
  })

  it('reads scripts without spaces two neighbours at a time', () => {
    expect(terms('测试文')).toHaveLength(2)
    expect(terms('测')).toHaveLength(1)
  })

  it('gives the words of a text with any text around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (noise) => {
        const alone = terms('sanctions')
        expect(terms(`${noise}. sanctions`)).toEqual(expect.arrayContaining(alone))
      }),
    )
  })

  it('reads every unit of Unicode, alone and in a word or number', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const char = String.fromCharCode(unit)
      expect(terms(`${char} a${char}b 1${char}2 ${char}`).length).toBeLessThan(200)
    }
  })

  it('stops at its limit for any text', () => {
    for (const unit of ['a ', '\u0301', '\ud800', '9', '9,', 'a.', '测', '\u200b', '\u0430a ', '²']) {
      const text = unit.repeat(5_000_000 / unit.length)
      expect(terms(text)).toEqual(terms(text.slice(0, MAX_SCANNED)))
    }
  })
})
