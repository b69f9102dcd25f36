/**
 * `npm run bench:install`: installs a pack of 100,000 claims from a file in the built extension in
 * Chromium, as a reader would, then updates it to a release with 100 changes. The packs page and a news
 * page are open during both. Measures tasks over 50 ms on both pages, the longest wait for an answer of
 * the background, and its memory.
 *
 *   npm run bench:install [-- COUNT]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright'
import { writeBundle } from '../claims/packs/publisher/write-bundle.ts'
import { parseClaim } from '../claims/records/claim.ts'
import { parsePack } from '../claims/records/pack.ts'
import { CHROME_BUILD, type ExtensionInChromium, startChromium } from '../scripts/chromium.ts'
import { servePages } from '../scripts/serve-pages.ts'
import { bundled } from './bundled.ts'
import type { EngineTimes, MeasureEngine } from './engine-in-page.ts'
import { scalePack } from './packs/scale-pack.ts'
import { workerHeap } from './worker-heap.ts'

const COUNT = Number(process.argv[2] ?? 100_000)
const CHANGED = 100
const ARTICLE = resolve('tests', 'fixtures', 'seed', 'article.html')
/** Time between two samples of the background's memory, ms. */
const HEAP_EVERY = 500
const OUT = 'dist/bench/install.json'

type Step = {
  readonly what: string
  readonly seconds: number
  /** Duration of each step that the packs page shows, s. */
  readonly parts: Readonly<Record<string, number>>
  /** Durations of tasks over 50 ms, from PerformanceObserver, ms. */
  readonly longTasks: { readonly packsPage: readonly number[]; readonly newsPage: readonly number[] }
  /** Longest turn of the worker's event loop, and longest wait of a page for an answer, ms. */
  readonly worker: { readonly longestTask: number; readonly longestAnswer: number }
  /** Longest run of a 5 ms task on an unrelated page, ms: shows how much the machine itself delays tasks. */
  readonly control: number
  readonly peakHeapMB: number
  readonly heapAfterMB: number
}

