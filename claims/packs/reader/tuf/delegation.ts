/**
 * Which delegated roles may speak for a target path (specification 4.5), named one by one or, since
 * TAP 15, as bins that share keys and a name:
 *
 * ```
 * "succinct_roles": {"keyids": […], "threshold": 1, "bit_length": 11, "name_prefix": "bin"}
 *
 * SHA-256 of the path  a3 5f 02 …   first 11 bits  101 0001 1010  →  the role "bin-51a"
 * ```
 */
import { matchesPattern } from './path-pattern.ts'
import type { DelegatedRoleRecord, DelegationsRecord, SuccinctRolesRecord } from './records.ts'
import type { Signers } from './threshold.ts'

/** A role to look into for a path, and who must have signed it according to this delegation. */
export type Delegate = {
  readonly name: string
  readonly terminating: boolean
  readonly signers: Signers
}

/**
 * The roles that a path is delegated to, in the order in which they are asked (5.6.7.2).
 *
 * @param pathHash the SHA-256 of the path, in hexadecimal
 */
export function delegatesFor(
  delegations: DelegationsRecord | undefined,
  path: string,
  pathHash: string,
): Delegate[] {
  if (delegations === undefined) return []
  const { keys, roles, succinct_roles: bins } = delegations
  // TAP 15 leaves open whether the search goes on after a bin; python-tuf, tuf-js and go-tuf end it, and so
  // does this client. Then no other role can speak for a path that belongs to a bin.
  if (bins !== undefined)
    return [{ name: binOf(bins, pathHash), terminating: true, signers: { keys, role: bins } }]
  return (roles ?? [])
    .filter((role) => isTrustedFor(role, path, pathHash))
    .map((role) => ({ name: role.name, terminating: role.terminating, signers: { keys, role } }))
}

/** 4.5: by pattern, or by the first digits of the path's SHA-256. A delegation with neither covers no path. */
function isTrustedFor(role: DelegatedRoleRecord, path: string, pathHash: string): boolean {
  if (role.paths !== undefined) return role.paths.some((pattern) => matchesPattern(path, pattern))
  return role.path_hash_prefixes?.some((prefix) => pathHash.startsWith(prefix)) ?? false
}

/** TAP 15: NAME_PREFIX-COUNT; COUNT is the first BIT_LENGTH bits in hexadecimal, padded to one width. */
function binOf({ bit_length: bits, name_prefix: prefix }: SuccinctRolesRecord, pathHash: string): string {
  const count = Number.parseInt(pathHash.slice(0, 8), 16) >>> (32 - bits)
  return `${prefix}-${count.toString(16).padStart(Math.ceil(bits / 4), '0')}`
}
