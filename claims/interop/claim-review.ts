/**
 * Writes a claim as schema.org ClaimReview JSON-LD, the form in which fact-checks are published and
 * collected (https://schema.org/ClaimReview; docs/records.md has the table of fields).
 *
 * Everything that has a property in schema.org is written to that property, so that others can read it.
 * The rest (guards, examples, our verdict, how a source relates to the claim) is written to one JSON
 * literal, `footnoteClaim`, so that read-claim-review.ts restores exactly the same claim.
 */
import type { Claim } from '../records/claim.ts'
import type { Source } from '../records/source.ts'
import { RATING_VALUE } from '../records/verdict.ts'

/** JSON-LD 1.1: schema.org's terms, and ours as a JSON literal that other readers can skip. */
const CONTEXT = [
  'https://schema.org',
  { footnoteClaim: { '@id': 'https://footnote.example/ns#claim', '@type': '@json' } },
] as const

/** A piece of JSON-LD, as plain data. */
export type Node = { readonly [property: string]: unknown }

/** The part of a claim for which schema.org has no property. `sources` are in the order of `citation`. */
export type Remainder = {
  readonly format: Claim['format']
  readonly verdict: Claim['verdict']
  /** The rating was derived from our verdict, because the label has no rating of its own. */
  readonly ratingFromVerdict: boolean
  readonly lifecycle: Claim['lifecycle']
  readonly guards: Claim['guards']
  readonly examples: Claim['examples']
  readonly sources: readonly Pick<Source, 'kind' | 'relation' | 'accessed'>[]
}

export type ReviewContext = {
  /** Who publishes the pack; ClaimReview's `author`. */
  readonly publisher: { readonly name: string; readonly url: string }
  /** The page that shows this review, if there is one; search engines require it. */
  readonly url?: string
  /** SPDX expression or address of the licence. */
  readonly licence?: string
}

/** The claim as a ClaimReview: plain JSON data, ready for JSON.stringify. */
export function toClaimReview(claim: Claim, { publisher, url, licence }: ReviewContext): Node {
  const { validity } = claim
  const remainder: Remainder = {
    format: claim.format,
    verdict: claim.verdict,
    ratingFromVerdict: claim.label.rating === undefined,
    lifecycle: claim.lifecycle,
    guards: claim.guards,
    examples: claim.examples,
    sources: claim.sources.map(({ kind, relation, accessed }) => ({ kind, relation, accessed })),
  }
  return defined({
    '@context': CONTEXT,
    '@type': 'ClaimReview',
    url,
    identifier: claim.id,
    ...inLanguage(claim, claim.lang),
    itemReviewed: itemReviewed(claim),
    workTranslation: otherLanguages(claim).map((lang) =>
      defined({
        '@type': 'ClaimReview',
        ...inLanguage(claim, lang),
        itemReviewed: { '@type': 'Claim', alternateName: claim.texts[lang]?.variants ?? [] },
      }),
    ),
    author: { '@type': 'Organization', ...publisher },
    license: licence && licenceAddress(licence),
    dateCreated: claim.created,
    datePublished: claim.reviewed,
    dateModified: claim.updated,
    creativeWorkStatus: claim.lifecycle.state,
    // ISO 8601-2 interval; schema.org uses ".." for an open end.
    temporalCoverage: validity && `${validity.from ?? '..'}/${validity.until ?? '..'}`,
    keywords: claim.topics,
    reviewRating: rating(claim),
    citation: claim.sources.map(citation),
    footnoteClaim: remainder,
  })
}

/**
 * The address of a licence, as schema.org expects. An SPDX expression of several licences has no
 * address and is returned unchanged.
 */
export function licenceAddress(licence: string): string {
  return /^(?!LicenseRef)[\w.+-]+$/.test(licence) ? `https://spdx.org/licenses/${licence}` : licence
}

function otherLanguages(claim: Claim): string[] {
  const all = [claim.texts, claim.finding, claim.explanation ?? {}].flatMap((texts) => Object.keys(texts))
  return [...new Set(all)].filter((lang) => lang !== claim.lang)
}

function inLanguage(claim: Claim, lang: string): Node {
  return {
    inLanguage: lang,
    claimReviewed: claim.texts[lang]?.text,
    abstract: claim.finding[lang],
    reviewBody: claim.explanation?.[lang],
  }
}

function itemReviewed({ lang, texts, claimant, firstSaid }: Claim): Node {
  return defined({
    '@type': 'Claim',
    alternateName: texts[lang]?.variants,
    author:
      claimant &&
      defined({
        '@type': claimant.kind === 'person' ? 'Person' : 'Organization',
        name: claimant.name,
        description: claimant.role,
        url: claimant.url,
      }),
    datePublished: firstSaid?.date,
    firstAppearance:
      firstSaid && defined({ '@type': 'CreativeWork', name: firstSaid.where, url: firstSaid.url }),
  })
}

/** `alternateName` is the publisher's label word for word; the number is theirs or derived from our verdict. */
function rating({ label, verdict }: Claim): Node {
  const { value, best, worst } = label.rating ?? { value: RATING_VALUE[verdict], best: 5, worst: 1 }
  return defined({
    '@type': 'Rating',
    alternateName: label.text,
    ratingValue: value,
    bestRating: best,
    worstRating: worst,
    description: label.scale,
    url: label.scaleUrl,
  })
}

function citation(source: Source): Node {
  return defined({
    '@type': 'CreativeWork',
    url: source.url,
    name: source.title,
    publisher: { '@type': 'Organization', name: source.publisher },
    datePublished: source.published,
    archivedAt: source.archive,
    hasPart: source.quote === undefined ? undefined : { '@type': 'Quotation', text: source.quote },
    description: source.note,
  })
}

/** Removes properties without a value: JSON has no `undefined`. */
export function defined(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined))
}
