import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_DEPTH, parseStrictJson } from '../../../../claims/packs/reader/strict-json.ts'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('claims/packs/reader/strict-json', () => {
  it.each([
    ['{"a": 1, "a": 2}', 'has the field "a" twice'],
    ['{"a": 1, "\\u0061": 2}', 'has the field "a" twice'],
    ['[{"x": {"b": 1, "c": [], "b": 2}}]', 'has the field "b" twice'],
    ['{"a": {"__proto__": {}}}', 'has a field called "__proto__"'],
    ['{"a": 1.0}', 'has a number that is not written as a whole one (1.0)'],
    ['[-2.5]', 'has a number that is not written as a whole one (-2.5)'],
    ['[1e3]', 'has a number that is not written as a whole one (1e3)'],
    ['{"a": 1,}', 'is not JSON'],
    ['\ufeff{}', 'is not JSON'],
    [nested(MAX_DEPTH + 1), 'is nested more than 32 deep'],
    ['['.repeat(1_000_000), 'is nested more than 32 deep'],
    ['{"a":'.repeat(1_000_000), 'is nested more than 32 deep'],
  ])('refuses %.60s', (text, error) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, error })
  })

  it.each([
    '{"a": {"b": 1}, "b": [{"a": 1}, {"a": 1}]}',
    '["{[1.5", "\\\\", "a\\"b:"]',
    '-12',
    nested(MAX_DEPTH),
  ])('reads %.60s as JSON.parse does', (text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
  })

  it('reads what JSON.stringify writes, if its numbers are whole', () => {
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.maxSafeInteger(),
        fc.string(),
        fc.boolean(),
        tie('list'),
        tie('record'),
      ),
      list: fc.array(tie('value')),
      record: fc.dictionary(fc.string(), tie('value')),
    })).value
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        fc.pre(!text.includes('__proto__'))
        expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })
})
