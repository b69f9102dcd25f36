import { describe, expect, it } from 'vitest'
import { fromClaimReview } from '../../../claims/interop/read-claim-review.ts'
import { claimFromRow } from '../../../claims/interop/row.ts'
import type { Claim } from '../../../claims/records/claim.ts'
import { foreign, options } from '../../support/foreign-review.ts'

function read(changes: object): { claim: Claim; notices: readonly string[]; unplaced?: string | undefined } {
  const result = fromClaimReview({ ...foreign, ...changes }, options)
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join())
  return result.value
}

const rating = foreign.reviewRating
const person = { '@type': 'Person', name: 'Jane Reporter' }
const daily = { '@type': 'NewsMediaOrganization', name: 'Example Daily', url: 'https://daily.example/' }

describe('the fields of somebody else’s review', () => {
  it('takes the rating’s explanation as the finding, not as the scale', () => {
    const { claim } = read({
      reviewRating: { ...rating, ratingExplanation: 'It is rock &amp; dust.' },
      description: 'A post says so.',
    })
    expect(claim.finding).toEqual({ 'en-US': 'It is rock & dust.' })
    expect(claim.label.scale).toBeUndefined()
  })

  it('does not take a number for an explanation', () => {
    const { claim } = read({ reviewRating: { ...rating, ratingExplanation: 5 } })
    expect(claim.finding).toEqual({ 'en-US': 'Pants on fire!' })
    expect(read({ reviewRating: { ...rating, ratingExplanation: '5' } }).claim.finding).toEqual(claim.finding)
  })

  it('keeps an explanation that is too long for a finding as the text', () => {
    const long = 'It is rock. '.repeat(100).trim()
    const { claim } = read({ reviewRating: { ...rating, ratingExplanation: long } })
    expect(claim.explanation).toEqual({ 'en-US': long })
    const both = read({ reviewRating: { ...rating, ratingExplanation: long }, reviewBody: 'Short.' })
    expect(both.claim.explanation).toEqual({ 'en-US': 'Short.' })
    expect(both.notices.join(' ')).toContain('A summary is omitted')
  })

  it('takes what a sentence-like label says after the verdict as the finding', () => {
    const { claim } = read({ reviewRating: { alternateName: 'False: it is made of rock and dust.' } })
    expect(claim.label.text).toBe('False: it is made of rock and dust.')
    expect(claim.finding).toEqual({ 'en-US': 'it is made of rock and dust.' })
  })

  it.each<[what: string, changes: object, publisher: string]>([
    ['the publisher of a journalist’s review', { author: person, publisher: daily }, 'Example Daily'],
    ['the organisation among several authors', { author: [person, daily] }, 'Example Daily'],
    ['the employer of the journalist', { author: { ...person, worksFor: daily } }, 'Example Daily'],
    [
      'the author rather than the host’s owner',
      { publisher: { '@type': 'Organization', name: 'Owner' } },
      'The Checkers',
    ],
    ['the publisher beside an author of unknown kind', { author: 'Jane', publisher: daily }, 'Example Daily'],
    ['the host, if there is only a journalist', { author: person }, 'checkers.example'],
    ['an author of unknown kind', { author: 'The Desk' }, 'The Desk'],
  ])('names as publisher %s', (_, changes, publisher) => {
    expect(read(changes).claim.sources[0]?.publisher).toBe(publisher)
  })

  it('says that only a journalist is named', () => {
    expect(read({ author: person }).notices.join(' ')).toContain('no organisation, only "Jane Reporter"')
  })

  it('reads the address of the claim as where it was said', () => {
    const item = { '@type': 'Claim', url: 'https://social.example/posts/1' }
    expect(read({ itemReviewed: item }).claim.firstSaid).toEqual({ url: 'https://social.example/posts/1' })
  })

  it('does not take the review’s own address for that of the claim', () => {
    const item = { '@type': 'Claim', url: `${foreign.url}#claim` }
    expect(read({ itemReviewed: item }).claim.firstSaid).toBeUndefined()
  })

  it('keeps all appearances: the first as where it was said, the others as sources', () => {
    const appearance = [0, 1, 1, 2].map((n) => ({ url: `https://social.example/${n}` }))
    const { claim, notices } = read({ itemReviewed: { '@type': 'Claim', appearance } })
    expect(claim.firstSaid?.url).toBe('https://social.example/0')
    expect(claim.sources.slice(1)).toMatchObject([
      { url: 'https://social.example/1', kind: 'other', relation: 'context' },
      { url: 'https://social.example/2', kind: 'other' },
    ])
    expect(notices.join(' ')).toContain('appeared in 3 places')
  })

  it('keeps first appearance and appearances, and omits what is more than a record holds', () => {
    const appearance = Array.from({ length: 80 }, (_, n) => `https://social.example/${n}`)
    const item = { '@type': 'Claim', firstAppearance: { url: 'https://first.example/' }, appearance }
    const { claim, notices } = read({ itemReviewed: item })
    expect(claim.firstSaid?.url).toBe('https://first.example/')
    expect(claim.sources).toHaveLength(50)
    expect(notices.join(' ')).toContain('31 are omitted')
  })

  it('keeps the best rating, with 1 as the worst if that is not stated', () => {
    const { claim } = read({ reviewRating: { alternateName: 'Falso', ratingValue: 4, bestRating: 6 } })
    expect(claim.label.rating).toEqual({ value: 4, best: 6, worst: 1 })
  })

  it('keeps no scale of a single number', () => {
    const off = { ...rating, ratingValue: -1, bestRating: -1, worstRating: -1 }
    expect(read({ reviewRating: off }).claim.label.rating).toBeUndefined()
  })

  it('says which ratings it leaves out', () => {
    const { claim, notices } = read({
      reviewRating: [{ alternateName: 'Misleading' }, { alternateName: 'False' }],
    })
    expect(claim.verdict).toBe('misleading')
    expect(notices.join(' ')).toContain('several ratings; only the first is read. Omitted: "False"')
  })

  it('completes an address without a scheme, and says so', () => {
    const { claim, notices } = read({ url: 'checkers.example/2020/moon' })
    expect(claim.sources[0]?.url).toBe('https://checkers.example/2020/moon')
    expect(notices.join(' ')).toContain('check that it opens')
  })

  it('names the label that it cannot place', () => {
    expect(read({ reviewRating: { alternateName: 'Zebra' } }).unplaced).toBe('Zebra')
    expect(read({}).unplaced).toBeUndefined()
  })
})

