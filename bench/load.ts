/**
 * `npm run bench:load [-- SIZE] [NAME…]`: what others wait for while the background is busy, in a real Chromium
 * with the built extension (`npm run build` first).
 *
 *   settings   answers to the popup and its switches, while a large pack is stored and compiled
 *   fairness   a short message beside a page that sends 100,000 sentences
 *   killed     the first answer after the worker was stopped in the middle of a scan
 *   growth     1 to 8 MB of text: the time for twice the text
 *   day        pages opened one after the other: memory of the worker, rows, listeners
 *
 * SIZE is `short` (a minute or two; the default) or `long` (an hour: 100 kills, 2,000 pages). NAME chooses
 * one or more of these. Leaves its figures in .output/reports/load.json for `npm run figures`; what was not
 * measured again stays there.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { writeBundle } from '../claims/packs/publisher/write-bundle.ts'
import { parseClaim } from '../claims/records/claim.ts'
import type { PackManifest } from '../claims/records/pack.ts'
import { type ExtensionInChromium, startChromium } from '../scripts/chromium.ts'
import { waitForReport } from '../scripts/page-report.ts'
import { type PageServer, servePages } from '../scripts/serve-pages.ts'
import { longestTasks } from './task-times.ts'
import { workerHeap } from './worker-heap.ts'

const IS_LONG = process.argv.includes('long')
const SIZES = IS_LONG
  ? { claims: 100_000, kills: 100, pages: 2_000, sentences: 100_000 }
  : { claims: 5_000, kills: 10, pages: 40, sentences: 20_000 }

const SEED = readFileSync(resolve('tests', 'fixtures', 'seed', 'article.html'), 'utf8')
const figures: Record<string, number> = {}
const REPORT = '.output/reports/load.json'
const chosen = process.argv.slice(2).filter((argument) => !['short', 'long'].includes(argument))
const isChosen = (name: string): boolean => chosen.length === 0 || chosen.includes(name)

type Answer = { ok: boolean; value?: unknown; error?: { message: string } }
type Ask = (message: object) => Promise<Answer & { ms: number }>

/** Asks from a page of the extension. */
function asking(page: Page): Ask {
  return (message) =>
    page.evaluate(async (message) => {
      type Api = { runtime: { sendMessage(message: object): Promise<Answer> } }
      const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
      const began = performance.now()
      const answer = await runtime.sendMessage(message)
      return { ...answer, ms: performance.now() - began }
    }, message)
}

/** @throws if the answer is an error, which comes sooner than what is measured */
async function answered(ask: Ask, message: object): Promise<{ ms: number }> {
  const answer = await ask(message)
  if (!answer.ok) throw new Error(`bench: ${answer.error?.message}`)
  return answer
}

/** Asks from the content script's world of the page at `url`. */
function askingAsArticle(page: Page, url: string): Ask {
  return (message) =>
    page.evaluate(
      async ({ message, url }) => {
        type Tab = { id: number; url?: string }
        type Api = {
          tabs: { query(query: object): Promise<Tab[]> }
          scripting: { executeScript(script: object): Promise<{ result: Answer & { ms: number } }[]> }
        }
        const { tabs, scripting } = (globalThis as unknown as { chrome: Api }).chrome
        const tab = (await tabs.query({})).find((each) => each.url === url)
        const [answer] = await scripting.executeScript({
          target: { tabId: tab?.id },
          args: [message],
          func: async (message: object) => {
            type Runtime = { runtime: { sendMessage(message: object): Promise<Answer> } }
            const { runtime } = (globalThis as unknown as { chrome: Runtime }).chrome
            const began = performance.now()
            const answer = await runtime.sendMessage(message)
            return { ok: answer.ok, error: answer.error, ms: performance.now() - began }
          },
        })
        if (answer === undefined) throw new Error('bench: no answer')
        return answer.result
      },
      { message, url },
    )
}

let lastId = 1
const match = (count: number, priority: 'visible' | 'rest') => ({
  type: 'match',
  id: lastId++,
  priority,
  document: { lang: 'en', headline: 'Turnout', lead: '' },
  runs: [
    {
      before: [],
      sentences: Array.from({ length: count }, (_, id) => ({
        id,
        text: `The government of district ${id % 911} said on Monday that turnout was ${id % 83} per cent.`,
      })),
    },
  ],
})

