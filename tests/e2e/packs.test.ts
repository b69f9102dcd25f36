/** The packs page and adding a pack from a file, in a real Chromium with the built extension. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { longestTasks } from '../../bench/task-times.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { aBundle } from '../support/pack-file.ts'
import { aClaim } from '../support/records.ts'

let extension: ExtensionInChromium
let page: Page

beforeAll(async () => {
  extension = await startChromium({ context: { viewport: { width: 900, height: 900 } } })
})
afterAll(() => extension.close())
beforeEach(async () => {
  page = await extension.openPage('packs.html')
  await page.locator('.pack, .empty').first().waitFor()
})
afterEach(() => page.close())

const towers = (...verdicts: Claim['verdict'][]) =>
  verdicts.map((verdict, at) =>
    aClaim({ id: `tower-${at}`, verdict, texts: { en: { text: `Tower ${at} is 300 metres high.` } } }),
  )
const choose = (file: Awaited<ReturnType<typeof aBundle>>) =>
  page.locator('input[type=file]').setInputFiles(file)
const dialog = () => page.getByRole('dialog')
const pack = (name: string) => page.locator('.pack', { hasText: name })
const idle = () => page.locator('main[aria-busy=false]').waitFor()

/** How many claims the matcher in force looks for, as the popup says. */
async function looksFor(): Promise<number> {
  return page.evaluate(async () => {
    type Api = { runtime: { sendMessage(message: object): Promise<{ value: { claims: number } }> } }
    const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
    return (await runtime.sendMessage({ type: 'overview' })).value.claims
  })
}

