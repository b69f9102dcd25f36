import { utf8 } from './bytes.ts'
import { sha256 } from './hashes.ts'
import type { RootRecord } from './records.ts'
import { identitiesOf } from './threshold.ts'

const GROUPS = 6
/** Hexadecimal digits of the hash behind each group of five decimal digits. */
const HEX_PER_GROUP = 10

/**
 * What people compare to know whose channel it is (docs/channel.md, C1.3): six groups of five decimal
 * digits, about 100 bits, from the SHA-256 of the root keys. The order of the keys and their ids do not
 * matter. If more than one key has to sign, that number is hashed too. Otherwise a thief of one key could
 * sign a first root that lists all keys with a threshold of 1, and it would have the same fingerprint.
 *
 * @param root the root where trust starts
 */
export async function channelFingerprint(root: RootRecord): Promise<string> {
  const { threshold } = root.roles.root
  const keys = (await identitiesOf({ keys: root.keys, role: root.roles.root })).sort()
  const digest = await sha256(utf8(JSON.stringify(threshold === 1 ? keys : [threshold, keys])))
  return Array.from({ length: GROUPS }, (_, group) => {
    const digits = digest.slice(group * HEX_PER_GROUP, (group + 1) * HEX_PER_GROUP)
    return String(Number.parseInt(digits, 16) % 100_000).padStart(5, '0')
  }).join(' ')
}
