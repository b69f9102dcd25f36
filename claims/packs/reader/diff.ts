/**
 * What an update changes for a reader: changed verdicts first, then withdrawals, rewritten claims, new
 * claims and all other changes. Claims are compared by id; a claim that has no wording in common with
 * its namesake, or has no namesake, is looked for under other ids by its wordings. So a pack cannot turn
 * its verdicts unseen by giving its claims other ids, or by exchanging their ids.
 */
import type { Claim } from '../../records/claim.ts'
import { isLive, type LifecycleState, type Verdict } from '../../records/verdict.ts'
import { slices } from '../../slices.ts'
import { type ClaimSlices, mergeById } from './merge-by-id.ts'
import { isRewritten, plainWordings, written } from './rewritten.ts'

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
  /** Claims whose verdict has changed, or that a new claim with another verdict contradicts. */
  readonly flipped: readonly ChangedClaim[]
  /** Claims that readers saw and no longer see: withdrawn, superseded, made a draft again or left out. */
  readonly withdrawn: readonly { readonly before: ClaimSummary; readonly after?: ClaimSummary }[]
  /** Claims that keep their verdict but tell the reader something else, or may mark other sentences (rewritten.ts). */
  readonly rewritten: readonly ChangedClaim[]
  /** Claims that readers did not see before, also those that were withdrawn and are back. */
  readonly added: readonly ClaimSummary[]
  /** Everything else that differs. */
  readonly changed: readonly ChangedClaim[]
  /** Number of claims that readers see in each release, in both (`common`), and unchanged in both (`same`). */
  readonly counts: {
    readonly before: number
    readonly after: number
    readonly common: number
    readonly same: number
  }
}

/**
 * Claims without a namesake that are kept to be compared by their wordings, of each release. They are
 * whole records of up to 256 KiB, usually 1–4 KiB. Those above the number count as withdrawn and new, so
 * that the reader is asked sooner, never later.
 */
const MAX_UNPAIRED = 10_000

/**
 * Compares two releases of a pack without their drafts, in slices.
 *
 * @param before gives the claims of the earlier release; called again if the later one has new claims
 */
export async function diffClaims(before: () => ClaimSlices, after: ClaimSlices): Promise<PackDiff> {
  const sorter = changeSorter()
  const gone: Claim[] = []
  const fresh: Claim[] = []
  for await (const both of mergeById(before(), after)) {
    const [old, now] = [shown(both.before), shown(both.after)]
    if (old !== undefined && now !== undefined) {
      const full = gone.length >= MAX_UNPAIRED || fresh.length >= MAX_UNPAIRED
      if (full || haveCommonWording(old, now)) sorter.pair(old, now)
      else {
        gone.push(old)
        fresh.push(now)
      }
    } else if (old !== undefined) {
      if (gone.length < MAX_UNPAIRED) gone.push(old)
      else sorter.gone(old)
    } else if (now !== undefined) {
      if (fresh.length < MAX_UNPAIRED) fresh.push(now)
      else sorter.fresh(now)
    }
  }
  const added = pairByWordings(gone, fresh, sorter)
  await addWithContradicted(added, before, sorter)
  return sorter.diff()
}

type ChangeSorter = {
  pair(before: Claim, after: Claim): void
  gone(claim: Claim): void
  /** @param contradicts an earlier claim that states the same, has another verdict and stays */
  fresh(claim: Claim, contradicts?: Claim): void
  diff(): PackDiff
}

/** Puts each claim into the list of its kind of change. */
function changeSorter(): ChangeSorter {
  const flipped: ChangedClaim[] = []
  const withdrawn: { before: ClaimSummary; after?: ClaimSummary }[] = []
  const rewritten: ChangedClaim[] = []
  const added: ClaimSummary[] = []
  const changed: ChangedClaim[] = []
  const counts = { before: 0, after: 0, common: 0, same: 0 }
  return {
    pair(before, after) {
      const [wasLive, live] = [isLive(before.lifecycle.state), isLive(after.lifecycle.state)]
      if (wasLive) counts.before += 1
      if (live) counts.after += 1
      if (wasLive && live) counts.common += 1
      const fields = changedFields(before, after)
      if (fields.length === 0) {
        if (live) counts.same += 1
        return
      }
      const change = { before: summaryOf(before), after: summaryOf(after), fields }
      if (wasLive && !live) withdrawn.push(change)
      else if (!wasLive && live) added.push(change.after)
      else if (live && before.verdict !== after.verdict) flipped.push(change)
      else if (live && (before.id !== after.id || isRewritten(before, after))) rewritten.push(change)
      else changed.push(change)
    },
    gone(claim) {
      if (!isLive(claim.lifecycle.state)) return
      counts.before += 1
      withdrawn.push({ before: summaryOf(claim) })
    },
    fresh(claim, contradicts) {
      if (!isLive(claim.lifecycle.state)) return
      counts.after += 1
      if (contradicts === undefined) added.push(summaryOf(claim))
      else
        flipped.push({ before: summaryOf(contradicts), after: summaryOf(claim), fields: ['id', 'verdict'] })
    },
    diff: () => ({
      flipped: flipped.sort(byId),
      withdrawn: withdrawn.sort((a, b) => (a.before.id < b.before.id ? -1 : 1)),
      rewritten: rewritten.sort(byId),
      added: added.sort((a, b) => (a.id < b.id ? -1 : 1)),
      changed: changed.sort(byId),
      counts,
    }),
  }
}

