/** The part of the wire that a reader decides by: what a pack is, and what a release of it changes. */
import type { ChangedClaim, ClaimSummary } from '../claims/packs/reader/diff.ts'
import type { NameDoubt } from '../claims/packs/reader/publisher-names.ts'
import type { WaitReason } from '../claims/packs/reader/release-check.ts'
import type { Origin, PackManifest } from '../claims/records/pack.ts'
import type { Verdict } from '../claims/records/verdict.ts'

/** One release, as the packs page shows it. */
export type ReleaseSummary = {
  readonly manifest: PackManifest
  readonly claims: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly installedAt: string
  readonly origin: Origin
}

/** What a release changes for the reader. The lists have a limited length; the totals count everything. */
export type ReleaseChanges = {
  /** Why the release needs the reader's yes; empty if it needs none. */
  readonly reasons: readonly WaitReason[]
  /** The version that the reader agreed to last, with which the release is compared; missing if that is the one in force. */
  readonly since?: number
  /** Why the publisher's new name can be taken for somebody else's; missing if there is no doubt. */
  readonly doubt?: NameDoubt
  readonly flipped: readonly ChangedClaim[]
  /** In their old wording. */
  readonly withdrawn: readonly ClaimSummary[]
  readonly rewritten: readonly ChangedClaim[]
  readonly added: readonly ClaimSummary[]
  /** In their new wording. */
  readonly changed: readonly ClaimSummary[]
  readonly totals: Readonly<
    Record<'flipped' | 'withdrawn' | 'rewritten' | 'added' | 'changed' | 'same', number>
  >
}

/** What came of trying a pack on ordinary sentences, in which no claim should be found. */
export type TryOutResult = {
  /** Sentences that were tried. */
  readonly sentences: number
  /** Sentences in which a claim was found, at the widest level. */
  readonly found: number
  /** Claims that were found in any of them. */
  readonly claims: number
  /** Whether that is so many that wrong marks are the rule and not an accident. */
  readonly broad: boolean
  /** Some of the sentences in which one was found. */
  readonly examples: readonly string[]
}

/** What a reader sees of a pack before saying yes to it. */
export type PackPreview = {
  readonly release: ReleaseSummary
  /** SHA-256 of the file, hexadecimal. The reader's yes is only for these bytes. */
  readonly sha256: string
  readonly samples: readonly ClaimSummary[]
  /** Why the publisher's name can be taken for somebody else's; missing if there is no doubt. */
  readonly doubt?: NameDoubt
  readonly triedOut: TryOutResult
  /** The pack's channel and the fingerprint of the channel's keys; missing for a pack from a file. */
  readonly signed?: {
    readonly url: string
    readonly fingerprint: string
    /** The directory names the same keys. */
    readonly listed?: true
    /** The pack is already installed from a channel with other keys. */
    readonly otherKeys?: true
  }
  /** The installed pack with the same id, which this one would replace. */
  readonly replaces?: {
    readonly manifest: PackManifest
    readonly origin: Origin
    /** Both are the same file. */
    readonly same: boolean
    readonly changes: ReleaseChanges
  }
}