async function settings(extension: ExtensionInChromium): Promise<void> {
  const page = await extension.openPage('packs.html')
  const other = await extension.openPage('popup.html')
  const claims = Array.from({ length: SIZES.claims }, (_, at) => {
    const claim = parseClaim({
      ...{ format: 1, id: `claim-${String(at).padStart(6, '0')}`, lang: 'en', verdict: 'supported' },
      texts: { en: { text: `Bridge number ${at} in district ${at % 97} opened in ${1800 + (at % 200)}.` } },
      ...{ label: { text: 'True' }, lifecycle: { state: 'published' }, finding: { en: 'A survey says so.' } },
      sources: [
        {
          ...{ url: 'https://survey.example/', title: 'Survey', publisher: 'Survey Office' },
          ...{ kind: 'official-data', relation: 'supports', accessed: '2026-11-24' },
        },
      ],
      ...{ created: '2026-11-24', reviewed: '2026-11-24', updated: '2026-11-24' },
    })
    if (!claim.ok) throw new Error(claim.error[0]?.message)
    return claim.value
  })
  const bundle = await writeBundle({ manifest: MANIFEST, claims })
  if (!bundle.ok) throw new Error(bundle.error.message)
  const ask = asking(other)
  const idle: number[] = []
  for (let n = 0; n < 20; n++) idle.push((await answered(ask, { type: 'overview' })).ms)
  idle.sort((a, b) => a - b)
  figures['settings with nothing else to do p50, ms'] = at(idle, 0.5)
  await page.evaluate(async (base64) => {
    type Api = { runtime: { sendMessage(message: object): Promise<Answer> } }
    const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const address = URL.createObjectURL(new Blob([bytes]))
    const state = { done: false }
    Object.assign(globalThis, { install: state })
    runtime.sendMessage({ type: 'install-file', address, name: 'bridges.footnote', sha256 }).finally(() => {
      state.done = true
    })
  }, Buffer.from(bundle.value).toString('base64'))
  const times: number[] = []
  const isDone = () =>
    page.evaluate(() => (globalThis as unknown as { install: { done: boolean } }).install.done)
  const askAll = async () => {
    for (const message of [
      { type: 'overview' },
      { type: 'set-level', level: 'strict' },
      { type: 'site', host: 'news.example', private: false },
      { type: 'set-site', host: 'news.example', on: true, private: false },
    ])
      times.push((await answered(ask, message)).ms)
  }
  await askAll()
  const longest = await longestTasks(other, async () => {
    // A few seconds of tasks fit into the browser's memory for them.
    for (let round = 0; round < 20 && !(await isDone()); round++) await askAll()
  })
  while (!(await isDone())) await askAll()
  figures['longest task of the background, ms of a processor'] = longest.worker
  times.sort((a, b) => a - b)
  figures['settings p50, ms'] = at(times, 0.5)
  figures['settings p99, ms'] = at(times, 0.99)
  figures['settings longest, ms'] = at(times, 1)
  figures['settings answers'] = times.length
  await page.close()
  await other.close()
}

async function fairness(extension: ExtensionInChromium, url: string): Promise<void> {
  const page = await extension.openPage('popup.html')
  const ask = askingAsArticle(page, url)
  const refused = await ask(match(SIZES.sentences, 'rest'))
  figures['one message with all sentences is refused (1 = yes)'] = refused.ok ? 0 : 1
  figures['its refusal, ms'] = refused.ms
  const busy = (async () => {
    for (let sent = 0; sent < SIZES.sentences; sent += 2_000)
      await ask(match(Math.min(2_000, SIZES.sentences), 'rest'))
    return true
  })()
  let isBusy = true
  busy.finally(() => {
    isBusy = false
  })
  const others = await extension.openPage('packs.html')
  const times: number[] = []
  const short = asking(others)
  const askShort = async () => {
    const { ms } = await answered(short, { type: 'site', host: 'news.example', private: false })
    times.push(ms)
  }
  const longest = await longestTasks(others, async () => {
    const ends = performance.now() + 2_000
    while (isBusy && performance.now() < ends) await askShort()
  })
  figures['longest task beside them, ms of a processor'] = longest.worker
  while (isBusy) await askShort()
  await busy
  times.sort((a, b) => a - b)
  figures['beside them p50, ms'] = at(times, 0.5)
  figures['beside them p99, ms'] = at(times, 0.99)
  figures['beside them longest, ms'] = at(times, 1)
  figures['sentences beside'] = SIZES.sentences
  await others.close()
  await page.close()
}

