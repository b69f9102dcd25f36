import type { Claim, Guards } from './claim.ts'
import { type ClaimKey, claimKey } from './claim-key.ts'

export type Wording = { readonly lang: string; readonly text: string }

/** What the matcher needs to know of a claim. */
export type MatchableClaim = {
  readonly key: ClaimKey
  readonly wordings: readonly Wording[]
  readonly guards: Guards
  /** Texts of the claim's `reject` examples. */
  readonly rejects: readonly string[]
}

/**
 * What the matcher needs of a claim record.
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
