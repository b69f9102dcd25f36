/** A claim's name across packs: PACK/CLAIM. Two packs may use the same claim id for different claims. */
export type ClaimKey = `${string}/${string}`

/** The key of a claim. */
export function claimKey(packId: string, claimId: string): ClaimKey {
  return `${packId}/${claimId}`
}

/** The ids of pack and claim in a key. */
export function splitClaimKey(key: ClaimKey): { pack: string; claim: string } {
  const slash = key.indexOf('/')
  return { pack: key.slice(0, slash), claim: key.slice(slash + 1) }
}
