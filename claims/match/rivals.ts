/**
 * How far ahead a claim is of the others that the sentence might state: claims about one event
 * share their names and half of their words, and the sentence that has all of one has much of the
 * next. A claim that says the same, or more, is no rival: publishers may well check one statement each.
 */
import type { Analysis } from '../text/analyse.ts'
import { agreement } from '../text/numbers.ts'
import { coverageOf } from './features.ts'
import type { LaidAlone } from './pair.ts'

/** A lead beyond this is as good as no rival, in shares of coverage. */
export const MOST_LEAD = 0.5
/** Rivals that are looked at: those that retrieval found best covered. */
const MAX_RIVALS = 8
/** A wording with this share of another's weight in it says the same. */
const SAME_SHARE = 0.75

/**
 * Each claim's lead: the share of its best wording that the sentence says, less that of the best
 * rival's; from -1 to {@link MOST_LEAD}.
 *
 * @param claims claims beside one sentence; first the candidates that retrieval found, the best covered first
 * @param candidates how many of them are that
 */
export function leadsOf(claims: readonly LaidAlone[], candidates = claims.length): number[] {
  if (claims.length < 2) return claims.map(() => MOST_LEAD)
  const best = claims.map(bestOf)
  const rivals = best.slice(0, Math.min(MAX_RIVALS, candidates))
  return best.map((one) => {
    let lead = MOST_LEAD
    if (one === undefined) return lead
    for (const rival of rivals) {
      if (rival === undefined || rival === one) continue
      const ahead = one.own - rival.own
      if (ahead < lead && !contains(rival.wording, one.wording)) lead = ahead
    }
    return lead
  })
}

type Best = { readonly wording: Analysis; readonly own: number }

function bestOf(wordings: LaidAlone): Best | undefined {
  let best: Best | undefined
  for (const { wording, alignment } of wordings) {
    const own = coverageOf(wording, alignment, false)
    if (best === undefined || own > best.own) best = { wording, own }
  }
  return best
}

/** Whether one wording has nearly all that the other says, and all of its numbers. */
function contains(wording: Analysis, other: Analysis): boolean {
  for (const number of other.quantities)
    if (!wording.quantities.some((there) => agreement(number, there) > 0)) return false
  let shared = 0
  let all = 0
  other.tokens.forEach(({ stem }, i) => {
    if (other.roles[i] !== 'name' && other.roles[i] !== 'word') return
    all += other.weights[i] as number
    if (wording.byStem.has(stem)) shared += other.weights[i] as number
  })
  return shared >= SAME_SHARE * all
}
