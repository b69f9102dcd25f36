/** Reads what result-reporter.ts and bench/load.ts wrote. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from './torture.ts'

export type ReportedTest = {
  /** Path in the repository. */
  readonly file: string
  /** With the titles of what it is in. */
  readonly title: string
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending'
  readonly measured?: Measured | undefined
  /** When it ended, ISO 8601. */
  readonly at: string
}

const REPORTS = join('.output', 'reports')

export function reportFolder(long: boolean): string {
  return join(REPORTS, long ? 'long' : 'tests')
}

/** The last results of every test file that was run. */
export function readReports(long: boolean): ReportedTest[] {
  const folder = reportFolder(long)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

/** The figures of the last `npm run bench:load`; empty if there are none. */
export function readLoad(): Readonly<Record<string, number>> {
  const file = join(REPORTS, 'load.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
