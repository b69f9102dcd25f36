/**
 * A claim as schema.org ClaimReview JSON-LD, the form in which fact-checks are published and
 * collected (https://schema.org/ClaimReview; docs/records.md has the table of fields).
 *
 * What schema.org has a property for stands under that property, so that others can read it. What
 * it has none for (guards, examples, our verdict, what a source does to the claim) stands in one
 * JSON literal, `footnoteClaim`, so that read-claim-review.ts gives back the same claim.
 */
import type { Claim } from '../records/claim.ts'
import type { Source } from '../records/source.ts'
import { RATING_VALUE } from '../records/verdict.ts'

/** JSON-LD 1.1: schema.org's terms, and ours as a JSON literal that other readers may skip. */
const CONTEXT = [
  'https://schema.org',
  { footnoteClaim: { '@id': 'https://footnote.example/ns#claim', '@type': '@json' } },
] as const

/** A piece of JSON-LD, as plain data. */
export type Node = { readonly [property: string]: unknown }

/** The part of a claim that schema.org has no property for. `sources` are in the order of `citation`. */
export type Remainder = {
  readonly format: Claim['format']
  readonly verdict: Claim['verdict']
  /** The rating was worked out from our verdict, because the label has none of its own. */
  readonly ratingFromVerdict: boolean
  readonly lifecycle: Claim['lifecycle']
  readonly guards: Claim['guards']
  readonly examples: Claim['examples']
  readonly sources: readonly Pick<Source, 'kind' | 'relation' | 'accessed'>[]
}

export type ReviewContext = {
  /** Who publishes the pack; ClaimReview's `author`. */
  readonly publisher: { readonly name: string; readonly url: string }
  /** The page that shows this review, where there is one; search engines ask for it. */
  readonly url?: string
  /** SPDX expression or address of the licence. */
  readonly licence?: string
}

/** The claim as a ClaimReview; plain JSON data, ready for JSON.stringify. */
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
    // ISO 8601-2 interval; ".." is an open end, as schema.org has it.
    temporalCoverage: validity && `${validity.from ?? '..'}/${validity.until ?? '..'}`,
    keywords: claim.topics,
    reviewRating: rating(claim),
    citation: claim.sources.map(citation),
    footnoteClaim: remainder,
  })
}

/** schema.org wants an address; SPDX has one for each licence of its list, not for expressions of several. */
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

/** `alternateName` is the publisher's label word for word; the number is theirs, or stands for our verdict. */
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

/** Without the properties that have no value: JSON has no `undefined`. */
export function defined(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined))
}
