import { utf8 } from './bytes.ts'
import { delegatesFor } from './delegation.ts'
import { sha256 } from './hashes.ts'
import type { Target, TargetsRecord } from './records.ts'
import type { Signers } from './threshold.ts'

/** A role to look into, the role that delegates to it (undefined: root does), and who must have signed it. */
export type SearchStep = {
  readonly role: string
  readonly delegator: string | undefined
  readonly signers: Signers
}

/**
 * Looks for a target through the delegations (5.6.7): pre-order, depth-first, in the order in which
 * delegations appear.
 *
 * @param load gives the checked metadata of one role for one delegation
 * @param maxRoles the maximum number of roles to look into
 * @returns undefined if no role that may speak for the path lists it
 */
export async function findTarget(
  path: string,
  start: SearchStep,
  load: (step: SearchStep) => Promise<TargetsRecord>,
  maxRoles: number,
): Promise<Target | undefined> {
  const steps = [start]
  const visited = new Set<string>()
  const pathHash = await sha256(utf8(path))
  while (visited.size <= maxRoles) {
    const step = steps.pop()
    if (step === undefined) return undefined
    // 5.6.7.1: a cycle, or a second way to a role that says nothing about this path.
    if (visited.has(step.role)) continue
    visited.add(step.role)
    const record = await load(step)
    const file = Object.hasOwn(record.targets, path) ? record.targets[path] : undefined
    if (file !== undefined) return { ...file, path }
    const next: SearchStep[] = []
    for (const { name, terminating, signers } of delegatesFor(record.delegations, path, pathHash)) {
      next.push({ role: name, delegator: step.role, signers })
      if (terminating) {
        steps.length = 0 // 5.6.7.2.1: no role after this one is asked
        break
      }
    }
    steps.push(...next.reverse())
  }
  return undefined
}
