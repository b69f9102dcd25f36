/**
 * What an update means to a reader: verdicts that turn first, then withdrawals, new claims and
 * everything else that changed.
 */
import type { Claim } from '../../records/claim.ts'
import { isLive, type LifecycleState, type Verdict } from '../../records/verdict.ts'
import { canonicalJson } from './canonical-json.ts'
import { type ClaimSlices, mergeById } from './merge-by-id.ts'

/** A claim in a list of changes; enough to show, not the whole record. */
export type ClaimLine = {
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
  readonly before: ClaimLine
  readonly after: ClaimLine
  /** Fields of the record that differ, in alphabetical order. */
  readonly fields: readonly string[]
}

export type PackDiff = {
  /** Claims whose verdict is another one now. */
  readonly flipped: readonly ChangedClaim[]
  /** Claims that readers saw and that are taken back: withdrawn, superseded, made a draft again or left out. */
  readonly withdrawn: readonly { readonly before: ClaimLine; readonly after?: ClaimLine }[]
  readonly added: readonly ClaimLine[]
  /** Everything else that differs. */
  readonly changed: readonly ChangedClaim[]
  /** Number of claims in each release, in both, and of those the same in both. */
  readonly counts: {
    readonly before: number
    readonly after: number
    readonly common: number
    readonly same: number
  }
}

/** Compares two releases of a pack, drafts left out. Both are read once, in slices. */
export async function diffClaims(before: ClaimSlices, after: ClaimSlices): Promise<PackDiff> {
  const flipped: ChangedClaim[] = []
  const withdrawn: { before: ClaimLine; after?: ClaimLine }[] = []
  const added: ClaimLine[] = []
  const changed: ChangedClaim[] = []
  const counts = { before: 0, after: 0, common: 0, same: 0 }
  for await (const both of mergeById(before, after)) {
    const pair = { before: shown(both.before), after: shown(both.after) }
    if (pair.before === undefined && pair.after === undefined) continue
    if (pair.before !== undefined) counts.before += 1
    if (pair.after !== undefined) counts.after += 1
    if (pair.before === undefined) added.push(claimLine(pair.after as Claim))
    else if (pair.after === undefined) withdrawn.push({ before: claimLine(pair.before) })
    else {
      counts.common += 1
      const fields = changedFields(pair.before, pair.after)
      const change = { before: claimLine(pair.before), after: claimLine(pair.after), fields }
      if (fields.length === 0) counts.same += 1
      else if (pair.before.verdict !== pair.after.verdict) flipped.push(change)
      else if (isLive(change.before.state) && !isLive(change.after.state)) withdrawn.push(change)
      else changed.push(change)
    }
  }
  return { flipped, withdrawn, added, changed, counts }
}

/** Readers never get drafts, so one that is published is new to them. */
function shown(claim: Claim | undefined): Claim | undefined {
  return claim?.lifecycle.state === 'draft' ? undefined : claim
}

/** See {@link ClaimLine}. */
export function claimLine(claim: Claim): ClaimLine {
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
  // What most claims of an update are: written alike, field by field.
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Claim>
  return [...names].filter((name) => written(before[name]) !== written(after[name])).sort()
}

function written(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value)
}
