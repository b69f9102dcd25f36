import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './scripts/browsers.mjs'
import { ResultReporter } from './tests/support/result-reporter.ts'

const chromium = findBrowser('chromium')
const report = process.env.FOOTNOTE_TEST_REPORT
/** What ends a test that hangs, in milliseconds. No judgement of speed: that is for bench/. */
const HANGS = 300_000

/**
 * - `unit`: pure code, in Node.
 * - `page`: what needs a browser around it (DOM, IndexedDB), in a real Chromium.
 * The extension itself is tried in both browsers by tests/e2e (npm run test:e2e).
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // .ci/run reads the counts from this file.
    reporters: [
      'default',
      new ResultReporter(),
      ...(report ? [['json', { outputFile: report }] satisfies [string, object]] : []),
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: HANGS,
          hookTimeout: HANGS,
          environment: 'node',
          include: ['tests/{claims,messages,cli,repo,packs,reader,surfaces,scripts}/**/*.test.ts'],
          exclude: ['tests/reader/session*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          // Test pages have no process.env.
          env: { FOOTNOTE_TORTURE: process.env.FOOTNOTE_TORTURE ?? '' },
          testTimeout: HANGS,
          hookTimeout: HANGS,
          include: [
            'tests/{page,components,installed}/**/*.test.{ts,tsx}',
            'tests/reader/session*.test.ts',
            // In Node too: the kernels give the same bits in both.
            'tests/claims/meaning/network.test.ts',
          ],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [
                  '--no-sandbox',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--no-first-run',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: HANGS,
          hookTimeout: HANGS,
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
})
