/**
 * `npm run bench:quality [-- --only newsroom,negatives --json FILE]`: precision and recall of the
 * matcher on the data of FOOTNOTE_BENCH, beside goals and peers. docs/bench.md explains the figures.
 *
 * --model FILE        a model of meaning; otherwise public/meaning.bin, if it is there
 * --scores FILE       what a model said, in place of a model (bench/quality/scores.ts)
 * --calibration FILE  weights and levels in place of those in the model file
 * --no-budget         also measures pages without a limit of pairs
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { progressOn } from '../../cli/progress.ts'
import { measureAuthored, measureChoosing } from './authored.ts'
import type { Bench } from './bench.ts'
import { benchFolder } from './data.ts'
import { treesAlone, treesAndMeaning } from './judges.ts'
import { measureModel } from './model-cost.ts'
import { measureNewsroom } from './newsroom.ts'
import { openMeaning } from './open-meaning.ts'
import { measureOrdinary } from './ordinary.ts'
import { measurePack } from './pack-examples.ts'
import { measurePairs } from './pair-accuracy.ts'
import { measurePolitifact, measureSnopes } from './ranking.ts'
import { type Goal, goalTable, type Part, printTable } from './report.ts'
import { wordTable } from './words.ts'

type Measure = (bench: Bench) => Promise<Part>

const PARTS: Record<string, Measure> = {
  authored: measureAuthored,
  choosing: measureChoosing,
  newsroom: measureNewsroom,
  pairs: measurePairs,
  pack: measurePack,
  snopes: measureSnopes,
  politifact: measurePolitifact,
  negatives: measureOrdinary,
  model: measureModel,
}

const OPTIONS = {
  only: { type: 'string' },
  json: { type: 'string' },
  model: { type: 'string' },
  scores: { type: 'string' },
  calibration: { type: 'string' },
  'no-budget': { type: 'boolean', default: false },
} as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS })
  const names = values.only?.split(',') ?? Object.keys(PARTS).filter((name) => name !== 'choosing')
  for (const name of names) {
    if (!Object.hasOwn(PARTS, name))
      throw new Error(`bench: --only knows ${Object.keys(PARTS).join(', ')}, and not "${name}"`)
  }
  const folder = benchFolder()
  if (folder === undefined) return
  const words = wordTable()
  const progress = progressOn({
    err: (text) => process.stderr.write(text),
    errIsTerminal: process.stderr.isTTY,
    columns: process.stderr.columns ?? 80,
  })
  const meaning = await openMeaning(values)
  const withMeaning =
    meaning === undefined
      ? []
      : [
          ...(values['no-budget'] ? [treesAndMeaning(meaning.runner, meaning.calibrated, false)] : []),
          treesAndMeaning(meaning.runner, meaning.calibrated, true),
        ]
  const bench: Bench = {
    folder,
    words,
    progress,
    sets: [treesAlone(), ...withMeaning],
    modelFile: meaning?.file,
  }
  const goals: Goal[] = []
  const json: Record<string, unknown> = {}
  for (const name of names) {
    const start = performance.now()
    progress.show(name, undefined)
    const part = await (PARTS[name] as Measure)(bench)
    progress.clear()
    for (const table of part.tables) process.stdout.write(printTable(table))
    process.stdout.write(`  (${name}: ${((performance.now() - start) / 1_000).toFixed(0)} s)\n`)
    goals.push(...part.goals)
    json[name] = { tables: part.tables, goals: part.goals, details: part.json }
  }
  const missing = meaning?.missing() ?? []
  if (missing.length > 0 && values.scores !== undefined) {
    writeFileSync(`${values.scores}.missing`, missing.map((pair) => `${JSON.stringify(pair)}\n`).join(''))
    process.stdout.write(
      `\n${missing.length} pairs have no score, so the figures are wrong. They are in ${values.scores}.missing: score them, add their scores to ${values.scores}, and run this again.\n`,
    )
  }
  if (goals.length > 0) process.stdout.write(printTable(goalTable(goals)))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(json, null, 1)}\n`)
}

await main()
