/**
 * The second judge of the command: the same file as in the extension, and the same scores. The model runs
 * in threads, so that the trees go on meanwhile. There is no budget: nobody waits for a page.
 */
import { existsSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { createJudgedPairs } from '../../claims/match/judge/judged-pairs.ts'
import { meaningJudge } from '../../claims/match/judge/meaning.ts'
import { areLogits, createMeaningQueue, type OpenChannel } from '../../claims/match/judge/meaning-queue.ts'
import type { OpenMatcherOptions } from '../../claims/match/open-matcher.ts'
import { parseMeaningModel } from '../../claims/records/meaning-model.ts'
import { CommandError } from '../command.ts'

/** The files of a model. */
export type MeaningFiles = { readonly model: URL; readonly facts: URL }

/** Those that ship with the extension. */
export const SHIPPED_FILES: MeaningFiles = {
  model: new URL('../../public/meaning.bin', import.meta.url),
  facts: new URL('../../public/meaning.json', import.meta.url),
}

/** The judge over the model; nothing if its files are not there. Threads start with the first question. */
export function openSecond(
  threads: number,
  { model, facts }: MeaningFiles = SHIPPED_FILES,
): Pick<OpenMatcherOptions, 'second' | 'band'> {
  if (!existsSync(model) || !existsSync(facts)) return {}
  const parsed = parseMeaningModel(JSON.parse(readFileSync(facts, 'utf8')))
  if (!parsed.ok) throw new CommandError(parsed.error[0]?.message ?? 'meaning.json cannot be read.')
  const { calibration, band, sha256 } = parsed.value
  const open = threadChannel({ file: model.href, sha256 })
  const runner = createMeaningQueue(
    Array.from({ length: threads }, () => open),
    // The threads go with the command.
    { silence: Infinity },
  )
  return {
    second: meaningJudge({ calibrations: calibration, runner, remembered: createJudgedPairs() }),
    band,
  }
}

/** What the thread gets at its start. */
export type ThreadData = { readonly file: string; readonly sha256: string }
/** What a thread answers: see {@link ThreadData} and cli/match/meaning-thread.ts. */
export type ThreadAnswer = { readonly id: number; readonly logits: readonly number[] }

function threadChannel(workerData: ThreadData): OpenChannel {
  return async ({ onAnswer, onGone }) => {
    const worker = new Worker(new URL('./meaning-thread.ts', import.meta.url), { workerData })
    // Only a question that is open keeps the command running.
    let open = 0
    worker.unref()
    worker.on('message', ({ id, logits }: ThreadAnswer) => {
      if (--open === 0) worker.unref()
      if (areLogits(logits)) onAnswer(id, logits)
      else onGone(new Error('match: the model gave something else than its numbers'))
    })
    worker.on('error', onGone)
    return {
      send(id, pair) {
        if (open++ === 0) worker.ref()
        worker.postMessage({ id, pair })
      },
      close: () => void worker.terminate(),
    }
  }
}
