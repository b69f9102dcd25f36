/**
 * Twenty real news pages that say nothing of the pack that ships with the extension. They are not
 * ours to keep: FOOTNOTE_BENCH says where they are, and without them there is nothing to test here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page, type Route } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareChromium, type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, type ServedPage, servePages } from '../../scripts/serve-pages.ts'

const FOLDER = join(process.env.FOOTNOTE_BENCH ?? join('..', 'shared', 'bench'), 'news-pages')
const NAMES = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'source.html')))
  : []

/** What the page itself can tell of us; runs in its own world, before its scripts. */
function observe(): void {
  const seen = { before: '', shift: 0 }
  Object.assign(globalThis, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

type Seen = {
  readonly shift: number
  readonly html: string
  readonly highlights: number
  readonly sheets: number
}

function look(page: Page): Promise<Seen> {
  return page.evaluate(() => ({
    shift: (globalThis as unknown as { seen: { shift: number } }).seen.shift,
    html: document.documentElement.outerHTML,
    highlights: CSS.highlights.size,
    sheets: document.adoptedStyleSheets.length,
  }))
}

/** Uncaught errors in any of the page's worlds, and what our own scripts complain of. */
function errorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    const ours = message.location().url.startsWith('chrome-extension:')
    if (ours && message.type() === 'error') errors.push(message.text())
  })
  return errors
}

/** Scripts are removed, so that the page does not change and every difference is ours. */
function still(html: string): string {
  const scriptless = html.replace(/<script\b(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script>/gi, '')
  // Against framing, some pages hide themselves until a script of theirs has run. What nobody sees is not read.
  return scriptless.replace(/<\/head>/i, '<style>html { display: block !important }</style></head>')
}

describe.runIf(NAMES.length > 0)('news pages', () => {
  let extension: ExtensionInChromium
  let server: PageServer
  let bare: Browser

  async function allowOnlyServed(route: Route): Promise<void> {
    const url = route.request().url()
    const served = url.startsWith(server.origin) || url.startsWith('chrome-extension:')
    await (served ? route.continue() : route.abort())
  }

  beforeAll(async () => {
    const pages: Record<string, ServedPage> = {}
    for (const name of NAMES) {
      pages[`/${name}/story`] = { html: still(readFileSync(join(FOLDER, name, 'source.html'), 'utf8')) }
    }
    server = await servePages(pages)
    extension = await startChromium({ context: { viewport: { width: 1100, height: 900 } } })
    await extension.context.route('**/*', allowOnlyServed)
    bare = await chromium.launch(bareChromium())
  })
  afterAll(async () => {
    await bare?.close()
    await extension?.close()
    await server?.close()
  })

  /** The same page in a browser without the extension. */
  async function openBare(address: string): Promise<{ page: Page; errors: string[] }> {
    for (const page of bare.contexts().flatMap((context) => context.pages())) await page.close()
    const page = await bare.newPage({ viewport: { width: 1100, height: 900 } })
    const errors = errorsOf(page)
    await page.route('**/*', allowOnlyServed)
    await page.addInitScript(observe)
    await page.goto(address, { waitUntil: 'load' })
    return { page, errors }
  }

  it.each(NAMES)('%s: read as an article, no marks, no errors, nothing changed', async (name) => {
    const page = await extension.context.newPage()
    const errors = errorsOf(page)
    const address = `${server.origin}/${name}/story`
    await page.addInitScript(observe)
    await page.goto(address, { waitUntil: 'load' })
    const same = await openBare(address)
    const without = await look(same.page)
    const before = await look(page)
    const { report } = await waitForReport(extension, address)
    await page.bringToFront()
    await page.waitForTimeout(300)
    const after = await look(page)
    // What the page cannot do by itself, it could not do without us.
    expect(errors.filter((error) => !same.errors.includes(error))).toEqual([])
    expect(report.state).toBe('done')
    expect(report.sentences).toBeGreaterThan(5)
    expect(report.found).toEqual([])
    expect(after.highlights).toBe(0)
    expect(after.sheets).toBe(without.sheets)
    expect(after.html).toBe(without.html)
    expect(after.shift - before.shift).toBe(0)
    await page.close()
  })
})
