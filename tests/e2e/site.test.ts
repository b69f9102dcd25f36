import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromClaimReview } from '../../claims/interop/read-claim-review.ts'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { readBundle } from '../../claims/packs/reader/bundle.ts'
import { servePack } from '../../cli/commands/serve.ts'
import { main } from '../../cli/main.ts'
import { findBrowser } from '../../scripts/browsers.mjs'
import { recordingTerminal } from '../cli/terminal.ts'
import { aManifest } from '../support/records.ts'
import { HOSTILE, siteClaims } from '../support/site-claims.ts'

let folder: string
let browser: Browser
let server: Awaited<ReturnType<typeof servePack>>
let context: BrowserContext
let page: Page
const outside: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-site-'))
  const bundle = await writeBundle({ manifest: aManifest({ name: { en: HOSTILE } }), claims: siteClaims() })
  if (!bundle.ok) throw new Error(bundle.error.message)
  writeFileSync(join(folder, 'pack.footnote'), bundle.value)
  server = await servePack(join(folder, 'pack.footnote'), 0)
  const executablePath = findBrowser('chromium')
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
  context = await browser.newContext()
  page = await context.newPage()
  context.on('request', (request) => {
    if (!request.url().startsWith(server.origin)) outside.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true })
})

describe('footnote site', () => {
  it.each(['light', 'dark'] as const)('has no axe findings in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    for (const path of [
      '/',
      '/page-2.html',
      '/claims/hostile.html',
      '/claims/withdrawn.html',
      '/claims/arabic.html',
      '/claims/long-words.html',
      '/corrections.html',
    ]) {
      await page.goto(server.origin + path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
    }
  })

  it('shows all text as text', async () => {
    await page.goto(`${server.origin}/claims/hostile.html`)
    expect(await page.locator('h1').textContent()).toBe(HOSTILE)
    expect(await page.title()).toBe(HOSTILE)
    expect(await page.locator('img').count()).toBe(0)
    await page.goto(`${server.origin}/`)
    expect(await page.locator('h1').textContent()).toBe(HOSTILE)
    expect(await page.locator('img').count()).toBe(0)
  })

  it('finds claims by their words, ignoring accents and case, and opens one', async () => {
    await page.goto(`${server.origin}/`)
    await page.getByRole('searchbox').fill('RED dóor 209')
    await page.getByRole('status').getByText('1 found').waitFor()
    await page.getByRole('link', { name: 'House number 209 has a red door.' }).click()
    await page.waitForURL('**/claims/c209.html')
    expect(await page.locator('h1').textContent()).toBe('House number 209 has a red door.')
  })

  it('can be searched with the keyboard alone, in every language of a claim, and Enter does no harm', async () => {
    await page.goto(`${server.origin}/`)
    await page.getByRole('searchbox').focus()
    await page.keyboard.type("TOWER'S height")
    await page.getByRole('status').getByText('1 found').waitFor()
    await page.keyboard.press('Enter')
    expect(await page.locator('#results li').getAttribute('dir')).toBe('rtl')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/claims/arabic.html')
    await page.goto(`${server.origin}/`)
    await page.getByRole('searchbox').fill('house')
    await page.getByRole('status').getByText('210 found, the first 200 are shown').waitFor()
    await page.getByRole('searchbox').fill('')
    expect(await page.locator('#all').isVisible()).toBe(true)
  })

  it('can be read without scripts', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const reader = await plain.newPage()
    await reader.goto(`${server.origin}/`)
    expect(await reader.getByRole('searchbox').count()).toBe(0)
    await reader.getByRole('link', { name: 'House number 7 has' }).click()
    expect(await reader.locator('h1').textContent()).toBe('House number 7 has a red door.')
    await plain.close()
  })

  it('sets each language in its own direction', async () => {
    await page.goto(`${server.origin}/claims/arabic.html`)
    const sides = await page.evaluate(() =>
      ['h1', 'section h2'].map((name) => {
        const element = document.querySelector(name) as Element
        const range = document.createRange()
        range.selectNodeContents(element)
        const [text, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
        return text.left - box.left < box.right - text.right ? 'left' : 'right'
      }),
    )
    expect(sides).toEqual(['right', 'left'])
  })

  it.each(['/claims/long-words.html', '/claims/hostile.html', '/claims/arabic.html', '/page-2.html', '/'])(
    'never has to be scrolled sideways: %s at 320 pixels',
    async (path) => {
      await page.setViewportSize({ width: 320, height: 600 })
      await page.goto(server.origin + path)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over).toBe(0)
      await page.setViewportSize({ width: 1280, height: 720 })
    },
  )

  it('shows a withdrawn verdict to people, but not to search engines', async () => {
    await page.goto(`${server.origin}/claims/withdrawn.html`)
    expect(await page.locator('.note').textContent()).toContain('Measured again.')
    expect(await page.locator('script[type="application/ld+json"]').count()).toBe(0)
  })

  it('leads from a claim to its successor, and never to a missing page', async () => {
    await page.goto(`${server.origin}/claims/old.html`)
    await page.getByRole('link', { name: 'The bridge is 90 metres long.' }).click()
    await page.waitForURL('**/claims/withdrawn.html')
    await page.goto(`${server.origin}/claims/older.html`)
    expect(await page.locator('.note a').count()).toBe(0)
  })

  it('works from a disk and from any place of a server', async () => {
    const place = join(folder, 'a b', 'site')
    const args = ['site', join(folder, 'pack.footnote'), '--out', place, '--channel', 'https://c.example/ch/']
    expect(await main(args, recordingTerminal())).toBe(0)
    const disk = await context.newPage()
    const broken: string[] = []
    disk.on('requestfailed', (request) => broken.push(request.url()))
    disk.on('console', (message) => broken.push(message.text()))
    await disk.goto(pathToFileURL(join(place, 'index.html')).href)
    expect(await disk.getByRole('link', { name: 'Subscribe' }).getAttribute('href')).toBe(
      'ext+footnote:https://c.example/ch/',
    )
    await disk.getByRole('searchbox').fill('red door 209')
    await disk.getByRole('status').getByText('1 found').waitFor()
    await disk.getByRole('link', { name: 'House number 209' }).click()
    expect(await disk.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none')
    await disk.locator('a').first().click()
    await disk.getByRole('link', { name: 'corrections', exact: true }).click()
    expect(await disk.locator('h1').textContent()).toBe('Corrections')
    expect(broken).toEqual([])
    await disk.close()
    outside.length = 0
  })

  it('says that a pack has no claims, and then has no search', async () => {
    const empty = await writeBundle({ manifest: aManifest(), claims: [] })
    writeFileSync(join(folder, 'empty.footnote'), empty.ok ? empty.value : '')
    const other = await servePack(join(folder, 'empty.footnote'), 0)
    const reader = await context.newPage()
    await reader.goto(other.origin)
    expect(await reader.locator('main').textContent()).toContain('No claims are published yet.')
    expect(await reader.getByRole('searchbox').count()).toBe(0)
    const { violations } = await new AxeBuilder({ page: reader }).analyze()
    expect(violations).toEqual([])
    await reader.close()
    await other.close()
    outside.length = 0
  })

  it('has ClaimReview with everything that search engines need', async () => {
    await page.goto(`${server.origin}/claims/c000.html`)
    const markup = await page.locator('script[type="application/ld+json"]').textContent()
    // https://developers.google.com/search/docs/appearance/structured-data/factcheck
    expect(JSON.parse(markup ?? '')).toMatchObject({
      '@type': 'ClaimReview',
      url: expect.stringMatching(/^https:.*claims\/c000\.html$/),
      claimReviewed: 'House number 0 has a red door.',
      author: { '@type': 'Organization', name: expect.any(String), url: expect.any(String) },
      datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      reviewRating: {
        '@type': 'Rating',
        alternateName: expect.any(String),
        ratingValue: expect.any(Number),
        bestRating: expect.any(Number),
        worstRating: expect.any(Number),
      },
      itemReviewed: { '@type': 'Claim' },
    })
  })

  it('has ClaimReview that is read back as the same claim', async () => {
    await page.goto(`${server.origin}/claims/hostile.html`)
    const markup = await page.locator('script[type="application/ld+json"]').textContent()
    const read = fromClaimReview(JSON.parse(markup ?? ''), {
      today: '2026-11-24',
      lang: 'en',
      keepState: true,
    })
    const pack = await readBundle(readFileSync(join(folder, 'pack.footnote')))
    expect(read.ok && read.value.claim).toEqual(
      pack.ok && pack.value.claims.find(({ id }) => id === 'hostile'),
    )
  })

  it('lists withdrawn claims, as a page and as a well-formed feed, without drafts', async () => {
    await page.goto(`${server.origin}/corrections.html`)
    expect(await page.getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining('90 metres'),
      expect.stringContaining('that XML lacks'),
      expect.stringContaining('80 metres'),
      expect.stringContaining('70 metres'),
    ])
    const feed = await (await context.request.get(`${server.origin}/corrections.xml`)).text()
    const parsed = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml')
      return {
        errors: document.querySelectorAll('parsererror').length,
        titles: [...document.querySelectorAll('entry > title')].map((title) => title.textContent),
        ids: new Set([...document.querySelectorAll('entry > id')].map((id) => id.textContent)).size,
        // RFC 4287, clauses 4.1.1 and 4.1.2.
        missing: ['feed', 'entry'].flatMap((parent) =>
          ['id', 'title', 'updated', 'link[href]'].filter(
            (child) =>
              document.querySelectorAll(`${parent} > ${child}`).length <
              document.querySelectorAll(parent).length,
          ),
        ),
      }
    }, feed)
    expect(parsed).toEqual({
      errors: 0,
      titles: [
        'withdrawn: The bridge is 90 metres long.',
        'corrected: A sign that XML lacks.',
        'superseded: The bridge is 80 metres long.',
        'superseded: The bridge is 70 metres long.',
      ],
      ids: 4,
      missing: [],
    })
    expect((await context.request.get(`${server.origin}/claims/secret-draft.html`)).status()).toBe(404)
    expect(await (await context.request.get(`${server.origin}/search-data.js`)).text()).not.toContain(
      'secret-draft',
    )
  })

  it('serves the bundle, and nothing outside the channel', async () => {
    const bundle = await context.request.get(`${server.origin}/pack.footnote`)
    expect((await readBundle(await bundle.body())).ok).toBe(true)
    expect((await context.request.get(`${server.origin}/channel/..%2f..%2fetc/passwd`)).status()).toBe(404)
    const other = await context.request.get(server.origin, { headers: { host: 'evil.example' } })
    expect(other.status()).toBe(404)
  })

  it('has a report with charts in one file, without axe findings', async () => {
    const file = join(folder, 'report.html')
    expect(await main(['report', join(folder, 'pack.footnote'), '--out', file], recordingTerminal())).toBe(0)
    await page.goto(`file://${file}`)
    outside.length = 0
    await page.reload()
    expect(outside).toEqual([`file://${file}`])
    outside.length = 0
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    expect(await page.getByRole('row').count()).toBeGreaterThan(15)
  })

  it('requests nothing from other hosts, and keeps its own policy', () => {
    expect(outside).toEqual([])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
  })
})
