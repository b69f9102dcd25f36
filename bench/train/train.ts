/**
 * `npm run train`: learns the trees of the first judge and writes claims/match/judge/tree-model.json.
 *
 * Four folds: each holds out one newsroom topic and a quarter of the debates, tweets and ordinary
 * documents. The scores of the held-out parts give the calibration and the thresholds. The shipped
 * trees are then trained on all folds; those of each fold are kept in bench/train/held-out for
 * bench:quality. The same data gives the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Tree, type TreeModel, writeTree } from '../../claims/match/judge/tree-model.ts'
import { FEATURES } from '../../claims/match/pair/feature-names.ts'
import { benchFolder } from '../quality/data.ts'
import { FOLDS, numberOf } from '../quality/held-out.ts'
import { wordTable } from '../quality/words.ts'
import {
  bestWordings,
  type Example,
  MONOTONE,
  nearMissExamples,
  negativeExamples,
  politifactExamples,
  snopesExamples,
} from './examples.ts'
import { EVENT_SAMPLE, eventExamples, newsroomExamples } from './page-examples.ts'
import { calibrate, heldOutReport, thresholds } from './tree-levels.ts'
import { treeValue } from './tree-value.ts'
import { fitTrees, type TreeOptions } from './trees.ts'

/** The model that the extension ships. */
const SHIPPED = 'claims/match/judge/tree-model.json'

export const OPTIONS: Omit<TreeOptions, 'seed'> = {
  trees: 75,
  depth: 5,
  leaves: 8,
  rate: 0.16,
  lambda: 5,
  leastHessian: 1,
  columns: 0.3,
  monotone: MONOTONE,
}
/**
 * Number of models that are averaged, each with its own seed. Averaging makes the highest scores more
 * stable, which the strict level needs.
 */
export const BAGS = 6
/** Of the pairs of ordinary sentences, one of so many is learned from … */
const NEGATIVES_SAMPLE = 40
/** … and so many that have the highest scores of a first model. */
const HARD_NEGATIVES = 12_000

/** Labelled events are harder than news on purpose. */
const EVENT_WEIGHT = 0.3

/** The weight of an example. Footnote reads newsroom sentences; the other examples are there because these are few. */
export function weightOf(example: Example): number {
  switch (example.source) {
    case 'newsroom':
      return 3
    case 'events':
      return example.label === 1 ? EVENT_WEIGHT : EVENT_WEIGHT * EVENT_SAMPLE
    case 'politifact':
      return example.group.startsWith('CLEAN') ? 2 : 0.3
    case 'snopes':
      return 0.1
    case 'negatives':
      return 0.5
    case 'near miss':
      return 0.2
    case 'pairs':
      return 0
  }
}

export type Model = { readonly bias: number; readonly trees: readonly Tree[] }

export function sumOf(model: Model, features: Float64Array): number {
  let sum = model.bias
  for (const tree of model.trees) sum += treeValue(tree, features)
  return sum
}

/** Fits the averaged trees to those examples that could be marked at all. */
export function learn(examples: readonly Example[], options: Omit<TreeOptions, 'seed'> = OPTIONS): Model {
  const used = examples.filter(
    (example) =>
      example.label !== undefined &&
      !example.unreadable &&
      (example.label === 0 || !example.alternative) &&
      weightOf(example) > 0,
  )
  const rows = {
    features: used.map((example) => example.features),
    labels: used.map((example) => example.label as number),
    weights: used.map(weightOf),
  }
  const bags = Array.from({ length: BAGS }, (_, bag) => fitTrees(rows, { ...options, seed: bag + 1 }))
  const scale = (tree: Tree): Tree =>
    'value' in tree
      ? { value: Math.round((tree.value / BAGS) * 1e4) / 1e4 }
      : { ...tree, low: scale(tree.low), high: scale(tree.high) }
  return {
    bias: bags.reduce((sum, { bias }) => sum + bias, 0) / BAGS,
    trees: bags.flatMap(({ trees }) => trees.map(scale)),
  }
}

