/** A ClaimReview as others publish it. */
/** How it is read. */
export const options = { today: '2026-11-24', lang: 'en' }

/** As fact-checkers' sites have it. */
export const foreign = {
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
