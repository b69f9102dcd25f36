/**
 * A claim: its statement, what a check of it found, and how to recognise it.
 * claims/interop/claim-review.ts maps it to schema.org ClaimReview.
 */

import { fail, type Problem, type Result } from '../result.ts'
import { laterFormat, parse, z } from '../schema.ts'
import { byLanguage, day, httpsUrl, id, lang, line, localised, partialDate, prose } from './fields.ts'
import { source } from './source.ts'
import { lifecycleState, verdict } from './verdict.ts'

/** Version of this record. A reader refuses a higher one and migrates a lower one. */
export const CLAIM_FORMAT = 1

/** Variants of one wording. */
export const MAX_VARIANTS = 50
/** Sources of one claim. */
export const MAX_SOURCES = 50
/** Topics of one claim. */
export const MAX_TOPICS = 20
/** Examples of one kind of one claim. */
const MAX_EXAMPLES = 200

/** A test of the claim: a sentence that must, or must not, be matched to it. */
const example = z.strictObject({
  lang,
  text: line,
  /** What comes before the sentence (headline, previous sentence). */
  context: z.optional(prose),
  /** Why it does or does not match, for the next person. */
  note: z.optional(line),
})
export type Example = z.infer<typeof example>

/**
 * Conditions that a sentence must meet, in its context, to be marked. They can only remove marks, never add
 * any.
 */
const guards = z.strictObject({
  /**
   * Names that must be present in the sentence or its context: at least one of each inner list.
   * `[["Maduro"], ["United States", "U.S.", "Washington"]]`.
   */
  names: z.optional(z.array(z.array(line).check(z.minLength(1), z.maxLength(20))).check(z.maxLength(10))),
  /**
   * How far a number may be from the claim's, as a share of the claim's number (0.02 = 2 %).
   * Without it, numbers must agree within their rounding.
   */
  numberTolerance: z.optional(z.number().check(z.gte(0), z.lte(0.5))),
  /** The sentence or its context must name at least one of these places. */
  places: z.optional(z.array(line).check(z.minLength(1), z.maxLength(20))),
  /** The page must have been published between these days, both included. Pages without a date pass. */
  window: z.optional(z.strictObject({ from: z.optional(day), until: z.optional(day) })),
})
export type Guards = z.infer<typeof guards>

/** One wording of the claim in one language. */
const wording = z.strictObject({
  /** The claim in one full sentence that can be understood alone. */
  text: line,
  /** Other ways in which people state the same thing. */
  variants: z._default(z.array(line).check(z.maxLength(MAX_VARIANTS)), []),
})

export const claim = z
  .strictObject({
    format: z.literal(CLAIM_FORMAT),
    /** Unique in its pack; never reused for another claim. */
    id,
    /** The language in which the claim was written first; `texts` must have it. */
    lang,
    /** Wordings by language. */
    texts: byLanguage(wording),
    /** Who states it (ClaimReview `itemReviewed.author`). Absent if many do. */
    claimant: z.optional(
      z.strictObject({
        name: line,
        kind: z.enum(['person', 'organization']),
        role: z.optional(line),
        url: z.optional(httpsUrl),
      }),
    ),
    /** When and where it was first said, if known (`itemReviewed.datePublished`, `firstAppearance`). */
    firstSaid: z.optional(
      z.strictObject({ date: z.optional(partialDate), where: z.optional(line), url: z.optional(httpsUrl) }),
    ),
    verdict,
    /** The publisher's own rating, word for word (`reviewRating.alternateName`), and its scale. */
    label: z.strictObject({
      text: line,
      scale: z.optional(line),
      scaleUrl: z.optional(httpsUrl),
      rating: z.optional(z.strictObject({ value: z.number(), best: z.number(), worst: z.number() })),
    }),
    lifecycle: z.strictObject({
      state: lifecycleState,
      /** The day on which it entered this state. */
      since: z.optional(day),
      /** For readers: what was corrected, why it is disputed or was withdrawn. */
      note: z.optional(prose),
      /** The claim that replaces this one; only with `superseded`. */
      supersededBy: z.optional(id),
    }),
    /** The finding in one sentence, by language. */
    finding: localised(line),
    /** The finding at length, by language. */
    explanation: z.optional(localised(prose)),
    sources: z.array(source).check(z.minLength(1), z.maxLength(MAX_SOURCES)),
    /** The days for which the verdict is valid. A page outside them shows "accurate when written" or "outdated since". */
    validity: z.optional(z.strictObject({ from: z.optional(partialDate), until: z.optional(partialDate) })),
    topics: z._default(z.array(id).check(z.maxLength(MAX_TOPICS)), []),
    guards: z._default(guards, {}),
    examples: z._default(
      z.strictObject({
        match: z._default(z.array(example).check(z.maxLength(MAX_EXAMPLES)), []),
        reject: z._default(z.array(example).check(z.maxLength(MAX_EXAMPLES)), []),
      }),
      { match: [], reject: [] },
    ),
    /** When the record was created, last reviewed by a person (`ClaimReview.datePublished`), and last changed. */
    created: day,
    reviewed: day,
    updated: day,
  })
  .check(
    z.refine((record) => Object.hasOwn(record.texts, record.lang), {
      path: ['texts'],
      message: 'has no wording in the language given in "lang"',
    }),
    z.refine((record) => Object.hasOwn(record.finding, record.lang), {
      path: ['finding'],
      message: 'has no finding in the language given in "lang"',
    }),
    z.refine(
      (record) => record.lifecycle.supersededBy === undefined || record.lifecycle.state === 'superseded',
      {
        path: ['lifecycle', 'supersededBy'],
        message: 'is given for a claim that is not superseded',
      },
    ),
  )
export type Claim = z.infer<typeof claim>

/** Reads one claim from outside. The messages name the claim and the place. */
export function parseClaim(input: unknown): Result<Claim, Problem[]> {
  const subject = `claim ${subjectOf(input)}`
  const later = laterFormat(input, CLAIM_FORMAT, subject)
  return later ? fail([later]) : parse(claim, input, subject)
}

function subjectOf(input: unknown): string {
  const name = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined
  return typeof name === 'string' && name.length <= 64 ? name : 'without an id'
}
