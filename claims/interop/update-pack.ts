/** Brings the claims of a pack up to date with a feed, a spreadsheet or pages that were imported before. */
import { plain } from '../packs/publisher/lint-claim.ts'
import { addressKey } from '../packs/publisher/same-address.ts'
import type { Claim } from '../records/claim.ts'
import { isLive } from '../records/verdict.ts'
import { tokenise } from '../text/tokens.ts'
import { type Importer, type ImportOutcome, type Incoming, withdrawnNote } from './import-claims.ts'
import type { ReadReview } from './read-claim-review.ts'
import { updateClaim } from './update-claim.ts'

/** Two wordings with at least this share of the shorter one's words in common are about the same thing. */
const LEAST_COMMON = 1 / 3

/**
 * Updates claims one after the other. What the pack does not have yet goes to an importer.
 *
 * A claim is found by its id, otherwise by the address of its review: an address may have been spelled
 * otherwise, and the claim reworded. A page with several reviews has several claims at one address; then the
 * wording decides.
 */
export class Updater {
  private readonly byAddress = new Map<string, Set<string>>()
  /** Claims that a review of this run was about: a second one at the same address may be another claim. */
  private readonly met = new Set<string>()
  private readonly importer: Importer
  private readonly today: string
  private readonly asNew: (claim: Claim) => Claim

  /** @param asNew what becomes of a claim that is new */
  constructor(existing: Iterable<Claim>, importer: Importer, today: string, asNew: (claim: Claim) => Claim) {
    this.importer = importer
    this.today = today
    this.asNew = asNew
    for (const claim of existing) this.index(claim)
  }

  /** Updates the claim that is meant, or adds a new one. */
  take(incoming: Incoming): ImportOutcome {
    const { read } = incoming
    if (!read.ok) return this.importer.take(incoming)
    const outcome = this.place(incoming, read.value)
    const { unplaced } = read.value
    return unplaced === undefined ? outcome : { ...outcome, unplaced }
  }

  private place(incoming: Incoming, { claim: stated, notices, unplaced }: ReadReview): ImportOutcome {
    const { where } = incoming
    const old = this.find(incoming, stated)
    // Nothing turned if only nobody knows what the label means; a person may have decided it in the pack.
    const claim =
      old !== undefined && unplaced !== undefined && old.label.text === stated.label.text
        ? { ...stated, verdict: old.verdict }
        : stated
    if (old === undefined) {
      const outcome = this.importer.take({
        ...incoming,
        read: { ok: true, value: { claim: this.asNew(claim), notices } },
      })
      const added = outcome.claim === undefined ? undefined : this.importer.get(outcome.claim)
      if (added !== undefined) this.index(added)
      if (outcome.claim !== undefined) this.met.add(outcome.claim)
      return outcome
    }
    this.met.add(old.id)
    const { claim: now, changes, notes } = updateClaim(old, claim, incoming, this.today)
    if (changes.length === 0) return { where, outcome: 'same', claim: old.id, notes }
    const { state } = old.lifecycle
    // A table that was exported before a withdrawal must not bring the claim back.
    if ((state === 'withdrawn' || state === 'superseded') && !keepsState(old, now, incoming))
      return { where, outcome: 'refused', claim: old.id, notes: [withdrawnNote(old)] }
    this.importer.replace(now)
    this.index(now)
    return { where, outcome: 'updated', claim: old.id, notes, changes }
  }

  private find({ row, whole }: Incoming, claim: Claim): Claim | undefined {
    // An id that was made from the words of the claim says no more than the words.
    const byId = this.importer.get(claim.id)
    if (byId !== undefined && (whole === true || row?.id !== undefined || similar(byId, claim))) return byId
    const keys = [...new Set(claim.sources.filter(isReview).map(({ url }) => addressKey(url)))]
    const ids = new Set(keys.flatMap((key) => [...(this.byAddress.get(key) ?? [])]))
    const there = [...ids].flatMap((id) => this.importer.get(id) ?? [])
    const near = there
      .filter((one) => similar(one, claim))
      .sort((a, b) => likeness(b, claim) - likeness(a, claim))
    const [only] = there
    return near[0] ?? (there.length === 1 && only !== undefined && !this.met.has(only.id) ? only : undefined)
  }

  private index(claim: Claim): void {
    for (const { url } of claim.sources.filter(isReview)) {
      const key = addressKey(url)
      const ids = this.byAddress.get(key)
      if (ids === undefined) this.byAddress.set(key, new Set([claim.id]))
      else ids.add(claim.id)
    }
  }
}

/** The review itself; other sources of a claim may be those of many claims. */
function isReview({ kind }: Claim['sources'][number]): boolean {
  return kind === 'fact-check'
}

function keepsState(old: Claim, now: Claim, { row, whole }: Incoming): boolean {
  const states = whole === true || row?.state !== undefined
  return states && now.lifecycle.state === old.lifecycle.state && !isLive(now.lifecycle.state)
}

function similar(a: Claim, b: Claim): boolean {
  return likeness(a, b) >= LEAST_COMMON
}

/** The share of the shorter wording's words that the other one has too; 0 without a common language. */
function likeness(a: Claim, b: Claim): number {
  let most = 0
  for (const [lang, { text }] of Object.entries(b.texts)) {
    const wordings = a.texts[lang]
    for (const one of wordings === undefined ? [] : [wordings.text, ...wordings.variants]) {
      if (plain(one) === plain(text)) return 1
      const [left, right] = [stemsOf(one, lang), stemsOf(text, lang)]
      const shared = [...left].filter((stem) => right.has(stem)).length
      most = Math.max(most, shared / Math.max(1, Math.min(left.size, right.size)))
    }
  }
  return most
}

function stemsOf(text: string, lang: string): Set<string> {
  return new Set(
    tokenise(text, lang).flatMap(({ kind, stop, stem }) => (kind === 'sign' || stop ? [] : [stem])),
  )
}
