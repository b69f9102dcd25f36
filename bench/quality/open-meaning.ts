/** The model of meaning that is measured, as the options of the bench name it. */
import { existsSync, readFileSync } from 'node:fs'
import type { MeaningPair, MeaningRunner } from '../../claims/match/judge/meaning-runner.ts'
import { readModelFile } from '../../claims/meaning/model-file.ts'
import type { Calibrated } from './calibrated.ts'
import { modelRunner, pairId, readRunner } from './scores.ts'

const SHIPPED = 'public/meaning.bin'

export type OpenMeaning = {
  /** Path of the model file; undefined if only its scores are known. */
  readonly file: string | undefined
  readonly runner: MeaningRunner
  readonly calibrated: Calibrated
  /** Pairs without a score, for a file of scores; they have the ids that their scores must have. */
  missing(): (MeaningPair & { readonly id: string })[]
}

/** Undefined if no model is named and none ships. @throws if it has no calibration */
export async function openMeaning(options: {
  readonly model?: string | undefined
  readonly scores?: string | undefined
  readonly calibration?: string | undefined
}): Promise<OpenMeaning | undefined> {
  const { model = SHIPPED, scores, calibration } = options
  const given =
    calibration === undefined ? undefined : (JSON.parse(readFileSync(calibration, 'utf8')) as Calibrated)
  if (scores !== undefined) {
    if (given === undefined) throw new Error('bench: --scores needs --calibration')
    const runner = readRunner(scores)
    return {
      file: undefined,
      runner,
      calibrated: given,
      missing: () => Array.from(runner.missing.values(), (pair) => ({ id: pairId(pair), ...pair })),
    }
  }
  if (options.model === undefined && !existsSync(SHIPPED)) return undefined
  const calibrated = given ?? calibrationIn(model)
  return { file: model, runner: await modelRunner(model), calibrated, missing: () => [] }
}

function calibrationIn(model: string): Calibrated {
  const read = readModelFile(readFileSync(model))
  if (!read.ok) throw new Error(read.error.message)
  const calibration = read.value.calibration as Calibrated | undefined
  if (calibration === undefined || Object.keys(calibration).length === 0)
    throw new Error(`bench: ${model} has no calibration; npm run train makes one`)
  return calibration
}
