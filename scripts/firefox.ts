/** A real Firefox with the built extension in it, driven over WebDriver BiDi. */
import { resolve } from 'node:path'
import { type Browser, launch } from 'puppeteer-core'
import { findBrowser } from './browsers.mjs'

/** Where `wxt build -b firefox` puts the Firefox build. */
export const FIREFOX_BUILD = resolve('.output', 'firefox-mv2')

export type ExtensionInFirefox = { readonly browser: Browser; readonly id: string; close(): Promise<void> }

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
    extraPrefsFirefox: {
      'extensions.background.idle.timeout': options.idleTimeout ?? 30_000,
      // No request of Firefox's own in a test run.
      'app.normandy.enabled': false,
      'app.update.disabledForTesting': true,
      'browser.safebrowsing.update.enabled': false,
      'datareporting.healthreport.uploadEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'extensions.getAddons.cache.enabled': false,
    },
  })
  const id = await browser.installExtension(options.build ?? FIREFOX_BUILD)
  return { browser, id, close: () => browser.close() }
}
