/**
 * Matches claims to the sentences of a page: retrieve → score → decide → explain.
 *
 * Retrieval is exhaustive and cheap; the scorer sees only what it lets through, in one batch a
 * request; a claim's texts are analysed once and kept.
 */

import type { LoadClaims, Retriever } from '../index/retriever.ts'
import type { Ranking } from '../rank/ranking.ts'
import type { ClaimKey } from '../records/claim-key.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import { type Analysis, analyse } from '../text/analyse.ts'
import { denies, stanceOf } from '../text/stance.ts'
import type { WordTable } from '../text/word-table.ts'
import { type Decided, decide, isHeldBack, leastFor, type Scored } from './decide.ts'
import { explain } from './explain.ts'
import { tryGuards } from './guards.ts'
import { type Scorer, treeScorer, type Weights } from './judge/trees.ts'
import { type AnalysedClaim, analyseClaim } from './pair/analysed-claim.ts'
import { boundsInAnyContext } from './pair/bounds.ts'
import type { Context } from './pair/context.ts'
import { makePairs, type Pair } from './pair/pair.ts'
import { sentenceFacts } from './pair/sentence-facts.ts'
import type { DocumentContext, Match, Matcher, MatchRequest } from './types.ts'

export type MatcherParts = {
  readonly retriever: Retriever
  readonly loadClaims: LoadClaims
  /** What is known of words; see {@link openWordTable}. */
  readonly words: WordTable
  /** Takes the place of the learned trees; its probabilities meet the same thresholds. */
  readonly scorer?: Scorer
  /** Those that `npm run train` made (weights.json), or others. */
  readonly weights: Weights
  /** Finds and orders the claims that `top` asks for; without one they are the candidates of the highest score. */
  readonly ranking?: Ranking
}

/** Analysed claims kept; the oldest go first. A claim takes some 5 kB. */
const MAX_KEPT_CLAIMS = 5_000
/** How much of a page's headline is context, and of its lead, in UTF-16 units. */
const MAX_HEADLINE = 1_500
const MAX_LEAD = 1_500
/** Longest sentence that is looked at, in UTF-16 units (docs/matching.md, "Limits"). */
export const MAX_SENTENCE = 4_000
/** Candidates of one sentence that are scored, those of the highest coverage first, unless all are asked for. */
const MAX_CANDIDATES = 60
/**
 * A claim that `top` gives but the retriever did not find is no match, whatever the scorer, which never
 * learned from such, says: its score counts for so much of the least score of a mark. (Of 4,708 newsroom pairs that scored .1 and
 * more or less in all, 37 were matches where the scorer expected 141.)
 */
const NOT_FOUND = 0.9

type KeptClaim = AnalysedClaim & {
  /** Counter-examples, analysed in the language of the sentences that they are compared with. */
  readonly rejectsIn: (lang: string) => readonly Analysis[]
}

/** Makes the matcher of a set of claims. */
export function createMatcher(parts: MatcherParts): Matcher {
  const { retriever, loadClaims, words, weights } = parts
  const scorer = parts.scorer ?? treeScorer(weights)
  const kept = new Map<ClaimKey, KeptClaim>()

  async function load(keys: Iterable<ClaimKey>): Promise<void> {
    const missing = [...keys].filter((key) => !kept.has(key))
    if (missing.length === 0) return
    for (const claim of await loadClaims(missing)) {
      kept.set(claim.key, { ...analyseClaim(claim, words), rejectsIn: rejectsOf(claim, words) })
    }
  }

  return {
    size: retriever.size,
    async match(request, options) {
      const signal = options?.signal
      const work = findCandidates(request, retriever, parts.ranking, words, signal)
      await load(new Set(work.flatMap(({ keys }) => keys)))
      signal?.throwIfAborted()
      // Who asks for marks alone never sees a pair that is below the level.
      const least =
        request.all === true || request.top !== undefined ? 0 : leastFor(request.level, weights.levels)
      const pairs: { sentence: number; pair: Pair; rejects: KeptClaim['rejectsIn']; share: number }[] = []
      for (const { sentence, analysis, context, keys, found } of work) {
        const facts = sentenceFacts(analysis)
        for (const [i, key] of keys.entries()) {
          const claim = kept.get(key)
          if (claim === undefined) continue
          const isOut =
            least > 0 &&
            scorer.mayReach !== undefined &&
            !boundsInAnyContext(claim, analysis, facts, words).some((bounds) =>
              scorer.mayReach?.(bounds, least),
            )
          if (isOut) continue
          for (const pair of makePairs(claim, analysis, facts, context(), words))
            pairs.push({
              sentence,
              pair,
              rejects: claim.rejectsIn,
              share: i < found ? 1 : weights.levels.wide * NOT_FOUND,
            })
        }
      }
      const scores = await scorer.score(
        pairs.map(({ pair }) => pair),
        least,
      )
      signal?.throwIfAborted()
      const scored: Scored[] = []
      pairs.forEach(({ sentence, pair, rejects, share }, i) => {
        const score = share * (scores[i] ?? 0)
        if (score < least) return
        // Guards cost more than they tell for pairs that no level would mark.
        const guards = score >= weights.levels.wide ? tryGuards(pair, rejects(request.document.lang)) : []
        const one = { sentence, pair, score, guards }
        // The wordings of a claim stand next to each other: the best one stands for it.
        const last = scored.at(-1)
        if (last?.sentence !== sentence || last.pair.claim !== pair.claim) scored.push(one)
        else if (isBetter(one, last)) scored[scored.length - 1] = one
      })
      const count = request.runs.reduce((sum, run) => sum + run.sentences.length, 0)
      const decided = decide(scored, request.level, weights.levels, count)
      while (kept.size > MAX_KEPT_CLAIMS) kept.delete(kept.keys().next().value as ClaimKey)
      return answer(request, parts.ranking?.inOrder(decided, work, request.top ?? 0) ?? decided)
    },
  }
}

