import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toClaimReview } from '../../../claims/interop/claim-review.ts'
import { fromClaimReview } from '../../../claims/interop/read-claim-review.ts'
import { readSourceFolder } from '../../../claims/packs/publisher/source-folder.ts'
import { arbitraryClaim } from '../../support/arbitrary-claim.ts'
import { packFolder } from '../../support/pack-folder.ts'
import { aClaim } from '../../support/records.ts'

const publisher = { name: 'Tower Watch', url: 'https://towers.example/' }
const options = { today: '2026-11-24', lang: 'en', keepState: true }
const written = (claim: Parameters<typeof toClaimReview>[0]) =>
  JSON.parse(JSON.stringify(toClaimReview(claim, { publisher })))

describe('claims/interop/claim-review', () => {
  it('writes what search engines and fact-check collections read', () => {
    const claim = aClaim({
      claimant: { name: 'A. Builder', kind: 'person', role: 'mayor' },
      firstSaid: { date: '2017-08', where: 'Town hall', url: 'https://town.example/speech' },
      label: { text: 'Correct', scale: 'Correct – Wrong', rating: { value: 2, best: 2, worst: 1 } },
      explanation: { en: 'At length.' },
      validity: { from: '2020' },
      topics: ['towers'],
    })
    const url = 'https://towers.example/height'
    expect(toClaimReview(claim, { publisher, url, licence: 'CC-BY-4.0' })).toMatchObject({
      '@type': 'ClaimReview',
      url,
      license: 'https://spdx.org/licenses/CC-BY-4.0',
      claimReviewed: 'The tower is 300 metres high.',
      inLanguage: 'en',
      author: { '@type': 'Organization', ...publisher },
      datePublished: '2026-11-24',
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Correct',
        ratingValue: 2,
        bestRating: 2,
        worstRating: 1,
      },
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Person', name: 'A. Builder' },
        datePublished: '2017-08',
        firstAppearance: { url: 'https://town.example/speech' },
      },
      reviewBody: 'At length.',
      temporalCoverage: '2020/..',
      citation: [{ url: 'https://survey.example/tower', publisher: { name: 'Survey Office' } }],
    })
  })

  it('gives our verdict a number if the label has none, and -1 if it is not on the scale', () => {
    expect(toClaimReview(aClaim({ verdict: 'refuted' }), { publisher }).reviewRating).toMatchObject({
      alternateName: 'True',
      ratingValue: 1,
      bestRating: 5,
      worstRating: 1,
    })
    expect(toClaimReview(aClaim({ verdict: 'unproven' }), { publisher }).reviewRating).toMatchObject({
      ratingValue: -1,
    })
  })

  it('is read back as the same claim, with nothing guessed', () => {
    fc.assert(
      fc.property(arbitraryClaim, (claim) => {
        expect(fromClaimReview(written(claim), options)).toEqual({ ok: true, value: { claim, notices: [] } })
      }),
    )
  })

  it('reads every claim of a pack back unchanged', () => {
    const pack = readSourceFolder(packFolder(resolve('packs', 'venezuela-2017')))
    if (!pack.ok) throw new Error('the pack is not readable')
    for (const claim of pack.value.claims)
      expect(fromClaimReview(written(claim), options)).toEqual({ ok: true, value: { claim, notices: [] } })
  })
})
