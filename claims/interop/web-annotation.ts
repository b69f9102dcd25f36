/**
 * Writes a marked sentence as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/): which words of
 * which page, and what is known about them. Hypothesis and other annotators read the same form.
 */
import type { Claim } from '../records/claim.ts'
import { isPlainHttpsUrl } from '../records/fields.ts'

/** §4.2.4: the words and their context, so that they can be found again after an edit. */
export type TextQuote = {
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
}

/** Context on each side, in UTF-16 units: as much as Hypothesis keeps, enough to distinguish repetitions. */
export const QUOTE_CONTEXT = 32

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

/** The quote for `text.slice(start, end)`; its context begins and ends with whole characters. */
export function quoteAt(text: string, start: number, end: number): TextQuote {
  const from = Math.max(0, start - QUOTE_CONTEXT)
  const until = Math.min(text.length, end + QUOTE_CONTEXT)
  const prefix = text.slice(isLowSurrogate(text, from) ? from + 1 : from, start)
  const suffix = text.slice(end, isLowSurrogate(text, until) ? until - 1 : until)
  return {
    exact: text.slice(start, end),
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  }
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

/**
 * The quote that an annotation points to: of its first target, by its first TextQuoteSelector (§3.2.2, §4).
 *
 * @returns undefined if it has no quote of a page with a plain https:// address
 */
export function targetOf(annotation: unknown): { page: string; quote: TextQuote } | undefined {
  const target = [field(annotation, 'target')].flat()[0]
  const page = field(target, 'source')
  const selector = [field(target, 'selector')]
    .flat()
    .find((candidate) => field(candidate, 'type') === 'TextQuoteSelector')
  const [exact, prefix, suffix] = ['exact', 'prefix', 'suffix'].map((name) => field(selector, name))
  if (typeof page !== 'string' || !isPlainHttpsUrl(page) || typeof exact !== 'string') return undefined
  return {
    page,
    quote: {
      exact,
      ...(typeof prefix === 'string' ? { prefix } : {}),
      ...(typeof suffix === 'string' ? { suffix } : {}),
    },
  }
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
