/**
 * `npx node bench/train/calibrate.ts PAIRS SCORES`: joins the model of meaning to the trees. PAIRS is from
 * pairs-out.ts, SCORES is what the model says of them: a file of scores, or a model file. Writes
 *
 *   training/meaning/calibration.json       weights and levels by languages, for the header of the model file
 *   bench/train/held-out/calibration.json   the same without each fold, for bench:quality
 *
 * Neither the trees nor the model have learned from these pairs; see training/events/README.md for events
 * that are for choosing. Levels are chosen on scores of pairs that were left out when weights were fitted.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Calibrated } from '../quality/calibrated.ts'
import { FOLDS } from '../quality/held-out.ts'
import { modelRunner, readRunner } from '../quality/scores.ts'
import { calibrationOf, joinedOf, reportOf } from './joined.ts'
import type { PairOut, Totals } from './pairs-out.ts'

const SHIPPED = 'training/meaning/calibration.json'
const HELD_OUT = 'bench/train/held-out/calibration.json'

async function main(): Promise<void> {
  const [pairsFile, scoresFile] = process.argv.slice(2)
  if (pairsFile === undefined || scoresFile === undefined)
    throw new Error('Name two files: npx node bench/train/calibrate.ts PAIRS SCORES')
  const [first = '', ...lines] = readFileSync(pairsFile, 'utf8').split('\n')
  const totals = JSON.parse(first) as Totals
  const pairs = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as PairOut)
  const joined = joinedOf(pairs, await scoresOf(pairs, scoresFile))
  const { calibrated, oof } = calibrationOf(joined, totals)
  const heldOut = Array.from(
    { length: FOLDS },
    (_, fold): Calibrated =>
      calibrationOf(
        joined.filter((one) => one.fold !== fold),
        totals,
      ).calibrated,
  )
  mkdirSync('training/meaning', { recursive: true })
  writeFileSync(SHIPPED, `${JSON.stringify(calibrated, null, 2)}\n`)
  writeFileSync(HELD_OUT, `${JSON.stringify(heldOut, null, 1)}\n`)
  for (const line of reportOf(joined, oof, calibrated, totals)) console.log(`calibrate: ${line}`)
  console.log(`calibrate: wrote ${SHIPPED} and ${HELD_OUT}`)
}

async function scoresOf(pairs: readonly PairOut[], file: string): Promise<(readonly number[])[]> {
  if (file.endsWith('.bin')) return [...(await (await modelRunner(file)).score(pairs, { priority: 'rest' }))]
  const runner = readRunner(file)
  const scores = await runner.score(pairs, { priority: 'rest' })
  if (runner.missing.size > 0) throw new Error(`train: ${runner.missing.size} pairs have no score in ${file}`)
  return [...scores]
}

await main()
