/**
 * The second judge in the extension: the model of meaning, in a thread of its own. Without it everything
 * works, by words alone.
 */

import type { SecondJudge } from '../claims/match/judge/judge.ts'
import { createJudgedPairs } from '../claims/match/judge/judged-pairs.ts'
import { meaningJudge } from '../claims/match/judge/meaning.ts'
import { createMeaningQueue, type OpenChannel } from '../claims/match/judge/meaning-queue.ts'
import type { MeaningRunner } from '../claims/match/judge/meaning-runner.ts'
import { createPageBudget } from '../claims/match/judge/page-budget.ts'
import type { Band } from '../claims/match/judging.ts'
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import { parseMeaningModel } from '../claims/records/meaning-model.ts'
import type { LoadAsset } from './assets.ts'

/** Memory of the device in GiB below which the model is not loaded: it takes some 50 MB while it is used. */
const LEAST_MEMORY = 2
/** Milliseconds for which the model is left alone after it failed. */
const PAUSE = 5 * 60_000

export type MeaningParts = {
  readonly loadAsset: LoadAsset
  readonly openChannel: OpenChannel
  /** `navigator.deviceMemory`, GiB; undefined where the browser does not say. */
  readonly memory: number | undefined
}

/** `ready` also if the model is not loaded, because it is loaded when it is first needed. */
export type MeaningState = 'ready' | 'failed' | 'low-memory'

export type Meanings = {
  /** Reads the small file of the judge, which is then there when the judge is asked for. */
  prefetch(): void
  /** The judge, and the scores for which it is asked; undefined if there is no model. */
  second(): Promise<{ readonly judge: SecondJudge; readonly band: Band | undefined } | undefined>
  readonly state: MeaningState
  /** Takes note of a failure of the judge: it is logged once, and the model is left alone for some minutes. */
  note(cause: unknown): void
  /** Whether there is no judge because the file could not be read, and it is time to ask for one again. */
  retryIsDue(): boolean
}

export function createMeanings({ loadAsset, openChannel, memory }: MeaningParts): Meanings {
  let failedAt = Number.NEGATIVE_INFINITY
  /** The file could not be read: the matcher was made without a judge, however long ago that is. */
  let missing = false
  const logged = new WeakSet<Error>()
  const queue = createMeaningQueue([openChannel])
  const remembered = createJudgedPairs()
  const budget = createPageBudget()

  function note(cause: unknown): void {
    failedAt = performance.now()
    // All requests that were waiting fail with the same error, and the matcher passes it on.
    if (cause instanceof Error) {
      if (logged.has(cause)) return
      logged.add(cause)
    }
    console.error('background: sentences are compared by words alone for now', cause)
  }

  const isPaused = (): boolean => performance.now() - failedAt < PAUSE

  function state(): MeaningState {
    if (memory !== undefined && memory < LEAST_MEMORY) return 'low-memory'
    return missing || isPaused() ? 'failed' : 'ready'
  }

  const runner: MeaningRunner = {
    async score(pairs, options) {
      try {
        return await queue.score(pairs, options)
      } catch (cause) {
        // That the page is gone is no failure of the model.
        if (options.signal?.aborted !== true) note(cause)
        throw cause
      }
    },
  }

  const facts = onceUntilFailed(async () => {
    const model = parseMeaningModel(await (await loadAsset('/meaning.json')).json())
    if (!model.ok) throw new Error(`background: ${model.error[0]?.message}`)
    return model.value
  })

  return {
    prefetch() {
      // Whoever asks for the judge reads it again, and then gets the error.
      facts().catch(() => {})
    },
    async second() {
      try {
        const { calibration, band } = await facts()
        missing = false
        const judge = meaningJudge({ calibrations: calibration, runner, remembered, budget })
        return { judge: { ...judge, isReady: () => state() === 'ready' }, band }
      } catch (cause) {
        missing = true
        note(cause)
        return undefined
      }
    },
    note,
    retryIsDue: () => state() === 'failed' && missing && !isPaused(),
    get state() {
      return state()
    },
  }
}
