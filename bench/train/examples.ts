/**
 * The examples for training: pairs of a sentence and a claim with their features, their label and
 * the fold that holds them out. Only training parts of the data are read; never the dev parts of
 * snopes-tweets and politifact-debates.
 */

import { isAboutWords, tryGuards } from '../../claims/match/guards.ts'
import { type AnalysedClaim, analyseClaim } from '../../claims/match/pair/analysed-claim.ts'
import type { Context } from '../../claims/match/pair/context.ts'
import { FEATURES, type FeatureName } from '../../claims/match/pair/feature-names.ts'
import { makePairs, type Pair } from '../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../claims/match/pair/sentence-facts.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { analyse } from '../../claims/text/analyse.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { claimOf, negatives, politifact, scaleClaims, snopes, pairs as textPairs } from '../quality/data.ts'
import { FOLDS, foldOf } from '../quality/held-out.ts'
import { ordinaryPages } from '../quality/ordinary.ts'
import { requestOf } from '../quality/pages.ts'
import { retrieverOver } from '../quality/product.ts'
import { nearMisses, poolOf } from './near-misses.ts'
import { byClaim, recordedPairs } from './recorded-pairs.ts'

export type Source = 'newsroom' | 'events' | 'negatives' | 'politifact' | 'snopes' | 'pairs' | 'near miss'
export type Example = {
  source: Source
  /** 0–3: examples of one fold are held out together. */
  fold: number
  /** 1: the sentence states the claim; 0: it does not; undefined: counts neither way. */
  label: 0 | 1 | undefined
  features: Float64Array
  /** For reading and for reports. */
  group: string
  sentence: string
  /** Identifies the sentence within its source, because only the best claim of a sentence counts. */
  unit: string
  claim: string
  wording: string
  /** No level of the trees would mark it, because a guard that applies to every claim failed. */
  unreachable: boolean
  /** Nor would any other judge, because a guard failed that is not about shared words alone. */
  unreadable: boolean
  /** It is not the best wording of its claim. */
  alternative: boolean
  /** Missing where nothing but the features is needed. */
  pair?: Pair
}

/** Negative examples per sentence: the candidates with the highest coverage. */
const NEGATIVES_A_SENTENCE = 8
const CONTEXT = (before: readonly string[], words: WordTable, lead = '', headline = ''): Context => ({
  before: before.map((text) => analyse(text, 'en', words)),
  headline: analyse(headline, 'en', words),
  lead: analyse(lead, 'en', words),
  published: undefined,
})

/** Claims with an index over them; each is analysed when it is first needed. */
export async function corpus(claims: readonly MatchableClaim[], words: WordTable) {
  const retriever = await retrieverOver(claims, words)
  const byKey = new Map(claims.map((claim) => [claim.key, claim] as const))
  const analysed = new Map<string, AnalysedClaim>()
  const claimAt = (key: string): AnalysedClaim | undefined => {
    const known = analysed.get(key)
    const claim = byKey.get(key as MatchableClaim['key'])
    if (known !== undefined || claim === undefined) return known
    const found = analyseClaim(claim, words)
    analysed.set(key, found)
    return found
  }
  return {
    claimAt,
    /**
     * The pairs of each candidate of a sentence, one per wording; highest coverage first. `also` names
     * claims to include even if they are no candidates.
     */
    pairs(
      text: string,
      before: readonly string[],
      limit: number,
      lead = '',
      also: readonly string[] = [],
    ): Pair[][] {
      const context = CONTEXT(before, words, lead)
      const sentence = analyse(text, 'en', words)
      const facts = sentenceFacts(sentence)
      const keys = retriever
        .candidates(text, lead === '' ? before : [lead, ...before], 'en')
        .slice(0, limit)
        .map(({ key }): string => key)
      const found = [...new Set([...keys, ...also])].flatMap((key) => claimAt(key) ?? [])
      return found.flatMap((claim) => {
        const made = makePairs(claim, sentence, facts, context, words)
        return made.length === 0 ? [] : [made]
      })
    },
  }
}

/** An example for each wording of a claim. Of a right claim, only the best wording is trained on. */
export const examplesOf = (
  source: Source,
  fold: number,
  label: Example['label'],
  pairs: readonly Pair[],
  group: string,
  unit: string,
): Example[] =>
  pairs.map((pair, i) => {
    const failed = tryGuards(pair, []).filter(({ passed }) => !passed)
    return {
      source,
      fold,
      label,
      features: pair.features,
      group,
      sentence: pair.sentence,
      unit,
      claim: pair.claim.key,
      wording: pair.wording,
      unreachable: failed.length > 0,
      unreadable: failed.some((guard) => !isAboutWords(guard)),
      alternative: i > 0,
      pair,
    }
  })

/** One example per sentence and claim: the wording with the best score; an unreachable one scores 0. */
export function bestWordings<T extends Example & { score: number }>(examples: readonly T[]): T[] {
  const best = new Map<string, T>()
  for (const example of examples) {
    const name = `${example.source} ${example.unit} ${example.claim}`
    const known = best.get(name)
    if (known === undefined || example.score > known.score) best.set(name, example)
  }
  return [...best.values()]
}