async function killed(extension: ExtensionInChromium, url: string): Promise<void> {
  const page = await extension.openPage('popup.html')
  const ask = askingAsArticle(page, url)
  const rested: number[] = []
  for (let stop = 0; stop < 5; stop++) {
    await extension.stopWorker()
    rested.push((await ask(match(20, 'visible'))).ms)
  }
  rested.sort((a, b) => a - b)
  figures['after a stop at rest p50, ms'] = at(rested, 0.5)
  const times: number[] = []
  for (let kill = 0; kill < SIZES.kills; kill++) {
    const scan = ask(match(2_000, 'rest')).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 100))
    await extension.stopWorker()
    const answer = await ask(match(20, 'visible'))
    if (!answer.ok) throw new Error(`bench: no answer after a stop: ${answer.error?.message}`)
    times.push(answer.ms)
    await Promise.race([scan, new Promise((resolve) => setTimeout(resolve, 2_000))])
  }
  times.sort((a, b) => a - b)
  figures['after a kill p50, ms'] = at(times, 0.5)
  figures['after a kill p95, ms'] = at(times, 0.95)
  figures.kills = times.length
  await page.close()
}

/** Text of so many MB, sent in messages as a page sends it. */
async function growth(extension: ExtensionInChromium, url: string): Promise<void> {
  const page = await extension.openPage('popup.html')
  const ask = askingAsArticle(page, url)
  const unit = JSON.stringify(match(500, 'rest').runs[0]?.sentences.map(({ text }) => text)).length
  const last: number[] = []
  for (const megabytes of IS_LONG ? [1, 2, 4, 8] : [1, 2]) {
    const began = performance.now()
    for (let sent = 0; sent < megabytes * 1_000_000; sent += unit) await ask(match(500, 'rest'))
    const ms = performance.now() - began
    figures[`${megabytes} MB of text, ms`] = ms
    const before = last.at(-1)
    if (before !== undefined) figures[`${megabytes} MB by ${megabytes / 2} MB`] = ms / before
    last.push(ms)
  }
  await page.close()
}

async function day(extension: ExtensionInChromium, server: PageServer): Promise<void> {
  const page = await extension.context.newPage()
  const heaps: number[] = []
  const every = Math.max(5, Math.floor(SIZES.pages / 20))
  for (let n = 0; n < SIZES.pages; n++) {
    const url = `${server.origin}/article-${n % 200}`
    await page.goto(url)
    await waitForReport(extension, url)
    if (n % every !== every - 1) continue
    const heap = await workerHeap(extension)
    heaps.push(await heap.afterCollection())
    await heap.close()
  }
  // The first pages fill caches.
  const rest = heaps.slice(Math.floor(heaps.length / 4))
  figures['pages opened'] = SIZES.pages
  figures['heap at the end, MB'] = (rest.at(-1) ?? 0) / 2 ** 20
  figures['heap slope, kB a page'] = slope(rest) / every / 1_024
  await page.close()
}

/** Growth from one value to the next, by least squares. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let above = 0
  let below = 0
  for (const [x, value] of values.entries()) {
    above += (x - middle) * (value - mean)
    below += (x - middle) ** 2
  }
  return below === 0 ? 0 : above / below
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const MANIFEST = {
  format: 1,
  ...{ id: 'bridges', version: 1, released: '2026-11-24', name: { en: 'Bridges' } },
  description: { en: 'Bridges, for a bench.' },
  publisher: { name: 'Bridge Watch', url: 'https://bridges.example/' },
  ...{ licence: 'CC-BY-4.0', languages: ['en'] },
  sourcingPolicy: 'https://bridges.example/sources',
  correctionsPolicy: 'https://bridges.example/corrections',
} satisfies PackManifest

const pages = Object.fromEntries(
  Array.from({ length: 200 }, (_, n) => [
    `/article-${n}`,
    { html: SEED.replace(/<\/title>/, ` ${n}</title>`).replaceAll('million', `${n} million`) },
  ]),
)
const server = await servePages({ ...pages, '/quiet': { html: '<title>Quiet</title><p>Nothing.</p>' } })
const extension = await startChromium()
try {
  const quiet = await extension.context.newPage()
  const url = `${server.origin}/quiet`
  await quiet.goto(url)
  for (const [name, run] of Object.entries({ settings, fairness, killed, growth })) {
    if (!isChosen(name)) continue
    await run(extension, url)
    console.log(`${name} done`)
  }
  await quiet.close()
  if (isChosen('day')) await day(extension, server)
} finally {
  await extension.close()
  await server.close()
  mkdirSync('.output/reports', { recursive: true })
  const before = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : {}
  writeFileSync(REPORT, JSON.stringify({ ...before, ...figures }, undefined, 2))
  for (const [name, value] of Object.entries(figures))
    console.log(`${name.padEnd(52)}${value.toFixed(value < 100 ? 1 : 0).padStart(10)}`)
}