/** The negatives for training: those that a quick first model scores as matches, and a sample of the others. */
export function mineNegatives(positives: readonly Example[], negatives: readonly Example[]): Example[] {
  const sample = negatives.filter(({ unit }) => numberOf(`${unit} s`) % NEGATIVES_SAMPLE === 0)
  const first = learn([...positives, ...sample], { ...OPTIONS, trees: 40, rate: 0.2 })
  const order = negatives
    .map((example, i) => ({ i, sum: sumOf(first, example.features) }))
    .sort((a, b) => b.sum - a.sum || a.i - b.i)
  const kept = new Set(order.slice(0, HARD_NEGATIVES).map(({ i }) => i))
  const sampled = new Set(sample)
  return negatives.filter((example, i) => kept.has(i) || sampled.has(example))
}

/** For each fold, the model that was trained without it. */
export function leaveOneOut(learnFrom: readonly Example[]): Model[] {
  return Array.from({ length: FOLDS }, (_, fold) =>
    learn(learnFrom.filter((example) => example.fold !== fold)),
  )
}

/** For each example, the sum of the model that was trained without its fold. */
export function heldOutSums(examples: readonly Example[], models: readonly Model[]): Float64Array {
  const sums = new Float64Array(examples.length)
  for (const [fold, model] of models.entries()) {
    examples.forEach((example, i) => {
      if (example.fold === fold) sums[i] = sumOf(model, example.features)
    })
  }
  return sums
}

if (import.meta.main) {
  const folder = benchFolder()
  if (folder !== undefined) {
    const words = wordTable()
    const log = (text: string) => console.log(`train: ${text}`)
    const { examples: newsroom, matches } = await newsroomExamples(folder, words)
    const others = [...(await politifactExamples(folder, words)), ...(await snopesExamples(folder, words))]
    log(`${newsroom.length} newsroom pairs, ${others.length} of debates and tweets`)
    const events: Example[] = []
    for (const { side, found } of await eventExamples('training', words)) {
      log(`${found.examples.length} pairs of labelled events (${side})`)
      events.push(...found.examples)
    }
    const { examples: negatives, sentences } = await negativeExamples(folder, words)
    log(`${negatives.length} pairs of ordinary sentences`)
    const misses = nearMissExamples(
      [...newsroom, ...others.filter(({ group }) => group.startsWith('CLEAN'))],
      words,
    )
    log(`${misses.length} near misses`)
    const learnFrom = [
      ...newsroom,
      ...events,
      ...others,
      ...misses,
      ...mineNegatives([...newsroom, ...others], negatives),
    ]
    const all = [...newsroom, ...others, ...negatives]
    const heldOut = leaveOneOut(learnFrom)
    const sums = heldOutSums(all, heldOut)
    const levels = thresholds(all, sums, sentences)
    const calibrating = bestWordings(
      newsroom.map((example, i) => ({ ...example, score: sums[i] as number })),
    ).flatMap(({ score, label }) => (label === undefined ? [] : [{ sum: score, label: label as number }]))
    const calibration = calibrate(
      calibrating.map(({ sum }) => sum),
      calibrating.map(({ label }) => label),
      calibrating.map(() => 1),
    )
    // Rounded up, so that pairs below the threshold stay below it.
    const chance = (sum: number): number =>
      Math.ceil((1 / (1 + Math.exp(-(calibration.slope * sum + calibration.offset)))) * 1e4) / 1e4
    const write = (file: string, model: Model): TreeModel => {
      const stored: TreeModel = {
        format: 2,
        features: FEATURES,
        bias: Math.round(model.bias * 1e4) / 1e4,
        trees: model.trees.map(writeTree),
        calibration,
        levels: {
          strict: chance(levels.strict),
          balanced: chance(levels.balanced),
          wide: chance(levels.wide),
        },
      }
      const lines = stored.trees.map((tree) => `  ${JSON.stringify(tree)}`).join(',\n')
      const text = JSON.stringify({ ...stored, trees: [] }, null, 1)
      writeFileSync(file, `${text.replace('"trees": []', () => `"trees": [\n${lines}\n ]`)}\n`)
      return stored
    }
    // For bench:quality: the same models, each trained without one fold.
    mkdirSync('bench/train/held-out', { recursive: true })
    for (const [fold, model] of heldOut.entries()) write(`bench/train/held-out/${fold}.json`, model)
    const shipped = write(SHIPPED, learn(learnFrom))
    log(`levels ${JSON.stringify(shipped.levels)}, calibration ${JSON.stringify(calibration)}`)
    log(`wrote ${SHIPPED}`)
    for (const line of heldOutReport(all, sums, levels, sentences, matches)) log(line)
  }
}
