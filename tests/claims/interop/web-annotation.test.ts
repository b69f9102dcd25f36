import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWebAnnotation } from '../../../claims/interop/web-annotation.ts'
import { QUOTE_CONTEXT, quoteAt, targetOf } from '../../support/annotations.ts'
import { aClaim } from '../../support/records.ts'

const claim = aClaim({ topics: ['towers'], finding: { en: 'It is so.', es: 'Así es.' } })
const marked = {
  claim,
  publisher: { name: 'Tower Watch', url: 'https://towers.example/' },
  page: 'https://news.example/tower',
  quote: { exact: 'The tower is 300 metres high.', prefix: 'Yes. ' },
  created: '2026-11-24T02:00:00Z',
}

describe('claims/interop/web-annotation', () => {
  it('writes target, finding and sources by the annotation model', () => {
    expect(toWebAnnotation(marked)).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      motivation: 'assessing',
      created: '2026-11-24T02:00:00Z',
      creator: { type: 'Organization', name: 'Tower Watch', homepage: 'https://towers.example/' },
      body: [
        {
          type: 'TextualBody',
          purpose: 'assessing',
          format: 'text/plain',
          language: 'en',
          value: 'True: It is so.',
        },
        { type: 'TextualBody', purpose: 'tagging', value: 'towers' },
        { type: 'SpecificResource', purpose: 'linking', source: 'https://survey.example/tower' },
      ],
      target: {
        source: 'https://news.example/tower',
        selector: { type: 'TextQuoteSelector', exact: 'The tower is 300 metres high.', prefix: 'Yes. ' },
      },
    })
  })

  it('uses the reader’s language if the finding has it, otherwise the claim’s', () => {
    expect(toWebAnnotation({ ...marked, lang: 'es' }).body[0]).toMatchObject({
      language: 'es',
      value: 'True: Así es.',
    })
    expect(toWebAnnotation({ ...marked, lang: 'fr' }).body[0]).toMatchObject({ language: 'en' })
    expect(toWebAnnotation({ ...marked, lang: 'toString' }).body[0]).toMatchObject({ language: 'en' })
  })

  it('keeps page and quote', () => {
    expect(targetOf(toWebAnnotation(marked))).toEqual({ page: marked.page, quote: marked.quote })
  })

  it('finds the quote among other selectors and targets', () => {
    const selector = [
      { type: 'TextPositionSelector', start: 1, end: 2 },
      { type: 'TextQuoteSelector', exact: 'a', suffix: 'b', prefix: 7 },
    ]
    const target = [{ source: 'https://news.example/', selector }, { source: 'https://other.example/' }]
    expect(targetOf({ target })).toEqual({
      page: 'https://news.example/',
      quote: { exact: 'a', suffix: 'b' },
    })
  })

  it.each([
    ['nothing', null],
    ['a target that is only an address', { target: 'https://news.example/' }],
    [
      'no quote',
      { target: { source: 'https://news.example/', selector: { type: 'CssSelector', value: 'p' } } },
    ],
    [
      'a script as page',
      { target: { source: 'javascript:1', selector: { type: 'TextQuoteSelector', exact: 'a' } } },
    ],
  ])('has no target with %s', (_, annotation) => {
    expect(targetOf(annotation)).toBeUndefined()
  })

  it('quotes the words with whole characters around them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(), fc.nat(), (text, a, b) => {
        const cuts = [0]
        for (const character of text) cuts.push((cuts.at(-1) ?? 0) + character.length)
        const [start = 0, end = 0] = [cuts[a % cuts.length] ?? 0, cuts[b % cuts.length] ?? 0].sort(
          (x, y) => x - y,
        )
        const { exact, prefix = '', suffix = '' } = quoteAt(text, start, end)
        expect(exact).toBe(text.slice(start, end))
        expect(text.slice(0, start).endsWith(prefix) && text.slice(end).startsWith(suffix)).toBe(true)
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(QUOTE_CONTEXT)
        expect((prefix + suffix).isWellFormed()).toBe(true)
      }),
    )
  })
})
