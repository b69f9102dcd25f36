/** The claims that an index is compiled from, and those that the matcher asks for. */
import type { LoadClaims } from '../claims/match/types.ts'
import type { ClaimKey } from '../claims/records/claim-key.ts'
import { type MatchableClaim, matchable } from '../claims/records/matchable-claim.ts'
import { isLive } from '../claims/records/verdict.ts'
import { claimsByKey, claimsOfRelease } from './store/claims.ts'
import type { Database, InstalledPack } from './store/database.ts'
import { outlineFingerprint, outlineWriter } from './store/outline.ts'

/** Claims of a layer that are read from the database at a time. */
const CLAIMS_PER_READ = 500

/**
 * All claims that readers see marks for, pack by pack. Where the outline of a release is missing or was
 * drawn by other rules, it is drawn anew on the way: otherwise every change of the pack, such as
 * switching it off, would compile all claims until its next release.
 */
export async function* liveClaims(
  db: Database,
  packs: readonly InstalledPack[],
  signal?: AbortSignal,
): AsyncGenerator<MatchableClaim> {
  for (const pack of packs) {
    const stored = await db.get('outlines', pack.generation)
    const writer = stored?.fingerprint === outlineFingerprint() ? undefined : outlineWriter(pack.id)
    for await (const slice of claimsOfRelease(db, pack, { signal })) {
      for (const claim of slice) {
        writer?.add(claim)
        if (isLive(claim.lifecycle.state)) yield matchable(pack.id, claim)
      }
    }
    if (writer !== undefined)
      await db
        .put('outlines', writer.outline(), pack.generation)
        .catch((cause) => console.error('background: an outline could not be kept', cause))
  }
}

/** @throws if one of them is not in the database, because the layer would then hide a claim without replacing it */
export async function* claimsNamed(
  db: Database,
  keys: readonly ClaimKey[],
  signal?: AbortSignal,
): AsyncGenerator<MatchableClaim> {
  for (let at = 0; at < keys.length; at += CLAIMS_PER_READ) {
    signal?.throwIfAborted()
    const named = keys.slice(at, at + CLAIMS_PER_READ)
    const found = await claimsByKey(db, named)
    if (found.length < named.length)
      throw new Error('background: a claim of an outline is not in the database')
    for (const { pack, claim } of found) yield matchable(pack.id, claim)
  }
}

/**
 * Loads the claims that the matcher asks for.
 *
 * @param open called for each question, because the browser may end a connection while the matcher is
 *   in use
 */
export function claimLoader(open: () => Promise<Database>): LoadClaims {
  return async (keys) =>
    (await claimsByKey(await open(), keys)).map((found) => matchable(found.pack.id, found.claim))
}
