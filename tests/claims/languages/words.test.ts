import { describe, expect, it } from 'vitest'
import {
  formsOf,
  groupOf,
  groupOfWords,
  pairsOf,
  setOf,
  together,
  wordsOf,
} from '../../../claims/languages/words.ts'

describe('claims/languages/words', () => {
  it('reads words over several lines', () => {
    expect(wordsOf('said says\n    told ')).toEqual(['said', 'says', 'told'])
    expect(setOf('a b a')).toEqual(new Set(['a', 'b']))
    expect(wordsOf('')).toEqual([])
  })

  it('reads pairs', () => {
    expect(pairsOf('20:twenty\n 1e6:million')).toEqual([
      ['20', 'twenty'],
      ['1e6', 'million'],
    ])
  })

  it('reads other forms with their base', () => {
    expect([...formsOf('buy:bought|\n  see:saw seen')]).toEqual([
      ['bought', 'buy'],
      ['saw', 'see'],
      ['seen', 'see'],
    ])
  })

  it('makes one group of patterns, which matches nothing if there are none', () => {
    expect(groupOf(['says?', 'told'])).toBe('(?:says?|told)')
    expect(new RegExp(groupOf([])).test('')).toBe(false)
    expect(groupOfWords('a b')).toBe('(?:a|b)')
  })

  it('joins lists at any depth', () => {
    expect(
      together([
        { words: 'said', deep: { patterns: ['a', 'b'] }, past: /ed$/ },
        { words: 'dijo', deep: { patterns: ['c'] }, past: /ó$/ },
      ]),
    ).toEqual({ words: 'said dijo', deep: { patterns: ['a', 'b', 'c'] }, past: /ed$/ })
  })
})
