/**
 * Tries a pack on ordinary sentences before the reader's yes. A pack whose claims are found in them is
 * worded too broadly and would mark pages all over.
 */
import { CANARY } from '../../claims/packs/reader/canary.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { splitClaimKey } from '../../claims/records/claim-key.ts'
import { type MatchableClaim, matchable } from '../../claims/records/matchable-claim.ts'
import { isLive } from '../../claims/records/verdict.ts'
import type { TryOutResult } from '../../messages/pack-preview.ts'
import type { OpenTrial } from '../pack-client.ts'

/**
 * Claims that are tried together. A whole index of a large pack would take the memory that the index in
 * force needs too; 5,000 claims take some 10 MB.
 */
const CLAIMS_A_TRIAL = 5_000
/** Sentences that are shown as examples. */
const MAX_EXAMPLES = 3
/**
 * A pack that is found in more than this share of the sentences is too broad, and an update waits if its
 * new and changed claims are. A single find can be an accident; the packs that ship with the extension are found in none.
 */
const MAX_FOUND_SHARE = 1 / 100

export type TryOut = {
  /** Takes claims of the pack. Drafts and withdrawn claims are skipped, because they mark nothing. */
  add(claims: readonly Claim[]): Promise<void>
  /** Tries the rest. */
  result(): Promise<TryOutResult>
}

/**
 * Each sentence is a page of its own: on a page, claims that are found too often are not marked. The
 * level is the widest, at which most is marked.
 *
 * @throws the reason of `signal`
 */
export function tryOut(pack: string, open: OpenTrial, signal?: AbortSignal): TryOut {
  const found = new Map<number, string>()
  const claims = new Set<string>()
  let waiting: MatchableClaim[] = []

  async function run(): Promise<void> {
    if (waiting.length === 0) return
    const trial = await open(waiting, signal)
    waiting = []
    for (const [at, { lang, text }] of CANARY.entries()) {
      const matches = await trial.match(
        {
          document: { lang, headline: '', lead: '' },
          runs: [{ before: [], sentences: [{ id: 0, text }] }],
          level: 'wide',
        },
        { priority: 'rest', ...(signal === undefined ? {} : { signal }) },
      )
      for (const { claim } of matches.filter(({ marked }) => marked)) {
        found.set(at, text)
        claims.add(splitClaimKey(claim).claim)
      }
    }
  }

  return {
    async add(slice) {
      for (const claim of slice) if (isLive(claim.lifecycle.state)) waiting.push(matchable(pack, claim))
      if (waiting.length >= CLAIMS_A_TRIAL) await run()
    },
    async result() {
      await run()
      return {
        sentences: CANARY.length,
        found: found.size,
        claims: claims.size,
        broad: found.size > CANARY.length * MAX_FOUND_SHARE,
        examples: [...found.values()].slice(0, MAX_EXAMPLES),
      }
    },
  }
}
