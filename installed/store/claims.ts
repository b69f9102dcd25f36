import type { Claim } from '../../claims/records/claim.ts'
import { type ClaimKey, splitClaimKey } from '../../claims/records/claim-key.ts'
import {
  type Database,
  generationRange,
  handled,
  type InstalledPack,
  type StoredRelease,
} from './database.ts'

/** Claims read in one transaction, so that other requests do not wait for a whole pack. */
const CLAIMS_PER_READ = 500

/** A claim and the pack that it comes from. */
export type StoredClaim = { readonly key: ClaimKey; readonly claim: Claim; readonly pack: InstalledPack }

/** The claims with these keys, in one transaction; keys of claims that are not installed are left out. */
export async function claimsByKey(db: Database, keys: readonly ClaimKey[]): Promise<StoredClaim[]> {
  const tx = handled(db.transaction(['packs', 'claims'], 'readonly'))
  const packs = new Map((await tx.objectStore('packs').getAll()).map((pack) => [pack.id, pack]))
  const store = tx.objectStore('claims')
  const found = await Promise.all(
    keys.map(async (key): Promise<StoredClaim | undefined> => {
      const name = splitClaimKey(key)
      const pack = packs.get(name.pack)
      if (pack === undefined) return undefined
      const claim = await store.get([pack.generation, name.claim])
      return claim === undefined ? undefined : { key, claim, pack }
    }),
  )
  await tx.done
  return found.filter((claim) => claim !== undefined)
}

/**
 * Every claim of a release in the order of their ids, in slices that are each read in a transaction
 * of its own.
 *
 * @throws the reason of `signal` before the next slice if it was aborted
 */
export async function* claimsOfRelease(
  db: Database,
  release: Pick<StoredRelease, 'generation'>,
  {
    size = CLAIMS_PER_READ,
    signal,
  }: { readonly size?: number; readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<Claim[]> {
  let range: IDBKeyRange | undefined = generationRange(release.generation)
  while (range !== undefined) {
    signal?.throwIfAborted()
    const tx = handled(db.transaction('claims', 'readonly'))
    const [claims, keys]: [Claim[], [number, string][]] = await Promise.all([
      tx.store.getAll(range, size),
      tx.store.getAllKeys(range, size),
    ])
    if (claims.length > 0) yield claims
    const last = keys.at(-1)
    range =
      last === undefined || keys.length < size
        ? undefined
        : IDBKeyRange.bound(last, [release.generation, []], true)
  }
}
