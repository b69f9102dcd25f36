/** Links to subscribe, on pages and on the site of `footnote site`, in the built extension. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { servePack } from '../../cli/commands/serve.ts'
import { loadRenderer } from '../../cli/site/load-renderer.ts'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { type ExtensionInFirefox, startFirefox } from '../../scripts/firefox.ts'
import { type PageServer, type ServedPage, servePages } from '../../scripts/serve-pages.ts'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { aBundle } from '../support/pack-file.ts'
import { aClaim, aManifest } from '../support/records.ts'

/** Notes every event that could tell a page that a click of its was taken. */
const SPY = `<script>
  window.seen = []
  for (const type of ['click', 'auxclick', 'message', 'error', 'unhandledrejection'])
    addEventListener(type, (event) => seen.push(type + event.defaultPrevented), true)
  document.addEventListener('click', (event) => seen.push('late ' + event.defaultPrevented))
</script>`

/** A page with footnotes of its own, which are named as our mark is, and with links to subscribe. */
const BOOK = 'https://book.example/towers/'
const BOOK_PAGE = `<!doctype html><title>book</title>
  <p><a id="own-number" href="${BOOK}#footnote:1">1</a>
  <p><a id="own-name" href="${BOOK}#footnote:height">2</a>
  <p><a id="own-old" href="https://BOOK.example:443/towers/#footnote:depth">3</a>
  <p><a id="number" href="https://book.example/bridges/#footnote:12">12</a>
  <p><a id="letter" href="https://book.example/bridges/#footnote:b">b</a>
  <p><a id="no-pack" href="https://book.example/bridges/#footnote:see%20there">there</a>
  <p><a id="here" href="${BOOK}#footnote:">subscribe</a>
  <p><a id="here-pack" href="${BOOK}#footnote:towers">subscribe</a>
  <p><a id="elsewhere" href="https://book.example/bridges/#footnote:height">subscribe</a>
  <p id="footnote:1">One.<p id="footnote:height">Height.<p><a name="footnote:depth">Depth.</a>
  <form><input name="querySelectorAll"></form><img name="querySelectorAll">`

let channel: ServedChannel
let server: PageServer

beforeAll(async () => {
  channel = await serveChannel()
  await channel.publish([aClaim()])
  const pages: Record<string, ServedPage> = {
    '/links': {
      html: `<!doctype html><title>links</title>${SPY}
        <p><a id="ext" href="ext+footnote:${channel.url}">subscribe</a>
        <p><a id="web" href="web+footnote:${channel.url}">subscribe</a>
        <p><a id="marked" href="https://packs.example/towers/#footnote:towers"><b>subscribe</b></a>
        <p><a id="plain" href="#here">not to subscribe</a>
        <p><a id="other" href="#footnote:">not to subscribe either</a>
        <p><a id="http" href="ext+footnote:http://packs.example/">subscribe</a>
        <form><input name="href"><input name="localName"><a id="formed" href="footnote:${channel.url}">subscribe</a></form>`,
    },
    '/frame': {
      html: '<!doctype html><title>frame</title><iframe src="/links" width="600" height="600"></iframe>',
    },
  }
  const manifest = aManifest()
  const { sitePages } = await loadRenderer()
  for (const { name, text } of sitePages(
    { manifest, claims: [aClaim()] },
    { url: 'https://site.example/', channel: channel.url },
  ))
    pages[`/site/${name}`] = { html: text }
  server = await servePages(pages)
})
afterAll(async () => {
  await server?.close()
  await channel?.close()
})