describe('the fields of a row', () => {
  const row = { text: 'It leans.', url: 'https://desk.example/1', finding: 'It is upright.' }
  const claimOf = (changes: object) => {
    const result = claimFromRow({ ...row, ...changes }, options)
    if (!result.ok) throw new Error('refused')
    return result.value
  }

  it.each([
    ['Trompeur', 'misleading'],
    ['pants-fire', 'refuted'],
    ['Three Pinocchios', 'misleading'],
    ['Refuted', 'refuted'],
  ])('reads %s as in a review', (label, verdict) => {
    expect(claimOf({ verdict: label }).claim.verdict).toBe(verdict)
    expect(claimOf({ rating: label }).claim.verdict).toBe(verdict)
  })

  it('never gives the name of our verdict as somebody’s label', () => {
    expect(claimOf({ verdict: 'refuted' }).claim.label.text).toBe('False')
    expect(claimOf({ verdict: 'refuted', lang: 'es-MX' }).claim.label.text).toBe('Falso')
    expect(claimOf({ verdict: 'refuted', label: 'Wet' }).claim.label.text).toBe('Wet')
  })

  it('takes the address of a review for a fact-check, and that of a source not', () => {
    expect(claimOf({ verdict: 'false' }).claim.sources[0]?.kind).toBe('fact-check')
    const { claim } = claimOf({ verdict: 'false', url: undefined, source_url: 'https://survey.example/' })
    expect(claim.sources[0]?.kind).toBe('other')
  })

  it('says where label and number contradict each other', () => {
    const { claim, notices } = claimOf({ verdict: 'Falso', rating_value: '5', rating_best: '5' })
    expect(claim).toMatchObject({ verdict: 'refuted', label: { rating: { value: 5, best: 5, worst: 1 } } })
    expect(notices.join(' ')).toContain('the label decides')
  })
})
