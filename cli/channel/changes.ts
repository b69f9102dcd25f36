import { releasesOf } from '../../claims/packs/releases.ts'
import type { Staged } from '../../claims/packs/tuf/cosigning.ts'
import { readMetadata } from '../../claims/packs/tuf/metadata.ts'
import { type RootRecord, type TargetFileRecord, TOP_LEVEL_ROLES } from '../../claims/packs/tuf/records.ts'
import { type ChannelMetadata, offeredTargets } from '../../claims/packs/tuf/repository.ts'

/** What a staged release changes, in sentences: what a co-holder reads before signing. */
export function changesOf(current: ChannelMetadata, staged: Staged): string[] {
  const lines: string[] = []
  if (staged.root !== undefined) {
    const before = readMetadata(current.root, 'root', 'root.json').record
    lines.push(...rootChanges(before, readMetadata(staged.root, 'root', 'root.json').record))
  }
  if (staged.targets !== undefined) {
    const { version, targets, delegations } = readMetadata(staged.targets, 'targets', 'targets.json').record
    const offer = offerChanges(offeredTargets(current), targets)
    lines.push(
      ...(offer.length > 0 ? offer : [`targets ${version}: the same files as before, signed anew`]),
      ...(delegations === undefined ? [] : [`targets ${version} delegates to other roles`]),
    )
  }
  return lines
}

function rootChanges(before: RootRecord, after: RootRecord): string[] {
  const lines: string[] = []
  for (const role of TOP_LEVEL_ROLES) {
    const [old, next] = [before.roles[role], after.roles[role]]
    if (old.threshold !== next.threshold)
      lines.push(`${role}: ${next.threshold} keys have to sign instead of ${old.threshold}`)
    for (const keyid of next.keyids)
      if (!old.keyids.includes(keyid)) lines.push(`${role}: key ${keyid} may sign`)
    for (const keyid of old.keyids)
      if (!next.keyids.includes(keyid)) lines.push(`${role}: key ${keyid} may no longer sign`)
  }
  const other = JSON.stringify(Object.entries(before.keys).sort()) !== JSON.stringify(kept(before, after))
  if (other) lines.push('A key stands for something else than before under the same id.')
  return lines.length > 0
    ? lines.map((line) => `root ${after.version}, ${line}`)
    : [`root ${after.version}: the same keys, signed anew`]
}

/** The keys of a root as the next one has them, those that are gone as they were. */
function kept(before: RootRecord, after: RootRecord) {
  return Object.entries(before.keys)
    .map(([keyid, record]) => [keyid, after.keys[keyid] ?? record])
    .sort()
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