describe('a link to subscribe in Chromium', () => {
  let extension: ExtensionInChromium
  let page: Page

  beforeAll(async () => {
    extension = await startChromium({ context: { viewport: { width: 900, height: 700 } } })
    page = await extension.context.newPage()
    await page.route('https://book.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: route.request().url() === BOOK ? BOOK_PAGE : '<!doctype html><title>bridges</title>',
      }),
    )
  })
  afterAll(() => extension.close())
  afterEach(async () => {
    // Each test is to count from nought.
    const asking = await extension.openPage('packs.html')
    await asking.evaluate(forgetLinks)
    for (const other of extension.context.pages()) if (other !== page) await other.close()
  })

  /** Run in a page of the extension. */
  const forgetLinks = () =>
    (
      globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } }
    ).chrome.storage.session.clear()
  const opened = () => extension.context.pages().filter((each) => each.url().includes('/packs.html'))
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  async function clickOn(selector: string): Promise<Page> {
    const [packs] = await Promise.all([extension.context.waitForEvent('page'), page.click(selector)])
    await packs.getByRole('dialog').waitFor()
    return packs
  }
  /** Long enough for a tab that should not come: a good link clicked afterwards has brought its own. */
  async function opensNothing(act: () => Promise<unknown>): Promise<void> {
    await act()
    await clickOn('#ext')
    expect(opened()).toHaveLength(1)
  }

  it('asks first, asks the channel after a yes, and adds the pack after a second one', async () => {
    await page.goto(`${server.origin}/links`)
    channel.asked()
    const packs = await clickOn('#ext')
    const dialog = packs.getByRole('dialog')
    const text = await dialog.textContent()
    expect(text).toContain(`Look at the channel at ${new URL(channel.url).host}?`)
    expect(text).toContain('A link on localhost brought you here')
    expect(channel.asked()).toEqual([])
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    await dialog.getByText('Signed with the keys of the channel').waitFor()
    await dialog.getByRole('button', { name: 'Subscribe' }).click()
    await packs.locator('.pack', { hasText: 'Towers' }).waitFor()
    expect(page.url()).toBe(`${server.origin}/links`)
  })

  it.each([
    ['#web', 'Look at the channel at localhost'],
    ['#marked b', 'Look at the channel at packs.example?'],
    ['#formed', 'Look at the channel at localhost'],
  ])('is taken at %s', async (selector, words) => {
    await page.goto(`${server.origin}/links`)
    const packs = await clickOn(selector)
    expect(await packs.getByRole('dialog').textContent()).toContain(words)
    expect(page.url()).toBe(`${server.origin}/links`)
  })

  it('works with the keyboard', async () => {
    await page.goto(`${server.origin}/links`)
    await page.focus('#ext')
    const [packs] = await Promise.all([extension.context.waitForEvent('page'), page.keyboard.press('Enter')])
    await packs.getByRole('dialog').waitFor()
  })

  it('says what is wrong with an invalid address', async () => {
    await page.goto(`${server.origin}/links`)
    const [packs] = await Promise.all([extension.context.waitForEvent('page'), page.click('#http')])
    await packs.getByRole('alert').getByText('starts with https:// and has no user name').waitFor()
  })

  it('hides all events of its click from the page, and no event of other clicks', async () => {
    await page.goto(`${server.origin}/links`)
    await page.click('#plain')
    await page.click('#other')
    const before = await seen()
    expect(before).toEqual(['clickfalse', 'late false', 'clickfalse', 'late false'])
    await clickOn('#ext')
    expect(await seen()).toEqual(before)
  })

  it('ignores every event of a script', async () => {
    await page.goto(`${server.origin}/links`)
    await opensNothing(() =>
      page.evaluate(() => {
        const link = document.querySelector<HTMLAnchorElement>('#marked')!
        link.addEventListener('click', (event) => event.preventDefault())
        link.click()
        for (const type of ['click', 'auxclick', 'mousedown'])
          link.dispatchEvent(
            new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, button: 0 }),
          )
      }),
    )
  })

  it('is ignored in a frame', async () => {
    await page.goto(`${server.origin}/frame`)
    await page.frameLocator('iframe').locator('#marked').click({ modifiers: [] })
    await page.goto(`${server.origin}/links`)
    await opensNothing(async () => {})
  })

  it('opens nothing on a site that is switched off', async () => {
    const asking = await extension.openPage('popup.html')
    const site = (on: boolean) =>
      asking.evaluate((on) => {
        type Api = { runtime: { sendMessage(message: object): Promise<unknown> } }
        return (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage({
          type: 'set-site',
          host: 'localhost',
          on,
          private: false,
        })
      }, on)
    await site(false)
    await page.bringToFront()
    await page.goto(`${server.origin}/links`)
    await page.click('#ext')
    await site(true)
    await opensNothing(async () => {})
  })

  it('opens one tab for a double click, and at most five in ten minutes', async () => {
    await page.goto(`${server.origin}/links`)
    await page.dblclick('#ext')
    await expect.poll(() => opened().length).toBe(1)
    const asking = await extension.openPage('popup.html')
    const count = () =>
      asking.evaluate(async () => {
        type Api = {
          storage: {
            session: { get(): Promise<{ linksOpened: { times: number[] } }>; set(v: object): Promise<void> }
          }
        }
        const { session } = (globalThis as unknown as { chrome: Api }).chrome.storage
        const { linksOpened } = await session.get()
        // As if each had been clicked three seconds earlier than it was.
        await session.set({
          linksOpened: { ...linksOpened, times: linksOpened.times.map((at) => at - 3_000) },
        })
        return linksOpened.times.length
      })
    expect(await count()).toBe(1)
    for (let tabs = 2; tabs <= 5; tabs += 1) {
      await page.bringToFront()
      await clickOn('#ext')
      expect(await count()).toBe(tabs)
    }
    await extension.stopWorker()
    await page.bringToFront()
    await page.click('#ext')
    // The worker has answered once more by now, after the click.
    await asking.evaluate(() => {
      type Api = { runtime: { sendMessage(message: object): Promise<unknown> } }
      return (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage({ type: 'overview' })
    })
    expect(await count()).toBe(5)
    expect(opened()).toHaveLength(5)
  })

  it.each(['#own-number', '#own-name', '#own-old', '#number', '#letter', '#no-pack'])(
    'is not %s, which leads to a footnote of the page',
    async (selector) => {
      await page.goto(BOOK)
      const href = (await page.getAttribute(selector, 'href')) ?? ''
      await page.click(selector)
      await page.waitForURL(new URL(href).href)
      expect(await page.title()).toBe(selector.startsWith('#own') ? 'book' : 'bridges')
      expect(opened()).toEqual([])
    },
  )

  it.each(['#here', '#here-pack', '#elsewhere'])(
    'is recognised at %s, beside footnotes',
    async (selector) => {
      await page.goto(BOOK)
      await clickOn(selector)
      expect(opened()).toHaveLength(1)
      expect(page.url()).toBe(BOOK)
    },
  )

  it('is the button of what `footnote serve --channel` shows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'footnote-serve-'))
    for (const [path, bytes] of channel.files) {
      mkdirSync(dirname(join(folder, 'channel', path)), { recursive: true })
      writeFileSync(join(folder, 'channel', path), bytes)
    }
    writeFileSync(join(folder, 'towers.footnote'), (await aBundle([aClaim()])).buffer)
    const served = await servePack(join(folder, 'towers.footnote'), 0, join(folder, 'channel'))
    try {
      for (const origin of [served.origin, served.origin.replace('localhost', '127.0.0.1')]) {
        await page.goto(`${origin}/`)
        await page.getByText(`${origin}/channel/#towers`).waitFor()
        const packs = await clickOn('text=Subscribe with Footnote')
        await packs.getByRole('dialog').getByRole('button', { name: 'Look at it' }).click()
        await packs.getByRole('dialog').getByText('Signed with the keys of the channel').waitFor()
        await packs.close()
        // Two in two seconds would be one too many.
        const asking = await extension.openPage('popup.html')
        await asking.evaluate(forgetLinks)
        await asking.close()
      }
    } finally {
      await served.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('is the button of the site that `footnote site` makes', async () => {
    await page.goto(`${server.origin}/site/index.html`)
    const packs = await clickOn('text=Subscribe with Footnote')
    await packs.getByRole('dialog').getByRole('button', { name: 'Look at it' }).click()
    await packs.getByRole('dialog').getByText('Towers').first().waitFor()
  })

  it('leads to nothing that a page can load', async () => {
    await page.goto(`${server.origin}/links`)
    const reached = await page.evaluate(
      (id) =>
        Promise.all(
          ['packs.html', 'channel-links.js', 'article.js', 'manifest.json'].map((file) =>
            fetch(`chrome-extension://${id}/${file}`).then(
              () => file,
              () => undefined,
            ),
          ),
        ),
      extension.id,
    )
    expect(reached.filter(Boolean)).toEqual([])
  })
})

describe('a link to subscribe in Firefox', () => {
  let extension: ExtensionInFirefox

  beforeAll(async () => {
    extension = await startFirefox()
  })
  afterAll(() => extension.close())

  it('opens the packs page with a question, from the page and without the browser’s own dialogue', async () => {
    const page = await extension.browser.newPage()
    await page.goto(`${server.origin}/links`)
    channel.asked()
    await page.click('#ext')
    await expect.poll(async () => (await extension.pagesAt('packs.html')).length).toBe(1)
    const [packs] = await extension.pagesAt('packs.html')
    if (packs === undefined) throw new Error('no packs page')
    await packs.waitForSelector('dialog .action:enabled')
    expect(await packs.$eval('dialog', (dialog) => dialog.textContent)).toContain(
      'A link on localhost brought you here',
    )
    expect(channel.asked()).toEqual([])
    await packs.click('dialog .action:enabled')
    await packs.waitForSelector('dialog .signed')
    expect(await packs.$eval('dialog', (dialog) => dialog.textContent)).toContain('Add Towers?')
  })
})
