/**
 * Models that were trained without a part of the data (`npm run train` writes them), so that no model
 * is measured on what it was trained on.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TreeModel } from '../../claims/match/judge/tree-model.ts'
import { FEATURES } from '../../claims/match/pair/feature-names.ts'
import type { Calibrated } from './calibrated.ts'

const FOLDER = 'bench/train/held-out'

/** The models by fold; undefined if they are missing or were trained with other features. */
export function heldOutModels(): readonly TreeModel[] | undefined {
  const models: TreeModel[] = []
  for (let fold = 0; existsSync(join(FOLDER, `${fold}.json`)); fold++)
    models.push(JSON.parse(readFileSync(join(FOLDER, `${fold}.json`), 'utf8')) as TreeModel)
  const current = models.every(
    ({ features }) =>
      features.length === FEATURES.length && features.every((name, i) => name === FEATURES[i]),
  )
  return models.length > 0 && current ? models : undefined
}

/** What was fitted to the answers of the model of meaning, by the fold that was left out; undefined if it is missing. */
export function heldOutCalibrations(): readonly Calibrated[] | undefined {
  const file = join(FOLDER, 'calibration.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Calibrated[]) : undefined
}

/** Parts that are held out together: a newsroom topic, and a quarter of everything else. */
export const FOLDS = 4

/** The fold of a document by its name. */
export const foldOf = (name: string): number => numberOf(name) % FOLDS

/** A number that a name always has, with no pattern to it. */
export function numberOf(name: string): number {
  let hash = 7
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0
  return hash >>> 0
}