function byId(a: ChangedClaim, b: ChangedClaim): number {
  return a.after.id < b.after.id ? -1 : 1
}

/**
 * Pairs claims that state the same under different ids, and then those with the same id and other
 * wordings. The others of `gone` are gone.
 *
 * @returns the others of `fresh`
 */
function pairByWordings(gone: readonly Claim[], fresh: readonly Claim[], sorter: ChangeSorter): Claim[] {
  const left = new Map(gone.map((claim) => [claim.id, claim]))
  const unpaired = new Map(fresh.map((claim) => [claim.id, claim]))
  const named = byWording(gone)
  const pair = (old: Claim, now: Claim) => {
    sorter.pair(old, now)
    left.delete(old.id)
    unpaired.delete(now.id)
  }
  for (const now of fresh) {
    const old = plainWordings(now).flatMap((wording) => firstOf(named.get(wording), left) ?? [])[0]
    if (old !== undefined) pair(old, now)
  }
  for (const now of [...unpaired.values()]) {
    const old = left.get(now.id)
    if (old !== undefined) pair(old, now)
  }
  for (const claim of left.values()) sorter.gone(claim)
  return [...unpaired.values()]
}

/** The claims with each wording, the last one first. */
function byWording(claims: readonly Claim[]): Map<string, Claim[]> {
  const named = new Map<string, Claim[]>()
  for (const claim of [...claims].reverse())
    for (const wording of plainWordings(claim)) {
      const others = named.get(wording)
      if (others === undefined) named.set(wording, [claim])
      else others.push(claim)
    }
  return named
}

/** The first claim that is still left. Drops those that are not, so that many claims of one wording take no longer. */
function firstOf(claims: Claim[] | undefined, left: ReadonlyMap<string, Claim>): Claim | undefined {
  while (claims !== undefined && claims.length > 0 && !left.has((claims.at(-1) as Claim).id)) claims.pop()
  return claims?.at(-1)
}

/**
 * Gives new claims to the sorter. One that states what an earlier claim states and has another verdict
 * turns it, also if the earlier claim stays: a sentence gets only one claim of a pack.
 */
async function addWithContradicted(
  added: readonly Claim[],
  before: () => ClaimSlices,
  sorter: ChangeSorter,
): Promise<void> {
  const stated = new Set(added.flatMap(plainWordings))
  /** By wording: the first claim of each verdict. */
  const earlier = new Map<string, Claim[]>()
  const pause = slices()
  if (stated.size > 0)
    for await (const slice of before()) {
      for (const claim of slice.filter(({ lifecycle }) => isLive(lifecycle.state)))
        for (const wording of plainWordings(claim)) {
          const known = earlier.get(wording) ?? []
          if (stated.has(wording) && !known.some(({ verdict }) => verdict === claim.verdict))
            earlier.set(wording, [...known, claim])
        }
      if (pause.due()) await pause.wait()
    }
  for (const claim of added) {
    const rivals = plainWordings(claim).flatMap((wording) => earlier.get(wording) ?? [])
    sorter.fresh(
      claim,
      rivals.find(({ verdict }) => verdict !== claim.verdict),
    )
  }
}

function haveCommonWording(before: Claim, after: Claim): boolean {
  // Fast path: most claims keep the wording in which they were written first.
  if (before.texts[before.lang]?.text === after.texts[before.lang]?.text) return true
  const wordings = new Set(plainWordings(before))
  return plainWordings(after).some((wording) => wordings.has(wording))
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
