/** Signs metadata files, and says which ones need a new signature. */
import { type Bytes, toHex, utf8 } from '../../reader/tuf/bytes.ts'
import { canonicalJson } from '../../reader/tuf/canonical-json.ts'
import { TufError } from '../../reader/tuf/fault.ts'
import { readMetadata, type TufMetadata } from '../../reader/tuf/metadata.ts'
import type { RootRecord, TopLevelRole } from '../../reader/tuf/records.ts'
import { checkThreshold } from '../../reader/tuf/threshold.ts'
import { DAY_MS, LIFETIME_DAYS } from './drafts.ts'
import type { SigningKey } from './signing.ts'

/**
 * Whether a file has less than half of its lifetime left, or too few signatures by the keys that are
 * trusted now.
 */
export async function needsSigning(
  metadata: TufMetadata<{ readonly expires: string }>,
  role: TopLevelRole,
  root: RootRecord,
  now: number,
): Promise<boolean> {
  if (Date.parse(metadata.record.expires) - now < (LIFETIME_DAYS[role] * DAY_MS) / 2) return true
  const checked = await TufError.caught(() =>
    checkThreshold(metadata, { keys: root.keys, role: root.roles[role] }, role),
  )
  return !checked.ok
}

/**
 * Signs with every available key that the role lists, then reads and checks the result as a client
 * would.
 *
 * @param root the root whose keys have to sign
 * @param before for a root: the version before it, whose keys sign too
 * @throws TufError `unsigned` if too few keys are available
 */
export async function seal(
  signed: Record<string, unknown>,
  role: TopLevelRole,
  root: RootRecord,
  keys: readonly SigningKey[],
  before?: RootRecord,
): Promise<Bytes> {
  const alsoMay = before === undefined ? [] : before.roles[role].keyids
  const bytes = await signedFile(signed, [...root.roles[role].keyids, ...alsoMay], keys)
  await checkThreshold(
    readMetadata(bytes, role, `The new ${role}.json`),
    { keys: root.keys, role: root.roles[role] },
    `The new ${role}.json`,
  )
  return bytes
}

/**
 * Writes a metadata file.
 *
 * @param keyids ids of the keys that may sign it; other keys are not used
 * @param earlier signatures that it already has, by key id
 */
export async function signedFile(
  signed: Readonly<Record<string, unknown>>,
  keyids: readonly string[],
  keys: readonly SigningKey[],
  earlier: ReadonlyMap<string, string> = new Map(),
): Promise<Bytes> {
  const message = utf8(canonicalJson(signed))
  const signatures = new Map(earlier)
  for (const key of keys)
    if (keyids.includes(key.keyid)) signatures.set(key.keyid, toHex(await key.sign(message)))
  return utf8(
    `${JSON.stringify({ signatures: [...signatures].map(([keyid, sig]) => ({ keyid, sig })), signed }, null, 1)}\n`,
  )
}
