import { type Browser, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBundle } from '../../claims/packs/bundle.ts'
import { findBrowser } from '../../scripts/browsers.mjs'
import { hostilePacks } from '../support/hostile-packs.ts'
import { aClaim, aManifest } from '../support/records.ts'

/** What the page under test offers. */
type Reader = { readBundle(bytes: Uint8Array): Promise<{ ok: boolean; error?: { message: string } }> }

let browser: Browser
let page: Page

beforeAll(async () => {
  const executablePath = findBrowser('chromium')
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
  page = await browser.newPage()
  // A secure context, for WebCrypto; nothing leaves the machine.
  await page.route('**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>reader</title>' }),
  )
  await page.goto('https://reader.example/')
  await page.addScriptTag({ content: await readerScript() })
}, 120_000)

afterAll(() => browser?.close())

describe('the reader of bundles, in a browser', () => {
  it('takes a good bundle', async () => {
    const bundle = await writeBundle({ manifest: aManifest(), claims: [aClaim()] })
    expect(bundle.ok && (await read(bundle.value))).toBe(true)
  })

  it('refuses every hostile pack, as the reader in Node does', async () => {
    const accepted: string[] = []
    const slow: string[] = []
    let count = 0
    for (const { name, bytes } of hostilePacks()) {
      count += 1
      const start = performance.now()
      const answer = await read(bytes)
      if (typeof answer !== 'string') accepted.push(name)
      if (performance.now() - start > 1_000) slow.push(name)
    }
    expect(accepted).toEqual([])
    expect(slow).toEqual([])
    expect(count).toBeGreaterThanOrEqual(150)
  }, 120_000)
})

/** True, or why it was refused. */
function read(bytes: Uint8Array): Promise<true | string> {
  return page.evaluate(async (base64) => {
    const { readBundle } = (globalThis as unknown as { PackReader: Reader }).PackReader
    const answer = await readBundle(Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0)))
    return answer.ok || (answer.error?.message ?? '')
  }, Buffer.from(bytes).toString('base64'))
}

async function readerScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'claims/packs/bundle.ts', formats: ['iife'], name: 'PackReader' },
    },
  })
  const [first] = [built].flat()
  if (first === undefined || !('output' in first)) throw new Error('e2e: vite built nothing')
  return first.output[0].code
}
