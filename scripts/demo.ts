/**
 * `npm start`: shows the built extension on a real news page.
 *
 * With a display it opens a browser window and leaves it open. Without one (or with --headless)
 * it prints what was found as a table and writes screenshots of page, card and popup.
 */
import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import type { Page } from 'playwright'
import { type ExtensionInChromium, startChromium } from './chromium.ts'
import { type ReportWithClaims, waitForReport } from './page-report.ts'
import { servePages } from './serve-pages.ts'

const ARTICLE = resolve('tests', 'fixtures', 'seed', 'article.html')
const VIEWPORT = { width: 1180, height: 860 }

const { values: options } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    out: { type: 'string', default: 'footnote-demo' },
    port: { type: 'string', default: '0' },
  },
})

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)

const server = await servePages({ '/': { file: ARTICLE } }, Number(options.port))
const address = `${server.origin}/`
try {
  if (hasDisplay && !options.headless) await showWindow()
  else await writePictures()
} finally {
  await server.close()
}

async function showWindow(): Promise<void> {
  const extension = await startChromium({ headless: false, context: { viewport: VIEWPORT } })
  const page = extension.context.pages()[0] ?? (await extension.context.newPage())
  await page.goto(address)
  console.log(`\nA news page with Footnote is open at ${address}`)
  console.log('Click a marked sentence for its card; the toolbar button lists what was found.')
  console.log('Close the browser window, or press Ctrl+C here, to end.\n')
  printTable(await waitForReport(extension, address))
  await new Promise((done) => extension.context.once('close', done))
}

async function writePictures(): Promise<void> {
  console.log('\nThere is no display here: Chromium runs headless.\n')
  mkdirSync(options.out, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    const extension = await startChromium({ context: { viewport: VIEWPORT, colorScheme } })
    try {
      const page = extension.context.pages()[0] ?? (await extension.context.newPage())
      await page.goto(address)
      const found = await waitForReport(extension, address)
      if (colorScheme === 'light') printTable(found)
      for (const path of await takePictures(extension, page, found, colorScheme))
        console.log(relative('.', path))
    } finally {
      await extension.close()
    }
  }
}

/** Screenshots of the page as it opens, of a card at its mark and of the popup. */
async function takePictures(
  extension: ExtensionInChromium,
  page: Page,
  { report }: ReportWithClaims,
  scheme: string,
): Promise<string[]> {
  const path = (name: string) => resolve(join(options.out, `${name}-${scheme}.png`))
  await page.bringToFront()
  await page.screenshot({ path: path('page') })

  const popup = await extension.openPage(`popup.html?tab=${await tabOf(extension, address)}`)
  await popup.setViewportSize({ width: 380, height: 600 })
  await popup.waitForSelector('main[aria-busy="false"]')
  await popup.screenshot({ path: path('popup') })

  const surest = report.found.toSorted((a, b) => b.score - a.score)[0]
  if (surest === undefined) return [path('page'), path('popup')]
  await popup.evaluate(reveal, { tab: await tabOf(extension, address), match: surest.id })
  await popup.close()
  await page.bringToFront()
  await page.waitForTimeout(600)
  await page.screenshot({ path: path('card') })
  return [path('page'), path('card'), path('popup')]
}

async function tabOf(extension: ExtensionInChromium, url: string): Promise<number> {
  return extension.worker.evaluate(async (wanted) => {
    const { tabs } = (
      globalThis as unknown as {
        chrome: { tabs: { query(q: object): Promise<{ id: number; url?: string }[]> } }
      }
    ).chrome
    return (await tabs.query({})).find((tab) => tab.url === wanted)?.id ?? -1
  }, url)
}

/** Runs inside an extension page. */
async function reveal({ tab, match }: { tab: number; match: number }): Promise<void> {
  const { tabs } = (
    globalThis as unknown as {
      chrome: { tabs: { sendMessage(t: number, m: object, o: object): Promise<unknown> } }
    }
  ).chrome
  await tabs.sendMessage(tab, { type: 'reveal', match }, { frameId: 0 })
}

/** One line per mark: the sentence, its claim, the claim's status, its stance here, the confidence. */
function printTable({ report, claims }: ReportWithClaims): void {
  const verdicts = new Map(claims.map(({ key, claim }) => [key, claim.verdict]))
  const marked = report.found.filter((match) => match.marked)
  const width = Math.max(40, Math.min(76, (process.stdout.columns ?? 140) - 66))
  console.log(
    styleText('bold', `${marked.length} marks in ${report.sentences} sentences of “${report.title}”\n`),
  )
  const row = (cells: readonly string[]) =>
    [
      cells[0]?.padEnd(width),
      cells[1]?.padEnd(28),
      cells[2]?.padEnd(11),
      cells[3]?.padEnd(11),
      cells[4],
    ].join('  ')
  console.log(styleText('dim', row(['sentence', 'claim', 'verdict', 'stance', 'score'])))
  for (const match of marked) {
    const sentence = match.text.length > width ? `${match.text.slice(0, width - 1)}…` : match.text
    const claim = match.claim.slice(match.claim.indexOf('/') + 1)
    console.log(
      row([sentence, claim, verdicts.get(match.claim) ?? '?', match.stance, match.score.toFixed(2)]),
    )
  }
  console.log()
}
