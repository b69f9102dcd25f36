import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toClaimReview } from '../../../claims/interop/claim-review.ts'
import { fromClaimReview } from '../../../claims/interop/read-claim-review.ts'
import { foreign, options } from '../../support/foreign-review.ts'

describe('claims/interop/read-claim-review', () => {
  it('makes a draft of somebody else’s review, with their label word for word', () => {
    expect(fromClaimReview(foreign, options)).toMatchObject({
      ok: true,
      value: {
        claim: {
          id: 'the-moon-is-made-of-cheese',
          lang: 'en-US',
          texts: { 'en-US': { text: 'The Moon is made of cheese.', variants: [] } },
          verdict: 'refuted',
          label: { text: 'Pants on fire!', rating: { value: 1, best: 5, worst: 1 } },
          lifecycle: { state: 'draft' },
          claimant: { name: 'Bloggers', kind: 'person', url: 'https://blog.example/about' },
          firstSaid: { date: '2020-04-30', url: 'https://blog.example/moon' },
          sources: [
            {
              url: 'https://checkers.example/2020/moon',
              publisher: 'The Checkers',
              kind: 'fact-check',
              published: '2020-05-01',
              accessed: '2026-11-24',
            },
          ],
          topics: ['moon', 'cheese-co'],
          reviewed: '2020-05-01',
        },
        notices: [
          'The review has no short summary: its label is used as the finding.',
          'The verdict "refuted" is read from the label "Pants on fire!".',
          'How each source relates to the claim is not known: "context" is used.',
        ],
      },
    })
  })

  it.each<[what: string, rating: unknown, verdict: string, notice: string]>([
    ['a label', { alternateName: 'Engañoso', ratingValue: 5 }, 'misleading', 'the label "Engañoso"'],
    ['a number', { ratingValue: 1, bestRating: 5 }, 'refuted', 'the rating 1 on a scale from 1 to 5'],
    [
      'a number between two steps',
      { ratingValue: 4, bestRating: 5, worstRating: 1 },
      'mixed',
      'the rating 4',
    ],
    [
      'a number on another scale',
      { ratingValue: 10, bestRating: 10, worstRating: 0 },
      'supported',
      'from 0 to 10',
    ],
    [
      'a scale that runs backwards',
      { ratingValue: 4, bestRating: 0, worstRating: 4 },
      'refuted',
      'from 4 to 0',
    ],
    ['neither', { alternateName: 'Zebra' }, 'unproven', 'cannot be mapped'],
    ['a number without its best value', { ratingValue: 1 }, 'unproven', 'cannot be mapped'],
    [
      'no number beside words that nobody knows',
      { alternateName: 'Zebra', ratingValue: 1, bestRating: 5, worstRating: 1 },
      'unproven',
      'it would be "refuted"',
    ],
    [
      'the label where the number contradicts it',
      { alternateName: 'Falso', ratingValue: 4, bestRating: 6 },
      'refuted',
      'By the rating 4 on a scale from 1 to 6 it would be "mixed"; the label decides.',
    ],
    [
      '-1, off the scale',
      { alternateName: 'x', ratingValue: -1, bestRating: 5, worstRating: 1 },
      'unproven',
      'cannot be mapped',
    ],
    ['a label that only holds the word', { alternateName: 'Not false' }, 'unproven', 'cannot be mapped'],
  ])('reads the verdict from %s and says so', (_, reviewRating, verdict, notice) => {
    const read = fromClaimReview({ ...foreign, reviewRating }, options)
    expect(read).toMatchObject({ ok: true, value: { claim: { verdict } } })
    expect(read.ok && read.value.notices).toContainEqual(expect.stringContaining(notice))
  })

  it.each<[what: string, changes: object, message: string]>([
    ['nothing reviewed', { claimReviewed: undefined }, 'ClaimReview, claimReviewed: missing'],
    ['no rating', { reviewRating: undefined }, 'reviewRating: missing, expected the publisher’s label'],
    [
      'no rating in words or numbers',
      { reviewRating: { alternateName: '', ratingValue: ' ' } },
      'reviewRating: missing, expected the publisher’s label',
    ],
    ['no address', { url: undefined }, 'ClaimReview, url: missing'],
    ['no address that is safe', { url: 'javascript:alert(1)' }, 'url: "javascript:alert(1)", expected'],
    ['an address with a password', { url: 'https://a:b@checkers.example/' }, 'expected the address'],
    ['a claim too long', { claimReviewed: 'x'.repeat(2000) }, 'claimReviewed: has 2,000 characters'],
  ])('refuses a review with %s', (_, changes, message) => {
    const read = fromClaimReview({ ...foreign, ...changes }, options)
    expect(read.ok ? [] : read.error.map((problem) => problem.message)).toContainEqual(
      expect.stringContaining(message),
    )
  })

  it('removes characters that make a text look like another text', () => {
    const read = fromClaimReview(
      { ...foreign, claimReviewed: 'The \u202eMoon\u202c\u0000 is \ud800 &lt;b&gt;cheese&lt;/b&gt;' },
      options,
    )
    expect(read.ok && read.value.claim.texts['en-US']?.text).toBe('The Moon is \ufffd <b>cheese</b>')
  })

  it('says which language it assumes', () => {
    const read = fromClaimReview({ ...foreign, inLanguage: undefined }, { ...options, lang: 'es' })
    expect(read).toMatchObject({ ok: true, value: { claim: { lang: 'es' } } })
    expect(read.ok && read.value.notices[0]).toBe('The review does not state its language: es is assumed.')
  })

  it('never trusts a hostile remainder without checking it', () => {
    const footnoteClaim = {
      verdict: 'supported',
      sources: [{ kind: 'poll', relation: 'supports', accessed: '2020-01-01', url: 'javascript:alert(1)' }],
      guards: { names: 'everything' },
      lifecycle: { state: 'published' },
      examples: {},
    }
    const citation = [{ url: 'https://survey.example/' }]
    const read = fromClaimReview({ ...foreign, footnoteClaim, citation }, options)
    expect(read.ok).toBe(false)
  })

  it('makes a draft even of a review in our form that says it is published', () => {
    const footnoteClaim = {
      verdict: 'supported',
      lifecycle: { state: 'published' },
      sources: [{ kind: 'poll', relation: 'supports', accessed: '2020-01-01' }],
    }
    const review = { ...foreign, footnoteClaim, citation: [{ url: 'https://survey.example/' }] }
    expect(fromClaimReview(review, options)).toMatchObject({
      ok: true,
      value: { claim: { lifecycle: { state: 'draft' } } },
    })
  })

  it('makes a claim that is the same after export and import, from any input', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'http://A.example/',
        'https://xn--mnchen-3ya.example/ä',
        '2020-2-30',
        '&amp;lt;b&gt;',
        'Spanish',
        '\u202e',
      ),
      fc.jsonValue(),
      fc.record({ '@value': fc.string(), '@language': fc.constantFrom('es', 'English', '') }),
      fc.record({ '@id': fc.webUrl() }),
    )
    const keys = [
      ...Object.keys(foreign),
      'citation',
      'abstract',
      'reviewBody',
      'name',
      'dateModified',
      'workTranslation',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 4 }), (changes) => {
        const read = fromClaimReview({ ...foreign, ...changes }, options)
        if (!read.ok) return
        const written = toClaimReview(read.value.claim, {
          publisher: { name: 'P', url: 'https://p.example/' },
        })
        const back = fromClaimReview(JSON.parse(JSON.stringify(written)), { ...options, keepState: true })
        expect(back).toEqual({ ok: true, value: { claim: read.value.claim, notices: [] } })
      }),
      { numRuns: 300 },
    )
  })

  it('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(foreign), 'citation', 'footnoteClaim'),
        fc.jsonValue(),
        (key, value) => {
          fromClaimReview({ ...foreign, [key]: value }, options)
          fromClaimReview(value, options)
        },
      ),
    )
  })
})
