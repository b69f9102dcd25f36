/**
 * The thirty figures of reliability: what is to be reached, and which results show it. Nothing is said of
 * a figure here; figures-command.ts looks at the results of real runs. A figure without proofs, or whose
 * proofs were not run in the size that it asks for, is "not measured".
 */
import type { ReportedTest } from './reports.ts'

/** Results that a figure needs, all of them. */
export type Proof =
  /** Every test of a file whose title contains the words passed; all together had so many rounds. */
  | { readonly tests: string; readonly title?: string; readonly rounds?: number }
  /** A figure of `npm run bench:load` is within a limit. */
  | { readonly load: string; readonly least?: number; readonly most?: number }

export type Figure = {
  readonly id: string
  readonly what: string
  /** What a person runs to get the results. */
  readonly command: string
  readonly proofs: readonly Proof[]
}

const TORTURE = 'npm run torture'
const ALL = 'npm test'
const LOAD = 'npm run bench:load -- long'
const torture = (name: string) => `tests/installed/torture/${name}.test.ts`

export const FIGURES: readonly Figure[] = [
  {
    id: 'G1',
    what: '150 hostile packs and 100,000 mutated ones: none is accepted, nothing is half installed',
    command: `${ALL}; FOOTNOTE_FUZZ=100000 npm run test:unit`,
    proofs: [
      { tests: 'tests/claims/packs/reader/hostile-packs.test.ts', rounds: 100_000 },
      { tests: 'tests/e2e/hostile-packs.test.ts' },
    ],
  },
  {
    id: 'G2',
    what: 'update conformance: every function of tuf-conformance that applies passes',
    command: ALL,
    proofs: ['basic', 'bins', 'delegations', 'keys', 'download', 'rollback'].map((name) => ({
      tests: `tests/cli/commands/tuf-client/${name}.test.ts`,
    })),
  },
  {
    id: 'G3',
    what: '12 kinds of network faults, 20 times each: nothing changes',
    command: `${TORTURE} -- channel.test`,
    // Each kind in place of each of up to five files.
    proofs: [
      { tests: 'tests/claims/packs/reader/channel.test.ts', title: 'changes nothing for', rounds: 12 * 20 },
    ],
  },
  {
    id: 'G4',
    what: '60 hostile pages in both browsers: no errors, the marks of the clean page',
    command: ALL,
    proofs: [{ tests: 'tests/e2e/hostile-pages.test.ts', rounds: 60 }],
  },
  { id: 'G5', what: '20 pages that try to switch the scanner off: none does', command: ALL, proofs: [] },
  {
    id: 'G6',
    what: 'private marks: a page guesses the packs no better than by chance',
    command: ALL,
    proofs: [],
  },
  { id: 'G7', what: '1,000 typed keys and notes on a spying page: none is seen', command: ALL, proofs: [] },
  { id: 'G8', what: 'clickjacking, 6 kinds, 100 clicks each: nothing changes', command: ALL, proofs: [] },
  {
    id: 'G9',
    what: 'worker killed 100 times in a scan and 100 times in an install: no half packs, next answer within 300 ms (p95)',
    command: `${TORTURE}; ${LOAD}`,
    proofs: [
      { tests: 'tests/e2e/kill.test.ts', title: 'when the worker is stopped', rounds: 100 },
      { load: 'kills', least: 100 },
      { load: 'after a kill p95, ms', most: 300 },
    ],
  },
  {
    id: 'G10',
    what: 'browser killed 200 times during an install, two restarts each: nothing acknowledged is lost',
    command: `FOOTNOTE_KILLS=100 ${TORTURE} -- kill`,
    proofs: [{ tests: 'tests/e2e/kill.test.ts', title: 'when the browser is killed', rounds: 200 }],
  },
  {
    id: 'G11',
    what: 'disk full, 20 times on a real file system: what was acknowledged stays, the reader is told',
    command: TORTURE,
    proofs: [
      { tests: 'tests/e2e/full-disk.test.ts', rounds: 20 },
      { tests: torture('causes'), title: 'a full disk', rounds: 20 },
    ],
  },
  {
    id: 'G12',
    what: 'ten kinds of corruption, both memories: restored or told',
    command: TORTURE,
    proofs: [{ tests: 'tests/e2e/corruption.test.ts', rounds: 10 }, { tests: torture('damage') }],
  },
  {
    id: 'G13',
    what: 'every storage call fails once on every path that writes: all as it was, or all done',
    command: TORTURE,
    // Two ways of failing; every path has 20 calls and more.
    proofs: [{ tests: torture('faults'), rounds: 400 }],
  },
  {
    id: 'G14',
    what: 'two windows: 10,000 schedules and 200 races lose no change',
    command: TORTURE,
    proofs: [
      { tests: torture('schedules'), title: 'lose no change', rounds: 10_000 },
      { tests: torture('schedules'), title: 'races', rounds: 200 },
    ],
  },
  {
    id: 'G15',
    what: 'migration from every schema, 50 kills inside, an old tab open: nothing lost, explained within 5 s',
    command: TORTURE,
    proofs: [
      { tests: 'tests/installed/store/database.test.ts' },
      { tests: torture('causes'), title: 'blocks an upgrade' },
      { tests: torture('migration'), rounds: 50 },
    ],
  },
  {
    id: 'G16',
    what: 'update of the extension with 50 open tabs: no errors, no stale marks',
    command: ALL,
    proofs: [],
  },
  {
    id: 'G17',
    what: '1,000 page loads: the heap grows by at most 1 kB a page',
    command: LOAD,
    proofs: [
      { load: 'pages opened', least: 1_000 },
      { load: 'heap slope, kB a page', most: 1 },
    ],
  },
  {
    id: 'G18',
    what: '1 to 8 MB of text: at most 2.3 times the time for twice the text',
    command: LOAD,
    proofs: ['2 MB by 1 MB', '4 MB by 2 MB', '8 MB by 4 MB'].map((load) => ({ load, most: 2.3 })),
  },
  {
    id: 'G19',
    what: '1,000,000 fuzzed inputs: no crash, nothing over 100 ms',
    command: 'npm run fuzz',
    proofs: [],
  },
  { id: 'G20', what: 'every regular expression is safe, none comes from data', command: ALL, proofs: [] },
  {
    id: 'G21',
    what: 'network log of all tests in browsers: only channels are asked',
    command: ALL,
    proofs: [],
  },
  { id: 'G22', what: 'permissions and resources of the manifest', command: ALL, proofs: [] },
  { id: 'G23', what: 'CSP, Trusted Types, web-ext lint: no violation', command: ALL, proofs: [] },
  {
    id: 'G24',
    what: '40 tricks with addresses: only https is opened, the host that is shown is opened',
    command: ALL,
    proofs: [{ tests: 'tests/components/safe-link.test.ts', rounds: 40 }],
  },
  {
    id: 'G25',
    what: '500 texts with Unicode tricks: found; no raw bidi controls on our pages',
    command: ALL,
    proofs: [],
  },
  {
    id: 'G26',
    what: '50 overbroad packs: no page with more than 5 % of its sentences marked',
    command: ALL,
    proofs: [],
  },
  {
    id: 'G27',
    what: 'clock ten years off, expired keys: no claim vanishes, the pack is called stale',
    command: TORTURE,
    proofs: [{ tests: torture('clocks'), rounds: 100 }],
  },
  { id: 'G28', what: 'export and import of 10,000 random sets: identical', command: ALL, proofs: [] },
  {
    id: 'G29',
    what: '256 rotations of keys, a revoked key, 2 of 3 signatures',
    command: ALL,
    proofs: [
      { tests: 'tests/cli/commands/tuf-client/basic.test.ts', title: 'follows 256 new roots' },
      { tests: 'tests/cli/commands/tuf-client/keys.test.ts' },
      { tests: 'tests/claims/packs/publisher/tuf/cosigning.test.ts' },
    ],
  },
  { id: 'G30', what: 'the same tests in Firefox ESR and Chromium', command: ALL, proofs: [] },
]

