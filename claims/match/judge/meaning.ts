/**
 * The second judge: a small network that reads claim and sentence (claims/meaning). It runs elsewhere, in
 * a thread of its own (meaning-queue.ts); here are the texts that it gets, the choice of the pairs that
 * are worth its time, and what becomes of its answer.
 *
 *   pairs ─▶ languages it knows ─▶ remembered? ─▶ the surest first, as many as the page may have ─▶ runner
 *
 * A claim has up to three wordings in a sentence. One of each is asked about before any second one. What the
 * model says of it stands for the others of the claim that it did not look at: otherwise words alone could
 * mark what the model has just found to be something else.
 */
import type { Calibrations } from '../../records/meaning-model.ts'
import type { ScorablePair } from '../pair/pair.ts'
import { calibrationFor, opinionOf } from './calibration.ts'
import type { PairWithScore, SecondJudge } from './judge.ts'
import type { JudgedPairs } from './judged-pairs.ts'
import {
  MAX_MEANING_TEXT,
  type MeaningPair,
  type MeaningRunner,
  type ScoreOptions,
} from './meaning-runner.ts'
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
  readonly score: number
  logits?: readonly number[] | undefined
}

export function meaningJudge({ calibrations, runner, remembered, budget }: MeaningJudgeParts): SecondJudge {
  /** The questions that are worth asking now. */
  function choose(questions: readonly Question[], { priority, page }: ScoreOptions): Question[] {
    // What the first judge finds likely can become a mark, or must not become one. What it finds
    // unlikely comes last.
    const open = bestFirst(questions).filter(({ logits }) => logits === undefined)
    if (budget === undefined || page === undefined) return open
    return open.slice(0, budget.take(page, open.length, priority === 'visible', performance.now()))
  }

  return {
    id: 'meaning',
    readsMeaning: true,
    async judge(pairs, options) {
      const asked = pairs.map((one) => {
        const calibration = calibrationFor(calibrations, one.pair.languages)
        return calibration === undefined ? undefined : { calibration, question: questionOf(one, remembered) }
      })
      const chosen = choose(
        asked.flatMap((one) => one?.question ?? []),
        options,
      )
      const texts = chosen.map((question) => question.texts)
      const answers = chosen.length === 0 ? [] : await runner.score(texts, options)
      answers.forEach((logits, i) => {
        const question = chosen[i] as Question
        question.logits = logits
        remembered.set(question.texts, logits)
      })
      const ofPlace = new Map(
        bestFirst(asked.flatMap((one) => one?.question ?? []))
          .filter(({ logits }) => logits !== undefined)
          .reverse()
          .map(({ place, logits }) => [place, logits] as const),
      )
      return asked.map((one) => {
        const logits = one?.question.logits ?? ofPlace.get(one?.question.place ?? '')
        return one === undefined || logits === undefined
          ? undefined
          : opinionOf(one.calibration, one.question.score, logits)
      })
    },
  }
}

function questionOf({ pair, score }: PairWithScore, remembered: JudgedPairs): Question {
  const texts = textsOf(pair)
  return { texts, place: `${pair.claim.key} ${pair.sentence}`, score, logits: remembered.get(texts) }
}

/** The best wording of each claim in each sentence, the surest first; then all others. */
function bestFirst(questions: readonly Question[]): Question[] {
  const places = new Set<string>()
  const [best, others]: [Question[], Question[]] = [[], []]
  for (const question of [...questions].sort((a, b) => b.score - a.score)) {
    const isBest = !places.has(question.place)
    places.add(question.place)
    ;(isBest ? best : others).push(question)
  }
  return [...best, ...others]
}

function textsOf({ wording, sentence, headline, previous }: ScorablePair): MeaningPair {
  return {
    claim: wording.slice(0, MAX_MEANING_TEXT),
    sentence: sentence.slice(0, MAX_MEANING_TEXT),
    headline: headline.slice(0, MAX_MEANING_TEXT),
    // The model reads the end of it.
    previous: previous.slice(-MAX_MEANING_TEXT),
  }
}
