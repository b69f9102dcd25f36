/**
 * The hostile set in both browsers: first the reader of bundles alone, then the built extension,
 * asked to look at every file and to install it.
 */
import { type Browser, chromium } from 'playwright'
import { launch } from 'puppeteer-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { findBrowser } from '../../scripts/browsers.mjs'
import { bareChromium, startChromium } from '../../scripts/chromium.ts'
import { startFirefox } from '../../scripts/firefox.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import type { HostilePack } from '../support/hostile/pack-lines.ts'
import { hostilePacks } from '../support/hostile-packs.ts'
import { aBundle } from '../support/pack-file.ts'
import { aClaim, aManifest } from '../support/records.ts'
import { yardstick } from '../support/yardstick.ts'

/** What the page under test offers. */
type Reader = { readBundle(bytes: Uint8Array): Promise<{ ok: boolean; error?: { message: string } }> }
/** A page of either browser's driver. */
type AnyPage = {
  evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>
}
/** A browser, or a browser with the extension, and a page of it. */
type Opened = { readonly page: AnyPage; close(): Promise<void> }

let server: PageServer
/** Made once: the bombs take a while. */
let packs: readonly HostilePack[]

beforeAll(async () => {
  packs = [...hostilePacks()]
  // A secure context, for WebCrypto.
  server = await servePages({
    '/': { html: `<!doctype html><title>reader</title><script>${await readerScript()}</script>` },
  })
})
afterAll(() => server?.close())

const READERS: Record<string, () => Promise<Opened>> = {
  async Chromium() {
    const browser: Browser = await chromium.launch(bareChromium())
    const page = await browser.newPage()
    await page.goto(server.origin)
    return { page: page as AnyPage, close: () => browser.close() }
  },
  async Firefox() {
    const executablePath = findBrowser('firefox')
    if (executablePath === undefined) throw new Error('Firefox was not found')
    const browser = await launch({ browser: 'firefox', executablePath, headless: true })
    const page = await browser.newPage()
    await page.goto(server.origin)
    return { page: page as unknown as AnyPage, close: () => browser.close() }
  },
}

describe.each(Object.entries(READERS))('the reader of bundles, in %s', (_name, open) => {
  let opened: Opened
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened?.close())

  it('accepts a good bundle', async () => {
    const bundle = await writeBundle({ manifest: aManifest(), claims: [aClaim()] })
    expect(bundle.ok && (await read(opened.page, bundle.value))).toBe(true)
  })

  it('refuses every hostile pack, as the reader in Node does', async () => {
    const accepted: string[] = []
    const slow: string[] = []
    const { tooSlow } = await yardstick((bytes) => read(opened.page, bytes))
    for (const { name, bytes } of packs) {
      const start = performance.now()
      const answer = await read(opened.page, bytes)
      if (typeof answer !== 'string') accepted.push(name)
      const took = performance.now() - start
      if (await tooSlow(() => read(opened.page, bytes), took)) slow.push(`${name}: ${took} ms`)
    }
    expect(accepted).toEqual([])
    expect(slow).toEqual([])
    expect(packs.length).toBeGreaterThanOrEqual(150)
  })
})

const EXTENSIONS: Record<string, () => Promise<Opened>> = {
  async Chromium() {
    const extension = await startChromium()
    return { page: (await extension.openPage('packs.html')) as AnyPage, close: () => extension.close() }
  },
  async Firefox() {
    const extension = await startFirefox()
    const page = await extension.openPage('packs.html')
    await page.waitForSelector('.pack')
    return { page: page as unknown as AnyPage, close: () => extension.close() }
  },
}

