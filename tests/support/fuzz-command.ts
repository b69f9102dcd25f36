/**
 * `npm run fuzz [-- COUNT [SEED]]`: changes good bundles at random and reads the results. The same
 * seed gives the same packs. Prints how many are refused by a reader that knows nothing of the file
 * (a pack from somebody's disk), and how many by one that knows its hash (any channel). Ends with exit
 * code 1 if a pack is accepted that the writer would not write, that the oracle (pack-oracle.ts) does
 * not allow, or that has another hash than the known one.
 */
import { CHANGES, type Change, fuzzPacks } from './fuzz-packs.ts'

const [count = '100000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
const BATCH = 10_000

/** Accepted packs that are printed per kind of change, so that a person can judge them. */
const SHOWN = 3
const shown = new Map<Change, number>()
function show(change: Change, before: string, after: string): void {
  const times = shown.get(change) ?? 0
  if (times >= SHOWN) return
  shown.set(change, times + 1)
  let from = 0
  while (from < before.length && before[from] === after[from]) from += 1
  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, from - 30), from + 50))
  console.log(`  taken, ${change}: ${part(before)} → ${part(after)}`)
}

const heap = process.memoryUsage().heapUsed
let tried = 0
let refused = 0
let refusedByHash = 0
let slowest = 0
const valid = new Map(CHANGES.map((change) => [change, 0]))
for (let n = 0; tried < Number(count); n++) {
  const report = await fuzzPacks(Math.min(BATCH, Number(count) - tried), Number(seed) + n, show)
  tried += report.tried
  refused += report.refused
  refusedByHash += report.refusedByHash
  for (const change of CHANGES) valid.set(change, (valid.get(change) ?? 0) + report.valid[change])
  slowest = Math.max(slowest, report.slowestMs)
  console.log(
    `${tried} tried (seed ${seed}): refused ${refused} without and ${refusedByHash} with the hash known; slowest ${Math.round(slowest)} ms`,
  )
  if (report.wrong.length > 0) {
    console.error(`taken, and should not be: ${report.wrong.join('; ')}`)
    process.exit(1)
  }
}
console.log(
  `valid packs among them, by what is different: ${[...valid].map(([change, count]) => `${change} ${count}`).join(', ')}`,
)
console.log(
  `heap: ${Math.round((process.memoryUsage().heapUsed - heap) / 2 ** 20)} MB more than at the start`,
)
