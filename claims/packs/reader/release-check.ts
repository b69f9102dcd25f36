/**
 * Whether an update may be installed without asking the reader (docs/pack-format.md, clause 7). When a
 * pack was taken over, or its maintainer made a mistake, many verdicts change at once.
 */
import type { PackManifest } from '../../records/pack.ts'
import type { PackDiff } from './diff.ts'

/** Clause 7.1: the share of common claims whose verdict may change without asking the reader. */
const MAX_FLIPPED_SHARE = 1 / 5
/** Clause 7.1: an update that has this many times as many claims waits. */
const MAX_GROWTH = 2

export type WaitReason =
  | { readonly code: 'verdicts'; readonly flipped: number; readonly of: number }
  | { readonly code: 'growth'; readonly before: number; readonly after: number }
  | { readonly code: 'publisher'; readonly before: string; readonly after: string }
  | { readonly code: 'licence'; readonly before: string; readonly after: string }

/**
 * Compares an update with the installed release.
 *
 * @returns why the update must wait until the reader agrees, to be shown with the diff; empty if it
 *   need not wait
 */
export function releaseCheck(
  before: PackManifest,
  after: PackManifest,
  { flipped, counts }: Pick<PackDiff, 'flipped' | 'counts'>,
): WaitReason[] {
  const reasons: WaitReason[] = []
  if (flipped.length > counts.common * MAX_FLIPPED_SHARE)
    reasons.push({ code: 'verdicts', flipped: flipped.length, of: counts.common })
  if (counts.after > counts.before && counts.after >= counts.before * MAX_GROWTH)
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
