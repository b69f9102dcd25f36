import type { Claim } from '../../claims/records/claim.ts'
import { type ClaimKey, splitClaimKey } from '../../claims/records/claim-key.ts'
import type { Database, InstalledPack, Release } from './database.ts'
import { generationRange } from './packs.ts'

/** A claim and the pack that it comes from. */
export type StoredClaim = { readonly key: ClaimKey; readonly claim: Claim; readonly pack: InstalledPack }

/** The claims with these keys, in one transaction; keys that name nothing installed are left out. */
export async function claimsByKey(db: Database, keys: readonly ClaimKey[]): Promise<StoredClaim[]> {
  const tx = db.transaction(['packs', 'claims'], 'readonly')
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
 * Every claim of a release in the order of their ids, in slices of at most `size`, each read in a
 * transaction of its own, so that nobody waits behind a whole pack.
 */
export async function* claimsOfRelease(
  db: Database,
  release: Pick<Release, 'generation'>,
  size = 500,
): AsyncGenerator<Claim[]> {
  let range: IDBKeyRange | undefined = generationRange(release.generation)
  while (range !== undefined) {
    const tx = db.transaction('claims', 'readonly')
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
