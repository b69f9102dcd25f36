/**
 * The limits of the wire. The sender keeps to them, and the receiver's schemas refuse what is larger.
 * There is no schema code in this file, because content scripts import it.
 * Lengths of text are in UTF-16 units.
 */
import { MAX_HEADLINE, MAX_LEAD, MAX_SENTENCE } from '../claims/match/limits.ts'

/**
 * The longest sentence that a page sends. The matcher accepts twice as much ({@link MAX_SENTENCE}),
 * because the command gets text from people and cuts it there. On a page, a longer "sentence" is a
 * table or a list without full stops, so the page does not send it.
 */
export const MAX_WIRE_SENTENCE = MAX_SENTENCE / 2
/** The matcher would cut a longer headline or lead. */
export const MAX_WIRE_HEADLINE = MAX_HEADLINE
export const MAX_WIRE_LEAD = MAX_LEAD
/** The longest language tag that software must expect (RFC 5646, section 4.4.1). */
export const MAX_LANGUAGE_TAG = 35

/** Text in the first message of a page: one or two screens, so that the first marks appear soon. */
export const FIRST_BATCH_TEXT = 6_000
/** Text in each later message, which takes a few milliseconds to send. Messages of 100,000 or more delay the others. */
export const NEXT_BATCH_TEXT = 40_000
/**
 * Sentences in one message, all runs together. Judging 2,000 sentences takes about half a second in slices
 * of a few milliseconds; reading the message takes 10 ms, in which nobody else is answered.
 */
export const SENTENCES_A_MESSAGE = 2_000
/** Runs in one message. */
export const RUNS_A_MESSAGE = 2_000
/** Blocks in one message. A quarter of the runs, because a very long block makes several. */
export const BLOCKS_A_MESSAGE = RUNS_A_MESSAGE / 4
/** Sentences before a run that are sent as its context. */
export const SENTENCES_BEFORE = 3
/** Requests that one message can end. */
export const IDS_A_MESSAGE = 1_000

/** Claims that a page or the popup asks for in one message. */
export const CLAIMS_A_MESSAGE = 200
/** A claim's key: two ids of at most 64 units and the slash between them. */
export const MAX_CLAIM_KEY = 64 + 1 + 64
/** Packs whose order is set in one message. */
export const PACKS_A_MESSAGE = 1_000

/** The longest address. tests/messages/limits.test.ts checks that records have the same limit (MAX_URL). */
export const MAX_ADDRESS = 2_048
/** The longest host name (RFC 1035). */
export const MAX_HOST = 255
export const MAX_FILE_NAME = 255
/** A SHA-256 in hexadecimal digits. */
export const MAX_HASH = 64
