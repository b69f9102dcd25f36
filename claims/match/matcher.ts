/**
 * Matches claims to the sentences of a page, step by step:
 *
 *   candidates.ts   which claims could each sentence state?  (index, and the ranking for `top`)
 *   claim-cache.ts  their texts, loaded and analysed
 *   lay-pairs.ts    each claim beside its sentence; most are ruled out here, the others get their context
 *   judging.ts      the first judge gives each pair a probability, one batch for most requests
 *   decide.ts       thresholds and guards: which pairs are marked?
 *   answer.ts       stance and explanation of what is marked
 *
 * If there is a second judge, it judges the pairs of which the first judge was not sure. They are left
 * out of the first answer, so that no mark appears and then goes. Then the last two steps are repeated.
 */
import type { Retriever } from '../index/retriever.ts'
import type { Ranking } from '../rank/ranking.ts'
import { slices } from '../slices.ts'
import type { LoadTranslations } from '../text/translations.ts'
import type { WordTable } from '../text/word-table.ts'
import { answer } from './answer.ts'
import { findCandidates, type SentenceCandidates } from './candidates.ts'
import { createClaimCache } from './claim-cache.ts'
import { decide, leastFor } from './decide.ts'
import type { Judge, Levels, SecondJudge } from './judge/judge.ts'
import {
  type Band,
  bestOfEachClaim,
  isUncertain,
  type JudgedPair,
  judgeAgain,
  judgePairs,
} from './judging.ts'
import { layPairs } from './lay-pairs.ts'
import { pageContext } from './page-context.ts'
import type { LoadClaims, Match, Matcher, MatchOptions, MatchRequest, Wave } from './types.ts'

export type SecondStep = {
  readonly judge: SecondJudge
  readonly band: Band
  /** Called if the second judge fails. The answer of the first judge stays. */
  readonly onProblem: (cause: unknown) => void
}

/** What a matcher is made of; {@link openMatcher} puts it together. */
export type MatcherParts = {
  readonly index: Retriever
  readonly words: WordTable
  readonly loadClaims: LoadClaims
  readonly judge: Judge
  readonly second?: SecondStep | undefined
  readonly ranking?: Ranking | undefined
  readonly translations?: LoadTranslations | undefined
}

export function createMatcher(parts: MatcherParts): Matcher {
  const { index, words, judge, ranking } = parts
  const cache = createClaimCache(parts.loadClaims, words)

  async function* waves(request: MatchRequest, options: MatchOptions = {}): AsyncGenerator<Wave, void> {
    const { signal, priority = 'visible', page, meanings = true } = options
    const second = meanings && parts.second?.judge.isReady?.() !== false ? parts.second : undefined
    signal?.throwIfAborted()
    const turns = slices(signal)
    const { lang } = request.document
    const byArticle = second !== undefined || judge.readsMeaning === true
    const sources = { index, ranking, byArticle, translations: parts.translations }
    const candidates = await findCandidates(request, pageContext(request.document, words), sources, turns)
    const claims = await cache.load(new Set(candidates.flatMap(({ keys }) => keys)))
    signal?.throwIfAborted()

    const leastOf = leastScore(request)
    const least = Math.min(leastOf(judge.levels), second?.band.from ?? 1)
    const laid = await layPairs(candidates, claims, { lang, words, screen: { judge, least } }, turns)
    // A second judge that reads meaning weighs what the first one says of pairs that it could never mark.
    const exactFrom = byArticle ? 0 : least
    const judged = await judgePairs(judge, laid, { least: exactFrom, signal, priority })
    const uncertain = second === undefined ? [] : judged.filter((one) => isUncertain(one, second.band))
    if (second === undefined || uncertain.length === 0) {
      yield { matches: matchesOf(request, candidates, judged, leastOf), final: true }
      return
    }

    const held = new Set(uncertain)
    const sure = judged.filter((one) => !held.has(one))
    yield { matches: matchesOf(request, candidates, sure, leastOf), final: false }
    signal?.throwIfAborted()
    let merged = judged
    try {
      const again = await judgeAgain(second.judge, uncertain, { signal, priority, page, leastOf })
      const replaced = new Map(again.map((one) => [one.laid, one] as const))
      merged = judged.map((one) => replaced.get(one.laid) ?? one)
    } catch (cause) {
      signal?.throwIfAborted()
      second.onProblem(cause)
    }
    const final = matchesOf(request, candidates, merged, leastOf)
    yield { matches: final, final: true }
  }

  function matchesOf(
    request: MatchRequest,
    candidates: readonly SentenceCandidates[],
    judged: readonly JudgedPair[],
    leastOf: (levels: Levels) => number,
  ): Match[] {
    const sentences = request.runs.reduce((sum, run) => sum + run.sentences.length, 0)
    const decided = decide(bestOfEachClaim(judged, leastOf), request.level, sentences)
    return answer(request, ranking?.inOrder(decided, candidates, request.top ?? 0) ?? decided)
  }

  return {
    size: index.size,
    waves,
    async match(request, options) {
      let matches: readonly Match[] = []
      for await (const wave of waves(request, options)) matches = wave.matches
      return [...matches]
    },
  }
}

/** The lowest score that a request needs: one for marks alone shows no pair below its level. */
function leastScore({ all, top, level }: MatchRequest): (levels: Levels) => number {
  return all === true || top !== undefined ? () => 0 : (levels) => leastFor(level, levels)
}
