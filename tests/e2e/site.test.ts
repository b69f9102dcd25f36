import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromClaimReview } from '../../claims/interop/read-claim-review.ts'
import { readBundle, writeBundle } from '../../claims/packs/bundle.ts'
import { servePack } from '../../cli/commands/serve.ts'
import { main } from '../../cli/main.ts'
import { findBrowser } from '../../scripts/browsers.mjs'
import { recordingTerminal } from '../cli/terminal.ts'
import { aClaim, aManifest } from '../support/records.ts'

const HOSTILE = '<img src=x onerror="document.title=1"></script><!-- "\'`&amp;'

let folder: string
let browser: Browser
let server: Awaited<ReturnType<typeof servePack>>
let context: BrowserContext
let page: Page
const outside: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-site-'))
  const claims = [
    aClaim(),
    aClaim({
      id: 'hostile',
      texts: { en: { text: HOSTILE } },
      finding: { en: HOSTILE },
      explanation: { en: HOSTILE },
      label: { text: HOSTILE },
      sources: [
        { ...aClaim().sources[0], title: HOSTILE, publisher: HOSTILE, quote: HOSTILE, note: HOSTILE },
      ],
    }),
    aClaim({
      id: 'withdrawn',
      texts: { en: { text: 'The bridge is 90 metres long.' } },
      lifecycle: { state: 'withdrawn', since: '2026-11-20', note: 'Measured again.' },
    }),
    aClaim({ id: 'secret-draft', lifecycle: { state: 'draft' } }),
    ...Array.from({ length: 210 }, (_, n) =>
      aClaim({
        id: `c${String(n).padStart(3, '0')}`,
        texts: { en: { text: `House number ${n} has a red door.` } },
      }),
    ),
  ]
  const bundle = await writeBundle({ manifest: aManifest({ name: { en: HOSTILE } }), claims })
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
  it.each(['light', 'dark'] as const)('has nothing that axe finds, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    for (const path of [
      '/',
      '/page-2.html',
      '/claims/hostile.html',
      '/claims/withdrawn.html',
      '/corrections.html',
    ]) {
      await page.goto(server.origin + path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
    }
  })

  it('shows text as text, whatever it looks like', async () => {
    await page.goto(`${server.origin}/claims/hostile.html`)
    expect(await page.locator('h1').textContent()).toBe(HOSTILE)
    expect(await page.title()).toBe(HOSTILE)
    expect(await page.locator('img').count()).toBe(0)
    await page.goto(`${server.origin}/`)
    expect(await page.locator('h1').textContent()).toBe(HOSTILE)
    expect(await page.locator('img').count()).toBe(0)
  })

  it('finds claims by their words, accents and case aside, and goes to one', async () => {
    await page.goto(`${server.origin}/`)
    await page.getByRole('searchbox').fill('RED dóor 209')
    await page.getByRole('status').getByText('1 found').waitFor()
    await page.getByRole('link', { name: 'House number 209 has a red door.' }).click()
    await page.waitForURL('**/claims/c209.html')
    expect(await page.locator('h1').textContent()).toBe('House number 209 has a red door.')
  })

  it('carries ClaimReview that reads back as the same claim', async () => {
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

  it('lists what was taken back, as a page and as a well-formed feed, and no drafts', async () => {
    await page.goto(`${server.origin}/corrections.html`)
    expect(await page.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('90 metres')])
    const feed = await (await context.request.get(`${server.origin}/corrections.xml`)).text()
    const parsed = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml')
      return {
        errors: document.querySelectorAll('parsererror').length,
        titles: [...document.querySelectorAll('entry > title')].map((title) => title.textContent),
      }
    }, feed)
    expect(parsed).toEqual({ errors: 0, titles: ['withdrawn: The bridge is 90 metres long.'] })
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

  it('has a report with charts that axe finds nothing in, in one file', async () => {
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

  it('asks nobody else for anything, and breaks no rule of its own', () => {
    expect(outside).toEqual([])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
  })
})
