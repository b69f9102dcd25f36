import { resolve } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInFirefox, startFirefox } from '../../scripts/firefox.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { expectedLines, foundLines, SEED_ARTICLE } from '../support/golden.ts'
import { isAsServed, pointOf } from '../support/on-page.ts'

/** Firefox stops the event page after this many idle ms; its own value is 30,000. */
const IDLE = 500
/** The build for tests: the card's shadow root is open. */
const BUILD = resolve('.output', 'firefox-mv2-testing')

let server: PageServer
let extension: ExtensionInFirefox
let page: Page

beforeAll(async () => {
  server = await servePages({ '/article': { file: SEED_ARTICLE } })
  extension = await startFirefox({ build: BUILD, idleTimeout: IDLE })
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

  it('shows the card at a click and the popup after each of ten stops of the event page', async () => {
    await page.bringToFront()
    for (let stop = 0; stop < 10; stop += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2 * IDLE))
      const { x, y } = await pointOf(page, 'more than 70 percent of all Venezuelans')
      await page.mouse.click(x, y)
      await expect.poll(() => page.evaluate(cardText)).toContain('66.5 %')
      await page.keyboard.press('Escape')
      await expect.poll(() => page.evaluate(cardText)).toBe('')
    }
    const asking = await extension.openPage('packs.html')
    const tab = await asking.evaluate(tabOf, `${server.origin}/article`)
    await asking.close()
    const popup = await extension.openPage(`popup.html?tab=${tab}`)
    const text = () => popup.evaluate(() => document.body.innerText)
    await expect.poll(text).toContain('Looked for 22 claims')
    expect(await text()).toContain('More than 70 percent of Venezuelans')
    await popup.close()
  })
})

/** Runs on the page: what the open card says; empty while there is none. */
function cardText(): string {
  const hosts = [...document.documentElement.children].filter((element) => element.shadowRoot !== null)
  return hosts
    .map((host) => host.shadowRoot?.querySelector<HTMLElement>('[role=dialog]')?.innerText ?? '')
    .join('')
}

/** Runs in an extension page. */
async function tabOf(url: string): Promise<number | undefined> {
  type Api = { tabs: { query(q: object): Promise<{ id: number; url?: string }[]> } }
  const { tabs } = (globalThis as unknown as { browser: Api }).browser
  return (await tabs.query({})).find((tab) => tab.url === url)?.id
}
