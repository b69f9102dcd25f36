import { readFileSync } from 'node:fs'
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

/** Adopts a style sheet, and lets nobody use what its lists and sheets can do. */
const SPOILT = `<script>
  const own = new CSSStyleSheet()
  document.adoptedStyleSheets = [own]
  for (const name of ['includes', 'indexOf', 'push', 'splice', 'filter', Symbol.iterator])
    Array.prototype[name] = () => { throw new Error('no') }
  CSSStyleSheet.prototype.replaceSync = () => { throw new Error('no') }
</script>`

let server: PageServer
let extension: ExtensionInFirefox
let page: Page

beforeAll(async () => {
  server = await servePages({
    '/article': { file: SEED_ARTICLE },
    // Another address than that of `page`: reports are found by address.
    '/same': { file: SEED_ARTICLE },
    '/spoilt': { html: readFileSync(SEED_ARTICLE, 'utf8').replace('<head>', `<head>${SPOILT}`) },
  })
  extension = await startFirefox({ build: BUILD, idleTimeout: IDLE })
  page = await extension.browser.newPage()
  await page.goto(`${server.origin}/article`)
})
afterAll(async () => {
  await extension.close()
  await server.close()
})

describe('the seed article in Firefox', () => {
  it('has exactly the expected marks, with claim and stance', async () => {
    const { report } = await waitForReport(extension, `${server.origin}/article`)
    expect(report.state).toBe('done')
    expect(foundLines(report.found)).toEqual(expectedLines())
    expect(report.found.filter((match) => match.marked && !match.placed)).toEqual([])
  })

  it.each([
    ['a page as it is', '/same', 0],
    ['a page that has a style sheet and spoils its lists', '/spoilt', 1],
  ])('has a style for every mark on %s, until the page shows something else', async (_name, path, own) => {
    const shown = await extension.browser.newPage()
    await shown.goto(server.origin + path)
    const { report } = await waitForReport(extension, server.origin + path)
    expect(foundLines(report.found)).toEqual(expectedLines())
    expect(report.found.filter((match) => match.marked && !match.placed)).toEqual([])
    const { names, sheets, styled } = await shown.evaluate(highlightsAndStyles)
    expect(names).toBeGreaterThan(1)
    expect({ sheets, styled }).toEqual({ sheets: own + 1, styled: names })
    await shown.evaluate(() => {
      document.body.textContent = ''
      history.pushState(null, '', '/elsewhere')
    })
    await expect.poll(() => shown.evaluate(highlightsAndStyles)).toEqual({ names: 0, sheets: own, styled: 0 })
    await shown.close()
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

/** Runs on a page: how many highlights and adopted style sheets it has, and how many highlights have a style there. */
function highlightsAndStyles(): { names: number; sheets: number; styled: number } {
  const { adoptedStyleSheets } = document
  let css = ''
  for (let i = 0; i < adoptedStyleSheets.length; i += 1) {
    const { cssRules } = adoptedStyleSheets[i] as CSSStyleSheet
    for (let j = 0; j < cssRules.length; j += 1) css += cssRules[j]?.cssText
  }
  let names = 0
  let styled = 0
  CSS.highlights.forEach((_highlight, name) => {
    names += 1
    if (css.includes(`::highlight(${name})`)) styled += 1
  })
  return { names, sheets: adoptedStyleSheets.length, styled }
}

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