export type Said = { readonly answer: 'yes' | 'no' | 'not measured'; readonly because: string }

/** What the results say of a figure. Long runs count before short ones. */
export function judge(
  { proofs }: Pick<Figure, 'proofs'>,
  tests: readonly ReportedTest[],
  load: Readonly<Record<string, number>>,
): Said {
  const said = proofs.map((proof): Said => ('load' in proof ? ofLoad(proof, load) : ofTests(proof, tests)))
  if (said.length === 0) return { answer: 'not measured', because: 'no test shows it' }
  // A limit of a bench that was run in a smaller size says nothing yet; a test that failed says no.
  const worst =
    said.find(({ answer }, at) => answer === 'no' && 'tests' in (proofs[at] as Proof)) ??
    said.find(({ answer }) => answer === 'not measured') ??
    said.find(({ answer }) => answer === 'no')
  return worst ?? { answer: 'yes', because: said.map(({ because }) => because).join('; ') }
}

function ofTests(
  { tests: file, title = '', rounds = 0 }: Extract<Proof, { tests: string }>,
  all: readonly ReportedTest[],
): Said {
  const found = all.filter((test) => test.file === file && test.title.includes(title))
  const ran = found.filter(({ state }) => state === 'passed' || state === 'failed')
  const failed = ran.find(({ state }) => state === 'failed')
  if (failed !== undefined) return { answer: 'no', because: `failed: ${failed.title}` }
  if (ran.length === 0) return { answer: 'not measured', because: `not run: ${file}` }
  const done = ran.reduce((sum, { measured }) => sum + (measured?.rounds ?? 0), 0)
  const what = `${file}: ${ran.length} tests, ${done} rounds`
  return done < rounds
    ? { answer: 'not measured', because: `${what} of ${rounds}` }
    : { answer: 'yes', because: what }
}

function ofLoad(
  {
    load: name,
    least = Number.NEGATIVE_INFINITY,
    most = Number.POSITIVE_INFINITY,
  }: Extract<Proof, { load: string }>,
  load: Readonly<Record<string, number>>,
): Said {
  const value = load[name]
  if (value === undefined) return { answer: 'not measured', because: `no figure: ${name}` }
  const what = `${name}: ${Math.round(value * 10) / 10}`
  // Too few rounds are no failure.
  if (value < least) return { answer: 'not measured', because: `${what} of ${least}` }
  return value > most
    ? { answer: 'no', because: `${what}, at most ${most}` }
    : { answer: 'yes', because: what }
}
