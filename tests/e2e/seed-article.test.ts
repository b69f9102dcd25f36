import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { expectedLines, foundLines, SEED_ARTICLE } from '../support/golden.ts'
import { isAsServed } from '../support/on-page.ts'

let server: PageServer
let extension: ExtensionInChromium
let page: Page
const problems: string[] = []

beforeAll(async () => {
  server = await servePages({
    '/article': { file: SEED_ARTICLE },
    '/plain': { html: '<h1>Nothing here</h1>' },
  })
  extension = await startChromium({ context: { viewport: { width: 1180, height: 860 } } })
  extension.context.on('weberror', (error) => problems.push(String(error.error())))
  page = extension.context.pages()[0] ?? (await extension.context.newPage())
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.goto(`${server.origin}/article`)
})
afterAll(async () => {
  await extension.close()
  await server.close()
})

describe('the seed article in Chromium', () => {
  it('has exactly the expected marks, with claim and stance', async () => {
    const { report } = await waitForReport(extension, `${server.origin}/article`)
    expect(report.state).toBe('done')
    expect(foundLines(report.found)).toEqual(expectedLines())
    expect(report.found.filter((match) => match.marked && !match.placed)).toEqual([])
  })

  it('keeps the page as it was: same HTML, no layout shift, nothing logged', async () => {
    await waitForReport(extension, `${server.origin}/article`)
    expect(await page.evaluate(isAsServed)).toBe(true)
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let total = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              total += (entry as PerformanceEntry & { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(total), 300)
        }),
    )
    expect(shift).toBe(0)
    expect(problems).toEqual([])
  })

  it('shows the count on the toolbar button', async () => {
    const { report } = await waitForReport(extension, `${server.origin}/article`)
    const text = await extension.worker.evaluate(async (url) => {
      type Api = {
        tabs: { query(q: object): Promise<{ id: number; url?: string }[]> }
        action: { getBadgeText(o: object): Promise<string> }
      }
      const api = (globalThis as unknown as { chrome: Api }).chrome
      const tab = (await api.tabs.query({})).find((candidate) => candidate.url === url)
      return api.action.getBadgeText({ tabId: tab?.id })
    }, `${server.origin}/article`)
    expect(text).toBe(
      String(new Set(report.found.filter((match) => match.marked).map((match) => match.text)).size),
    )
  })

  it('says that a page that is not an article was not read', async () => {
    const plain = await extension.context.newPage()
    await plain.goto(`${server.origin}/plain`)
    const { report } = await waitForReport(extension, `${server.origin}/plain`)
    expect(report).toMatchObject({ state: 'not-article', found: [] })
    await plain.close()
  })

  it('answers after each of ten stops of the worker', async () => {
    for (let stop = 0; stop < 10; stop += 1) {
      await extension.stopWorker()
      await page.reload()
      await extension.stopWorker()
      const { report, claims } = await waitForReport(extension, `${server.origin}/article`)
      expect(foundLines(report.found)).toEqual(expectedLines())
      expect(claims.length).toBeGreaterThan(0)
    }
  })
})
