/**
 * Writes a marked sentence as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/): which words of
 * which page, and what is known about them. Hypothesis and other annotators read the same form.
 */
import type { Claim } from '../records/claim.ts'

/** §4.2.4: the words and their context, so that they can be found again after an edit. */
export type TextQuote = {
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
}

export type MarkedSentence = {
  /** Its IRI (§3.1) if it is published; otherwise the server that receives it gives it one. */
  readonly id?: string
  readonly claim: Claim
  readonly publisher: { readonly name: string; readonly url: string }
  /** Address of the page as the reader opened it. */
  readonly page: string
  readonly quote: TextQuote
  /** When the mark was made, ISO 8601 with time zone. */
  readonly created: string
  /** The language of the finding; the claim's own if it has no finding in this one. */
  readonly lang?: string
}

/** The annotation as plain JSON data. */
export function toWebAnnotation({ id, claim, publisher, page, quote, created, lang }: MarkedSentence) {
  const language = lang !== undefined && Object.hasOwn(claim.finding, lang) ? lang : claim.lang
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    ...(id === undefined ? {} : { id }),
    type: 'Annotation',
    motivation: 'assessing',
    created,
    creator: { type: 'Organization', name: publisher.name, homepage: publisher.url },
    body: [
      {
        type: 'TextualBody',
        purpose: 'assessing',
        format: 'text/plain',
        language,
        value: `${claim.label.text}: ${claim.finding[language]}`,
      },
      ...claim.topics.map((topic) => ({ type: 'TextualBody', purpose: 'tagging', value: topic })),
      ...claim.sources.map(({ url }) => ({ type: 'SpecificResource', purpose: 'linking', source: url })),
    ],
    target: { source: page, selector: { type: 'TextQuoteSelector', ...quote } },
  }
}
