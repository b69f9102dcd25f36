/**
 * What a reader does, in a real Chromium. Runs on the build for tests, in which the card's shadow
 * root is open: Playwright cannot look into a closed one.
 */
import { resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { expectedLines, foundLines, SEED_ARTICLE } from '../support/golden.ts'
import { paintedRanges, pointOf } from '../support/on-page.ts'

const BUILD = resolve('.output', 'chrome-mv3-testing')
const DENIAL = 'denied his client violated his house-arrest regulations'
const SEVENTY = 'more than 70 percent of all Venezuelans'

const OFTEN = 'Turnout in Venezuela’s vote for a constituent assembly was tampered with.'
const paragraphs = Array.from(
  { length: 40 },
  (_, at) =>
    `<p>${OFTEN} The harbour of Ostend, number ${at}, was calm that day, and the boats came in late.</p>`,
).join('')

let server: PageServer
let extension: ExtensionInChromium
let page: Page
let address: string
const requests: string[] = []

beforeAll(async () => {
  server = await servePages({
    '/article': { file: SEED_ARTICLE },
    '/broad': { html: `<!doctype html><title>On and on</title><article>${paragraphs}</article>` },
  })
  address = `${server.origin}/article`
  extension = await startChromium({ build: BUILD, context: { viewport: { width: 1180, height: 860 } } })
  extension.context.on('request', (request) => requests.push(request.url()))
})
afterAll(async () => {
  await extension.close()
  await server.close()
})
beforeEach(async () => {
  page = await extension.context.newPage()
  await page.goto(address)
  await waitForReport(extension, address)
  await page.bringToFront()
})
afterEach(async () => {
  await page.close()
})

const card = () => page.getByRole('dialog')

async function clickMark(passage: string): Promise<void> {
  const { x, y } = await pointOf(page, passage)
  await page.mouse.click(x, y)
}

async function openPopup(colorScheme: 'light' | 'dark' = 'light', of = address): Promise<Page> {
  const tab = await extension.worker.evaluate(async (url) => {
    type Api = { tabs: { query(q: object): Promise<{ id: number; url?: string }[]> } }
    const { tabs } = (globalThis as unknown as { chrome: Api }).chrome
    return (await tabs.query({})).find((candidate) => candidate.url === url)?.id
  }, of)
  const popup = await extension.context.newPage()
  await popup.emulateMedia({ colorScheme })
  await popup.setViewportSize({ width: 380, height: 600 })
  await popup.goto(`chrome-extension://${extension.id}/popup.html?tab=${tab}`)
  await popup.locator('main[aria-busy="false"]').waitFor()
  return popup
}

describe('the card', () => {
  it('opens at a click on a mark, with verdict, label, finding, sources and why', async () => {
    await clickMark(SEVENTY)
    await card().waitFor()
    const text = await card().innerText()
    expect(text).toContain('Mixed')
    expect(text).toContain('66.5 %')
    expect(text).toMatch(/4 sources/)
    expect(text).toContain('Why this sentence?')
    await card()
      .getByText(/4 sources/)
      .click()
    const links = await card()
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    expect(links.some((href) => href.startsWith('https://www.eltiempo.com/'))).toBe(true)
    expect(links.every((href) => href.startsWith('https://'))).toBe(true)
  })

  it('says that a sentence denies its claim, and who does', async () => {
    await clickMark(DENIAL)
    await card().waitFor()
    expect(await card().innerText()).toMatch(/Denied by: .*Gutierrez/)
  })

  it('closes with Esc and leaves the page as it was', async () => {
    const before = await page.evaluate(() => document.documentElement.outerHTML)
    await clickMark(SEVENTY)
    await card().waitFor()
    await page.keyboard.press('Escape')
    await card().waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before)
  })

  it('opens when the pointer rests on a mark, and leaves the keyboard where it was', async () => {
    const { x, y } = await pointOf(page, SEVENTY)
    await page.mouse.move(x - 300, 5)
    await page.mouse.move(x, y, { steps: 5 })
    await card().waitFor()
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  })

  it('works with the keyboard alone', async () => {
    await page.keyboard.press('Alt+Shift+Period')
    await card().waitFor()
    const first = await card().innerText()
    await page.keyboard.press('Alt+Shift+Period')
    await expect.poll(() => card().innerText()).not.toBe(first)
    await page.keyboard.press('Alt+Shift+Comma')
    await expect.poll(() => card().innerText()).toBe(first)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName)).toMatch(
      /BUTTON|A|SUMMARY/,
    )
    await page.keyboard.press('Escape')
    await card().waitFor({ state: 'detached' })
  })

  it('opens after the worker was stopped between load and click, ten times', async () => {
    for (let stop = 0; stop < 10; stop += 1) {
      await extension.stopWorker()
      await clickMark(SEVENTY)
      await card().waitFor()
      expect(await card().innerText()).toContain('66.5 %')
      await page.keyboard.press('Escape')
      await card().waitFor({ state: 'detached' })
    }
  })

  it('says that a claim in half of the sentences is not marked', async () => {
    const broad = `${server.origin}/broad`
    await page.goto(broad)
    const { report } = await waitForReport(extension, broad)
    expect(report).toMatchObject({ state: 'done', found: [] })
    expect(report.suppressed).toHaveLength(1)
    expect(await paintedRanges(page)).toBe(0)
    const popup = await openPopup('light', broad)
    expect(await popup.locator('.suppressed').innerText()).toBe(
      '1 claim fits too many sentences here and is not marked.',
    )
    await popup.close()
  })

  it.each(['light', 'dark'] as const)('has nothing for axe to find (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await clickMark(SEVENTY)
    await card().waitFor()
    await card().getByText('Why this sentence?').click()
    // The article is not ours to judge: only what is inside the card's host.
    const host = await card().evaluate((dialog) => {
      const root = dialog.getRootNode() as ShadowRoot
      root.host.id = 'card-under-test'
      return `#${root.host.id}`
    })
    const { violations } = await new AxeBuilder({ page }).include(host).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    )
  })
})

