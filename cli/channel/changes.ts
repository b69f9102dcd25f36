import { type ChannelMetadata, offeredTargets } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import type { Staged } from '../../claims/packs/publisher/tuf/cosignatures.ts'
import { fingerprintOf, keyIdOf } from '../../claims/packs/publisher/tuf/signing.ts'
import { releasesOf } from '../../claims/packs/reader/releases.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import { canonicalJson } from '../../claims/packs/reader/tuf/canonical-json.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import {
  type DelegationsRecord,
  type KeyRecords,
  type PublicKeyRecord,
  type RootRecord,
  type TargetFileRecord,
  TOP_LEVEL_ROLES,
} from '../../claims/packs/reader/tuf/records.ts'
import { CommandError } from '../command.ts'

/**
 * What a staged release changes, in sentences that another signer reads before signing.
 *
 * @throws CommandError for a key under an id that is not its own
 */
export async function changesOf(current: ChannelMetadata, staged: Staged): Promise<string[]> {
  const lines: string[] = []
  if (staged.root !== undefined) {
    const before = readMetadata(current.root, 'root', 'root.json').record
    const after = readMetadata(staged.root, 'root', 'root.json').record
    await checkIds(before, after)
    lines.push(...(await rootChanges(before, after)))
  }
  if (staged.targets !== undefined) {
    const { version, targets, delegations } = readMetadata(staged.targets, 'targets', 'targets.json').record
    const offer = offerChanges(offeredTargets(current), targets)
    lines.push(
      ...(offer.length > 0 ? offer : [`targets ${version}: the same files as before, signed again`]),
      ...(await delegationChanges(version, delegationsOf(current.targets), delegations)),
    )
  }
  return lines
}

function delegationsOf(targets: Bytes | undefined): DelegationsRecord | undefined {
  return targets && readMetadata(targets, 'targets', 'targets.json').record.delegations
}

/** Changes of delegated roles, which may offer files like the channel itself. */
async function delegationChanges(
  version: number,
  before: DelegationsRecord | undefined,
  after: DelegationsRecord | undefined,
): Promise<string[]> {
  const what = `targets ${version}`
  if (after === undefined) return before === undefined ? [] : [`${what} no longer delegates to other roles`]
  if (before !== undefined && canonicalJson(before) === canonicalJson(after))
    return [`${what} delegates to other roles, as before`]
  const { keys, roles = [], succinct_roles: bins } = after
  const named = [
    ...roles.map((role) => ({ ...role, of: role.paths ?? role.path_hash_prefixes ?? [] })),
    ...(bins === undefined ? [] : [{ ...bins, name: `${bins.name_prefix}-…`, of: ['every file'] }]),
  ]
  return Promise.all(
    named.map(async ({ name, keyids, threshold, of }) => {
      const signers = await Promise.all(keyids.map((keyid) => namedKey(keyid, keys)))
      return `${what} now delegates ${JSON.stringify(of)} to ${JSON.stringify(name)}, signed by ${threshold} of: ${signers.join(', ')}`
    }),
  )
}

async function rootChanges(before: RootRecord, after: RootRecord): Promise<string[]> {
  const lines: string[] = []
  for (const role of TOP_LEVEL_ROLES) {
    const [old, next] = [before.roles[role], after.roles[role]]
    if (old.threshold !== next.threshold)
      lines.push(`${role}: ${next.threshold} keys must sign instead of ${old.threshold}`)
    for (const keyid of next.keyids)
      if (!old.keyids.includes(keyid)) lines.push(`${role}: ${await namedKey(keyid, after.keys)} may sign`)
    for (const keyid of old.keyids)
      if (!next.keyids.includes(keyid))
        lines.push(`${role}: ${await namedKey(keyid, before.keys)} may no longer sign`)
  }
  if (before.consistent_snapshot !== after.consistent_snapshot)
    lines.push(`consistent snapshots are ${after.consistent_snapshot ? 'on' : 'off'}`)
  return lines.length > 0
    ? lines.map((line) => `root ${after.version}, ${line}`)
    : [`root ${after.version}: the same keys, signed again`]
}

/** The key of an id. Ids can be any text, also "constructor", which every object has as a property. */
function keyOf(keyid: string, keys: KeyRecords): PublicKeyRecord | undefined {
  return Object.hasOwn(keys, keyid) ? keys[keyid] : undefined
}

async function namedKey(keyid: string, keys: KeyRecords): Promise<string> {
  const record = keyOf(keyid, keys)
  return record === undefined ? `key ${keyid}` : `key ${keyid} (fingerprint ${await fingerprintOf(record)})`
}

/** Signers know keys by their ids, so an id must not stand for another key. */
async function checkIds(before: RootRecord, after: RootRecord): Promise<void> {
  for (const keyid of TOP_LEVEL_ROLES.flatMap((role) => after.roles[role].keyids)) {
    const record = keyOf(keyid, after.keys)
    const known = keyOf(keyid, before.keys)
    // A channel made by another tool may have other ids; a key that the old root has is known.
    const isKnown =
      known !== undefined && record !== undefined && canonicalJson(known) === canonicalJson(record)
    if (!isKnown && (record === undefined || keyid !== (await keyIdOf(record))))
      throw new CommandError(
        `The staged root has a key under an id that is not its own: ${JSON.stringify(keyid)}.`,
      )
  }
}

type Offer = Readonly<Record<string, TargetFileRecord>>

function offerChanges(before: Offer, after: Offer): string[] {
  const releases = (offer: Offer) =>
    releasesOf(Object.entries(offer).map(([path, file]) => ({ ...file, path })))
  const earlier = releases(before)
  const lines: string[] = []
  for (const { pack, version, bundle } of releases(after).values()) {
    const old = earlier.get(pack)
    if (old?.bundle.hashes.sha256 === bundle.hashes.sha256) continue
    const instead = old === undefined ? 'new in this channel' : `instead of ${old.version}`
    lines.push(`${pack} ${version}, ${instead}: ${bundle.length} bytes, SHA-256 ${bundle.hashes.sha256}`)
  }
  for (const pack of earlier.keys())
    if (!releases(after).has(pack)) lines.push(`${pack} is no longer offered`)
  const same = (path: string) => JSON.stringify(before[path]) === JSON.stringify(after[path])
  for (const path of Object.keys(after)) if (!same(path)) lines.push(`file ${path}`)
  for (const path of Object.keys(before)) if (!Object.hasOwn(after, path)) lines.push(`no longer ${path}`)
  return lines
}
