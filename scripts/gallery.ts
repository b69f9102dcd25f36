/**
 * Takes screenshots of every state of card, popup and packs page: light, dark, with forced colours,
 * narrow and in Spanish. `node scripts/gallery.ts FOLDER [PART-OF-A-NAME]`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { findBrowser } from './browsers.mjs'

type Setting = {
  name: string
  query?: string
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  forced?: boolean
}

const SETTINGS: Setting[] = [
  { name: 'light' },
  { name: 'dark', scheme: 'dark' },
  { name: 'forced', forced: true, scheme: 'dark' },
  { name: 'narrow', width: 320, height: 560 },
  { name: 'es', query: '&locale=es' },
]
const POPUPS =
  'loading reading done nothing not-article off error fault not-web unreached gone suppressed rtl many meanings-off meanings-failed meanings-low-memory'.split(
    ' ',
  )
const CARDS = 'supported refuted misleading denied held part several rtl long gone'.split(' ')
const PACKS = [
  'empty',
  'installed',
  'problem',
  'waiting',
  'waiting, compared',
  'channels',
  'a channel with other keys',
  'a link',
  'directory',
  'directory, nothing installed',
  'preview of a channel',
  'preview of a channel with other keys',
  'arabic',
  'hostile',
]

const [folder, part = ''] = process.argv.slice(2)
if (folder === undefined) {
  console.error('gallery: say where the pictures go: node scripts/gallery.ts FOLDER [PART-OF-A-NAME]')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  root: '.',
  mode: 'testing',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
})
await server.listen()
const base = `${server.resolvedUrls?.local[0]}tests/support/gallery/index.html`
const executablePath = findBrowser('chromium')
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-background-networking'],
})
for (const setting of SETTINGS) {
  const context = await browser.newContext({
    viewport: { width: setting.width ?? 900, height: setting.height ?? 700 },
    colorScheme: setting.scheme ?? 'light',
    forcedColors: setting.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1.5,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`gallery: ${page.url()}: ${error.message}`))
  const shots = [
    ['popup-done, opened', 'popup=done'] as const,
    ['popup-meanings-off, opened', 'popup=meanings-off'] as const,
    ...POPUPS.map((state) => [`popup-${state}`, `popup=${state}`] as const),
    ...CARDS.map((state) => [`card-${state}`, `card=${state}`] as const),
    ...PACKS.map(
      (state) => [`packs-${state.replace(/\W+/g, '-')}`, `packs=${encodeURIComponent(state)}`] as const,
    ),
    ...[0, 1, 2].map((open) => [`card-open-${open}`, `card=supported&open=${open}`] as const),
  ]
  for (const [name, query] of shots) {
    const file = `${name}-${setting.name}`
    if (!file.includes(part)) continue
    await page.goto(`${base}?${query}${setting.query ?? ''}`)
    await page.waitForFunction(() => document.body?.firstElementChild !== null)
    await page.waitForTimeout(60)
    if (name.endsWith('opened')) await page.locator('.looked-for summary').click()
    const target = name.startsWith('popup') ? page.locator('.popup') : page
    await target.screenshot({ path: join(folder, `${file}.png`) })
  }
  await context.close()
}
await browser.close()
await server.close()