const scale = scalePack()
if (scale === undefined || !existsSync(join(CHROME_BUILD, 'manifest.json'))) {
  console.log(
    scale === undefined
      ? 'skipped: no bench data (set FOOTNOTE_BENCH to the folder that has claims-scale/)'
      : 'skipped: no built extension; run `npm run build` first',
  )
} else {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-install-'))
  try {
    await main(scale, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function main(from: NonNullable<ReturnType<typeof scalePack>>, folder: string): Promise<void> {
  const files = [1, 2].map((version) => join(folder, `scale-${version}.footnote`)) as [string, string]
  for (const [at, file] of files.entries()) writeFileSync(file, await bundle(from, at + 1))
  const server = await servePages({ '/article': { file: ARTICLE } })
  const extension = await startChromium()
  try {
    const news = await extension.context.newPage()
    await news.goto(`${server.origin}/article`)
    const packs = await extension.openPage('packs.html')
    await packs.locator('.pack, .empty').first().waitFor()
    for (const page of [news, packs]) await page.evaluate(watchLongTasks)
    await extension.worker.evaluate(watchTurns)
    const control = await extension.context.newPage()
    await control.evaluate(spin)
    await packs.bringToFront()
    const steps = [
      await measure(`install ${COUNT} claims`, extension, { packs, news, control }, files[0], 1),
      await measure(`update ${CHANGED} of them`, extension, { packs, news, control }, files[1], 2),
    ]
    for (const step of steps) print(step)
    const engine = await measureEngine(packs, files)
    for (const [how, { ms, longestTurnMs }] of Object.entries(engine))
      console.log(
        `index after the update, ${how}: ${ms.toFixed(0)} ms, longest turn ${longestTurnMs.toFixed(0)} ms`,
      )
    mkdirSync('dist/bench', { recursive: true })
    const bundleBytes = statSync(files[0]).size
    writeFileSync(OUT, `${JSON.stringify({ claims: COUNT, bundleBytes, steps, engine }, null, 2)}\n`)
    console.log(`\nwritten to ${OUT}`)
  } finally {
    await extension.close()
    await server.close()
  }
}

/** Measures the engine alone in a page of the extension, without a worker or other work. */
async function measureEngine(page: Page, files: readonly [string, string]): Promise<EngineTimes> {
  await page.evaluate(await bundled('bench/engine-in-page.ts'))
  const input = page.locator('#bench-files')
  await page.evaluate(() => {
    const field = document.createElement('input')
    Object.assign(field, { type: 'file', id: 'bench-files', multiple: true })
    document.documentElement.append(field)
  })
  await input.setInputFiles([...files])
  return page.evaluate(() => {
    const { files: chosen } = document.querySelector<HTMLInputElement>('#bench-files') ?? {}
    const [first = '', second = ''] = Array.from(chosen ?? [], (file) => URL.createObjectURL(file))
    return (globalThis as unknown as { measureEngine: MeasureEngine }).measureEngine(first, second)
  })
}

/** The second release changes the wording of half of the changed claims, and only the label of the others. */
async function bundle(from: NonNullable<ReturnType<typeof scalePack>>, version: number): Promise<Uint8Array> {
  const step = Math.max(1, Math.floor(COUNT / CHANGED))
  const claims = Array.from({ length: COUNT }, (_, n) => {
    const changed = version === 2 && n % step === 0
    const parsed = parseClaim(from.claim(n, changed, changed && n % (2 * step) === 0 ? 'Officials say:' : ''))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    return parsed.value
  })
  const pack = parsePack(from.manifest(version), [])
  if (!pack.ok) throw new Error(JSON.stringify(pack.error))
  const bytes = await writeBundle({ manifest: pack.value.manifest, claims })
  if (!bytes.ok) throw new Error(bytes.error.message)
  return bytes.value
}

async function measure(
  what: string,
  extension: ExtensionInChromium,
  { packs, news, control }: Readonly<Record<'packs' | 'news' | 'control', Page>>,
  file: string,
  version: number,
): Promise<Step> {
  for (const page of [news, packs]) await page.evaluate(takeLongTasks)
  await extension.worker.evaluate(takeLongestTurn)
  await control.evaluate(takeLongestTurn)
  const heap = await workerHeap(extension)
  let peak = 0
  let over = false
  const sampling = (async () => {
    while (!over) {
      peak = Math.max(peak, await heap.bytes())
      await new Promise((resolve) => setTimeout(resolve, HEAP_EVERY))
    }
  })()
  const asking = packs.evaluate(askOn)
  const started = performance.now()
  await packs.locator('input[type=file]').setInputFiles(file)
  const dialog = packs.getByRole('dialog')
  await dialog.waitFor({ timeout: 600_000 })
  const looked = performance.now()
  await dialog.getByRole('button', { name: version === 1 ? 'Add' : 'Replace' }).click()
  await packs
    .locator('.pack', { hasText: 'Scale' })
    .getByText(`${version}, released`)
    .waitFor({ timeout: 600_000 })
  await packs.locator('main[aria-busy=false]').waitFor({ timeout: 600_000 })
  const ended = performance.now()
  over = true
  await sampling
  await packs.evaluate(() => {
    ;(globalThis as { asking?: boolean }).asking = false
  })
  const answers = (await asking) as { longest: number; steps: Record<string, number> }
  const step: Step = {
    what,
    seconds: (ended - started) / 1e3,
    parts: { preview: (looked - started) / 1e3, ...answers.steps },
    longTasks: {
      packsPage: await packs.evaluate(takeLongTasks),
      newsPage: await news.evaluate(takeLongTasks),
    },
    worker: {
      longestTask: await extension.worker.evaluate(takeLongestTurn),
      longestAnswer: answers.longest,
    },
    control: await control.evaluate(takeLongestTurn),
    peakHeapMB: peak / 1e6,
    heapAfterMB: (await heap.afterCollection()) / 1e6,
  }
  await heap.close()
  return step
}

type Watched = { longTasks: number[]; longestTurn: number; asking: boolean }

function watchLongTasks(): void {
  const here = globalThis as unknown as Watched
  here.longTasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) here.longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
}

function takeLongTasks(): number[] {
  return (globalThis as unknown as Watched).longTasks.splice(0)
}

/** Records the longest turn of the worker's event loop. A timer is late by at most one turn. */
function watchTurns(): void {
  const here = globalThis as unknown as Watched
  here.longestTurn = 0
  let last = performance.now()
  const turn = () => {
    const now = performance.now()
    here.longestTurn = Math.max(here.longestTurn, now - last)
    last = now
    setTimeout(turn, 4)
  }
  turn()
}

function takeLongestTurn(): number {
  const here = globalThis as unknown as Watched
  const longest = here.longestTurn
  here.longestTurn = 0
  return longest
}

/** Repeatedly times the same work, which takes about 5 ms on an idle machine. */
function spin(): void {
  const here = globalThis as unknown as Watched
  here.longestTurn = 0
  let sum = 0
  const turn = (steps: number) => {
    const started = performance.now()
    for (let i = 0; i < steps; i++) sum = (Math.imul(sum, 31) + i) | 0
    const elapsed = performance.now() - started
    here.longestTurn = Math.max(here.longestTurn, elapsed)
    setTimeout(turn, 50, steps)
  }
  const started = performance.now()
  for (let i = 0; i < 1e7; i++) sum = (Math.imul(sum, 31) + i) | 0
  turn(Math.round((1e7 * 5) / (performance.now() - started)))
}

/** Keeps asking the background, and records how long it shows each step. */
async function askOn(): Promise<{ longest: number; steps: Record<string, number> }> {
  type Answer = { value: { work?: { step: string } } }
  type Api = { runtime: { sendMessage(message: object): Promise<Answer> } }
  const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
  const here = globalThis as unknown as Watched
  here.asking = true
  let longest = 0
  const steps: Record<string, number> = {}
  let before: { step: string; since: number } | undefined
  while (here.asking) {
    const asked = performance.now()
    const { value } = await runtime.sendMessage({ type: 'packs' })
    const now = performance.now()
    longest = Math.max(longest, now - asked)
    const step = value.work?.step
    if (step !== before?.step) {
      if (before !== undefined) steps[before.step] = (steps[before.step] ?? 0) + (now - before.since) / 1e3
      before = step === undefined ? undefined : { step, since: now }
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { longest, steps }
}

function print(step: Step): void {
  const ms = (values: readonly number[]) =>
    values.length === 0 ? 'none' : values.map((value) => `${value.toFixed(0)} ms`).join(', ')
  const parts = Object.entries(step.parts).map(([name, value]) => `${name} ${value.toFixed(1)} s`)
  console.log(`\n${step.what}: ${step.seconds.toFixed(1)} s (${parts.join(', ')})`)
  console.log(
    `  tasks over 50 ms: packs page ${ms(step.longTasks.packsPage)}; news page ${ms(step.longTasks.newsPage)}; a task of 5 ms on a page without us: up to ${step.control.toFixed(0)} ms`,
  )
  console.log(
    `  background: longest task ${step.worker.longestTask.toFixed(0)} ms, longest answer ${step.worker.longestAnswer.toFixed(0)} ms, memory at most ${step.peakHeapMB.toFixed(0)} MB, after ${step.heapAfterMB.toFixed(1)} MB`,
  )
}
