import { utf8 } from './bytes.ts'
import { sha256 } from './hashes.ts'
import type { RootRecord } from './records.ts'
import { identitiesOf } from './threshold.ts'

const GROUPS = 6
/** Hexadecimal digits of the hash that make one group of five decimal digits. */
const HEX_PER_GROUP = 10

/**
 * What people compare to know whose channel it is (docs/channel.md, C1.3): of the SHA-256 of the root
 * keys, six groups of five decimal digits, some 100 bits. The order of the keys and their ids do not
 * matter.
 *
 * @param root the root that trust starts from
 */
export async function channelFingerprint(root: RootRecord): Promise<string> {
  const keys = (await identitiesOf({ keys: root.keys, role: root.roles.root })).sort()
  const digest = await sha256(utf8(JSON.stringify(keys)))
  return Array.from({ length: GROUPS }, (_, group) => {
    const digits = digest.slice(group * HEX_PER_GROUP, (group + 1) * HEX_PER_GROUP)
    return String(Number.parseInt(digits, 16) % 100_000).padStart(5, '0')
  }).join(' ')
}
