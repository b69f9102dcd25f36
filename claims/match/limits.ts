/** What the matcher reads of a page, in UTF-16 units (docs/matching.md, "Limits"). What is longer is cut. */

/** The longest sentence that is compared with claims. */
export const MAX_SENTENCE = 4_000
/** How much of the headline serves as context. */
export const MAX_HEADLINE = 1_500
/** How much of the lead serves as context. */
export const MAX_LEAD = 1_500
