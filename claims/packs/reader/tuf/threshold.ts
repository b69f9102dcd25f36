import { fromHex } from './bytes.ts'
import { TufError } from './fault.ts'
import { readPublicKey } from './keys.ts'
import type { TufMetadata } from './metadata.ts'
import type { KeyRecords, RoleRecord } from './records.ts'

/** The keys of one role and how many of them must sign, as the delegating file says. */
export type Signers = { readonly keys: KeyRecords; readonly role: RoleRecord }

/**
 * Checks for an arbitrary software attack (specification 5.3.4, 5.4.2, 5.5.3, 5.6.3): the file must be
 * signed by a threshold of the role's keys. Each KEY counts once: a key id listed twice in the role, or
 * one key under two key ids, is one signer. Wrong signatures and signatures by other keys are ignored.
 *
 * @throws TufError `unsigned`
 */
export async function checkThreshold(
  metadata: TufMetadata<unknown>,
  signers: Signers,
  file: string,
): Promise<void> {
  const { threshold } = signers.role
  const { signed } = await countSigners(metadata, signers, threshold)
  if (signed >= threshold) return
  throw new TufError(
    'unsigned',
    `${file} is signed by ${signed} of the ${threshold} ${threshold === 1 ? 'key' : 'keys'} it needs.`,
  )
}

/**
 * Counts how many of the role's keys have signed, and lists the key ids of those that have not.
 *
 * @param enough counting stops at this number; keys not looked at are then absent from `missing`
 */
export async function countSigners(
  metadata: TufMetadata<unknown>,
  { keys, role }: Signers,
  enough = Number.POSITIVE_INFINITY,
): Promise<{ readonly signed: number; readonly missing: readonly string[] }> {
  const signers = new Set<string>()
  const missing: { readonly keyid: string; readonly identity: string }[] = []
  for (const keyid of new Set(role.keyids)) {
    if (signers.size >= enough) break
    const record = Object.hasOwn(keys, keyid) ? keys[keyid] : undefined
    const key = record && (await readPublicKey(record))
    if (key === undefined || signers.has(key.identity)) continue
    const signature = fromHex(metadata.signatures.get(keyid) ?? '')
    if (
      signature !== undefined &&
      signature.length > 0 &&
      (await key.verify(metadata.signedBytes, signature))
    )
      signers.add(key.identity)
    else missing.push({ keyid, identity: key.identity })
  }
  return {
    signed: signers.size,
    missing: missing.filter(({ identity }) => !signers.has(identity)).map(({ keyid }) => keyid),
  }
}

/**
 * Whether a key that could sign before no longer can, as after stolen keys were replaced (5.3.11).
 * Added keys alone are not a rotation.
 */
export async function isRotated(before: Signers, after: Signers): Promise<boolean> {
  const remaining = new Set(await identitiesOf(after))
  return (await identitiesOf(before)).some((identity) => !remaining.has(identity))
}

/** The identities of the role's keys, in no special order, without the keys that this client cannot use. */
export async function identitiesOf({ keys, role }: Signers): Promise<string[]> {
  const found = await Promise.all(
    role.keyids.map(async (keyid) => {
      const record = Object.hasOwn(keys, keyid) ? keys[keyid] : undefined
      return record && (await readPublicKey(record))?.identity
    }),
  )
  return found.filter((identity) => identity !== undefined)
}
