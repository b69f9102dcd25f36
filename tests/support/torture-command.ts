/**
 * `npm run torture [-- short]`: the torture tests in their long form (an hour or more), or in the form in
 * which `npm test` has them. Prints a table, and leaves the report in .output/reports/torture.json for
 * `npm run figures`. Build the extension first (`npm run build`). Arguments after `--` that are no
 * `short` choose test files: `npm run torture -- schedules`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { readReports } from './reports.ts'

const TESTS = [
  'tests/installed/torture',
  'tests/e2e/kill.test.ts',
  'tests/e2e/corruption.test.ts',
  'tests/e2e/full-disk.test.ts',
]

const given = process.argv.slice(2)
const isShort = given.includes('short')
const chosen = given.filter((each) => each !== 'short')
const file = `.output/reports/torture${chosen.length === 0 ? '' : `-${chosen.join('-').replaceAll(/\W+/g, '-')}`}.json`
mkdirSync('.output/reports', { recursive: true })
rmSync(file, { force: true })
const run = spawnSync(
  process.execPath,
  [
    ...['node_modules/vitest/vitest.mjs', 'run', '--project', 'page', '--project', 'e2e'],
    ...['--reporter=json', `--outputFile=${file}`],
    ...(chosen.length === 0 ? TESTS : chosen),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, FOOTNOTE_TORTURE: isShort ? '' : '1' } },
)

const rows = readReports([file]).map(({ title, passed, measured }) => ({
  result: passed ? 'held' : 'FAILED',
  rounds: measured?.rounds ?? 1,
  'what was done': title,
  note: measured?.note ?? '',
}))
for (const { result, rounds, note, ...row } of rows)
  console.log(
    `${result.padEnd(7)}${String(rounds).padStart(7)}  ${row['what was done']}${note === '' ? '' : ` (${note})`}`,
  )
console.log(`\n${rows.filter(({ result }) => result === 'held').length} of ${rows.length} held`)
process.exit(run.status ?? 1)
