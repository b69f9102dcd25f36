import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordPieces, wordsOf } from '../../../claims/meaning/wordpiece.ts'
import { PIECES } from '../../support/meaning-file.ts'

describe('wordsOf', () => {
  it.each([
    ['The Mayor, unveils\t5G!', ['the', 'mayor', ',', 'unveils', '5g', '!']],
    ['¿Cuánto subió el año pasado?', ['¿', 'cuanto', 'subio', 'el', 'ano', 'pasado', '?']],
    ['naïve café — “so”', ['naive', 'cafe', '—', '“', 'so', '”']],
    ['a+b=$3 <c> ^d~|`', ['a', '+', 'b', '=', '$', '3', '<', 'c', '>', '^', 'd', '~', '|', '`']],
    ['€5 and 3°', ['€5', 'and', '3°']],
    ['soft\u00adhyphen zero\u200bwidth \ufeffmark nul\u0000l', ['softhyphen', 'zerowidth', 'mark', 'null']],
    [
      'line\u2028break tab\u000bstop no\u00a0break\u0085next',
      ['line', 'break', 'tab', 'stop', 'no', 'break', 'next'],
    ],
    ['İstanbul ΟΔΟΣ ẞ', ['istanbul', 'οδος', 'ß']],
    ['don’t [SEP]', ['don', '’', 't', '[', 'sep', ']']],
    ['', []],
    ['\u0301 \u200b', []],
  ])('splits %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('wordPieces', () => {
  const { tokens, special } = wordPieces(PIECES)
  const pieces = (text: string) => tokens(text).map((id) => PIECES[id])

  it('cuts words into the longest pieces from the left', () => {
    expect(pieces('Vaccines unaffable mayors')).toEqual('vacc ##ines un ##aff ##able mayor ##s'.split(' '))
  })

  it('takes a word with a part that is no piece as unknown', () => {
    expect(pieces('vaccé vacc€ the ω')).toEqual(['vacc', '##e', '[UNK]', 'the', '[UNK]'])
  })

  it('takes a word of more than 100 characters as unknown, however many units they have', () => {
    expect(tokens('a'.repeat(100))).toHaveLength(100)
    expect(pieces('a'.repeat(101))).toEqual(['[UNK]'])
    const wide = wordPieces([...PIECES, '𝒳', '##𝒳'])
    expect(wide.tokens('𝒳'.repeat(100))).toHaveLength(100)
    expect(wide.tokens('𝒳'.repeat(101))).toEqual([wide.special.unknown])
  })

  it('never gives a special piece for what a page says', () => {
    const { unknown: _, ...others } = special
    fc.assert(
      fc.property(fc.array(fc.constantFrom('[CLS]', '[SEP]', 'the', ' ', '#', '##s', ']')), (parts) => {
        expect(tokens(parts.join('')).filter((id) => Object.values(others).includes(id))).toEqual([])
      }),
    )
  })

  it('gives the same as looking through the whole vocabulary', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'vacineusfbl ñ1!é€𝒳'), maxLength: 40 }), (text) => {
        expect(tokens(text)).toEqual(wordsOf(text).flatMap(plainly))
        expect(tokens(text)).toEqual(wordsOf(text).flatMap(plainly))
      }),
    )
  })

  it('takes a time that grows with the length of the text, for any text', () => {
    const started = performance.now()
    tokens('a\u0301'.repeat(500_000))
    tokens('[ '.repeat(500_000))
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('wants the special pieces', () => {
    expect(() => wordPieces(['[CLS]', '[SEP]'])).toThrow('[UNK]')
  })

  function plainly(word: string): number[] {
    const ids: number[] = []
    let rest = word
    while (rest !== '') {
      const beginning = ids.length === 0 ? '' : '##'
      const fits = PIECES.filter(
        (piece) => piece.startsWith(beginning) && `${beginning}${rest}`.startsWith(piece),
      )
        .filter((piece) => piece.length > beginning.length && (beginning !== '' || !piece.startsWith('##')))
        .sort((a, b) => b.length - a.length)
      if (fits[0] === undefined) return [special.unknown]
      ids.push(PIECES.indexOf(fits[0]))
      rest = rest.slice(fits[0].length - beginning.length)
    }
    return ids
  }
})
