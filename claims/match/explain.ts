/** Why a sentence was, or was not, taken for a claim; small enough to be shown in a card. */
import type { GuardResult } from './guard-result.ts'
import type { Pair } from './pair/pair.ts'
import type { AlignedSpan, Evidence } from './types.ts'

/** More aligned spans than this are no explanation. */
const MAX_SPANS = 30

export function explain(pair: Pair, guards: readonly GuardResult[]): Evidence {
  const { alignment, wordingAnalysis: claim, sentenceAnalysis: sentence } = pair
  const aligned: AlignedSpan[] = []
  const fromContext: string[] = []
  const missing: string[] = []
  claim.roles.forEach((role, i) => {
    if (role === 'none') return
    const words = wordsAt(pair, i)
    const place = alignment.to[i] as number
    if (place >= 0 && (alignment.fit[i] as number) > 0) {
      const range = rangeAt(sentence, place)
      aligned.push({
        start: sentence.tokens[range.from]?.start ?? 0,
        end: sentence.tokens[range.to - 1]?.end ?? 0,
        claim: words,
        kind: role,
        by: alignment.how[i] === 'exact' ? 'exact' : alignment.how[i] === 'form' ? 'form' : 'value',
      })
    } else if ((alignment.fromContext[i] as number) > 0) fromContext.push(words)
    else missing.push(words)
  })
  aligned.sort((a, b) => a.start - b.start || a.end - b.end)
  return {
    wording: pair.wording,
    aligned: aligned.slice(0, MAX_SPANS),
    fromContext: fromContext.slice(0, MAX_SPANS),
    missing: missing.slice(0, MAX_SPANS),
    guards,
  }
}

function wordsAt({ wordingAnalysis: claim }: Pair, i: number): string {
  const range = rangeAt(claim, i)
  const first = claim.tokens[range.from]
  const last = claim.tokens[range.to - 1]
  return first === undefined || last === undefined ? '' : claim.text.slice(first.start, last.end)
}

/** The tokens that belong to token `i`: a number or date is more than its first word. */
function rangeAt(analysis: Pair['wordingAnalysis'], i: number): { from: number; to: number } {
  const whole =
    analysis.quantities.find((number) => number.from === i) ?? analysis.dates.find((date) => date.from === i)
  return whole ?? { from: i, to: i + 1 }
}