/** Ordinary sentences against the large claim set. */
export async function negativeExamples(
  folder: string,
  words: WordTable,
): Promise<{ examples: Example[]; sentences: Map<string, number> }> {
  const pairsOf = await recordedPairs(scaleClaims(folder), words)
  const examples: Example[] = []
  const sentences = new Map<string, number>()
  for (const page of ordinaryPages(negatives(folder))) {
    const { id, group } = page
    sentences.set(group, (sentences.get(group) ?? 0) + page.sentences.length)
    // Pairs with all their analyses would not fit into memory.
    for (const pairs of byClaim(await pairsOf(requestOf(page, 'wide'))))
      for (const { pair, ...example } of examplesOf(
        'negatives',
        foldOf(id),
        0,
        pairs,
        group,
        `${id} ${pairs[0]?.sentence}`,
      ))
        examples.push(example)
  }
  return { examples, sentences }
}

export async function politifactExamples(folder: string, words: WordTable): Promise<Example[]> {
  const { claims, train, difficulty } = politifact(folder)
  const all = await corpus(claims, words)
  return train.flatMap(({ id, text, context, relevant }) => {
    const right = new Map<string, string>([...relevant].map((claim) => [`bench/${claim}`, claim]))
    return all.pairs(text, context, NEGATIVES_A_SENTENCE, '', [...right.keys()]).flatMap((pairs) => {
      const claim = right.get(pairs[0]?.claim.key ?? '')
      if (claim === undefined) return []
      const group = difficulty.get(`${id} ${claim}`) ?? 'unlabelled'
      return examplesOf('politifact', foldOf(id.slice(0, -5)), 1, pairs, group, id)
    })
  })
}

export async function snopesExamples(folder: string, words: WordTable): Promise<Example[]> {
  const { claims, train } = snopes(folder)
  const all = await corpus(claims, words)
  return train.flatMap(({ id, text, relevant }) => {
    const keys = new Set<string>([...relevant].map((claim) => `bench/${claim}`))
    return all.pairs(text, [], NEGATIVES_A_SENTENCE, '', [...keys]).flatMap((pairs) => {
      const right = keys.has(pairs[0]?.claim.key ?? '')
      return examplesOf('snopes', foldOf(id), right ? 1 : 0, pairs, right ? 'right' : 'wrong', id)
    })
  })
}

export function pairExamples(folder: string, words: WordTable): Example[] {
  return textPairs(folder).flatMap(({ a, b, same, kind }, i) => {
    const claim = analyseClaim(claimOf(`pair-${i}`, [a]), words)
    const sentence = analyse(b, 'en', words)
    const pairs = makePairs(claim, sentence, sentenceFacts(sentence), CONTEXT([], words), words)
    return examplesOf('pairs', i % FOLDS, same ? 1 : 0, pairs, kind, `${i}`)
  })
}

/** Monotonic constraints: more of the feature can only make a match likelier (1), only less likely (-1), or either (0). */
const CONSTRAINTS: Readonly<Record<FeatureName, -1 | 0 | 1>> = {
  coverage: 1,
  coverageWithContext: 1,
  names: 1,
  namesWithContext: 1,
  words: 1,
  wordsWithContext: 1,
  wordsSaid: 1,
  wordsMissing: -1,
  rarestWordSaid: 1,
  rarestWordMissing: -1,
  namesSaid: 0,
  heaviestNameMissing: -1,
  numbers: 1,
  numbersCount: 0,
  otherNumbers: -1,
  otherNumbersOfUnit: -1,
  dates: 1,
  time: 1,
  negation: -1,
  opposites: -1,
  neighbours: 1,
  order: 1,
  explained: 1,
  explainedByAll: 1,
  density: 1,
  literal: 0,
  weightSaid: 0,
  weightOfClaim: 0,
  weightOfSentence: 0,
  claimLength: 0,
  otherNames: 0,
  asks: -1,
  supposes: 0,
  leans: 0,
  addresses: 0,
  verbatimWords: 1,
  verbatim: 1,
  quotation: 1,
  numbersMissing: -1,
  claimAsks: -1,
  meanCoverage: 1,
  verbs: 1,
  verbsWithContext: 1,
  verbsMissing: -1,
  rarestVerbMissing: -1,
  verbsCount: 0,
  share: 1,
  nameGone: -1,
  replaced: -1,
}
/** In the order of FEATURES. */
export const MONOTONE: readonly number[] = FEATURES.map((name) => CONSTRAINTS[name])

/** Only matches that say at least this share of their claim get near misses, because others are not near enough. */
const LEAST_SAID = 0.5
/**
 * … and a near miss is used if a verb of the claim is gone or at least this share of the claim is
 * replaced. With less, it may still say the same.
 */
const LEAST_REPLACED = 0.25
const [COVERAGE, VERBS_MISSING, REPLACED] = (['coverage', 'verbsMissing', 'replaced'] as const).map((name) =>
  FEATURES.indexOf(name),
) as [number, number, number]

/** Near misses of the right examples, as wrong examples of the same folds. */
export function nearMissExamples(examples: readonly Example[], words: WordTable): Example[] {
  const right = examples.filter(
    ({ label, alternative, unreachable, features }) =>
      label === 1 && !alternative && !unreachable && (features[COVERAGE] as number) >= LEAST_SAID,
  )
  const pool = poolOf(right.flatMap(({ pair }) => pair?.wordingAnalysis ?? []))
  return right
    .flatMap(({ source, fold, unit, pair }, i) =>
      pair === undefined
        ? []
        : nearMisses(pair, analyseClaim(pair.claim, words), pool, words).flatMap((pairs, k) =>
            examplesOf('near miss', fold, 0, pairs, source, `${unit} ${i} ${k}`),
          ),
    )
    .filter(
      ({ features }) =>
        (features[VERBS_MISSING] as number) > 0 || (features[REPLACED] as number) >= LEAST_REPLACED,
    )
}
