/** Draws the toolbar's icons, public/icon/SIZE.png: `node scripts/icons.ts`. The same mark as in the popup's head. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { bareChromium } from './chromium.ts'

const SIZES = [16, 32, 48, 128]
/** Up to this size in pixels, the lines are thicker and end on whole pixels. */
const SMALL = 16

const folder = join('public', 'icon')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch(bareChromium())
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(`<body style="margin:0;font-size:0">${drawing(size)}</body>`)
    await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}

/** A star, the sign of a footnote, over an underlined line. */
function drawing(size: number): string {
  const small = size <= SMALL
  const [star, line] = small ? [4, 4] : [3.2, 4]
  const path = small ? 'M16 4v14M10 7.5l12 7M22 7.5l-12 7' : 'M16 4.5v14M9.9 8l12.2 7M22.1 8l-12.2 7'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32" fill="none" stroke-linecap="round">
    <rect width="32" height="32" rx="7" fill="#232a4d"/>
    <path d="${path}" stroke="#fff" stroke-width="${star}"/>
    <path d="M${small ? '6 25h20' : '6 26h20'}" stroke="#ffc94d" stroke-width="${line}"/>
  </svg>`
}
