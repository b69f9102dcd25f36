/**
 * Changes good bundles at random and reads them: npm run fuzz [-- COUNT [SEED]]. The same seed gives
 * the same packs. Ends with exit code 1 if one is taken that is not what the writer would write.
 */
import { fuzzPacks } from '../tests/support/fuzz-packs.ts'

const [count = '100000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
const BATCH = 10_000

const heap = process.memoryUsage().heapUsed
let tried = 0
let refused = 0
let harmless = 0
let slowest = 0
for (let n = 0; tried < Number(count); n++) {
  const report = await fuzzPacks(Math.min(BATCH, Number(count) - tried), Number(seed) + n)
  tried += report.tried
  refused += report.refused
  harmless += report.harmless
  slowest = Math.max(slowest, report.slowestMs)
  console.log(
    `${tried} tried (seed ${seed}): ${refused} refused, ${harmless} still good packs, slowest ${Math.round(slowest)} ms`,
  )
  if (report.wrong.length > 0) {
    console.error(`taken, and should not be: ${report.wrong.join('; ')}`)
    process.exit(1)
  }
}
console.log(
  `heap: ${Math.round((process.memoryUsage().heapUsed - heap) / 2 ** 20)} MB more than at the start`,
)
