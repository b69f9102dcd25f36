import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInFirefox, startFirefox } from '../../scripts/firefox.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { expectedLines, foundLines, SEED_ARTICLE } from '../support/golden.ts'
import { isAsServed } from '../support/on-page.ts'

/** Firefox stops the event page after this many idle ms; its own value is 30,000. */
const IDLE = 500

let server: PageServer
let extension: ExtensionInFirefox
let page: Page

beforeAll(async () => {
  server = await servePages({ '/article': { file: SEED_ARTICLE } })
  extension = await startFirefox({ idleTimeout: IDLE })
  page = await extension.browser.newPage()
  await page.goto(`${server.origin}/article`)
})
afterAll(async () => {
  await extension.close()
  await server.close()
})

describe('the seed article in Firefox', () => {
  it('has every expected mark with its claim and stance, and none else', async () => {
    const { report } = await waitForReport(extension, `${server.origin}/article`)
    expect(report.state).toBe('done')
    expect(foundLines(report.found)).toEqual(expectedLines())
    expect(report.found.filter((match) => match.marked && !match.placed)).toEqual([])
  })

  it('leaves no trace in the HTML of the page', async () => {
    expect(await page.evaluate(isAsServed)).toBe(true)
  })

  it('answers after each of ten stops of the event page', async () => {
    for (let stop = 0; stop < 10; stop += 1) {
      await page.reload()
      await new Promise((resolve) => setTimeout(resolve, 2 * IDLE))
      const { report, claims } = await waitForReport(extension, `${server.origin}/article`)
      expect(foundLines(report.found)).toEqual(expectedLines())
      expect(claims.length).toBeGreaterThan(0)
    }
  })
})
