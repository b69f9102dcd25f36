/**
 * `npm run figures`: says of each of the thirty figures yes, no or not measured, from the last results of
 * tests, torture and benches on this machine (.output/reports), and which command gives them.
 */
import { FIGURES, judge } from './figures.ts'
import { readLoad, readReports } from './reports.ts'

const long = readReports(true)
// A file that had a long run is judged by it.
const files = new Set(long.map(({ file }) => file))
const tests = [...long, ...readReports(false).filter(({ file }) => !files.has(file))]
const load = readLoad()
const counts = { yes: 0, no: 0, 'not measured': 0 }
for (const figure of FIGURES) {
  const { answer, because } = judge(figure, tests, load)
  counts[answer] += 1
  console.log(`${figure.id.padEnd(4)}${answer.padEnd(14)}${figure.what}`)
  console.log(`${' '.repeat(18)}${because}${answer === 'yes' ? '' : `; run: ${figure.command}`}`)
}
console.log(`\nyes ${counts.yes}, no ${counts.no}, not measured ${counts['not measured']}`)
