/**
 * The second judge: a small network that reads claim and sentence (claims/meaning). It runs elsewhere, in
 * a thread of its own (meaning-queue.ts); here are the texts that it gets, the choice of the pairs that
 * are worth its time, and what becomes of its answer.
 *
 *   pairs ─▶ languages it knows ─▶ remembered? ─▶ could become marks? ─▶ the surest of each pack first, as many
 *   as it may have on the page ─▶ runner
 *
 * A claim has up to three wordings in a sentence. The best of each is asked about first, as a rule. What the
 * model says of it stands for the others of the claim that it did not look at: otherwise words alone could
 * mark what the model has just found to be something else.
 */
import { splitClaimKey } from '../../records/claim-key.ts'
import type { Calibration, Calibrations } from '../../records/meaning-model.ts'
import type { ScorablePair } from '../pair/pair.ts'
import { calibrationFor, highestOpinion, opinionOf } from './calibration.ts'
import type { Opinion, PairWithScore, SecondJudge, SecondJudgeOptions } from './judge.ts'
import type { JudgedPairs } from './judged-pairs.ts'
import { MAX_MEANING_TEXT, type MeaningPair, type MeaningRunner } from './meaning-runner.ts'
import type { PageBudget } from './page-budget.ts'

export type MeaningJudgeParts = {
  readonly calibrations: Calibrations
  readonly runner: MeaningRunner
  readonly remembered: JudgedPairs
  /** Without one, all pairs are looked at. */
  readonly budget?: PageBudget | undefined
}

type Question = {
  readonly texts: MeaningPair
  /** The same for all wordings of a claim in a sentence. */
  readonly place: string
  readonly pack: string
  readonly score: number
  readonly calibration: Calibration
  /** What the surest answer could make of it. */
  readonly best: Opinion
  /** Not even that is enough. */
  readonly isHopeless: boolean
  logits?: readonly number[] | undefined
}

export function meaningJudge({ calibrations, runner, remembered, budget }: MeaningJudgeParts): SecondJudge {
  function questionOf(
    { pair, score }: PairWithScore,
    { leastOf = () => 0 }: SecondJudgeOptions,
  ): Question | undefined {
    const calibration = calibrationFor(calibrations, pair.languages)
    if (calibration === undefined) return undefined
    const texts = textsOf(pair)
    const best = highestOpinion(calibration, score)
    return {
      texts,
      place: `${pair.claim.key} ${pair.sentence}`,
      pack: splitClaimKey(pair.claim.key).pack,
      score,
      calibration,
      best,
      isHopeless: best.score < leastOf(best.levels),
      logits: remembered.get(texts),
    }
  }

  /** The questions that are worth asking now. */
  function choose(questions: readonly Question[], { priority, page }: SecondJudgeOptions): Question[] {
    // What the first judge finds likely can become a mark, or must not become one. What it finds
    // unlikely comes last.
    const open = bestFirst(questions).filter(({ logits, isHopeless }) => logits === undefined && !isHopeless)
    if (budget === undefined || page === undefined) return open
    const now = performance.now()
    const ofPacks = Map.groupBy(open, ({ pack }) => pack)
    const chosen = [...ofPacks].map(([pack, some]) =>
      some.slice(0, budget.take(page, pack, some.length, priority === 'visible', now)),
    )
    return inTurns(chosen)
  }

  return {
    id: 'meaning',
    async judge(pairs, options) {
      const asked = pairs.map((one) => questionOf(one, options))
      const questions = asked.flatMap((one) => one ?? [])
      const chosen = choose(questions, options)
      const texts = chosen.map((question) => question.texts)
      const answers = chosen.length === 0 ? [] : await runner.score(texts, options)
      answers.forEach((logits, i) => {
        const question = chosen[i] as Question
        question.logits = logits
        remembered.set(question.texts, logits)
      })
      const ofPlace = new Map(
        bestFirst(questions)
          .filter(({ logits }) => logits !== undefined)
          .reverse()
          .map(({ place, logits }) => [place, logits] as const),
      )
      return asked.map((one) => one && opinionAbout(one, one.logits ?? ofPlace.get(one.place)))
    },
  }
}

/** Undefined if nothing is known of the pair. */
function opinionAbout(
  { calibration, score, best, isHopeless }: Question,
  logits: readonly number[] | undefined,
): Opinion | undefined {
  if (logits !== undefined) return opinionOf(calibration, score, logits)
  if (!isHopeless) return undefined
  return { score: best.score, levels: best.levels, meaning: 'other' }
}

/**
 * What a further wording of a claim in a sentence is worth beside the best one of another. Where words are sure of
 * a claim, its second wording matters more than the first of one that they find unlikely: if the
 * model is asked about one alone, that one decides.
 */
const FURTHER_WORDING = 0.5

/** The surest first, by the first judge; further wordings of a claim in a sentence later. */
function bestFirst(questions: readonly Question[]): Question[] {
  const places = new Set<string>()
  return [...questions]
    .sort((a, b) => b.score - a.score)
    .map((question) => {
      const isBest = !places.has(question.place)
      places.add(question.place)
      return { question, worth: isBest ? question.score : question.score * FURTHER_WORDING }
    })
    .sort((a, b) => b.worth - a.worth)
    .map(({ question }) => question)
}

/** The first of each list, then the second of each, and so on: packs take turns. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat()
}

/** Compatibility forms (NFKC) of letters, such as full-width or mathematical ones, are the letters that the model knows. */
function textsOf({ wording, sentence, headline, previous }: ScorablePair): MeaningPair {
  const start = (text: string): string => text.normalize('NFKC').slice(0, MAX_MEANING_TEXT)
  return {
    claim: start(wording),
    sentence: start(sentence),
    headline: start(headline),
    // The model reads the end of it.
    previous: previous.normalize('NFKC').slice(-MAX_MEANING_TEXT),
  }
}
