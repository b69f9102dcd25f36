import { describe, expect, it } from 'vitest'
import { fromClaimReview } from '../../../claims/interop/read-claim-review.ts'
import { foreign, options } from '../../support/foreign-review.ts'

describe('claims/interop/tidy-review', () => {
  it.each<[what: string, changes: object, claim: object, notice?: string]>([
    ['an author as text', { author: 'The Desk' }, { sources: [{ publisher: 'The Desk' }] }],
    ['a list of authors', { author: [{ name: 'A' }, { name: 'B' }] }, { sources: [{ publisher: 'A' }] }],
    [
      'a rating as text',
      { reviewRating: 'Mostly False' },
      { label: { text: 'Mostly False' }, verdict: 'misleading' },
    ],
    [
      'lists of one where a value belongs',
      {
        reviewRating: { ratingValue: ['4'], bestRating: ['10'], worstRating: [{ '@value': 0 }] },
        itemReviewed: { author: [{ name: ['A Mayor'], jobTitle: ['Mayor'] }] },
      },
      { label: { text: '4', rating: { value: 4, best: 10, worst: 0 } }, claimant: { role: 'Mayor' } },
    ],
    ['a list of ratings', { reviewRating: [{ alternateName: 'True' }] }, { verdict: 'supported' }],
    [
      'a rating as a number',
      { reviewRating: 2 },
      { label: { text: '2' }, verdict: 'unproven' },
      'cannot be mapped',
    ],
    [
      'entities',
      { claimReviewed: 'S&iacute; &amp;quot;AT&T&#8221;' },
      { texts: { 'en-US': { text: 'Sí "AT&T”' } } },
    ],
    [
      'a reviewed claim as text',
      { itemReviewed: 'x', claimReviewed: 'y y' },
      { texts: { 'en-US': { text: 'y y' } } },
    ],
    [
      'its claim in itemReviewed only',
      { claimReviewed: undefined, itemReviewed: { '@type': 'Claim', name: 'The Moon is round.' } },
      { texts: { 'en-US': { text: 'The Moon is round.' } } },
      'has no claimReviewed',
    ],
    [
      'values with a language',
      { inLanguage: undefined, claimReviewed: { '@language': 'es', '@value': 'La Luna es de queso.' } },
      { lang: 'es', texts: { es: { text: 'La Luna es de queso.' } } },
    ],
    ['a language by name', { inLanguage: 'Spanish' }, { lang: 'es' }],
    ['a language by its own name', { inLanguage: 'español' }, { lang: 'es' }],
    ['a Language node', { inLanguage: { '@type': 'Language', alternateName: 'pt-BR' } }, { lang: 'pt-BR' }],
    ['a language that is none', { inLanguage: 'Klingonese' }, { lang: 'en' }, 'en is assumed'],
    [
      'an http address',
      { url: 'http://Checkers.example/a' },
      { sources: [{ url: 'https://checkers.example/a' }] },
      'check that it opens',
    ],
    [
      'an address as a node',
      { url: { '@id': 'https://c.example/' } },
      { sources: [{ url: 'https://c.example/' }] },
    ],
    [
      'an address in mainEntityOfPage',
      { url: undefined, mainEntityOfPage: 'https://c.example/' },
      { sources: [{ url: 'https://c.example/' }] },
    ],
    [
      'a body in HTML',
      { reviewBody: '<p>One &amp; two.</p><p>a < b<br>c</p>' },
      { explanation: { 'en-US': 'One & two.\na < b\nc' } },
    ],
    [
      'a summary too long',
      { description: 'x '.repeat(600) },
      { finding: { 'en-US': 'Pants on fire!' }, explanation: {} },
    ],
    [
      'a body too long',
      { reviewBody: 'x'.repeat(10_001) },
      { finding: { 'en-US': 'Pants on fire!' } },
      '10001 characters',
    ],
    [
      'a date without zeros',
      { datePublished: '2020-5-1' },
      { reviewed: '2020-05-01', created: '2020-05-01' },
    ],
    ['a date with slashes', { datePublished: '2020/05/01' }, { reviewed: '2020-05-01' }],
    [
      'a date that may mean two days',
      { datePublished: '05/01/2020' },
      { reviewed: '2026-11-24' },
      '"05/01/2020" cannot be read',
    ],
    [
      'a day that is none',
      { datePublished: '2020-02-30' },
      { reviewed: '2026-11-24', sources: [{ published: '2020-02' }] },
      '"2020-02-30" cannot be read as a day',
    ],
    ['a year only', { datePublished: '2020' }, { reviewed: '2026-11-24' }, '"2020" cannot be read as a day'],
    ['a date as a number', { datePublished: 1588320000 }, { reviewed: '2020-05-01' }],
    ['a date in English words', { datePublished: 'May 1, 2020' }, { reviewed: '2020-05-01' }],
    ['no date', { datePublished: undefined }, { reviewed: '2026-11-24' }, 'does not state its date'],
    [
      'tags in its claim and label',
      { claimReviewed: '<p>The <b>Moon</b> is 3 < 4.</p>', reviewRating: { alternateName: '<i>False</i>' } },
      { texts: { 'en-US': { text: 'The Moon is 3 < 4.' } }, label: { text: 'False' }, verdict: 'refuted' },
    ],
    [
      'several claims',
      { claimReviewed: ['The Moon is round.', 'The Moon is square.'] },
      { texts: { 'en-US': { text: 'The Moon is round.' } } },
      'only the first is imported. Omitted: "The Moon is square."',
    ],
    [
      'several claims in itemReviewed',
      { claimReviewed: undefined, itemReviewed: [{ text: 'One is so.' }, { name: 'Two is so.' }] },
      { texts: { 'en-US': { text: 'One is so.' } } },
      'Omitted: "Two is so."',
    ],
    [
      'wordings, claims and labels in several languages',
      {
        claimReviewed: [
          { '@language': 'es', '@value': 'La Luna es redonda.' },
          { '@language': 'en', '@value': 'The Moon is round.' },
        ],
        itemReviewed: {
          alternateName: [
            { '@language': 'es', '@value': 'Es redonda la Luna.' },
            'Round is the Moon.',
            { '@language': 'fr', '@value': 'La Lune est ronde.' },
          ],
        },
        reviewRating: {
          alternateName: [
            { '@language': 'es', '@value': 'Falso' },
            { '@language': 'en', '@value': 'False' },
          ],
        },
      },
      {
        lang: 'en-US',
        texts: {
          'en-US': { text: 'The Moon is round.', variants: ['Round is the Moon.'] },
          es: { text: 'La Luna es redonda.', variants: ['Es redonda la Luna.'] },
          fr: { text: 'La Lune est ronde.', variants: [] },
        },
        label: { text: 'False' },
      },
    ],
    [
      'a claim in another language than its own',
      { claimReviewed: { '@language': 'es', '@value': 'La Luna es redonda.' } },
      { lang: 'es', texts: { es: { text: 'La Luna es redonda.' } } },
      'The claim is in es and the review in en-US: es is used for both.',
    ],
    [
      'a work in the place of the claim',
      {
        itemReviewed: {
          '@type': 'CreativeWork',
          headline: 'A speech',
          url: 'http://speech.example/1',
          author: { '@type': 'Person', name: 'A Speaker' },
        },
      },
      {
        claimant: { name: 'A Speaker', kind: 'person' },
        firstSaid: { where: 'A speech', url: 'https://speech.example/1' },
      },
    ],
    [
      '30 keywords, some twice',
      { keywords: Array.from({ length: 60 }, (_, n) => `k ${n % 30}`) },
      { topics: { length: 20 } },
      'The first 20 of 30 keywords',
    ],
    [
      'keywords as terms',
      { keywords: [{ '@type': 'DefinedTerm', name: 'Moon' }, 'Луна', null] },
      { topics: ['moon'] },
    ],
    [
      'citations as addresses',
      { citation: ['https://a.example/', 'javascript:x'] },
      { sources: [{}, { url: 'https://a.example/' }] },
      'is omitted',
    ],
    [
      'an appearance as text',
      { itemReviewed: { appearance: 'https://a.example/x' } },
      { firstSaid: { url: 'https://a.example/x' } },
    ],
  ])('reads a review with %s', (_, changes, claim, notice) => {
    const read = fromClaimReview({ ...foreign, ...changes }, options)
    expect(read).toMatchObject({ ok: true, value: { claim } })
    if (notice !== undefined)
      expect(read.ok && read.value.notices.join(' ')).toEqual(expect.stringContaining(notice))
  })
})
