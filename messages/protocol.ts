/**
 * The wire: every message between the parts of the extension, by direction. The receiver checks the
 * sender and parses the message before it uses any of it. Answers are a `Result`, because an Error cannot
 * be sent.
 *
 *   article (content script) ──▶ background      ArticleRequest
 *   popup, packs page        ──▶ background      ExtensionRequest
 *   popup                    ──▶ article         PageRequest
 */

import { LEVELS, type Match, type MatchOptions, type Wave } from '../claims/match/types.ts'
import type { DirectoryEntry } from '../claims/packs/reader/directory.ts'
import type { Claim } from '../claims/records/claim.ts'
import { id } from '../claims/records/fields.ts'
import type { Origin, PackManifest } from '../claims/records/pack.ts'
import type { Result } from '../claims/result.ts'
import { z } from '../claims/schema.ts'
import * as limits from './limits.ts'
import type { PackIncident } from './pack-incident.ts'
import type { PackPreview, ReleaseChanges, ReleaseSummary } from './pack-preview.ts'

/** How soon a page needs an answer: `visible` for what the reader sees first. */
const PRIORITIES = ['visible', 'rest'] as const satisfies readonly MatchOptions['priority'][]

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const text = (limit: number) => z.string().check(z.maxLength(limit))
const host = text(limits.MAX_HOST)
/** Pack and claim, a slash between them. */
const claimKey = z.string().check(z.maxLength(limits.MAX_CLAIM_KEY), z.regex(/\//))
const claimKeys = z.array(claimKey).check(z.maxLength(limits.CLAIMS_A_MESSAGE))
const address = text(limits.MAX_ADDRESS)
const blob = z.string().check(z.maxLength(255), z.startsWith('blob:'))
const fileName = text(limits.MAX_FILE_NAME)
const hash = text(limits.MAX_HASH)
const count = z.int().check(z.gte(0))

const run = z.strictObject({
  before: z.array(text(limits.MAX_WIRE_SENTENCE)).check(z.maxLength(limits.SENTENCES_BEFORE)),
  sentences: z
    .array(z.strictObject({ id: count, text: text(limits.MAX_WIRE_SENTENCE) }))
    .check(z.maxLength(limits.SENTENCES_A_MESSAGE)),
})

/**
 * From a content script. `sender.tab` must be set; the host of the page is taken from the sender, never
 * from the message.
 */
export const articleRequest = z.discriminatedUnion('type', [
  /** "I have started": wakes the background, asks whether this site is read, and ends what the frame asked before. */
  z.strictObject({ type: z.literal('hello') }),
  /** Which of these sentences state a claim? */
  z.strictObject({
    type: z.literal('match'),
    /** The page's name for the request; the frame uses none twice, in whatever document. */
    id: count,
    priority: z.enum(PRIORITIES),
    document: z.strictObject({
      lang: text(limits.MAX_LANGUAGE_TAG),
      headline: text(limits.MAX_WIRE_HEADLINE),
      lead: text(limits.MAX_WIRE_LEAD),
      published: z.optional(text(10)),
    }),
    runs: z.array(run).check(z.maxLength(limits.RUNS_A_MESSAGE)),
  }),
  /** The next answer to a `match` whose last answer was not final. */
  z.strictObject({ type: z.literal('match-more'), id: count }),
  /** The page no longer wants answers to these requests. */
  z.strictObject({
    type: z.literal('forget'),
    ids: z.array(count).check(z.maxLength(limits.IDS_A_MESSAGE)),
  }),
  /** Runs the card's script in the sender's frame. */
  z.strictObject({ type: z.literal('load-card') }),
  /** The records that a card shows. */
  z.strictObject({ type: z.literal('claims'), keys: claimKeys }),
  /** How many sentences of the page are marked so far; for the toolbar badge. */
  z.strictObject({ type: z.literal('count'), marked: count }),
  /** The reader clicked on a link to subscribe to a channel. */
  z.strictObject({ type: z.literal('channel-link'), address }),
])
export type ArticleRequest = z.infer<typeof articleRequest>

/**
 * From the extension's own pages. `sender.id` must be ours and the URL an extension page. The schema is
 * made at the first use: a worker that was woken by a news page never needs it.
 */
export const extensionRequest = once(() =>
  z.discriminatedUnion('type', [
    /** The packs, claims and dates that pages are searched for. */
    z.strictObject({ type: z.literal('overview') }),
    z.strictObject({ type: z.literal('claims'), keys: claimKeys }),
    /** Is this site read? */
    z.strictObject({ type: z.literal('site'), host, private: z.boolean() }),
    /** Switch reading this site on or off; what is chosen in a private window is never stored. */
    z.strictObject({ type: z.literal('set-site'), host, on: z.boolean(), private: z.boolean() }),
    z.strictObject({ type: z.literal('set-level'), level: z.enum(LEVELS) }),
    /** Compare by meaning too, or by words alone. */
    z.strictObject({ type: z.literal('set-meanings'), on: z.boolean() }),
    /** What the packs page shows. */
    z.strictObject({ type: z.literal('packs') }),
    /** Switch a pack on or off. A pack that is off stays installed. */
    z.strictObject({ type: z.literal('set-pack'), pack: id, on: z.boolean() }),
    /** The order in which packs are listed. Packs that are not named come after these, in their old order. */
    z.strictObject({
      type: z.literal('order-packs'),
      packs: z.array(id).check(z.maxLength(limits.PACKS_A_MESSAGE)),
    }),
    /** Go back to the release before; the version says which one the reader agreed to. */
    z.strictObject({ type: z.literal('roll-back'), pack: id, version: z.int() }),
    z.strictObject({ type: z.literal('remove-pack'), pack: id }),
    /** Install again a pack that ships with the extension and was removed. */
    z.strictObject({ type: z.literal('put-back'), pack: id }),
    /** What rolling back, or the release that waits, would change. */
    z.strictObject({ type: z.literal('pack-changes'), pack: id, to: z.enum(['before', 'waiting']) }),
    /** Yes or no to the release that waits; the version says which one the reader looked at. */
    z.strictObject({ type: z.literal('answer-waiting'), pack: id, version: z.int(), yes: z.boolean() }),
    /** Read a pack file and say what it is; `address` is a blob URL of an extension page. */
    z.strictObject({ type: z.literal('preview-file'), address: blob, name: fileName }),
    /** Install the file that the reader looked at. */
    z.strictObject({ type: z.literal('install-file'), address: blob, name: fileName, sha256: hash }),
    /** Look at a channel and the pack in it. `listed` is what the directory says: which pack, and by which keys. */
    z.strictObject({
      type: z.literal('preview-channel'),
      address,
      listed: z.optional(z.strictObject({ pack: id, fingerprint: hash })),
    }),
    /** Subscribe to the channel that the reader looked at, and install the release that was shown. */
    z.strictObject({
      type: z.literal('subscribe'),
      url: address,
      pack: id,
      fingerprint: hash,
      sha256: hash,
    }),
    /** Ask the pack's channel for a new release now. */
    z.strictObject({ type: z.literal('update-pack'), pack: id }),
    /** Stop reading or storing a file; the packs that are in use stay. */
    z.strictObject({ type: z.literal('stop-work') }),
    /** The reader has seen what happened to the packs. */
    z.strictObject({ type: z.literal('dismiss-incidents') }),
  ]),
)
export type ExtensionRequest = z.infer<ReturnType<typeof extensionRequest>>

/** To the content script of a page, from an extension page only (`sender.tab` unset). reader/page-request.ts parses it. */
export type PageRequest =
  /** What was found here? */
  | { type: 'report' }
  /** Scroll to this match and open its card. */
  | { type: 'reveal'; match: number }
  /** The site was switched on or off, or the level changed: look again. */
  | { type: 'refresh' }

/** A claim's record, the pack that it is from, and where that pack came from. */
export type ClaimWithPack = {
  readonly key: string
  readonly claim: Claim
  readonly pack: PackManifest
  readonly origin: Origin
}

export type PackSummary = {
  readonly manifest: PackManifest
  readonly origin: Origin
  readonly claims: number
  readonly enabled: boolean
  /** When it was installed or last updated on this device, ISO 8601 date and time. */
  readonly installedAt: string
}

export type SiteState = { readonly on: boolean; readonly level: (typeof LEVELS)[number] }
export type Overview = {
  readonly packs: readonly PackSummary[]
  readonly claims: number
  /** How many incidents the packs page shows. */
  readonly incidents: number
  readonly level: SiteState['level']
  readonly meanings: MeaningsState
}

/**
 * Whether sentences and claims are compared by meaning. `off`: the reader switched it off. `failed`: the
 * model could not be used; it is tried again after some minutes. `low-memory`: the device has too little
 * memory for it.
 */
export type MeaningsState = 'on' | 'off' | 'failed' | 'low-memory'

export type PackDetails = ReleaseSummary & {
  readonly enabled: boolean
  /** The previous release, to which the reader can roll back. */
  readonly before?: ReleaseSummary
  /** A release that was fetched and waits for the reader's yes. */
  readonly waiting?: ReleaseSummary
  /** Where its updates come from; missing for packs from files. */
  readonly channel?: ChannelState
}

export type ChannelState = {
  readonly url: string
  readonly fingerprint: string
  /** ISO 8601 date and time of the last check, and of the last one that succeeded. */
  readonly checkedAt?: string
  readonly goodAt?: string
  /** Nobody guarantees any more that this is the newest release, because the channel's signatures have expired. */
  readonly stale: boolean
  /** Why the last check failed. */
  readonly problem?: { readonly code: string; readonly message: string }
}

/** What the background is doing to the packs right now. */
export type PackWork = {
  readonly step: 'fetching' | 'reading' | 'storing' | 'indexing'
  /** 0–1 */
  readonly progress: number
}

export type PacksState = {
  readonly packs: readonly PackDetails[]
  /** The directory that ships with the extension; it lists installed packs too. */
  readonly directory: readonly DirectoryEntry[]
  /** What happened to the packs without the reader's doing, and was not seen yet; the newest last. */
  readonly incidents: readonly PackIncident[]
  readonly work?: PackWork
}

/** A match in a page's report. */
export type FoundMatch = Match & {
  /** The page's number for the match, for `reveal`. It does not change while the match exists. */
  readonly id: number
  readonly text: string
  /** Whether the match could be found on the page and painted. */
  readonly placed: boolean
}

export type PageReport = {
  /**
   * - `starting`: reading the page has not begun.
   * - `reading`: some of its sentences have no final answer yet.
   * - `done`: the answers about all sentences are final.
   * - `not-article`: Footnote does not read pages of this kind.
   * - `off`: the reader switched this site off.
   * - `error`: the background could not answer; `message` says why.
   * - `fault`: matches came, but Footnote failed to mark some of them; `message` says why.
   */
  readonly state: 'starting' | 'reading' | 'done' | 'not-article' | 'off' | 'error' | 'fault'
  readonly message?: string | undefined
  readonly title: string
  /** The page's day of publication, ISO 8601 date, if the page says it. */
  readonly published?: string | undefined
  readonly sentences: number
  readonly found: readonly FoundMatch[]
  /** Keys of the claims that are not marked because too many sentences seem to state them. */
  readonly suppressed: readonly string[]
  /** Packs that would mark too much of the page, and in how many more sentences they were found. */
  readonly heldBack: readonly { readonly pack: string; readonly sentences: number }[]
  /** The page is so long that only its beginning was read. */
  readonly cut: boolean
  /** The page took the marks away again and again. */
  readonly marksHidden: boolean
  /** The page laid something over a card again and again. */
  readonly cardCovered: boolean
}

/** Why a request had no answer. */
export type WireError = {
  readonly code: 'malformed' | 'not-allowed' | 'failed' | 'gone'
  readonly message: string
  /** The code of the reason, if the interface has words for it. */
  readonly reason?: string
}

/** The answer to each request. */
export type ArticleAnswers = {
  hello: SiteState
  /**
   * The first wave; unless it is final, `match-more` asks for the next. Null if the request was
   * forgotten in the meantime.
   */
  match: Wave | null
  /** The next wave. Null if the background does not hold this request (any more): ask `match` again. */
  'match-more': Wave | null
  forget: null
  'load-card': null
  claims: readonly ClaimWithPack[]
  count: null
  'channel-link': null
}
export type ExtensionAnswers = {
  overview: Overview
  claims: readonly ClaimWithPack[]
  site: SiteState
  'set-site': SiteState
  'set-level': SiteState['level']
  'set-meanings': MeaningsState
  packs: PacksState
  'set-pack': null
  'order-packs': null
  'roll-back': null
  'remove-pack': null
  'put-back': null
  'pack-changes': ReleaseChanges
  'answer-waiting': null
  'preview-file': PackPreview
  'install-file': null
  'preview-channel': PackPreview
  subscribe: null
  'update-pack': null
  'stop-work': null
  'dismiss-incidents': null
}
export type PageAnswers = { report: PageReport; reveal: boolean; refresh: null }

export type Answer<T> = Result<T, WireError>
