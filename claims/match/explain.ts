/** Why a sentence was, or was not, taken for a claim; small enough to be shown in a card. */
import type { Analysis } from '../text/analyse.ts'
import { type TokenRun, wordsOf } from '../text/token-run.ts'
import type { GuardResult } from './guard-result.ts'
import type { How } from './pair/alignment.ts'
import type { Pair } from './pair/pair.ts'
import type { AlignedSpan, Evidence } from './types.ts'

/** Longer lists explain nothing; each list of the evidence is cut here. */
const MAX_LISTED = 30

/** The card's word for each way in which a token is said. */
const BY = {
  exact: 'exact',
  form: 'form',
  meaning: 'value',
  value: 'value',
  none: 'value',
} satisfies Record<How, AlignedSpan['by']>

/**
 * Lists which words of the claim are in the sentence and where, which are only in the context, which
 * are missing, and the guards.
 */
export function explain(pair: Pair, guards: readonly GuardResult[]): Evidence {
  const { alignment, wordingAnalysis: claim, sentenceAnalysis: sentence } = pair
  const aligned: AlignedSpan[] = []
  const fromContext: string[] = []
  const missing: string[] = []
  claim.roles.forEach((role, i) => {
    if (role === 'none') return
    const words = wordsOf(claim, runAt(claim, i))
    if ((alignment.fit[i] as number) > 0) {
      const { from, to } = runAt(sentence, alignment.to[i] as number)
      aligned.push({
        start: sentence.tokens[from]?.start ?? 0,
        end: sentence.tokens[to - 1]?.end ?? 0,
        claim: words,
        kind: role,
        by: BY[alignment.how[i] ?? 'none'],
      })
    } else if ((alignment.fromContext[i] as number) > 0) fromContext.push(words)
    else missing.push(words)
  })
  aligned.sort((a, b) => a.start - b.start || a.end - b.end)
  return {
    wording: pair.wording,
    aligned: aligned.slice(0, MAX_LISTED),
    fromContext: fromContext.slice(0, MAX_LISTED),
    missing: missing.slice(0, MAX_LISTED),
    guards,
  }
}

/** The run that begins at token `i`: a number or a date may have several tokens. */
function runAt({ quantities, dates }: Analysis, i: number): TokenRun {
  const isHere = ({ from }: TokenRun): boolean => from === i
  return quantities.find(isHere) ?? dates.find(isHere) ?? { from: i, to: i + 1 }
}
