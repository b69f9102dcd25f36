/** Makes root.json: which keys may sign which role, and how many of them must. */
import type { Result } from '../../../result.ts'
import type { Bytes } from '../../reader/tuf/bytes.ts'
import { TufError, type TufFault } from '../../reader/tuf/fault.ts'
import { readMetadata } from '../../reader/tuf/metadata.ts'
import { type RootRecord, TOP_LEVEL_ROLES, type TopLevelRole } from '../../reader/tuf/records.ts'
import { checkThreshold } from '../../reader/tuf/threshold.ts'
import { expiryOf, SPEC_VERSION } from './drafts.ts'
import { seal } from './sealing.ts'
import type { SigningKey } from './signing.ts'

/** The keys of a role and how many of them must sign. */
export type RoleKeys = { readonly keys: readonly SigningKey[]; readonly threshold: number }

/** A key whose private half may belong to somebody else. */
export type PublicKey = Pick<SigningKey, 'keyid' | 'record'>

/** One change to who may sign what. */
export type RootChange =
  | { readonly kind: 'add'; readonly role: TopLevelRole; readonly key: PublicKey }
  /** From the given role, or from all of them. */
  | { readonly kind: 'remove'; readonly keyid: string; readonly role?: TopLevelRole }
  | { readonly kind: 'threshold'; readonly role: TopLevelRole; readonly threshold: number }

/** Makes version 1 of root.json. */
export function createRoot(
  roles: Readonly<Record<TopLevelRole, RoleKeys>>,
  now: number,
): Promise<Result<Bytes, TufFault>> {
  return TufError.caught(async () => {
    const keys = TOP_LEVEL_ROLES.flatMap((role) => roles[role].keys)
    const signed = {
      _type: 'root',
      spec_version: SPEC_VERSION,
      version: 1,
      expires: expiryOf('root', now),
      consistent_snapshot: true,
      keys: Object.fromEntries(keys.map(({ keyid, record }) => [keyid, record])),
      roles: Object.fromEntries(
        TOP_LEVEL_ROLES.map((role) => {
          const keyids = [...new Set(roles[role].keys.map(({ keyid }) => keyid))]
          return [role, { keyids, threshold: roles[role].threshold }]
        }),
      ),
    }
    checkReachable(signed.roles)
    return seal(signed, 'root', signed as unknown as RootRecord, roles.root.keys)
  })
}

/**
 * Makes the next version of root.json (6.1): signed by a threshold of the keys trusted so far and by a
 * threshold of its own keys.
 *
 * @param changes an empty list only renews the expiry date
 * @param keys the available private keys; keys that neither version lists are not used
 */
export function nextRoot(
  current: Bytes,
  changes: readonly RootChange[],
  keys: readonly SigningKey[],
  now: number,
): Promise<Result<Bytes, TufFault>> {
  return TufError.caught(async () => {
    const { record } = readMetadata(current, 'root', 'root.json')
    const next = draftRoot(current, changes, now)
    const bytes = await seal(next, 'root', next, keys, record)
    await checkThreshold(
      readMetadata(bytes, 'root', 'root.json'),
      { keys: record.keys, role: record.roles.root },
      'The new root.json, by the keys trusted so far,',
    )
    return bytes
  })
}

/**
 * The next version of root.json before anybody has signed it.
 *
 * @throws TufError `unsigned` if a role would have fewer keys than its threshold
 */
export function draftRoot(
  current: Bytes,
  changes: readonly RootChange[],
  now: number,
): RootRecord & Record<string, unknown> {
  const { record, signed } = readMetadata(current, 'root', 'root.json')
  const next = structuredClone(signed) as RootRecord & Record<string, unknown>
  next.version = record.version + 1
  next.expires = expiryOf('root', now)
  for (const change of changes) applyChange(next, change)
  const used = new Set(TOP_LEVEL_ROLES.flatMap((role) => next.roles[role].keyids))
  next.keys = Object.fromEntries(Object.entries(next.keys).filter(([keyid]) => used.has(keyid)))
  checkReachable(next.roles)
  return next
}

function applyChange(root: RootRecord, change: RootChange): void {
  switch (change.kind) {
    case 'add':
      root.keys[change.key.keyid] = change.key.record
      root.roles[change.role].keyids = [...new Set([...root.roles[change.role].keyids, change.key.keyid])]
      return
    case 'remove':
      for (const role of change.role === undefined ? TOP_LEVEL_ROLES : [change.role])
        root.roles[role].keyids = root.roles[role].keyids.filter((keyid) => keyid !== change.keyid)
      return
    case 'threshold':
      root.roles[change.role].threshold = change.threshold
  }
}

/** A role with fewer keys than its threshold would lock everybody out, the publisher included. */
function checkReachable(
  roles: Readonly<Record<string, { readonly keyids: readonly string[]; readonly threshold: number }>>,
): void {
  for (const [role, { keyids, threshold }] of Object.entries(roles)) {
    if (threshold < 1 || !Number.isInteger(threshold))
      throw new TufError('malformed', `The threshold of ${role} must be a whole number of 1 or more.`)
    if (keyids.length < threshold)
      throw new TufError(
        'unsigned',
        `${role} needs signatures by ${threshold} of its keys but would have only ${keyids.length}.`,
      )
  }
}