async function axe(): Promise<string[]> {
  // A colour on its way from light to dark is no fault.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

describe('the packs page', () => {
  it('has no axe findings, in light and in dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axe()).toEqual([])
    }
  })

  it('shows nothing to click on inside a frame', async () => {
    const address = `/packs.html?${new URLSearchParams({ subscribe: 'https://packs.example/' })}`
    const linked = await extension.openPage(address.slice(1))
    await linked.getByRole('dialog').waitFor()
    await linked.close()
    await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe')
          frame.onload = resolve
          frame.src = src
          document.body.append(frame)
        }),
      address,
    )
    // The policy of our pages lets nobody frame them, so the browser shows a page of its own.
    const [frame, ...others] = page.frames().filter((each) => each !== page.mainFrame())
    expect(others).toEqual([])
    expect(frame?.url()).not.toContain('packs.html')
    expect(await frame?.getByRole('button').count()).toBe(0)
    await page.locator('iframe').evaluate((element) => element.remove())
  })

  it('shows the content of a file before it installs anything', async () => {
    await choose(await aBundle(towers('refuted', 'supported', 'supported')))
    await dialog().waitFor()
    const text = await dialog().textContent()
    const parts = 'Add Towers?|not signed|3 claims by|CC-BY-4.0|1 Refuted|2 Supported|Tower 0'
    for (const part of parts.split('|')) expect(text).toContain(part)
    expect(await axe()).toEqual([])
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await page.reload()
    await idle()
    expect(await pack('Towers').count()).toBe(0)
  })

  it('reads a file after a restart of the worker that had never loaded the pack client', async () => {
    const loaded = () => extension.worker.evaluate(() => '__footnotePackClient' in globalThis)
    await extension.stopWorker()
    await expect.poll(looksFor).toBe(22)
    expect(await loaded()).toBe(false)
    await choose(await aBundle(towers('refuted')))
    await dialog().waitFor()
    expect(await dialog().textContent()).toContain('Add Towers?')
    expect(await loaded()).toBe(true)
    await page.keyboard.press('Escape')
  })

  it('installs a file, updates it from another, and goes back', async () => {
    await choose(await aBundle(towers('refuted', 'supported', 'supported')))
    await dialog().getByRole('button', { name: 'Add' }).click()
    await pack('Towers').waitFor()
    await idle()
    expect(await looksFor()).toBe(25)

    await choose(await aBundle(towers('supported', 'supported', 'supported', 'mixed'), { version: 2 }))
    await dialog().waitFor()
    const text = await dialog().textContent()
    for (const part of ['Replace Towers?', '1 verdict changes', '1 new claim', '1 of 3 verdicts change'])
      expect(text).toContain(part)
    await dialog().getByRole('button', { name: 'Replace' }).click()
    await pack('Towers').getByText('2, released').waitFor()
    await idle()
    expect(await looksFor()).toBe(26)

    await pack('Towers').getByRole('button', { name: 'Go back to version 1' }).click()
    await dialog().getByText('1 claim is withdrawn').waitFor()
    await dialog().getByRole('button', { name: 'Go back' }).click()
    await pack('Towers').getByText('1, released').waitFor()
    await idle()
    expect(await looksFor()).toBe(25)
  })

  it('rolls back once to the release that was agreed to, and to no other', async () => {
    for (const version of [2, 3, 4]) {
      await choose(await aBundle(towers('refuted', 'supported', 'supported'), { version }))
      await dialog()
        .getByRole('button', { name: /^(?:Add|Replace)$/ })
        .click()
      await pack('Towers').getByText(`${version}, released`).waitFor()
      await idle()
    }
    const back = (version: number) =>
      page.evaluate(
        async (message) => {
          type Api = { runtime: { sendMessage(message: object): Promise<{ ok: boolean }> } }
          return (await (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage(message)).ok
        },
        { type: 'roll-back', pack: 'towers', version },
      )
    expect(await back(2)).toBe(false)
    expect(await back(3)).toBe(true)
    // Asked for twice, where the worker was stopped before it answered.
    expect(await back(3)).toBe(true)
    expect(await back(2)).toBe(false)
    await page.reload()
    await pack('Towers').getByText('3, released').waitFor()
    await idle()
  })

  it('switches a pack off and on with the keyboard alone', async () => {
    const lever = pack('Towers').getByRole('switch')
    await lever.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => lever.getAttribute('aria-checked')).toBe('false')
    await idle()
    expect(await looksFor()).toBe(22)
    await lever.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => lever.getAttribute('aria-checked')).toBe('true')
    await idle()
    expect(await looksFor()).toBe(25)
  })

  it('keeps the order that the reader gave', async () => {
    const names = () => page.locator('.pack h3').allInnerTexts()
    const before = await names()
    const first = page.locator('.pack').first()
    await first.getByRole('button', { name: /^Move .* down$/ }).click()
    await expect.poll(names).toEqual(before.toReversed())
    await page.reload()
    await first.waitFor()
    expect(await names()).toEqual(before.toReversed())
  })

  it.each([
    ['is no pack at all', Buffer.from('<html>not a pack</html>')],
    ['is empty', Buffer.alloc(0)],
  ])('says so of a file that %s, and keeps everything', async (_name, buffer) => {
    await choose({ name: 'x.footnote', mimeType: 'application/gzip', buffer })
    await page.getByRole('alert').waitFor()
    const alert = page.getByRole('alert')
    expect(await alert.locator('p').first().textContent()).toBe(
      'The file is not a pack, is incomplete, or was changed after it was made. Your packs are as they were.',
    )
    expect(await looksFor()).toBe(25)
  })

  it('says that a file is cut off in the middle', async () => {
    const whole = await aBundle(towers('mixed', 'mixed', 'mixed'), { version: 7 })
    await choose({ ...whole, buffer: whole.buffer.subarray(0, whole.buffer.length / 2) })
    await page.getByRole('alert').waitFor()
    expect(await looksFor()).toBe(25)
  })

  it('shows a problem where the reader is, also at the bottom of a long page', async () => {
    await page.setViewportSize({ width: 900, height: 500 })
    await page.locator('#address').scrollIntoViewIfNeeded()
    await page.locator('#address').fill('http://packs.example/')
    await page.locator('#address').press('Enter')
    const alert = page.getByRole('alert')
    await alert.waitFor()
    const box = await alert.boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(500)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100)
    await alert.getByRole('button', { name: 'Close' }).click()
    await alert.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  })

  it('returns the focus to the button that opened a dialogue, or to an element near it', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    const remove = pack('Towers').getByRole('button', { name: 'Remove' })
    await remove.focus()
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Remove…')
    const back = await aBundle(towers('mixed'), { id: 'gone', name: { en: 'Gone' } })
    await choose(back)
    await dialog().getByRole('button', { name: 'Add' }).click()
    await pack('Gone').getByRole('button', { name: 'Remove' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await pack('Gone').waitFor({ state: 'detached' })
    await idle()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  })

  it('removes packs for good, also those of the extension and after a stop of the worker', async () => {
    await pack('Venezuela').getByRole('button', { name: 'Remove' }).click()
    await dialog().getByText('does not come back by itself').waitFor()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await pack('Venezuela').waitFor({ state: 'detached' })
    await idle()
    await pack('Towers').getByRole('button', { name: 'Remove' }).click()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await page.locator('.empty').waitFor()
    await idle()
    await extension.stopWorker()
    await page.reload()
    await page.locator('.empty').waitFor()
    expect(await looksFor()).toBe(0)
  })

  it('installs a removed pack of the extension again', async () => {
    expect(await axe()).toEqual([])
    await page.getByRole('button', { name: 'Restore Venezuela, summer of 2017' }).click()
    await pack('Venezuela').waitFor()
    await idle()
    expect(await page.getByRole('button', { name: 'Restore' }).count()).toBe(0)
    expect(await looksFor()).toBe(22)
  })

  it('installs 5,000 claims without a long task on the page or in the background', async () => {
    const claims = Array.from({ length: 5_000 }, (_, at) =>
      aClaim({
        id: `claim-${String(at).padStart(5, '0')}`,
        texts: { en: { text: `Bridge number ${at} in district ${at % 97} opened in ${1800 + (at % 200)}.` } },
      }),
    )
    await choose(await aBundle(claims, { id: 'bridges', name: { en: 'Bridges' } }))
    // Before the question, the claims are tried on ordinary sentences.
    await dialog().waitFor({ timeout: 120_000 })
    const longest = await longestTasks(page, async () => {
      await dialog().getByRole('button', { name: 'Add' }).click()
      await pack('Bridges').waitFor()
      await idle()
    })
    expect(await looksFor()).toBe(5_022)
    // What the browser itself calls a long task.
    expect(longest.page).toBeLessThan(50)
    expect(longest.worker).toBeLessThan(50)
  })
})
