/** Reads what Vitest's JSON reporter wrote: for the table of `npm run torture` and for `npm run figures`. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import type { Measured } from './torture.ts'

export type ReportedTest = {
  /** Path in the repository. */
  readonly file: string
  readonly title: string
  readonly passed: boolean
  readonly skipped: boolean
  readonly measured: Measured | undefined
  /** When its report was written, ms since 1970. */
  readonly at: number
}

type Report = {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly meta?: { readonly measured?: Measured }
    }[]
  }[]
}

/** The tests of these reports; files that do not exist are left out. */
export function readReports(files: readonly string[]): ReportedTest[] {
  return files.filter(existsSync).flatMap((file) => {
    const { testResults }: Report = JSON.parse(readFileSync(file, 'utf8'))
    const at = statSync(file).mtimeMs
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status, meta }) => ({
        file: relative(process.cwd(), name),
        title: fullName.trim(),
        passed: status === 'passed',
        skipped: status !== 'passed' && status !== 'failed',
        measured: meta?.measured,
        at,
      })),
    )
  })
}
