/**
 * Whether an update may be put in force by itself (docs/pack-format.md, clause 7). A pack that was
 * taken over, or a slip of its maintainer, would show as many verdicts turned at once.
 */
import type { PackManifest } from '../../records/pack.ts'
import type { PackDiff } from './diff.ts'

/** Clause 7.1: share of the common claims whose verdict may turn without the reader's yes. */
export const MOST_FLIPPED = 1 / 5
/** Clause 7.1: an update with this many times the claims waits. */
export const GROWTH = 2

export type WaitReason =
  | { readonly code: 'verdicts'; readonly flipped: number; readonly of: number }
  | { readonly code: 'growth'; readonly before: number; readonly after: number }
  | { readonly code: 'publisher'; readonly before: string; readonly after: string }
  | { readonly code: 'licence'; readonly before: string; readonly after: string }

/**
 * @returns why the update must wait for the reader's yes; empty if it need not. Show the diff with it
 */
export function releaseCheck(
  before: PackManifest,
  after: PackManifest,
  { flipped, counts }: Pick<PackDiff, 'flipped' | 'counts'>,
): WaitReason[] {
  const reasons: WaitReason[] = []
  if (flipped.length > counts.common * MOST_FLIPPED)
    reasons.push({ code: 'verdicts', flipped: flipped.length, of: counts.common })
  if (counts.after > counts.before && counts.after >= counts.before * GROWTH)
    reasons.push({ code: 'growth', before: counts.before, after: counts.after })
  if (before.publisher.name !== after.publisher.name || before.publisher.url !== after.publisher.url)
    reasons.push({
      code: 'publisher',
      before: `${before.publisher.name} (${before.publisher.url})`,
      after: `${after.publisher.name} (${after.publisher.url})`,
    })
  if (before.licence !== after.licence)
    reasons.push({ code: 'licence', before: before.licence, after: after.licence })
  return reasons
}
