/**
 * `npm run bench:page`: measures the time that the content script takes on a page, in a real Chromium.
 * The pages are the seed article, a page of 142,000 nodes made from it, and the largest of the real
 * pages in FOOTNOTE_BENCH. Each figure is also given as a multiple of Intl.Segmenter alone on the same
 * text in the same run (the floor). The floor is always warm: the first segmenter of a process costs
 * about 10 ms in Chromium, which counts in the first `segment` only.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'
import { matchable } from '../claims/records/matchable-claim.ts'
import { bareChromium } from '../scripts/chromium.ts'
import { embedPacks } from '../scripts/embed-packs.ts'
import { type ServedPage, servePages } from '../scripts/serve-pages.ts'
import type { Given, PageFigures, Times } from './page/in-page.ts'

const SEED = resolve('tests', 'fixtures', 'seed', 'article.html')
const RUNS = 30
/** Nodes of the generated page, on which no task may take more than 16 ms (docs/bench.md). */
const MANY_NODES = 142_000

async function main(): Promise<void> {
  const pages: Record<string, ServedPage> = {
    '/seed': { file: SEED },
    '/many-nodes': { html: manyNodes(readFileSync(SEED, 'utf8')) },
  }
  const largest = largestPage(
    resolve(process.env.FOOTNOTE_BENCH ?? join('..', 'shared', 'bench'), 'news-pages'),
  )
  if (largest === undefined) console.log('largest news page: skipped (no news-pages in FOOTNOTE_BENCH)')
  else pages['/largest'] = { file: largest }
  const server = await servePages(pages)
  const browser = await chromium.launch(bareChromium())
  try {
    const script = await bundle()
    const given = { ...claimsAndWords(), runs: RUNS }
    for (const path of Object.keys(pages)) {
      const page = await browser.newPage()
      await page.route('**/*', (route) =>
        route.request().url().startsWith(server.origin) ? route.continue() : route.abort(),
      )
      await page.goto(server.origin + path, { waitUntil: 'domcontentloaded' })
      await page.addScriptTag({ content: script })
      const runs = path === '/many-nodes' ? 5 : RUNS
      print(path, await page.evaluate(inPage, { ...given, runs }))
      await page.close()
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

function inPage(given: Given): Promise<PageFigures> {
  return (globalThis as unknown as { measureFootnote(given: Given): Promise<PageFigures> }).measureFootnote(
    given,
  )
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: resolve('bench', 'page', 'in-page.ts'), formats: ['iife'], name: 'bench' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('bench: the script was not built')
  return output.output[0].code
}

function claimsAndWords(): Omit<Given, 'runs'> {
  const packs = embedPacks('packs').filter(({ relativeDest }) => !relativeDest.endsWith('index.json'))
  const claims = packs.flatMap(({ contents }) => {
    const pack = JSON.parse(contents) as {
      manifest: { id: string }
      claims: Parameters<typeof matchable>[1][]
    }
    return pack.claims.map((claim) => matchable(pack.manifest.id, claim))
  })
  return { claims, words: readFileSync(join('public', 'words.bin')).toString('base64') }
}

function manyNodes(html: string): string {
  const end = html.indexOf('</article>')
  const dense =
    '<p>One <b>word</b> <i>in</i> <span>each</span> of <em>its</em> own <b>elements</b>, as editors write them.</p>'
  const nodesOfDense = 17
  return `${html.slice(0, end)}${dense.repeat(Math.ceil(MANY_NODES / nodesOfDense))}${html.slice(end)}`
}

function largestPage(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder)
    .map((name) => join(folder, name, 'source.html'))
    .filter((file) => existsSync(file))
  return files.toSorted((a, b) => statSync(b).size - statSync(a).size)[0]
}

function print(path: string, figures: PageFigures): void {
  console.log(
    `\n${path}: ${figures.nodes} nodes, ${figures.sentences} sentences, ${figures.units} units of text in the article`,
  )
  console.log('  step       first ms  × floor   warm ms  × floor')
  const total = (times: Times) => times.extract + times.find + times.segment + times.paint
  for (const step of ['extract', 'find', 'segment', 'match', 'paint', 'floor'] as const) {
    row(step, figures.first[step], figures.warm[step], figures)
  }
  row('page side', total(figures.first), total(figures.warm), figures)
  console.log(
    `  longest task ${figures.longestTask.toFixed(1)} ms, 1,000 marks ${figures.thousandMarks.toFixed(2)} ms`,
  )
}

function row(name: string, first: number, warm: number, { first: f, warm: w }: PageFigures): void {
  const cell = (value: number, width: number) => value.toFixed(2).padStart(width)
  console.log(
    `  ${name.padEnd(10)}${cell(first, 9)}${cell(first / f.floor, 9)}${cell(warm, 10)}${cell(warm / w.floor, 9)}`,
  )
}

await main()
