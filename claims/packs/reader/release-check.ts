/**
 * Whether an update may be installed without asking the reader (docs/pack-format.md, clause 7). When a
 * pack was taken over, or its maintainer made a mistake, it may be turned round: many verdicts change at
 * once or little by little, claims are renamed, rewritten or withdrawn, or contrary ones are added.
 */
import type { PackManifest } from '../../records/pack.ts'
import type { PackDiff } from './diff.ts'

/**
 * Clause 7.1: the share of the claims that the reader agreed to of which an update may change the verdict
 * or the text, or which it may withdraw, without asking. All kinds count together, each claim once, so
 * that an update cannot stay below the share in each of them.
 */
const MAX_TOUCHED_SHARE = 1 / 5
/**
 * Clause 7.2: the new claims that may come without asking, as a share of the claims that the reader agreed
 * to. New claims can contradict the old ones in other words, and so turn a small pack round: nine beside ten.
 */
const MAX_NEW_SHARE = 1 / 5
/** A pack of at least this many claims … */
const LARGE_PACK = 50
/** … may get this share, so that a fact-checker who adds 2 % a week causes two questions a year. */
const MAX_NEW_SHARE_OF_LARGE = 1 / 2
/** One new claim may come to the smallest pack, unless it doubles it. */
const LEAST_NEW = 1
/** An update that has this many times as many claims waits. */
const MAX_GROWTH = 2

export type WaitReason =
  | { readonly code: 'verdicts'; readonly flipped: number; readonly of: number }
  | { readonly code: 'withdrawn'; readonly withdrawn: number; readonly of: number }
  | { readonly code: 'rewritten'; readonly rewritten: number; readonly of: number }
  /** Decided by whoever knows the origins: a signed pack takes the place of one that is not. */
  | { readonly code: 'unsigned' }
  /** Decided by whoever tried the claims on ordinary sentences, and found some in them. */
  | { readonly code: 'broad'; readonly found: number; readonly of: number }
  | { readonly code: 'growth'; readonly added: number; readonly of: number }
  | { readonly code: 'older'; readonly before: number; readonly after: number }
  | { readonly code: 'publisher'; readonly before: string; readonly after: string }
  | { readonly code: 'licence'; readonly before: string; readonly after: string }

/**
 * Compares an update with the release that the reader agreed to last. The releases in between came
 * without a question, so many small changes count like a big one.
 *
 * @param agreed manifest of that release
 * @param diff from that release to the update
 * @param inForce version of the installed release
 * @returns why the update must wait until the reader agrees, to be shown with the diff; empty if it
 *   need not wait
 */
export function releaseCheck(
  agreed: PackManifest,
  after: PackManifest,
  {
    flipped,
    withdrawn,
    rewritten,
    added,
    counts,
  }: Pick<PackDiff, 'flipped' | 'withdrawn' | 'rewritten' | 'added' | 'counts'>,
  inForce: number = agreed.version,
): WaitReason[] {
  const reasons: WaitReason[] = []
  const of = counts.before
  if (flipped.length + withdrawn.length + rewritten.length > of * MAX_TOUCHED_SHARE) {
    if (flipped.length > 0) reasons.push({ code: 'verdicts', flipped: flipped.length, of })
    if (withdrawn.length > 0) reasons.push({ code: 'withdrawn', withdrawn: withdrawn.length, of })
    if (rewritten.length > 0) reasons.push({ code: 'rewritten', rewritten: rewritten.length, of })
  }
  const doubles = counts.after > of && counts.after >= of * MAX_GROWTH
  if (added.length > mostNew(of) || doubles) reasons.push({ code: 'growth', added: added.length, of })
  if (after.version < inForce) reasons.push({ code: 'older', before: inForce, after: after.version })
  if (agreed.publisher.name !== after.publisher.name || agreed.publisher.url !== after.publisher.url)
    reasons.push({
      code: 'publisher',
      before: `${agreed.publisher.name} (${agreed.publisher.url})`,
      after: `${after.publisher.name} (${after.publisher.url})`,
    })
  if (agreed.licence !== after.licence)
    reasons.push({ code: 'licence', before: agreed.licence, after: after.licence })
  return reasons
}

/** How many new claims may come to so many. */
function mostNew(of: number): number {
  return Math.max(LEAST_NEW, of * (of < LARGE_PACK ? MAX_NEW_SHARE : MAX_NEW_SHARE_OF_LARGE))
}
