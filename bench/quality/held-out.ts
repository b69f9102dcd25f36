/**
 * Models that were trained without a part of the data (`npm run train` writes them), so that no model
 * is measured on what it was trained on.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Weights } from '../../claims/match/judge/trees.ts'
import { FEATURES } from '../../claims/match/pair/features.ts'

const FOLDER = 'bench/train/held-out'

/** By fold; undefined where they are missing, or were trained for other features than today's. */
export function heldOutWeights(): readonly Weights[] | undefined {
  const weights: Weights[] = []
  for (let fold = 0; existsSync(join(FOLDER, `${fold}.json`)); fold++)
    weights.push(JSON.parse(readFileSync(join(FOLDER, `${fold}.json`), 'utf8')) as Weights)
  const current = weights.every(
    ({ features }) =>
      features.length === FEATURES.length && features.every((name, i) => name === FEATURES[i]),
  )
  return weights.length > 0 && current ? weights : undefined
}

/** Parts that are held out together: a newsroom topic, and a quarter of everything else. */
export const FOLDS = 4

/** The fold of a document by its name. */
export function foldOf(name: string): number {
  let hash = 7
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0
  return (hash >>> 0) % FOLDS
}
