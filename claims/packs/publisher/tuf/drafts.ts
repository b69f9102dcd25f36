/** The next version of each metadata file before anybody has signed it. */
import type { Bytes } from '../../reader/tuf/bytes.ts'
import type { TopLevelRole } from '../../reader/tuf/records.ts'
import type { Channel } from './channel-metadata.ts'
import { describeTarget } from './target-files.ts'

export const DAY_MS = 24 * 3_600_000

/** The version of the specification that new files name. */
export const SPEC_VERSION = '1.0.37'

/**
 * How many days a signature is valid: short if a machine signs with each release or by the calendar,
 * long if a person has to fetch a key.
 */
export const LIFETIME_DAYS: Readonly<Record<TopLevelRole, number>> = {
  root: 365,
  targets: 365,
  snapshot: 90,
  timestamp: 30,
}

/** The expiry date of a file that is signed now, as metadata has it. */
export function expiryOf(role: TopLevelRole, now: number): string {
  return new Date(now + LIFETIME_DAYS[role] * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z')
}

/**
 * The next targets.json (6.3.1). Fields that this version does not know are kept.
 *
 * @param targets the files on offer, by path
 */
export function draftTargets(channel: Channel, targets: unknown, now: number) {
  const version = (channel.targets?.record.version ?? 0) + 1
  return { ...channel.targets?.signed, ...head('targets', version, now), targets }
}

/**
 * The next snapshot.json (6.3.2).
 *
 * @param version of the targets.json that it lists
 */
export async function draftSnapshot(channel: Channel, version: number, targets: Bytes, now: number) {
  const meta = {
    ...channel.snapshot?.record.meta,
    'targets.json': { version, ...(await describeTarget(targets)) },
  }
  const own = (channel.snapshot?.record.version ?? 0) + 1
  return { ...channel.snapshot?.signed, ...head('snapshot', own, now), meta }
}

/**
 * The next timestamp.json (6.3.3).
 *
 * @param version of the snapshot.json that it lists
 */
export async function draftTimestamp(channel: Channel, version: number, snapshot: Bytes, now: number) {
  const meta = { 'snapshot.json': { version, ...(await describeTarget(snapshot)) } }
  const own = (channel.timestamp?.record.version ?? 0) + 1
  return { ...channel.timestamp?.signed, ...head('timestamp', own, now), meta }
}

function head(role: TopLevelRole, version: number, now: number) {
  return { _type: role, spec_version: SPEC_VERSION, version, expires: expiryOf(role, now) }
}
