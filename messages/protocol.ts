/**
 * The wire. Every message between the parts of the extension, by direction. A receiver checks
 * the sender and parses the message before it believes a word of it; answers come back as
 * `Result`, because an Error does not survive the trip.
 *
 *   article (content script) ──▶ background      ARTICLE_REQUESTS
 *   popup, library, options  ──▶ background      EXTENSION_REQUESTS
 *   popup                    ──▶ article         PAGE_REQUESTS
 */

import { LEVELS, type Match } from '../claims/match/types.ts'
import type { ChangedClaim, ClaimSummary } from '../claims/packs/reader/diff.ts'
import type { DirectoryEntry } from '../claims/packs/reader/directory.ts'
import type { WaitReason } from '../claims/packs/reader/release-check.ts'
import type { Claim } from '../claims/records/claim.ts'
import { id } from '../claims/records/fields.ts'
import type { Origin, PackManifest } from '../claims/records/pack.ts'
import type { Verdict } from '../claims/records/verdict.ts'
import type { Result } from '../claims/result.ts'
import { z } from '../claims/schema.ts'

/** Batches stay below this many UTF-16 units of text: larger messages stall the wire. */
export const MAX_BATCH_TEXT = 100_000
/** A sentence longer than this is not looked at; no claim is that long. */
export const MAX_SENTENCE = 2_000

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const text = (limit: number) => z.string().check(z.maxLength(limit))
const host = z.string().check(z.maxLength(255))
/** Pack and claim, a slash between them. */
const claimKey = z.string().check(z.maxLength(129), z.regex(/\//))
const blob = z.string().check(z.maxLength(255), z.startsWith('blob:'))
const count = z.int().check(z.gte(0))

const run = z.strictObject({
  before: z.array(text(MAX_SENTENCE)).check(z.maxLength(3)),
  sentences: z.array(z.strictObject({ id: count, text: text(MAX_SENTENCE) })).check(z.maxLength(2_000)),
})

/** From a content script. `sender.tab` must be set; the host of the page is the sender's, not the message's. */
export const articleRequest = z.discriminatedUnion('type', [
  /** "I have started": wakes the background and asks whether this site is read at all. */
  z.strictObject({ type: z.literal('hello') }),
  /** Which of these sentences state a claim? */
  z.strictObject({
    type: z.literal('match'),
    document: z.strictObject({
      lang: text(35),
      headline: text(MAX_SENTENCE),
      lead: text(10_000),
      published: z.optional(text(10)),
    }),
    runs: z.array(run).check(z.maxLength(2_000)),
  }),
  /** "My card is wanted": puts the card's code into the sender's frame. */
  z.strictObject({ type: z.literal('load-card') }),
  /** What a card shows. */
  z.strictObject({ type: z.literal('claims'), keys: z.array(claimKey).check(z.maxLength(200)) }),
  /** How many sentences of the page are marked so far; for the toolbar badge. */
  z.strictObject({ type: z.literal('count'), marked: count }),
  /** The reader clicked on a link to subscribe to a channel. */
  z.strictObject({ type: z.literal('channel-link'), address: text(2_048) }),
])
export type ArticleRequest = z.infer<typeof articleRequest>

/**
 * From the extension's own pages. `sender.id` must be ours and the URL an extension page. A schema is
 * made when it is asked for: a worker that a page has woken does without this one.
 */
export const extensionRequest = once(() =>
  z.discriminatedUnion('type', [
    /** What is looked for: packs, claims, dates. */
    z.strictObject({ type: z.literal('overview') }),
    z.strictObject({ type: z.literal('claims'), keys: z.array(claimKey).check(z.maxLength(1_000)) }),
    /** Is this site read? */
    z.strictObject({ type: z.literal('site'), host }),
    /** Read this site, or leave it alone. */
    z.strictObject({ type: z.literal('set-site'), host, on: z.boolean() }),
    z.strictObject({ type: z.literal('set-level'), level: z.enum(LEVELS) }),
    /** What the packs page shows. */
    z.strictObject({ type: z.literal('packs') }),
    /** Look for the claims of this pack, or leave it installed and silent. */
    z.strictObject({ type: z.literal('set-pack'), pack: id, on: z.boolean() }),
    /** The order in which packs are listed; packs that are not named keep theirs, after these. */
    z.strictObject({ type: z.literal('order-packs'), packs: z.array(id).check(z.maxLength(1_000)) }),
    /** Go back to the release before; the version says which one the reader agreed to. */
    z.strictObject({ type: z.literal('roll-back'), pack: id, version: z.int() }),
    z.strictObject({ type: z.literal('remove-pack'), pack: id }),
    /** Install a pack of the extension again that was removed. */
    z.strictObject({ type: z.literal('put-back'), pack: id }),
    /** What rolling back, or the release that waits, would change. */
    z.strictObject({ type: z.literal('pack-changes'), pack: id, to: z.enum(['before', 'waiting']) }),
    /** Yes or no to the release that waits; the version says which one was looked at. */
    z.strictObject({ type: z.literal('answer-waiting'), pack: id, version: z.int(), yes: z.boolean() }),
    /** Read a pack file through and say what it is; `address` is a blob URL of an extension page. */
    z.strictObject({ type: z.literal('preview-file'), address: blob, name: text(255) }),
    /** Install the file that was looked at. */
    z.strictObject({ type: z.literal('install-file'), address: blob, name: text(255), sha256: text(64) }),
    /** Look at a channel and the pack in it; `listed` where the directory says which pack and by which keys. */
    z.strictObject({
      type: z.literal('preview-channel'),
      address: text(2_048),
      listed: z.optional(z.strictObject({ pack: id, fingerprint: text(64) })),
    }),
    /** Subscribe to the channel that was looked at, and install the release that was shown. */
    z.strictObject({
      type: z.literal('subscribe'),
      url: text(2_048),
      pack: id,
      fingerprint: text(64),
      sha256: text(64),
    }),
    /** Ask the pack's channel for a new release now. */
    z.strictObject({ type: z.literal('update-pack'), pack: id }),
    /** Stop reading or storing a file; what is in force stays. */
    z.strictObject({ type: z.literal('stop-work') }),
  ]),
)
export type ExtensionRequest = z.infer<ReturnType<typeof extensionRequest>>

/** To the content script of a page, from an extension page only (`sender.tab` unset); page-request.ts parses it. */
export type PageRequest =
  /** What was found here? */
  | { type: 'report' }
  /** Scroll to this match and open its card. */
  | { type: 'reveal'; match: number }
  /** The site was switched on or off, or the level changed: look again. */
  | { type: 'refresh' }

/** What `load` of a claim gives: the record and whose it is. */
export type ClaimWithPack = { readonly key: string; readonly claim: Claim; readonly pack: PackManifest }

export type PackSummary = {
  readonly manifest: PackManifest
  readonly claims: number
  readonly enabled: boolean
  /** When it was installed or last updated on this device, ISO 8601 date and time. */
  readonly installedAt: string
}

export type SiteState = { readonly on: boolean; readonly level: (typeof LEVELS)[number] }
export type Overview = {
  readonly packs: readonly PackSummary[]
  readonly claims: number
  readonly level: SiteState['level']
}

/** One release, as the packs page shows it. */
export type ReleaseSummary = {
  readonly manifest: PackManifest
  readonly claims: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly installedAt: string
  readonly origin: Origin
}

export type PackDetails = ReleaseSummary & {
  readonly enabled: boolean
  /** The release that rolling back returns to. */
  readonly before?: ReleaseSummary
  /** A release that is here and waits for the reader's yes. */
  readonly waiting?: ReleaseSummary
  /** Where its updates come from; packs from files have no such place. */
  readonly channel?: ChannelState
}

export type ChannelState = {
  readonly url: string
  readonly fingerprint: string
  /** ISO 8601 date and time of the last check, and of the last that went well. */
  readonly checkedAt?: string
  readonly goodAt?: string
  /** Nobody vouches any more that this is the newest release: the channel's signatures have run out, or those last seen have. */
  readonly stale: boolean
  /** Why the last check failed. */
  readonly problem?: { readonly code: string; readonly message: string }
}

/** What a release changes for the reader. The lists are cut; the totals are not. */
export type ReleaseChanges = {
  /** Why it needs the reader's yes; empty where it would not. */
  readonly reasons: readonly WaitReason[]
  readonly flipped: readonly ChangedClaim[]
  /** As they were shown before. */
  readonly withdrawn: readonly ClaimSummary[]
  readonly added: readonly ClaimSummary[]
  /** As they will be shown. */
  readonly changed: readonly ClaimSummary[]
  readonly totals: Readonly<Record<'flipped' | 'withdrawn' | 'added' | 'changed' | 'same', number>>
}

/** What a reader sees of a pack before saying yes to it. */
export type PackPreview = {
  readonly release: ReleaseSummary
  /** SHA-256 of the file, hexadecimal: the yes is to these bytes. */
  readonly sha256: string
  readonly samples: readonly ClaimSummary[]
  /** The channel that it comes from, and what to know its keys by; a file has none. */
  readonly signed?: {
    readonly url: string
    readonly fingerprint: string
    /** The directory names the same keys. */
    readonly listed?: true
    /** The reader has this pack from a channel by other keys. */
    readonly otherKeys?: true
  }
  /** The installed pack of the same id that it would take the place of. */
  readonly replaces?: {
    readonly manifest: PackManifest
    readonly origin: Origin
    /** It is the same file. */
    readonly same: boolean
    readonly changes: ReleaseChanges
  }
}

/** What the background is doing to the packs right now. */
export type PackWork = {
  readonly step: 'fetching' | 'reading' | 'storing' | 'indexing'
  /** 0–1 */
  readonly share: number
}

export type PacksState = {
  readonly packs: readonly PackDetails[]
  /** The directory that ships with the extension, of what is installed too. */
  readonly directory: readonly DirectoryEntry[]
  readonly work?: PackWork
}

/** A found sentence in a page's report. */
export type FoundMatch = Match & {
  /** Index in the report; the name for `reveal`. */
  readonly id: number
  readonly text: string
  /** Whether its place on the page could be found and painted. */
  readonly placed: boolean
}

export type PageReport = {
  /**
   * - `starting`: the page is not looked at yet.
   * - `reading`: some of its sentences are still being looked at.
   * - `done`: every sentence was looked at.
   * - `not-article`: this page is not one that is read.
   * - `off`: the reader switched this site off.
   * - `error`: the background could not answer; `message` says why.
   */
  readonly state: 'starting' | 'reading' | 'done' | 'not-article' | 'off' | 'error'
  readonly message?: string | undefined
  readonly title: string
  /** The page's day of publication, ISO 8601 date, where it tells it. */
  readonly published?: string | undefined
  readonly sentences: number
  readonly found: readonly FoundMatch[]
  /** Keys of the claims that are not marked because too many sentences state them. */
  readonly heldBack: readonly string[]
}

/** Why a request had no answer. */
export type WireError = {
  readonly code: 'malformed' | 'not-allowed' | 'failed' | 'gone'
  readonly message: string
  /** Where it failed for a reason that readers have words for: its code. */
  readonly reason?: string
}

/** Each request's answer. */
export type ArticleAnswers = {
  hello: SiteState
  match: readonly Match[]
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
}
export type PageAnswers = { report: PageReport; reveal: boolean; refresh: null }

export type Answer<T> = Result<T, WireError>
