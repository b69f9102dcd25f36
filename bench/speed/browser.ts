/**
 * Measures the built extension in Chromium: the time from a content script's message to a stopped
 * worker until its first answer. For comparison, measures the same for a minimal extension whose worker
 * only answers.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright'
import { FIRST_BATCH_TEXT } from '../../messages/limits.ts'
import { CHROME_BUILD, type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { servePages } from '../../scripts/serve-pages.ts'
import { bundled } from '../bundled.ts'
import { workerHeap } from '../worker-heap.ts'
import { claimTexts, pages } from './corpus.ts'
import type { Filler } from './fill.ts'

export type BrowserFigures = {
  claims: number
  /** Time to the answer of a stopped worker to a page's first message (its visible part), ms: all rounds, and the median. */
  coldMs: number[]
  coldMedianMs: number
  /** The same with all 100 sentences at once. */
  coldPageMs: number
  /** The same from a running worker. */
  warmMs: number
  /** Writing the claims, and the first answer after that, which includes compiling the index, ms. */
  installMs: number
  compileMs: number
  readIndex: { bytes: number; indexedDb: number; privateFile: number }
  /**
   * Memory of the worker after a garbage collection, bytes: the part that the claims add, and the
   * total. The same with MiniSearch.
   */
  memory: Record<'ours' | 'miniSearch', { added: number; all: number }>
}

const ROUNDS = 9
/** Claims per message to the page. */
const CHUNK = 20_000

/** @throws Error if the extension has not been built (npm run build) */
export async function measureBrowser(
  folder: string,
  sizes: readonly number[],
): Promise<{ pingMs: number; sizes: BrowserFigures[] }> {
  if (!existsSync(join(CHROME_BUILD, 'manifest.json')))
    throw new Error('bench: no built extension; run `npm run build` first')
  const figures: BrowserFigures[] = []
  const pingMs = await measurePing()
  const code = await bundled('bench/speed/fill.ts')
  for (const size of sizes) figures.push(await measureSize(folder, size, code))
  return { pingMs, sizes: figures }
}

async function measureSize(folder: string, size: number, code: string): Promise<BrowserFigures> {
  const sentences = pages(folder, 1)[0]?.sentences ?? []
  const paragraphs = sentences.slice(0, 3).map((text) => `<p>${text.replace(/[<&]/g, ' ')}</p>`)
  const server = await servePages({
    '/page': { html: `<!doctype html><title>Page</title><body>${paragraphs.join('')}` },
  })
  const extension = await startChromium()
  try {
    const tools = await extension.openPage('popup.html')
    // Measured with the embedded packs only, after a restart, so that the worker has nothing to install.
    await tools.locator('main').waitFor()
    await stop(extension)
    await tools.reload()
    await tools.locator('main').waitFor()
    const without = await heapOf(extension)
    await tools.evaluate(code)
    const texts = claimTexts(folder, size)
    for (let at = 0; at < texts.length; at += CHUNK) {
      await tools.evaluate(
        (some) => {
          ;(globalThis as unknown as { filler: Filler }).filler.texts.push(...some)
        },
        texts.slice(at, at + CHUNK),
      )
    }
    const installMs = await tools.evaluate(() =>
      (globalThis as unknown as { filler: Filler }).filler.install(),
    )
    const page = await extension.context.newPage()
    await page.goto(`${server.origin}/page`)
    const script = await contentScript(extension, page)
    await stop(extension)
    const message = (some: readonly string[]) => ({
      type: 'match',
      id: 0,
      priority: 'visible',
      document: { lang: 'en', headline: sentences[0] ?? '', lead: sentences.slice(0, 3).join(' ') },
      runs: [{ before: [], sentences: some.map((text, id) => ({ id, text })) }],
    })
    const compileMs = await script.ask(message(sentences))
    const cold = async (some: readonly string[]): Promise<number[]> => {
      const times: number[] = []
      for (let i = 0; i < ROUNDS; i++) {
        await stop(extension)
        times.push(await script.ask(message(some)))
      }
      return times
    }
    const coldMs = await cold(firstBatch(sentences))
    const coldPageMs = median(await cold(sentences))
    const warm: number[] = []
    for (let i = 0; i < ROUNDS; i++) warm.push(await script.ask(message(sentences)))
    const readIndex = await tools.evaluate(() =>
      (globalThis as unknown as { filler: Filler }).filler.readIndex(),
    )
    const all = await heapOf(extension)
    return {
      claims: size,
      coldMs,
      coldMedianMs: median(coldMs),
      coldPageMs,
      warmMs: median(warm),
      installMs,
      compileMs,
      readIndex,
      memory: { ours: { added: all - without, all }, miniSearch: await measureMiniSearch(texts) },
    }
  } finally {
    await extension.close()
    await server.close()
  }
}

