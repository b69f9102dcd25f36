import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../claims/text/normalise.ts'

const folded = (text: string): string => fold(text).text

describe('claims/text/normalise', () => {
  it.each([
    ['López', 'lopez'],
    ['Lo\u0301pez', 'lopez'],
    ['ﬁnal', 'final'],
    ['“We” – ‘they’', '"we" - \'they\''],
    ['zero\u200bwidth\u00adhyphen', 'zerowidthhyphen'],
    ['ＦＵＬＬ', 'full'],
    ['a\u00a0b', 'a b'],
  ])('folds %j to %j', (text, expected) => {
    expect(folded(text)).toBe(expected)
  })

  it('sees through letters of other scripts that pose as Latin', () => {
    // Cyrillic а, о, е.
    expect(folded('M\u0430dur\u043e rigged th\u0435 vote')).toBe('maduro rigged the vote')
  })

  it('leaves Russian and Greek texts their letters', () => {
    expect(folded('Мадуро')).toBe('мадуро')
    expect(folded('το χρόνο')).toBe('το χρονο')
  })

  it('keeps marks that carry meaning in their script', () => {
    expect(folded('हिन्दी')).toBe('हिन्दी')
  })

  it('leads every folded unit back to where it was read', () => {
    const text = 'Lo\u0301pez’ ﬁ\u200bn'
    const { text: plain, start, end } = fold(text)
    expect(text.slice(start(0), end(4))).toBe('Lo\u0301pez')
    expect(text.slice(start(plain.indexOf('f')), end(plain.indexOf('i')))).toBe('ﬁ')
    expect(text.slice(start(plain.indexOf('n')), end(plain.indexOf('n')))).toBe('n')
  })

  it('gives ordered positions inside the text for any text, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { text: plain, start, end } = fold(text)
        for (let i = 0; i < plain.length; i++) {
          expect(start(i)).toBeGreaterThanOrEqual(i === 0 ? 0 : start(i - 1))
          expect(end(i)).toBeGreaterThan(start(i))
          expect(end(i)).toBeLessThanOrEqual(text.length)
        }
      }),
    )
    expect(folded('a\ud800b')).toBe('a\ufffdb')
  })

  it('folds combining marks alone to nothing', () => {
    expect(folded('\u0301'.repeat(1000))).toBe('')
  })
})
