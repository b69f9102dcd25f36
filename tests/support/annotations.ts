import type { TextQuote } from '../../claims/interop/web-annotation.ts'
import { isPlainHttpsUrl } from '../../claims/records/fields.ts'

/** Context on each side, in UTF-16 units: as much as Hypothesis keeps, enough to distinguish repetitions. */
export const QUOTE_CONTEXT = 32

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

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
