/** Links to subscribe, on pages and on the site of `footnote site`, in the built extension. */
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sitePages } from '../../cli/site/pages.ts'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { type ExtensionInFirefox, startFirefox } from '../../scripts/firefox.ts'
import { type PageServer, type ServedPage, servePages } from '../../scripts/serve-pages.ts'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { aClaim, aManifest } from '../support/records.ts'

/** Notes every event that could tell a page that a click of its was taken. */
const SPY = `<script>
  window.seen = []
  for (const type of ['click', 'auxclick', 'message', 'error', 'unhandledrejection'])
    addEventListener(type, (event) => seen.push(type + event.defaultPrevented), true)
  document.addEventListener('click', (event) => seen.push('late ' + event.defaultPrevented))
</script>`

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
  })
  afterAll(() => extension.close())
  afterEach(async () => {
    // Each test is to count from nought.
    const asking = await extension.openPage('packs.html')
    await asking.evaluate(() =>
      (
        globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } }
      ).chrome.storage.session.clear(),
    )
    for (const other of extension.context.pages()) if (other !== page) await other.close()
  })

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
    expect(text).toContain('A link on localhost led here')
    expect(channel.asked()).toEqual([])
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    await dialog.getByText('Signed by whoever publishes').waitFor()
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

  it('is taken from the keyboard', async () => {
    await page.goto(`${server.origin}/links`)
    await page.focus('#ext')
    const [packs] = await Promise.all([extension.context.waitForEvent('page'), page.keyboard.press('Enter')])
    await packs.getByRole('dialog').waitFor()
  })

  it('says what is wrong with an address that is none', async () => {
    await page.goto(`${server.origin}/links`)
    const [packs] = await Promise.all([extension.context.waitForEvent('page'), page.click('#http')])
    await packs.getByRole('alert').getByText('starts with https://, without user name').waitFor()
  })

  it('shows the page no event of the click that was taken, and every event of another', async () => {
    await page.goto(`${server.origin}/links`)
    await page.click('#plain')
    await page.click('#other')
    const before = await seen()
    expect(before).toEqual(['clickfalse', 'late false', 'clickfalse', 'late false'])
    await clickOn('#ext')
    expect(await seen()).toEqual(before)
  })

  it('is not taken from a script, whatever event it makes', async () => {
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

  it('is not taken in a frame', async () => {
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
        })
      }, on)
    await site(false)
    await page.bringToFront()
    await page.goto(`${server.origin}/links`)
    await page.click('#ext')
    await site(true)
    await opensNothing(async () => {})
  })

  it('opens one tab for a double click, and five in ten minutes whatever is clicked', async () => {
    await page.goto(`${server.origin}/links`)
    await page.dblclick('#ext')
    await expect.poll(() => opened().length).toBe(1)
    const asking = await extension.openPage('popup.html')
    const count = () =>
      asking.evaluate(async () => {
        type Api = {
          storage: { session: { get(): Promise<{ linksOpened: number[] }>; set(v: object): Promise<void> } }
        }
        const { session } = (globalThis as unknown as { chrome: Api }).chrome.storage
        const { linksOpened } = await session.get()
        // As if each had been clicked three seconds earlier than it was.
        await session.set({ linksOpened: linksOpened.map((at) => at - 3_000) })
        return linksOpened.length
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

  it('is the button of the site that `footnote site` makes', async () => {
    await page.goto(`${server.origin}/site/index.html`)
    const packs = await clickOn('text=Subscribe with Footnote')
    await packs.getByRole('dialog').getByRole('button', { name: 'Look at it' }).click()
    await packs.getByRole('dialog').getByText('Towers').first().waitFor()
  })

  it('leads to nothing that a page could load', async () => {
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
    const packs = await expect
      .poll(async () => (await extension.browser.pages()).find((each) => each.url().includes('/packs.html')))
      .toBeTruthy()
      .then(async () => (await extension.browser.pages()).find((each) => each.url().includes('/packs.html')))
    if (packs === undefined) throw new Error('no packs page')
    await packs.waitForSelector('dialog .action:enabled')
    expect(await packs.$eval('dialog', (dialog) => dialog.textContent)).toContain(
      'A link on localhost led here',
    )
    expect(channel.asked()).toEqual([])
    await packs.click('dialog .action:enabled')
    await packs.waitForSelector('dialog .signed')
    expect(await packs.$eval('dialog', (dialog) => dialog.textContent)).toContain('Add Towers?')
  })
})