/** Kept in the last language alone: a page may name any number of them. */
function rejectsOf(claim: MatchableClaim, words: WordTable): KeptClaim['rejectsIn'] {
  let last: string | undefined
  let analysed: readonly Analysis[] = []
  return (lang) => {
    if (lang !== last) analysed = claim.rejects.map((text) => analyse(text, lang, words))
    last = lang
    return analysed
  }
}

type Work = {
  readonly sentence: number
  readonly analysis: Analysis
  /** Analysed when it is first asked for: hardly any candidate gets so far. */
  readonly context: () => Context
  readonly keys: readonly ClaimKey[]
  /** So many of them were found; the others are only near. */
  readonly found: number
  /** What the ranking finds for `top`. */
  readonly nearest: readonly ClaimKey[]
}

function findCandidates(
  { document, runs, all, top }: MatchRequest,
  retriever: Retriever,
  ranking: Ranking | undefined,
  words: WordTable,
  signal: AbortSignal | undefined,
): Work[] {
  const lang = document.lang
  // Most pages have no candidate at all: their headline and lead are never needed.
  let page: ReturnType<typeof pageContext> | undefined
  const limit = all === true ? Infinity : Math.max(MAX_CANDIDATES, top ?? 0)
  const headline = document.headline.slice(0, MAX_HEADLINE)
  const lead = document.lead.slice(0, MAX_LEAD)
  const work: Work[] = []
  const seen = new Map<string, Analysis>()
  const analysed = (text: string): Analysis => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const found = analyse(text.slice(0, MAX_SENTENCE), lang, words)
    seen.set(text, found)
    return found
  }
  for (const run of runs) {
    const before = [...run.before]
    for (const { id, text } of run.sentences) {
      signal?.throwIfAborted()
      const cut = text.slice(0, MAX_SENTENCE)
      const near = before.slice(-3).reverse()
      const around = [headline, lead, ...near]
      const candidates = retriever.candidates(cut, around, lang)
      const nearest = top === undefined ? [] : (ranking?.nearest(cut, near, lang, top) ?? [])
      if (candidates.length + nearest.length > 0) {
        const found = candidates.slice(0, limit).map(({ key }) => key)
        let context: Context | undefined
        work.push({
          sentence: id,
          analysis: analysed(text),
          context: () => {
            page ??= pageContext(document, words)
            context ??= { ...page, before: near.map(analysed) }
            return context
          },
          keys: [...new Set([...found, ...nearest])],
          found: found.length,
          nearest,
        })
      }
      before.push(cut)
    }
  }
  return work
}

function pageContext(document: DocumentContext, words: WordTable): Omit<Context, 'before'> {
  return {
    headline: analyse(document.headline.slice(0, MAX_HEADLINE), document.lang, words),
    lead: analyse(document.lead.slice(0, MAX_LEAD), document.lang, words),
    published: document.published,
  }
}

function answer(request: MatchRequest, decided: readonly Decided[]): Match[] {
  const rank = new Map<number, number>()
  const matches: Match[] = []
  const heldBack = new Set<ClaimKey>()
  for (const one of decided) {
    const place = rank.get(one.sentence) ?? 0
    rank.set(one.sentence, place + 1)
    const wanted = one.marked || request.all === true || place < (request.top ?? 0)
    const { key } = one.pair.claim
    if (!wanted && !(isHeldBack(one) && !heldBack.has(key))) continue
    if (isHeldBack(one)) heldBack.add(key)
    const evidence = explain(one.pair, one.guards)
    const stance = stanceOf(one.pair.sentence, {
      before: one.pair.around.before.map(({ text }) => text),
      negated: one.pair.readings.isDenied,
      ...one.pair.readings.span,
      claimDenies: denies(one.pair.wording),
    })
    matches.push({
      sentence: one.sentence,
      claim: key,
      score: one.score,
      level: one.level,
      stance: stance.stance,
      ...(stance.by === undefined ? {} : { by: stance.by }),
      marked: one.marked,
      evidence,
    })
  }
  return matches
}

function isBetter(one: Scored, other: Scored): boolean {
  const [passes, otherPasses] = [one, other].map(({ guards }) => guards.every((guard) => guard.passed))
  return passes === otherPasses ? one.score > other.score : passes === true
}
