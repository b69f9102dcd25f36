/**
 * Reviews that are written in other forms than ClaimReview, converted to it:
 *
 * - a MediaReview whose picture or film is "interpreted as" a claim,
 * - a Review of a Claim,
 * - the answers of Google's Fact Check Tools API (`claims:search`),
 * - dumps that leave out `@type`.
 */
import type { Node } from './claim-review.ts'
import { line, list, literal, node } from './json-ld.ts'
import { plainName } from './json-ld-context.ts'

/** The ClaimReviews that an object is or contains in another form; undefined if it is nothing of the kind. */
export function asClaimReviews(value: object): object[] | undefined {
  const given = value as Node
  const types = typesOf(given)
  if (types.includes('ClaimReview')) return [given]
  if (types.includes('MediaReview')) return reviewOfMedia(given)
  if (types.includes('Review')) return reviewOfClaim(given)
  if (types.length > 0) return undefined
  if (Array.isArray(given.claimReview) && line(given.text) !== undefined) return answersOfGoogle(given)
  const isReview = given.claimReviewed !== undefined && given.reviewRating !== undefined
  return isReview ? [{ '@type': 'ClaimReview', ...given }] : undefined
}

/** The names of an object's types. */
export function typesOf(value: Node): string[] {
  return list(value['@type']).flatMap((type) => (typeof type === 'string' ? plainName(type) : []))
}

/** What somebody says of a picture or film is a claim if it is spelled out; otherwise there is nothing to match. */
function reviewOfMedia(review: Node): object[] | undefined {
  const item = node(review.itemReviewed)
  const interpreted = [item.interpretedAsClaim, review.interpretedAsClaim].map(node)
  const claim = [...interpreted, item].find(
    (one) => interpreted.includes(one) || typesOf(one).includes('Claim'),
  )
  const said = [review.claimReviewed, ...[...interpreted, claim ?? {}].map(wordsOf)].find(isText)
  if (said === undefined) return undefined
  const category = list(review.mediaAuthenticityCategory).map(literal).find(isText)
  const rating = node(review.reviewRating)
  const label = [rating.alternateName, rating.name, category && wordsOfCategory(String(category))].find(
    isText,
  )
  return [
    {
      ...review,
      '@type': 'ClaimReview',
      claimReviewed: said,
      reviewRating: { ...rating, alternateName: label },
      itemReviewed: {
        '@type': 'Claim',
        author: node(claim).author ?? item.author ?? item.creator,
        appearance: list(item.mediaItemAppearance).map((place) => {
          const { accessedOnUrl, contentUrl, url } = node(place)
          return { url: url ?? accessedOnUrl ?? contentUrl }
        }),
      },
    },
  ]
}

/** `https://schema.org/DecontextualizedContent` in the words of a label: "Decontextualized content". */
function wordsOfCategory(category: string): string {
  const [first = '', ...others] = plainName(category).split(/(?<=[a-z])(?=[A-Z])/)
  return [first, ...others.map((word) => word.toLowerCase())].join(' ')
}

function reviewOfClaim(review: Node): object[] | undefined {
  const claim = list(review.itemReviewed)
    .map(node)
    .find((item) => typesOf(item).includes('Claim'))
  const said = [review.claimReviewed, wordsOf(claim ?? {})].find(isText)
  return said === undefined ? undefined : [{ ...review, '@type': 'ClaimReview', claimReviewed: said }]
}

function wordsOf(claim: Node): unknown {
  return [claim.claimReviewed, claim.text, claim.description, claim.name].find(isText)
}

function answersOfGoogle(claim: Node): object[] {
  return list(claim.claimReview).map((answer) => {
    const { publisher, url, title, reviewDate, textualRating, languageCode } = node(answer)
    const { name, site } = node(publisher)
    return {
      '@type': 'ClaimReview',
      claimReviewed: claim.text,
      inLanguage: languageCode,
      url,
      name: title,
      datePublished: reviewDate,
      author: {
        '@type': 'Organization',
        name: name ?? site,
        url: isText(site) ? `https://${site}/` : undefined,
      },
      reviewRating: { '@type': 'Rating', alternateName: textualRating },
      itemReviewed: {
        '@type': 'Claim',
        datePublished: claim.claimDate,
        author: isText(claim.claimant) ? { name: claim.claimant } : undefined,
      },
    }
  })
}

function isText(value: unknown): boolean {
  return line(literal(value)) !== undefined
}
