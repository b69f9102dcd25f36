/** Two packs with claims of the same ids, side by side: neither shadows the other. */
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim } from '../../claims/records/claim.ts'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { anArticle } from '../support/article.ts'
import { pointOf } from '../support/on-page.ts'
import { aBundle } from '../support/pack-file.ts'
import { aClaim } from '../support/records.ts'

const TOWER = 'The tower of Springfield is 300 metres high.'
const TUNNEL = 'The tunnel of Shelbyville is 900 metres long.'
const BOTH = 'The bridge of Ogdenville was opened in 1912.'

let server: PageServer
let extension: ExtensionInChromium
let packs: Page

beforeAll(async () => {
  server = await servePages({ '/article': { html: anArticle([TOWER, TUNNEL, BOTH]) } })
  extension = await startChromium({ build: resolve('.output', 'chrome-mv3-testing') })
  packs = await extension.openPage('packs.html')
  await packs.locator('.pack').first().waitFor()
  await install('towers', 1, [
    claim('one', TOWER, 'supported', 'Towers of one'),
    claim('two', BOTH, 'supported', 'Towers of two'),
  ])
  await install('tunnels', 1, [
    claim('one', TUNNEL, 'refuted', 'Tunnels of one'),
    claim('two', BOTH, 'refuted', 'Tunnels of two'),
  ])
})
afterAll(async () => {
  await extension?.close()
  await server?.close()
})

function claim(id: string, text: string, verdict: Claim['verdict'], label: string): Claim {
  return aClaim({
    id,
    verdict,
    label: { text: label },
    texts: { en: { text } },
    finding: { en: `${label}, found.` },
  })
}

const pack = (name: string) =>
  packs.locator('.pack').filter({ has: packs.getByRole('heading', { name, exact: true }) })
const idle = () => packs.locator('main[aria-busy=false]').waitFor()

/** Leaves the dialogue's text, for what was shown before the yes. */
async function install(id: string, version: number, claims: readonly Claim[]): Promise<string> {
  const name = id === 'towers' ? 'Towers' : 'Tunnels'
  await packs.locator('input[type=file]').setInputFiles(
    await aBundle(claims, {
      id,
      version,
      name: { en: name },
      publisher: { name: `${name} Watch`, url: `https://${id}.example/` },
    }),
  )
  const dialog = packs.getByRole('dialog')
  await dialog.waitFor()
  const shown = (await dialog.textContent()) ?? ''
  await dialog.getByRole('button', { name: /^(Add|Replace)$/ }).click()
  await pack(name).getByText(`${version}, released`).waitFor()
  await idle()
  return shown
}

/** What is marked, sentence by sentence, best match first. */
async function found(): Promise<Record<string, string[]>> {
  const { report, claims } = await read()
  const labels = new Map(claims.map(({ key, claim, pack }) => [key, `${pack.id} ${claim.label.text}`]))
  const byText: Record<string, string[]> = {}
  for (const { text, claim } of report.found)
    byText[text] = [...(byText[text] ?? []), `${claim} ${labels.get(claim)}`]
  return byText
}

async function read() {
  const page = await extension.context.newPage()
  await page.goto(`${server.origin}/article`)
  const report = await waitForReport(extension, `${server.origin}/article`)
  await page.close()
  return report
}

/** The texts of the card at a sentence, one for each claim. */
async function cardsAt(sentence: string): Promise<string[]> {
  const page = await extension.context.newPage()
  await page.goto(`${server.origin}/article`)
  await waitForReport(extension, `${server.origin}/article`)
  await page.bringToFront()
  const { x, y } = await pointOf(page, sentence)
  await page.mouse.click(x, y)
  const card = page.getByRole('dialog')
  await card.waitFor()
  const texts = [await card.innerText()]
  for (const tab of (await card.getByRole('tab').all()).slice(1)) {
    await tab.click()
    texts.push(await card.innerText())
  }
  await page.close()
  return texts
}

describe('two packs with the same claim ids', () => {
  it('each mark their own sentences', async () => {
    const all = await found()
    expect(all[TOWER]).toEqual(['towers/one towers Towers of one'])
    expect(all[TUNNEL]).toEqual(['tunnels/one tunnels Tunnels of one'])
    expect(all[BOTH]?.toSorted()).toEqual([
      'towers/two towers Towers of two',
      'tunnels/two tunnels Tunnels of two',
    ])
  })

  it('each show their own card, and both if both match the sentence', async () => {
    expect(await cardsAt(TOWER)).toEqual([expect.stringMatching(/Towers of one by Towers Watch/)])
    expect(await cardsAt(TUNNEL)).toEqual([expect.stringMatching(/Tunnels of one by Tunnels Watch/)])
    // Equally good: in the order of their packs' ids.
    expect(await cardsAt(BOTH)).toEqual([
      expect.stringMatching(/Towers of two by Towers Watch/),
      expect.stringMatching(/Tunnels of two by Tunnels Watch/),
    ])
  })

  it('change separately: the preview of an update, and the marks after it', async () => {
    const shown = await install('tunnels', 2, [
      claim('one', TUNNEL, 'mixed', 'Tunnels of one, anew'),
      claim('two', BOTH, 'refuted', 'Tunnels of two'),
    ])
    expect(shown).toContain('1 verdict changes')
    expect(shown).not.toContain('tower of Springfield')
    const all = await found()
    expect(all[TUNNEL]).toEqual(['tunnels/one tunnels Tunnels of one, anew'])
    expect(all[TOWER]).toEqual(['towers/one towers Towers of one'])
  })

  it('roll back separately', async () => {
    await pack('Tunnels').getByRole('button', { name: 'Go back to version 1' }).click()
    await packs.getByRole('dialog').getByText('1 verdict changes').waitFor()
    await packs.getByRole('dialog').getByRole('button', { name: 'Go back' }).click()
    await pack('Tunnels').getByText('1, released').waitFor()
    await idle()
    const all = await found()
    expect(all[TUNNEL]).toEqual(['tunnels/one tunnels Tunnels of one'])
    expect(all[TOWER]).toEqual(['towers/one towers Towers of one'])
    expect(all[BOTH]).toHaveLength(2)
  })

  it('are switched off and removed separately', async () => {
    await pack('Tunnels').getByRole('switch').click()
    await idle()
    expect((await found())[BOTH]).toEqual(['towers/two towers Towers of two'])
    await pack('Tunnels').getByRole('switch').click()
    await idle()
    await pack('Towers').getByRole('button', { name: 'Remove' }).click()
    await packs.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await pack('Towers').waitFor({ state: 'detached' })
    await idle()
    const all = await found()
    expect(all[BOTH]).toEqual(['tunnels/two tunnels Tunnels of two'])
    expect(all[TUNNEL]).toEqual(['tunnels/one tunnels Tunnels of one'])
    expect(all[TOWER]).toBeUndefined()
  })
})
