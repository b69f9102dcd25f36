import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toClaimReview } from '../../../claims/interop/claim-review.ts'
import { findClaimReviews } from '../../../claims/interop/find-claim-reviews.ts'
import { fromClaimReview } from '../../../claims/interop/read-claim-review.ts'

const options = { today: '2026-11-24', lang: 'en' }

/** As fact-checkers' sites have it. */
const foreign = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://checkers.example/2020/moon',
  datePublished: '2020-05-01T10:00:00+02:00',
  inLanguage: 'en_US',
  author: { '@type': 'Organization', name: 'The Checkers', url: 'https://checkers.example' },
  claimReviewed: 'The Moon is made of\ncheese. ',
  reviewRating: {
    '@type': 'Rating',
    ratingValue: '1',
    bestRating: '5',
    worstRating: '1',
    alternateName: 'Pants on fire!',
  },
  itemReviewed: {
    '@type': 'Claim',
    author: { '@type': 'Person', name: 'Bloggers', sameAs: ['https://blog.example/about'] },
    datePublished: '2020-04-30',
    appearance: [{ '@type': 'CreativeWork', url: 'https://blog.example/moon' }],
  },
  keywords: 'Moon, Cheese & Co',
}

describe('claims/interop/read-claim-review', () => {
  it('makes a draft of somebody else’s review, their label word for word', () => {
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
    [
      'a number',
      { alternateName: 'Whopper', ratingValue: 1 },
      'refuted',
      'the rating 1 on a scale from 1 to 5',
    ],
    [
      'a number between two steps',
      { alternateName: 'x', ratingValue: 4, bestRating: 5, worstRating: 1 },
      'mixed',
      'the rating 4',
    ],
    [
      'a number on another scale',
      { alternateName: 'x', ratingValue: 10, bestRating: 10, worstRating: 0 },
      'supported',
      'from 0 to 10',
    ],
    ['neither', { alternateName: 'It’s complicated' }, 'unproven', 'cannot be mapped'],
    [
      '-1, off the scale',
      { alternateName: 'x', ratingValue: -1, bestRating: 5, worstRating: 1 },
      'unproven',
      'cannot be mapped',
    ],
    [
      'a scale that runs backwards',
      { alternateName: 'x', ratingValue: 1, bestRating: 1, worstRating: 5 },
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
    ['a claim too long', { claimReviewed: 'x'.repeat(2000) }, 'text: has more than 1000 characters'],
  ])('refuses a review with %s', (_, changes, message) => {
    const read = fromClaimReview({ ...foreign, ...changes }, options)
    expect(read.ok ? [] : read.error.map((problem) => problem.message)).toContainEqual(
      expect.stringContaining(message),
    )
  })

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
      'a date in words',
      { datePublished: 'May 1, 2020' },
      { reviewed: '2026-11-24' },
      '"May 1, 2020" cannot be read',
    ],
    [
      'a day that is none',
      { datePublished: '2020-02-30' },
      { reviewed: '2026-11-24', sources: [{ published: '2020-02' }] },
      '"2020-02-30" cannot be read as a day',
    ],
    ['a year only', { datePublished: '2020' }, { reviewed: '2026-11-24' }, '"2020" cannot be read as a day'],
    ['a date as a number', { datePublished: 1588320000 }, { reviewed: '2026-11-24' }, 'The date 1588320000'],
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

  it('takes out of texts what would make them read as what they are not', () => {
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

  it('never takes a hostile remainder for ours without checking it', () => {
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

  it('makes a draft even of a review that calls itself published in our form', () => {
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

  it('gives a claim that goes out and comes back the same, whatever came in', () => {
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

describe('claims/interop/find-claim-reviews', () => {
  it('finds reviews wherever they stand, in order', () => {
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

  it('puts the nodes that a review names by @id in their places', () => {
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

  it.each(['http://schema.org/', 'https://schema.org/', 'schema:'])('takes the prefix %s away', (prefix) => {
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

  it('stands any depth', () => {
    let deep: unknown = { '@type': 'ClaimReview' }
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    expect(findClaimReviews(deep)).toHaveLength(1)
  })
})
