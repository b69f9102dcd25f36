import { z } from '../schema.ts'
import { day, httpsUrl, line, partialDate, prose } from './fields.ts'

/** What a source is; decides how much it can carry. `other` needs a reason in `note`. */
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

/** What the source does to the claim. `context` neither supports nor refutes it. */
export const SOURCE_RELATIONS = ['supports', 'refutes', 'context'] as const

/**
 * One source of a finding. In schema.org terms an item of `Claim.appearance` /
 * `ClaimReview.citation`; `quote` is a W3C Web Annotation TextQuoteSelector's `exact`.
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
  /** The day on which it was last read by the author of the claim. */
  accessed: day,
  /** A copy that stays, for example at web.archive.org. */
  archive: z.optional(httpsUrl),
  /** The passage that the finding rests on, word for word, in the source's language. */
  quote: z.optional(prose),
  /** A remark of the claim's author about this source. */
  note: z.optional(prose),
})
export type Source = z.infer<typeof source>
