import type { Claim, Guards } from './claim.ts'
import { type ClaimKey, claimKey } from './claim-key.ts'

/** The parts of a claim that the matcher needs. */
export type MatchableClaim = {
  readonly key: ClaimKey
  /** All wordings: in each language the text first, then its variants. */
  readonly wordings: readonly { readonly lang: string; readonly text: string }[]
  readonly guards: Guards
  /** Texts of the claim's `reject` examples. */
  readonly rejects: readonly string[]
}

/**
 * The parts of a claim record that the matcher needs.
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
