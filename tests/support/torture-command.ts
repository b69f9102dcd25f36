/**
 * `npm run torture [-- short] [-- FILE…]`: the torture tests in their long form (an hour or more), or as
 * `npm test` has them. Prints a table; `npm run figures` reads the results. Build the extension first
 * (`npm run build`). FILE chooses test files, for example `schedules`.
 */
import { spawnSync } from 'node:child_process'
import { readReports } from './reports.ts'

const TESTS = [
  'tests/claims/packs/reader/channel.test.ts',
  'tests/installed/torture',
  'tests/installed/packs-beside-packs.test.ts',
  'tests/e2e/kill.test.ts',
  'tests/e2e/corruption.test.ts',
  'tests/e2e/full-disk.test.ts',
]

const given = process.argv.slice(2)
const isLong = !given.includes('short')
const chosen = given.filter((each) => each !== 'short')
const files = chosen.length === 0 ? TESTS : chosen
const began = new Date().toISOString()
const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
  stdio: 'inherit',
  env: { ...process.env, FOOTNOTE_TORTURE: isLong ? '1' : '' },
})

const rows = readReports(isLong).filter(({ at, state }) => at >= began && state !== 'skipped')
console.log(`\n${'result'.padEnd(8)}${'rounds'.padStart(7)}  what was done`)
for (const { title, state, measured } of rows) {
  const note = measured?.note === undefined ? '' : ` (${measured.note})`
  const result = state === 'passed' ? 'held' : 'FAILED'
  console.log(`${result.padEnd(8)}${String(measured?.rounds ?? 1).padStart(7)}  ${title}${note}`)
}
console.log(`\n${rows.filter(({ state }) => state === 'passed').length} of ${rows.length} held`)
process.exit(run.status ?? 1)