describe.each(Object.entries(EXTENSIONS))('the built extension in %s', (_name, open) => {
  let opened: Opened
  beforeAll(async () => {
    opened = await open()
    expect(await offer(opened.page, (await aBundle([aClaim({ id: 'good' })])).buffer)).toEqual({
      look: 'taken',
      install: 'taken',
    })
  })
  afterAll(() => opened?.close())

  it('neither previews nor installs a hostile pack, and keeps its packs', async () => {
    const before = await kept(opened.page)
    expect(before.packs).toEqual(['towers 1 of 1', 'venezuela-2017 1 of 22'])
    const taken: string[] = []
    for (const { name, bytes } of packs) {
      const { look, install } = await offer(opened.page, bytes)
      if (look !== 'failed' || install !== 'failed') taken.push(`${name}: ${look}, ${install}`)
    }
    expect(taken).toEqual([])
    expect(packs.length).toBeGreaterThanOrEqual(150)
    expect(await kept(opened.page)).toEqual(before)
  })

  it('accepts a good pack afterwards', async () => {
    const { buffer } = await aBundle([aClaim({ id: 'good' }), aClaim({ id: 'more' })], { version: 2 })
    expect(await offer(opened.page, buffer)).toEqual({ look: 'taken', install: 'taken' })
    expect((await kept(opened.page)).packs).toContain('towers 2 of 2')
  })
})

/** Asks the background to look at a file, then to install it as if the reader had said yes. */
function offer(page: AnyPage, bytes: Uint8Array): Promise<{ look: string; install: string }> {
  return page.evaluate(async (base64: string) => {
    type Answer = { ok: boolean; error?: { code: string } }
    type Api = { runtime: { sendMessage(message: object): Promise<Answer> } }
    const global = globalThis as unknown as { browser?: Api; chrome: Api }
    const { runtime } = global.browser ?? global.chrome
    const file = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file))
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const address = URL.createObjectURL(new Blob([file]))
    const ask = async (type: string, more: object = {}) => {
      const answer = await runtime.sendMessage({ type, address, name: 'x.footnote', ...more })
      return answer.ok ? 'taken' : (answer.error?.code ?? 'no word')
    }
    const answers = { look: await ask('preview-file'), install: await ask('install-file', { sha256 }) }
    URL.revokeObjectURL(address)
    return answers
  }, Buffer.from(bytes).toString('base64'))
}

/** The packs in force, and how many records the database has of each generation: nothing half stored. */
function kept(
  page: AnyPage,
): Promise<{ packs: string[]; generations: number; claims: number; looked: number }> {
  return page.evaluate(async (name: string) => {
    type Api = { runtime: { sendMessage(message: object): Promise<{ value: { claims: number } }> } }
    const global = globalThis as unknown as { browser?: Api; chrome: Api }
    const { value } = await (global.browser ?? global.chrome).runtime.sendMessage({ type: 'overview' })
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const all = <T>(store: string, keys: boolean) =>
      new Promise<T[]>((resolve, reject) => {
        const from = db.transaction(store).objectStore(store)
        const request = keys ? from.getAllKeys() : from.getAll()
        request.onsuccess = () => resolve(request.result as T[])
        request.onerror = () => reject(request.error)
      })
    type Pack = { id: string; claims: number; manifest: { version: number } }
    const packs = await all<Pack>('packs', false)
    const claims = await all<[number, string]>('claims', true)
    db.close()
    return {
      packs: packs.map((pack) => `${pack.id} ${pack.manifest.version} of ${pack.claims}`).sort(),
      generations: new Set(claims.map(([generation]) => generation)).size,
      claims: claims.length,
      looked: value.claims,
    }
  }, 'footnote')
}

/** True, or why it was refused. */
function read(page: AnyPage, bytes: Uint8Array): Promise<true | string> {
  return page.evaluate(async (base64: string) => {
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
      lib: { entry: 'claims/packs/reader/bundle.ts', formats: ['iife'], name: 'PackReader' },
    },
  })
  const [first] = [built].flat()
  if (first === undefined || !('output' in first)) throw new Error('e2e: vite built nothing')
  return first.output[0].code.replaceAll('</script', '<\\/script')
}
