/**
 * The second judge: a small network that reads claim and sentence (claims/meaning). It runs elsewhere, in
 * a thread of its own (meaning-queue.ts); here are the texts that it gets, the choice of the pairs that
 * are worth its time, and what becomes of its answer.
 *
 *   pairs ─▶ languages it knows ─▶ remembered? ─▶ the surest first, as many as the page may have ─▶ runner
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
  readonly score: number
  logits?: readonly number[] | undefined
}

export function meaningJudge({ calibrations, runner, remembered, budget }: MeaningJudgeParts): SecondJudge {
  /** The questions that are worth asking now. */
  function choose(questions: readonly Question[], { priority, page }: ScoreOptions): Question[] {
    // What the first judge finds likely can become a mark, or must not become one. What it finds
    // unlikely comes last.
    const open = questions.filter(({ logits }) => logits === undefined).sort((a, b) => b.score - a.score)
    if (budget === undefined || page === undefined) return open
    return open.slice(0, budget.take(page, open.length, priority === 'visible', performance.now()))
  }

  return {
    id: 'meaning',
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
      return asked.map((one) =>
        one?.question.logits === undefined
          ? undefined
          : opinionOf(one.calibration, one.question.score, one.question.logits),
      )
    },
  }
}

function questionOf({ pair, score }: PairWithScore, remembered: JudgedPairs): Question {
  const texts = textsOf(pair)
  return { texts, score, logits: remembered.get(texts) }
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
