import type { ClaimKey } from '../claims/records/claim-key.ts'
import type { ClaimWithPack } from '../messages/protocol.ts'
import type { Engine } from './engine.ts'

/** The records of these claims; keys of claims that are not installed are left out. */
export async function claimsWithPacks(
  engine: Pick<Engine, 'claims'>,
  { keys }: { readonly keys: readonly string[] },
): Promise<ClaimWithPack[]> {
  const found = await engine.claims(keys as ClaimKey[])
  return found.map(({ key, claim, pack }) => ({ key, claim, pack: pack.manifest, origin: pack.origin }))
}
