/** The third step of matching: each candidate claim is laid beside its sentence. */
import { languages } from '../languages/languages.ts'
import type { ClaimKey } from '../records/claim-key.ts'
import type { Slices } from '../slices.ts'
import type { Analysis } from '../text/analyse.ts'
import type { WordTable } from '../text/word-table.ts'
import type { SentenceCandidates } from './candidates.ts'
import type { KnownClaim } from './claim-cache.ts'
import type { GuardResult } from './guard-result.ts'
import { tryGuards } from './guards.ts'
import type { Judge } from './judge/judge.ts'
import { boundsInAnyContext } from './pair/bounds.ts'
import { makePairs, type Pair } from './pair/pair.ts'
import { sentenceFacts } from './pair/sentence-facts.ts'

/** A pair for the judges. */
export type LaidPair = {
  /** The id of the sentence in the request. */
  readonly sentence: number
  readonly pair: Pair
  /** Whether the sentence reaches the index's floor for the claim. If not, the article or the ranking found it. */
  readonly aboveFloor: boolean
  /** How near the sentence is to the claim among the claims of its article, in nats; 0 if the article did not find the claim. */
  readonly near: number
  /** Whether the article led to a claim that has no wording in the sentence's language. */
  readonly across: boolean
  /** The results of the guards, tried at the first call. Most pairs never need them. */
  readonly guards: () => readonly GuardResult[]
}

/** Leaves out pairs that cannot have the probability `least`. */
type Screen = { readonly judge: Judge; readonly least: number }

/**
 * Gives the pairs of all candidates in order. Pairs of one claim and one sentence are neighbours: one
 * for each of the best wordings.
 *
 * @param lang BCP 47 tag of the sentences
 */
export async function layPairs(
  candidates: readonly SentenceCandidates[],
  claims: ReadonlyMap<ClaimKey, KnownClaim>,
  { lang, words, screen }: { readonly lang: string; readonly words: WordTable; readonly screen: Screen },
  turns: Slices,
): Promise<LaidPair[]> {
  const { judge, least } = screen
  const laid: LaidPair[] = []
  for (const { sentence, analysis, context, keys, aboveFloor, near } of candidates) {
    const facts = sentenceFacts(analysis)
    for (const [i, key] of keys.entries()) {
      if (turns.due()) await turns.wait()
      const claim = claims.get(key)
      if (claim === undefined) continue
      // The first judge knows words of one language, so it does not screen claims of another.
      const across = near.has(key) && isAcross(claim, analysis)
      const isOut =
        !across &&
        least > 0 &&
        judge.screen !== undefined &&
        !boundsInAnyContext(claim, analysis, facts, words).some((bounds) => judge.screen?.(bounds, least))
      if (isOut) continue
      for (const pair of makePairs(claim, analysis, facts, context(), words)) {
        let guards: readonly GuardResult[] | undefined
        laid.push({
          sentence,
          pair,
          aboveFloor: i < aboveFloor,
          near: near.get(key) ?? 0,
          across,
          guards: () => {
            guards ??= tryGuards(pair, claim.rejectsIn(lang))
            return guards
          },
        })
      }
    }
  }
  return laid
}

/** Whether all wordings of a claim are in another language than the sentence, all of them known. */
function isAcross({ wordings }: KnownClaim, { language }: Analysis): boolean {
  const isKnown = (code: string): boolean => languages.of(code) !== undefined
  return isKnown(language) && wordings.every((one) => isKnown(one.language) && one.language !== language)
}
