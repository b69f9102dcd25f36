import { canonicalize } from '@tufjs/canonical-json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, NotCanonical } from '../../../../../claims/packs/reader/tuf/canonical-json.ts'

describe('claims/packs/tuf/canonical-json', () => {
  it.each([
    [{ b: 1, a: 'x' }, '{"a":"x","b":1}'],
    ['line\nbreak "quoted" \\', '"line\nbreak \\"quoted\\" \\\\"'],
    [[null, true, false, -0, 12], '[null,true,false,0,12]'],
    [{ '\u{1F600}': 1, '\ufb01': 2, a: 3, '': 4 }, '{"":4,"a":3,"\ufb01":2,"\u{1F600}":1}'],
    [{ aa: 1, a: 2 }, '{"a":2,"aa":1}'],
    [{}, '{}'],
    [[], '[]'],
  ])('writes %j in its one form', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each([1.5, Number.POSITIVE_INFINITY, Number.NaN, 2 ** 53, 1e21, '\ud800', { '\udc00': 1 }, undefined])(
    'refuses %j',
    (value) => {
      expect(() => canonicalJson([value])).toThrow(NotCanonical)
    },
  )

  it('agrees with the package of tuf-js below U+D800', () => {
    const text = fc.string({
      unit: fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCharCode(code)),
    })
    const leaf = fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null))
    const tree = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('value')),
        fc.dictionary(text, tie('value')),
      ),
    })).value
    fc.assert(fc.property(tree, (value) => canonicalJson(value) === canonicalize(value as object)))
  })
})
