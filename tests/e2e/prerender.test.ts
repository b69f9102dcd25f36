/** Pages that Chromium makes ready before anybody asks for them. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { expect, it, onTestFinished } from 'vitest'
import { bareChromium, CHROME_BUILD } from '../../scripts/chromium.ts'
import { SEED_ARTICLE } from '../support/golden.ts'

const ARTICLE = readFileSync(SEED_ARTICLE, 'utf8').replace(
  '<head>',
  `<head><script>fetch('/seen-by-' + (document.prerendering ? 'nobody' : 'the-reader'))</script>`,
)
const BEFORE = `<p>Read more below.</p>
<script type="speculationrules">{"prerender":[{"urls":["/article"],"eagerness":"immediate"}]}</script>
<script>fetch('/click').then(() => { location.href = '/article' })</script>`

type Extension = {
  tabs: {
    create(tab: { url: string }): Promise<unknown>
    query(query: object): Promise<{ id: number; url?: string }[]>
  }
  action: { getBadgeText(of: { tabId: number }): Promise<string> }
  runtime: {
    onMessage: { addListener(told: (message: unknown, sender: { documentLifecycle: string }) => void): void }
  }
}
declare const chrome: Extension
declare const told: string[]

it('reads a prerendered page when the reader opens it, and counts its marks', async () => {
  const asked: string[] = []
  let click = () => {}
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (url === '/click') click = () => response.end()
    else response.end(url === '/article' ? ARTICLE : url === '/' ? BEFORE : '')
  }).listen(0, 'localhost')
  onTestFinished(() => void server.close())
  await expect.poll(() => server.address()).not.toBeNull()
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`

  const { executablePath, args } = bareChromium()
  const profile = await mkdtemp(join(tmpdir(), 'footnote-'))
  // Chromium makes nothing ready in a tab that a debugger looks at, nor without its background network.
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir: profile,
    targetFilter: (target) => target.type() === 'browser' || target.url().startsWith('chrome-extension:'),
    waitForInitialPage: false,
    ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
    args: [
      `--disable-extensions-except=${CHROME_BUILD}`,
      `--load-extension=${CHROME_BUILD}`,
      ...args.filter((arg) => arg !== '--disable-background-networking'),
    ],
  })
  onTestFinished(async () => {
    await browser.close()
    await rm(profile, { recursive: true, force: true })
  })
  const worker = await (await browser.waitForTarget((target) => target.type() === 'service_worker')).worker()
  if (worker === null) throw new Error('The background does not run.')

  await worker.evaluate(() => {
    Object.assign(globalThis, { told: [] })
    chrome.runtime.onMessage.addListener(
      (_message, { documentLifecycle }) => void told.push(documentLifecycle),
    )
  })
  await worker.evaluate((url) => void chrome.tabs.create({ url }), `${origin}/`)
  await expect.poll(() => asked).toContain('/seen-by-nobody')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(await worker.evaluate(() => told)).not.toContain('prerender')

  click()
  const count = () =>
    worker.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((each) => each.url === url)
      return tab && chrome.action.getBadgeText({ tabId: tab.id })
    }, `${origin}/article`)
  await expect.poll(count).toMatch(/\d/)
  expect(asked.filter((path) => path === '/article')).toHaveLength(1)
})
