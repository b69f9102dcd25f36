import type { Claim, Guards } from './claim.ts'
import { type ClaimKey, claimKey } from './claim-key.ts'

export type Wording = { readonly lang: string; readonly text: string }

/** The parts of a claim that the matcher needs. */
export type MatchableClaim = {
  readonly key: ClaimKey
  readonly wordings: readonly Wording[]
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
    wordings: wordingsOf(claim),
    guards: claim.guards,
    rejects: claim.examples.reject.map((example) => example.text),
  }
}

/** All wordings of a claim: in each language the text first, then its variants. */
export function wordingsOf({ texts }: Pick<Claim, 'texts'>): Wording[] {
  return Object.entries(texts).flatMap(([lang, { text, variants }]) =>
    [text, ...variants].map((each) => ({ lang, text: each })),
  )
}
