import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { type BuildWithModel, buildWithModel } from '../support/build-with-model.ts'
import { BY_MEANING, BY_WORDS, MEANING_ARTICLE, MEANING_WORDS, marksOf } from '../support/meaning-article.ts'
import { wordModel } from '../support/word-model.ts'

const BUILD = 'chrome-mv3-testing'

let server: PageServer
beforeAll(async () => {
  server = await servePages({ '/story': { html: MEANING_ARTICLE } })
})
afterAll(() => server.close())

const marked = async (extension: ExtensionInChromium) =>
  marksOf((await waitForReport(extension, `${server.origin}/story`)).report.found)

/** Runs in an extension page. */
async function documents(): Promise<number> {
  type Api = { runtime: { getContexts(filter: object): Promise<unknown[]> } }
  const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
  return (await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length
}

/** Runs in an extension page. */
async function ask(message: object): Promise<unknown> {
  type Api = { runtime: { sendMessage(message: object): Promise<{ value?: unknown }> } }
  return (await (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage(message)).value
}

describe('the model of meaning in Chromium', () => {
  let build: BuildWithModel
  let extension: ExtensionInChromium
  let page: Page
  let ours: Page
  const requests: string[] = []

  beforeAll(async () => {
    build = buildWithModel(BUILD, wordModel(MEANING_WORDS))
    extension = await startChromium({ build: build.folder })
    extension.context.on('request', (request) => requests.push(request.url()))
    ours = await extension.openPage('packs.html')
    page = await extension.context.newPage()
  })
  afterAll(async () => {
    await extension.close()
    build.remove()
  })

  it('is not loaded before there is something to compare', async () => {
    expect(await ours.evaluate(documents)).toBe(0)
  })

  it('marks what words alone do not mark, and does not mark what it finds to be something else', async () => {
    await page.goto(`${server.origin}/story`)
    expect(await marked(extension)).toEqual([`same: ${BY_MEANING}`])
    expect(await ours.evaluate(documents)).toBe(1)
  })

  it('closes its document after silence, and opens it again', async () => {
    await expect.poll(() => ours.evaluate(documents)).toBe(0)
    // The background remembers what was compared; a new one does not.
    await extension.stopWorker()
    await page.reload()
    expect(await marked(extension)).toEqual([`same: ${BY_MEANING}`])
    expect(await ours.evaluate(documents)).toBe(1)
  })

  it('gives the same answer after each of five stops of the background', async () => {
    for (let stop = 0; stop < 5; stop += 1) {
      await extension.stopWorker()
      await page.reload()
      await extension.stopWorker()
      expect(await marked(extension)).toEqual([`same: ${BY_MEANING}`])
    }
  })

  it('compares words alone when the reader says so', async () => {
    const popup = await extension.openPage(`popup.html?tab=${await ours.evaluate(tabOf, page.url())}`)
    await popup.locator('.looked-for summary').click()
    const inPopup = popup.locator('.looked-for').getByRole('switch')
    await inPopup.click()
    await popup.getByText('comparing meanings is switched off').waitFor()
    await expect.poll(() => marked(extension)).toEqual([`words: ${BY_WORDS}`])
    await inPopup.click()
    await expect.poll(() => marked(extension)).toEqual([`same: ${BY_MEANING}`])
    await expect.poll(() => popup.locator('.by-words').count()).toBe(0)
    await popup.close()
  })

  it('asks nobody outside for anything', () => {
    const elsewhere = requests.filter(
      (url) => !url.startsWith(server.origin) && !/^(?:chrome-extension|data|blob):/.test(url),
    )
    expect(elsewhere).toEqual([])
  })
})

describe('a damaged file of the model in Chromium', () => {
  let build: BuildWithModel
  let extension: ExtensionInChromium

  beforeAll(async () => {
    const { file, facts } = wordModel(MEANING_WORDS)
    const damaged = file.slice()
    damaged[damaged.length - 1] = (damaged.at(-1) as number) ^ 1
    build = buildWithModel(BUILD, { file: damaged, facts })
    extension = await startChromium({ build: build.folder })
  })
  afterAll(async () => {
    await extension.close()
    build.remove()
  })

  it('leaves the answer of the words, and the popup says so', async () => {
    const page = await extension.context.newPage()
    await page.goto(`${server.origin}/story`)
    expect(await marked(extension)).toEqual([`words: ${BY_WORDS}`])
    const popup = await extension.openPage('popup.html')
    expect(await popup.evaluate(ask, { type: 'overview' })).toMatchObject({ meanings: 'failed' })
    await popup.getByText('the model that compares meanings could not be used').waitFor()
  })
})

/** Runs in an extension page. */
async function tabOf(url: string): Promise<number | undefined> {
  type Api = { tabs: { query(q: object): Promise<{ id: number; url?: string }[]> } }
  const { tabs } = (globalThis as unknown as { chrome: Api }).chrome
  return (await tabs.query({})).find((tab) => tab.url === url)?.id
}