/** The first request of the content script: the visible part of a page. */
function firstBatch(sentences: readonly string[]): string[] {
  let units = 0
  return sentences.filter((text) => {
    units += text.length
    return units <= FIRST_BATCH_TEXT
  })
}

/** The time to the answer of a stopped worker that does nothing else, ms. */
async function measurePing(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-ping-'))
  mkdirSync(folder, { recursive: true })
  const manifest = {
    manifest_version: 3,
    name: 'ping',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: ['http://localhost/*'], js: ['script.js'] }],
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'script.js'), '')
  writeFileSync(
    join(folder, 'worker.js'),
    'chrome.runtime.onMessage.addListener((message, sender, respond) => { respond({ ok: true }) })',
  )
  const server = await servePages({ '/page': { html: '<!doctype html><title>Page</title>' } })
  const extension = await startChromium({ build: folder })
  try {
    const page = await extension.context.newPage()
    await page.goto(`${server.origin}/page`)
    const script = await contentScript(extension, page)
    const times: number[] = []
    for (let i = 0; i < ROUNDS; i++) {
      await stop(extension)
      times.push(await script.ask({ type: 'ping' }))
    }
    return median(times)
  } finally {
    await extension.close()
    await server.close()
    rmSync(folder, { recursive: true })
  }
}

/** The memory of a worker that holds the same texts in MiniSearch, with the same stop words. */
async function measureMiniSearch(texts: readonly string[]): Promise<{ added: number; all: number }> {
  const without = await heapWithMiniSearch([])
  const all = await heapWithMiniSearch(texts)
  return { added: all - without, all }
}

async function heapOf(extension: ExtensionInChromium): Promise<number> {
  const heap = await workerHeap(extension)
  const bytes = await heap.afterCollection()
  await heap.close()
  return bytes
}

async function heapWithMiniSearch(texts: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-minisearch-'))
  const manifest = {
    manifest_version: 3,
    name: 'minisearch',
    version: '1',
    background: { service_worker: 'worker.js' },
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts))
  writeFileSync(join(folder, 'worker.js'), await bundled('bench/speed/mini-search-worker.ts'))
  const extension = await startChromium({ build: folder })
  try {
    while (!(await extension.worker.evaluate(() => 'held' in globalThis)))
      await new Promise((resolve) => setTimeout(resolve, 500))
    return await heapOf(extension)
  } finally {
    await extension.close()
    rmSync(folder, { recursive: true })
  }
}

/** Asks the background from the isolated world of the content script, like the script itself. */
async function contentScript(extension: ExtensionInChromium, page: Page) {
  const session: CDPSession = await extension.context.newCDPSession(page)
  const world = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extension.id}`) resolve(context.id)
    })
  })
  await session.send('Runtime.enable')
  const contextId = await world
  return {
    /** Milliseconds from the message to its answer. */
    async ask(message: unknown): Promise<number> {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        awaitPromise: true,
        returnByValue: true,
        expression: `(async () => {
          const started = performance.now()
          const answer = await chrome.runtime.sendMessage(${JSON.stringify(message)})
          return { ms: performance.now() - started, answer: JSON.stringify(answer).slice(0, 300) }
        })()`,
      })
      const value = result.value as { ms: number; answer: string } | undefined
      if (value === undefined || !value.answer.startsWith('{"ok":true')) {
        throw new Error(`bench: no answer from the background: ${value?.answer ?? exceptionDetails?.text}`)
      }
      return value.ms
    },
  }
}

async function stop(extension: ExtensionInChromium): Promise<void> {
  await extension.stopWorker()
  // The browser reports the stop before it is complete.
  await new Promise((resolve) => setTimeout(resolve, 400))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
