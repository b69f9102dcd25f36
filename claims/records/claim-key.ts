/** A claim's name across packs: two packs may use the same claim id and never shadow one another. */
export type ClaimKey = `${string}/${string}`

export function claimKey(packId: string, claimId: string): ClaimKey {
  return `${packId}/${claimId}`
}

export function splitClaimKey(key: ClaimKey): { pack: string; claim: string } {
  const slash = key.indexOf('/')
  return { pack: key.slice(0, slash), claim: key.slice(slash + 1) }
}
