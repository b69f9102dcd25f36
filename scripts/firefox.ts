/** A real Firefox with the built extension in it, driven over WebDriver BiDi. */
import { resolve } from 'node:path'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { findBrowser } from './browsers.mjs'

/** Where `wxt build -b firefox` puts the Firefox build. */
export const FIREFOX_BUILD = resolve('.output', 'firefox-mv2')

/** The extension's id in wxt.config.ts, and a fixed address, which Firefox would otherwise choose at random. */
const ID = 'footnote@footnote.example'
const UUID = '6f0f3a52-1c55-4a3e-9d0c-5f6f0e2b7a11'
/** Time that an extension's page gets to load, ms: Firefox never reports it as loaded. */
const PAGE_LOAD = 1_500

export type ExtensionInFirefox = {
  readonly browser: Browser
  /**
   * Opens one of the extension's pages in a tab. Wait in it with `expect.poll` over `evaluate`: its
   * content security policy forbids the `Function()` that puppeteer's `waitForFunction` is made with.
   */
  openPage(path: string): Promise<Page>
  /** All tabs that show one of the extension's pages. */
  pagesAt(path: string): Promise<Page[]>
  close(): Promise<void>
}

/**
 * Starts Firefox with the extension.
 *
 * @param idleTimeout ms after which the idle event page is stopped; Firefox's own value is 30,000
 */
export async function startFirefox(
  options: { build?: string; idleTimeout?: number } = {},
): Promise<ExtensionInFirefox> {
  const executablePath = findBrowser('firefox')
  if (executablePath === undefined)
    throw new Error('Firefox was not found; run `node scripts/setup.mjs --tests`.')
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Lets a test open moz-extension:// pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      'extensions.background.idle.timeout': options.idleTimeout ?? 30_000,
      // Keeps Firefox from making requests of its own in a test run.
      'app.normandy.enabled': false,
      'app.update.disabledForTesting': true,
      'browser.safebrowsing.update.enabled': false,
      'datareporting.healthreport.uploadEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'extensions.getAddons.cache.enabled': false,
    },
  })
  await browser.installExtension(options.build ?? FIREFOX_BUILD)
  const addressOf = (path: string) => `moz-extension://${UUID}/${path}`
  return {
    browser,
    async openPage(path) {
      const page = await browser.newPage()
      await page.goto(addressOf(path), { timeout: PAGE_LOAD }).catch(() => {})
      return page
    },
    async pagesAt(path) {
      const pages = await browser.pages()
      // Asks each document, because some versions of Firefox do not report that a tab went to an extension's
      // page, and puppeteer's url() stays about:blank. A document that is being left does not answer.
      const addresses = await Promise.all(
        pages.map((page) => page.evaluate(() => location.href).catch(() => 'about:blank')),
      )
      return pages.filter((_page, at) => addresses[at]?.split(/[?#]/)[0] === addressOf(path))
    },
    close: () => browser.close(),
  }
}
