import { describe, expect, it } from 'vitest'
import { findClaimReviews } from '../../../claims/interop/find-claim-reviews.ts'
import { fromClaimReview } from '../../../claims/interop/read-claim-review.ts'
import { options } from '../../support/foreign-review.ts'

describe('claims/interop/find-claim-reviews', () => {
  it('finds reviews at any place, in order', () => {
    const named = (name: string, type: unknown = 'ClaimReview') => ({ '@type': type, name })
    const document = [
      named('a'),
      { '@graph': [{ '@type': 'Article' }, named('b', ['Review', 'schema:ClaimReview'])] },
      { '@type': 'DataFeed', dataFeedElement: [{ item: [named('c', 'http://schema.org/ClaimReview')] }] },
      named('d', 'Review'),
      { ...named('e'), workTranslation: [named('f')] },
      null,
      'ClaimReview',
    ]
    expect(findClaimReviews(document)).toMatchObject([
      { name: 'a' },
      { name: 'b' },
      { name: 'c' },
      { name: 'e' },
    ])
  })

  it('replaces references by @id with the nodes that they name', () => {
    const document = {
      '@graph': [
        { '@type': 'Organization', '@id': '#desk', name: 'The Desk' },
        { '@type': 'Person', '@id': '#speaker', name: 'A Speaker' },
        { '@type': 'Claim', '@id': '#claim', author: { '@id': '#speaker' } },
        {
          '@id': '#review',
          '@type': 'ClaimReview',
          author: { '@id': '#desk' },
          itemReviewed: [{ '@id': '#claim' }],
          about: { '@id': '#review' },
          citation: { '@id': 'https://elsewhere.example/' },
        },
      ],
    }
    expect(findClaimReviews(document)).toMatchObject([
      {
        author: { name: 'The Desk' },
        itemReviewed: [{ author: { '@id': '#speaker' } }],
        citation: { '@id': 'https://elsewhere.example/' },
      },
    ])
  })

  it.each(['http://schema.org/', 'https://schema.org/', 'schema:'])('removes the prefix %s', (prefix) => {
    const rating = { '@type': `${prefix}Rating`, [`${prefix}ratingValue`]: [{ '@value': 1 }] }
    const review = {
      '@type': [`${prefix}ClaimReview`],
      [`${prefix}claimReviewed`]: [{ '@value': 'The Moon is round.' }],
      [`${prefix}url`]: [{ '@id': 'https://c.example/' }],
      [`${prefix}reviewRating`]: [rating],
      [`${prefix}author`]: [{ '@id': '#desk' }],
    }
    const desk = { '@id': '#desk', [`${prefix}name`]: [{ '@value': 'The Desk' }] }
    const [found] = findClaimReviews([review, desk])
    expect(fromClaimReview(found, options)).toMatchObject({
      ok: true,
      value: {
        claim: {
          texts: { en: { text: 'The Moon is round.' } },
          sources: [{ url: 'https://c.example/', publisher: 'The Desk' }],
          label: { text: '1' },
        },
      },
    })
  })

  it('accepts any depth', () => {
    let deep: unknown = { '@type': 'ClaimReview' }
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    expect(findClaimReviews(deep)).toHaveLength(1)
  })
})
