import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFault, lineAndColumn, offsetOf } from '../../../../claims/packs/publisher/json-text.ts'
import { MAX_DEPTH } from '../../../../claims/packs/reader/strict-json.ts'

describe('claims/packs/json-text', () => {
  it.each([
    ['', 0, 'ends too early'],
    ['{"a": 1,}', 8, 'field name'],
    ['{"a" 1}', 5, '":"'],
    ['{"a": 1 "b": 2}', 8, '","'],
    ['[1, 2', 5, '","'],
    ['[1,]', 3, 'a value'],
    ['{"a": "b', 6, 'does not end'],
    ['{"a": "b\nc"}', 8, 'line break'],
    ['"\\x"', 2, 'backslash'],
    ['"\\u12g4"', 2, 'hexadecimal'],
    ['01', 1, 'more text'],
    ['[NaN]', 1, 'a value'],
    ['{"a": 1} {}', 9, 'more text'],
    ['{a: 1}', 1, 'double quotes'],
    ['{"a": 1, "\\u0061": 2}', 9, 'twice'],
    ['{"a": {"__proto__": {}}}', 7, '__proto__'],
    ['\ufeff{}', 0, 'a value'],
  ])('finds what is wrong with %j at %d', (text, offset, words) => {
    expect(findFault(text)).toEqual({ offset, message: expect.stringContaining(words) })
  })

  it('refuses text that is nested too deep, in a time that does not grow with the depth', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(findFault(nested(MAX_DEPTH))).toBeUndefined()
    expect(findFault(nested(MAX_DEPTH + 2))?.message).toContain('nested')
    expect(findFault('['.repeat(1_000_000))?.message).toContain('nested')
    expect(findFault('{"a":'.repeat(1_000_000))?.message).toContain('nested')
  })

  it('tells where text is nested too deep', () => {
    expect(findFault('['.repeat(MAX_DEPTH + 5))?.offset).toBe(MAX_DEPTH)
  })

  it.each([
    ['a text that ends at a line break', '["a\n'],
    ['a comment', '/*"*/'],
    ['brackets that close nothing', ']]]]'],
  ])('is not led into deep nesting by %s before it', (_, start) => {
    for (const part of ['[', '[}', '{"a":', '{"a":]'])
      expect(findFault(start + part.repeat(200_000))).toBeDefined()
    expect(offsetOf(`${start}${'['.repeat(200_000)}`, 'a.b')).toBeGreaterThanOrEqual(0)
  })

  it('reads an array of very many values', () => {
    expect(findFault(`[${'1,'.repeat(400_000)}1]`)).toBeUndefined()
  })

  it('accepts what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!text.includes('__proto__'))
        expect(findFault(text)).toBeUndefined()
      }),
    )
  })

  it('agrees with JSON.parse on text with one character changed', () => {
    const one = fc.constantFrom(...'{}[]",:\\u0e+-.\n\t 1ntf\u0000')
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(), one, fc.boolean(), (json, at, character, insert) => {
        const place = at % (json.length + 1)
        const text = json.slice(0, place) + character + json.slice(place + (insert ? 0 : 1))
        const fault = findFault(text)
        // Stricter than JSON.parse on purpose.
        fc.pre(!fault || !/twice|__proto__/.test(fault.message))
        expect(fault === undefined).toBe(parses(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('knows the place of a value, and of its nearest parent', () => {
    const text = '{\n  "sources": [\n    {"url": "x"}\n  ]\n}'
    expect(text.slice(offsetOf(text, 'sources.0.url')).startsWith('"x"')).toBe(true)
    expect(text.slice(offsetOf(text, 'sources.0.title')).startsWith('{"url"')).toBe(true)
    expect(offsetOf(text, 'label.text')).toBe(0)
  })

  it('counts lines and columns from 1', () => {
    expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 })
    expect(lineAndColumn('ab\ncd', 2)).toEqual({ line: 1, column: 3 })
    expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
    expect(lineAndColumn('\n\n', 2)).toEqual({ line: 3, column: 1 })
  })
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
