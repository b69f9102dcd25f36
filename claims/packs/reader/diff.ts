/**
 * What an update changes for a reader: changed verdicts first, then withdrawals, new claims and all
 * other changes.
 */
import type { Claim } from '../../records/claim.ts'
import { isLive, type LifecycleState, type Verdict } from '../../records/verdict.ts'
import { canonicalJson } from './canonical-json.ts'
import { type ClaimSlices, mergeById } from './merge-by-id.ts'

/** A claim in a list of changes: what a list shows, not the whole record. */
export type ClaimSummary = {
  readonly id: string
  /** The claim's text in the language in which it was written first. */
  readonly text: string
  readonly lang: string
  readonly verdict: Verdict
  /** The publisher's own label. */
  readonly label: string
  readonly state: LifecycleState
}

export type ChangedClaim = {
  readonly before: ClaimSummary
  readonly after: ClaimSummary
  /** Fields of the record that differ, in alphabetical order. */
  readonly fields: readonly string[]
}

export type PackDiff = {
  /** Claims whose verdict has changed. */
  readonly flipped: readonly ChangedClaim[]
  /** Claims that readers saw and no longer see: withdrawn, superseded, made a draft again or left out. */
  readonly withdrawn: readonly { readonly before: ClaimSummary; readonly after?: ClaimSummary }[]
  readonly added: readonly ClaimSummary[]
  /** Everything else that differs. */
  readonly changed: readonly ChangedClaim[]
  /** Number of claims in each release, in both (`common`), and unchanged in both (`same`). */
  readonly counts: {
    readonly before: number
    readonly after: number
    readonly common: number
    readonly same: number
  }
}

/** Compares two releases of a pack without their drafts. Each is read once, in slices. */
export async function diffClaims(before: ClaimSlices, after: ClaimSlices): Promise<PackDiff> {
  const flipped: ChangedClaim[] = []
  const withdrawn: { before: ClaimSummary; after?: ClaimSummary }[] = []
  const added: ClaimSummary[] = []
  const changed: ChangedClaim[] = []
  const counts = { before: 0, after: 0, common: 0, same: 0 }
  for await (const both of mergeById(before, after)) {
    const versions = { before: shown(both.before), after: shown(both.after) }
    if (versions.before === undefined && versions.after === undefined) continue
    if (versions.before !== undefined) counts.before += 1
    if (versions.after !== undefined) counts.after += 1
    if (versions.before === undefined) added.push(summaryOf(versions.after as Claim))
    else if (versions.after === undefined) withdrawn.push({ before: summaryOf(versions.before) })
    else {
      counts.common += 1
      const fields = changedFields(versions.before, versions.after)
      const change = { before: summaryOf(versions.before), after: summaryOf(versions.after), fields }
      if (fields.length === 0) counts.same += 1
      else if (versions.before.verdict !== versions.after.verdict) flipped.push(change)
      else if (isLive(change.before.state) && !isLive(change.after.state)) withdrawn.push(change)
      else changed.push(change)
    }
  }
  return { flipped, withdrawn, added, changed, counts }
}

/** Readers never get drafts, so a draft that is published counts as new. */
function shown(claim: Claim | undefined): Claim | undefined {
  return claim?.lifecycle.state === 'draft' ? undefined : claim
}

/** The claim as a list shows it. */
export function summaryOf(claim: Claim): ClaimSummary {
  return {
    id: claim.id,
    text: claim.texts[claim.lang]?.text ?? claim.id,
    lang: claim.lang,
    verdict: claim.verdict,
    label: claim.label.text,
    state: claim.lifecycle.state,
  }
}

function changedFields(before: Claim, after: Claim): string[] {
  // Fast path: most claims of an update are unchanged and written in the same order of fields.
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Claim>
  return [...names].filter((name) => written(before[name]) !== written(after[name])).sort()
}

function written(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value)
}
