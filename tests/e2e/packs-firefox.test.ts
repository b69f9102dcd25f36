import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInFirefox, startFirefox } from '../../scripts/firefox.ts'
import { aBundle } from '../support/pack-file.ts'
import { aClaim } from '../support/records.ts'

let extension: ExtensionInFirefox

beforeAll(async () => {
  extension = await startFirefox()
})
afterAll(() => extension.close())

describe('the packs page in Firefox', () => {
  it('previews and installs a file whose bytes the background reads from the page', async () => {
    const page = await extension.openPage('packs.html')
    await page.waitForSelector('.pack')
    const { buffer } = await aBundle([aClaim({ id: 'a' }), aClaim({ id: 'b' })])
    await page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], 'towers.footnote'))
      document
        .querySelector('.packs')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }, buffer.toString('base64'))
    await page.waitForSelector('dialog .action:enabled')
    expect(await page.$eval('dialog', (dialog) => dialog.textContent)).toContain('Add Towers?')
    await page.click('dialog .action:enabled')
    await expect.poll(() => page.$$eval('.pack', (packs) => packs.length)).toBe(2)
    expect(await page.$$eval('.pack h3', (names) => names.map((name) => name.textContent))).toContain(
      'Towers',
    )
    // Kept a second time, from the background, under the hash that the note names.
    await expect
      .poll(() =>
        page.evaluate(async () => {
          type Notes = { packNotes?: { notes: { file?: { sha256: string } }[] } }
          type Api = { storage: { local: { get(): Promise<Notes> } } }
          const { storage } = (globalThis as unknown as { browser: Api }).browser
          const hash = (await storage.local.get()).packNotes?.notes[0]?.file?.sha256
          const kept = await (await caches.open('pack-files')).keys()
          return hash !== undefined && kept.length === 1 && kept[0]?.url.endsWith(hash)
        }),
      )
      .toBe(true)
  })
})
