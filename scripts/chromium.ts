/** A real Chromium with the built extension in it, for the demo, the tests and the benches. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page, type Worker } from 'playwright'
import { findBrowser } from './browsers.mjs'

/** Where `wxt build` puts the Chrome build. */
export const CHROME_BUILD = resolve('.output', 'chrome-mv3')

/** Without these, Chromium contacts Google's servers at every start. */
const CHROMIUM_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  // Chromium's sandbox does not work for root (containers, CI).
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

export type ExtensionInChromium = {
  readonly context: BrowserContext
  /** The extension's id: its pages are `chrome-extension://ID/…`. */
  readonly id: string
  /** Playwright's handle of the background; it survives a stop of the worker. */
  readonly worker: Worker
  /** Opens one of the extension's pages in a tab. */
  openPage(path: string): Promise<Page>
  /** Stops the service worker, as Chromium does after 30 s of idleness. */
  stopWorker(): Promise<void>
  close(): Promise<void>
}

export type ChromiumOptions = {
  readonly headless?: boolean
  /** Folder of the unpacked extension. */
  readonly build?: string
  /** A profile to keep; if left out, a new one that is deleted with the browser. */
  readonly profile?: string
  readonly context?: Pick<
    BrowserContextOptions,
    'colorScheme' | 'viewport' | 'forcedColors' | 'reducedMotion' | 'locale' | 'deviceScaleFactor'
  >
}

/** Launch options of a Chromium without the extension, to compare with. */
export function bareChromium(): { executablePath: string; args: string[] } {
  const executablePath = findBrowser('chromium')
  if (executablePath === undefined) throw new Error('Chromium was not found; run `node scripts/setup.mjs`.')
  return { executablePath, args: CHROMIUM_ARGS }
}

/** Starts Chromium with the extension and waits for its background. */
export async function startChromium(options: ChromiumOptions = {}): Promise<ExtensionInChromium> {
  const build = options.build ?? CHROME_BUILD
  const { executablePath, args } = bareChromium()
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'footnote-')))
  const context = await chromium.launchPersistentContext(profile, {
    ...options.context,
    executablePath,
    headless: options.headless ?? true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [`--disable-extensions-except=${build}`, `--load-extension=${build}`, ...args],
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const id = new URL(worker.url()).host
  async function openPage(path: string): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`chrome-extension://${id}/${path}`)
    return page
  }
  return {
    context,
    id,
    worker,
    openPage,
    async stopWorker() {
      const browser = context.browser()
      const session = browser
        ? await browser.newBrowserCDPSession()
        : await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
      const { targetInfos } = await session.send('Target.getTargets')
      for (const target of targetInfos) {
        if (target.type === 'service_worker' && target.url.includes(id)) {
          await session.send('Target.closeTarget', { targetId: target.targetId })
        }
      }
      await session.detach()
    },
    async close() {
      await context.close()
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true })
    },
  }
}
