/** Pages that try to switch the content script off, to lead it astray or to look behind it. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, type ServedPage, servePages } from '../../scripts/serve-pages.ts'
import { SEED_ARTICLE } from '../support/golden.ts'

const SEED = readFileSync(SEED_ARTICLE, 'utf8')
const inBody = (html: string) => SEED.replace('<body>', `<body>${html}`)
const inHead = (html: string) => SEED.replace('<head>', `<head>${html}`)
const named = (names: string, tag: (name: string) => string) => names.split(' ').map(tag).join('')

const PAGES: Readonly<Record<string, string>> = {
  'a form that stands for the extension API': inBody(
    '<form id="browser"><input name="runtime" id="x"></form><form id="chrome"><input name="runtime"></form>',
  ),
  'elements with the names of the document’s properties': inBody(
    named(
      'body documentElement adoptedStyleSheets createRange querySelectorAll title readyState defaultView designMode',
      (name) => `<img name="${name}" alt="">`,
    ),
  ),
  'the whole article in a form whose fields have the names of node properties': SEED.replace(
    '<article>',
    `<article><form>${named(
      'childNodes firstChild nextSibling parentNode nodeType localName getAttribute isConnected textContent getRootNode',
      (name) => `<input type="hidden" name="${name}">`,
    )}`,
  ).replace('</article>', '</form></article>'),
  'a form with the name of the card’s factory': inBody('<form id="__footnoteCard"></form>'),
  'scripts that change prototypes': inHead(
    `<script>
      Node.prototype.getRootNode = Element.prototype.getAttribute = Range.prototype.getClientRects = () => { throw new Error('no') }
      for (const name of ['firstChild', 'nextSibling', 'parentNode'])
        Object.defineProperty(Node.prototype, name, { get() { throw new Error('no') } })
      window.Highlight = window.StaticRange = Map.prototype.set = undefined
    </script>`,
  ),
  'a script that clears the registry of highlights twice': inHead(
    `<script>let left = 2; setInterval(() => { if (CSS.highlights.size > 0 && left-- > 0) CSS.highlights.clear() }, 50)</script>`,
  ),
  'JSON-LD that cannot be read': inHead(
    `<script type="application/ld+json">{"@type":["NewsArticle",</script><script type="application/ld+json">${'['.repeat(50_000)}</script>`,
  ),
}

describe('pages that are against us', () => {
  let extension: ExtensionInChromium
  let server: PageServer
  const paths = Object.keys(PAGES)
  let plain: string[]

  beforeAll(async () => {
    const pages: Record<string, ServedPage> = { '/plain': { html: SEED } }
    for (const [i, name] of paths.entries()) pages[`/page-${i}`] = { html: PAGES[name] as string }
    server = await servePages(pages)
    extension = await startChromium({ context: { viewport: { width: 1000, height: 800 } } })
    // The model of meaning has a budget for each page and remembers its answers: the second look is whole.
    await foundOn('/plain')
    plain = await foundOn('/plain')
  })
  afterAll(async () => {
    await extension?.close()
    await server?.close()
  })

  async function foundOn(path: string): Promise<string[]> {
    const page = await extension.context.newPage()
    await page.goto(server.origin + path)
    const { report } = await waitForReport(extension, server.origin + path)
    await page.bringToFront()
    await page.waitForTimeout(900)
    const again = await waitForReport(extension, server.origin + path)
    expect(report.state).toBe('done')
    await page.close()
    return again.report.found.map(({ text, claim, placed }) => `${placed} ${claim} ${text}`)
  }

  it('finds something on the unchanged page', () => {
    expect(plain.length).toBeGreaterThan(10)
    expect(plain.every((line) => line.startsWith('true '))).toBe(true)
  })

  it.each(paths)('marks the same sentences in spite of %s', async (name) => {
    expect(await foundOn(`/page-${paths.indexOf(name)}`)).toEqual(plain)
  })

  it('opens the card by key in spite of a form with the name of its factory', async () => {
    const page = await extension.context.newPage()
    const address = `${server.origin}/page-${paths.findIndex((name) => name.includes('factory'))}`
    await page.goto(address)
    await waitForReport(extension, address)
    await page.bringToFront()
    const children = () => page.evaluate(() => document.documentElement.children.length)
    const before = await children()
    await page.keyboard.press('Alt+Shift+Period')
    await expect.poll(children).toBe(before + 1)
    await page.keyboard.press('Escape')
    await expect.poll(children).toBe(before)
    await page.close()
  })
})