describe('the popup', () => {
  it('lists what was found by status and goes to the sentence', async () => {
    const popup = await openPopup()
    const text = await popup.locator('body').innerText()
    for (const part of ['Supported', 'Refuted', 'Looked for 22 claims in 1 pack'])
      expect(text).toContain(part)
    await popup
      .getByRole('button', { name: /70 percent/ })
      .first()
      .click()
    await page.bringToFront()
    await card().waitFor()
    expect(await card().innerText()).toContain('66.5 %')
    const { y } = await pointOf(page, SEVENTY)
    expect(y).toBeGreaterThan(0)
    if (!popup.isClosed()) await popup.close()
  })

  it('switches the site off and on again', async () => {
    expect(await paintedRanges(page)).toBeGreaterThan(0)
    const popup = await openPopup()
    await popup.getByRole('switch').click()
    await expect.poll(() => paintedRanges(page)).toBe(0)
    const off = await waitForReport(extension, address)
    expect(off.report).toMatchObject({ state: 'off', found: [] })
    await page.reload()
    expect((await waitForReport(extension, address)).report.state).toBe('off')
    await popup.getByRole('switch').click()
    await expect.poll(async () => (await waitForReport(extension, address)).report.state).toBe('done')
    expect(foundLines((await waitForReport(extension, address)).report.found)).toEqual(expectedLines())
    await popup.close()
  })

  it.each(['light', 'dark'] as const)('has nothing for axe to find (%s)', async (colorScheme) => {
    const popup = await openPopup(colorScheme)
    const { violations } = await new AxeBuilder({ page: popup }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    )
    await popup.close()
  })
})

describe('privacy', () => {
  it('makes no request except for the page itself', () => {
    const elsewhere = requests.filter(
      (url) => !url.startsWith(server.origin) && !/^(?:chrome-extension|data|blob):/.test(url),
    )
    expect(elsewhere).toEqual([])
  })
})
