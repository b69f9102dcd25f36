/** Puts a matcher together: the same in the extension, the command, the tests and the benches. */
import { openIndex } from '../index/retrieve.ts'
import type { Retriever } from '../index/retriever.ts'
import type { Ranking } from '../rank/ranking.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import type { LoadTranslations } from '../text/translations.ts'
import type { WordTable } from '../text/word-table.ts'
import type { Judge, Levels, SecondJudge } from './judge/judge.ts'
import type { TreeModel } from './judge/tree-model.ts'
import { treesJudge } from './judge/trees.ts'
import type { Band } from './judging.ts'
import { createMatcher } from './matcher.ts'
import type { LoadClaims, Matcher } from './types.ts'

export type OpenMatcherOptions = {
  /** A compiled index, or a retriever that has been opened. */
  readonly index: ArrayBuffer | Retriever
  /** How rare words are and how they are related; see openWordTable. */
  readonly words: WordTable
  /** The trees' model for the first judge, or a judge in its place. */
  readonly model: TreeModel | Judge
  /** The claims of the index: all of them, no two with the same key, or a function that loads some. */
  readonly claims: readonly MatchableClaim[] | LoadClaims
  /**
   * Finds and orders the claims for requests with `top`. Without it, `top` gives the candidates with
   * the highest scores.
   */
  readonly ranking?: Ranking | undefined
  /** Loads public/translations.bin; called for a page in another language than a claim. */
  readonly translations?: LoadTranslations | undefined
  /** A slower and better judge for the pairs of which the first judge is not sure. */
  readonly second?: SecondJudge | undefined
  /** Scores at which the first judge is not sure; see {@link uncertainBand}. */
  readonly band?: Band | undefined
  /** Called if the second judge fails; the answer of the first judge stays. */
  readonly onProblem?: ((cause: unknown) => void) | undefined
}

/**
 * Opens a matcher.
 *
 * @throws if `index` is a buffer that was compiled with other words or rules or is damaged, or if the model is broken
 */
export function openMatcher(options: OpenMatcherOptions): Matcher {
  const { model, claims, second, onProblem = () => {} } = options
  const judge = 'judge' in model ? model : treesJudge(model)
  const band = options.band ?? uncertainBand(judge.levels)
  return createMatcher({
    index: retrieverOf(options.index, options.words),
    words: options.words,
    loadClaims: typeof claims === 'function' ? claims : loaderOf(claims),
    judge,
    second: second && { judge: second, band, onProblem },
    ranking: options.ranking,
    translations: options.translations,
  })
}

/**
 * The scores at which a judge is not sure, unless `band` says otherwise: from half of its widest
 * threshold to halfway between its strictest threshold and 1. The model that ships brings a band of its
 * own, .005 to 2 (public/meaning.json). For the trees of October 2026 it was .06 to .89: on the newsroom articles (1,790 sentences, topics held out) 224 pairs that pass their guards lie in it,
 * and 104 of these are matches. Below it 20 of 221 pairs are matches, above it 33 of 37.
 */
export function uncertainBand({ strict, wide }: Levels): Band {
  return { from: wide / 2, to: (1 + strict) / 2 }
}

function retrieverOf(index: ArrayBuffer | Retriever, words: WordTable): Retriever {
  if ('candidates' in index) return index
  const retriever = openIndex(index, words)
  if (retriever === false)
    throw new Error('match: the index is damaged, or was compiled with other words or rules')
  return retriever
}

function loaderOf(claims: readonly MatchableClaim[]): LoadClaims {
  const byKey = new Map(claims.map((claim) => [claim.key, claim] as const))
  return async (keys) => keys.flatMap((key) => byKey.get(key) ?? [])
}
