import { z } from '../schema.ts'
import { day, httpsUrl, line, partialDate, prose } from './fields.ts'

/** What a source is, which decides how much weight it has. `other` needs an explanation in `note`. */
export const SOURCE_KINDS = [
  'primary-document',
  'official-data',
  'official-statement',
  'transcript',
  'study',
  'poll',
  'report',
  'fact-check',
  'other',
] as const

/** How the source relates to the claim. `context` neither supports nor refutes it. */
export const SOURCE_RELATIONS = ['supports', 'refutes', 'context'] as const

/**
 * One source of a finding. In schema.org it is an item of `Claim.appearance` or `ClaimReview.citation`;
 * `quote` is the `exact` of a W3C Web Annotation TextQuoteSelector.
 */
export const source = z.strictObject({
  /** Where it can be read. */
  url: httpsUrl,
  title: line,
  /** Who published it ("Reuters", "U.S. Department of the Treasury"). */
  publisher: line,
  kind: z.enum(SOURCE_KINDS),
  relation: z.enum(SOURCE_RELATIONS),
  /** When it was published, as precisely as known. */
  published: z.optional(partialDate),
  /** The day on which the author of the claim last read it. */
  accessed: day,
  /** A permanent copy, for example at web.archive.org. */
  archive: z.optional(httpsUrl),
  /** The passage that the finding is based on, word for word, in the source's language. */
  quote: z.optional(prose),
  /** A remark of the claim's author about this source. */
  note: z.optional(prose),
})
export type Source = z.infer<typeof source>
