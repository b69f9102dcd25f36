/**
 * Keeps the results of each test file's last run, in .output/reports/tests or, for long runs
 * (FOOTNOTE_TORTURE=1), in .output/reports/long: for `npm run torture` and `npm run figures`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { type ReportedTest, reportFolder } from './reports.ts'

export class ResultReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const file = module.relativeModuleId
    const tests = [...module.children.allTests()].map(
      (test): ReportedTest => ({
        file,
        title: test.fullName,
        state: test.result().state,
        measured: test.meta().measured,
        at: new Date().toISOString(),
      }),
    )
    const folder = reportFolder(process.env.FOOTNOTE_TORTURE === '1')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${file.replaceAll(/[\\/]/g, '+')}.json`), JSON.stringify(tests, undefined, 1))
  }
}
