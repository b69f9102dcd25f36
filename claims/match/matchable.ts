import type { Claim } from '../claim.ts'
import { claimKey } from '../claim-key.ts'
import type { MatchableClaim } from './types.ts'

/**
 * What the matcher needs of a claim record.
 *
 * @param pack id of the pack that the claim belongs to
 */
export function matchable(pack: string, claim: Claim): MatchableClaim {
  return {
    key: claimKey(pack, claim.id),
    wordings: Object.entries(claim.texts).flatMap(([lang, wording]) =>
      [wording.text, ...wording.variants].map((text) => ({ lang, text })),
    ),
    guards: claim.guards,
    rejects: claim.examples.reject.map((example) => example.text),
  }
}
