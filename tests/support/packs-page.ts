/** The packs page in a real Chromium, beside a channel on a local server whose pack is "Towers". */
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import type { Claim } from '../../claims/records/claim.ts'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { type ServedChannel, serveChannel } from './channel.ts'
import { aClaim } from './records.ts'

export type PacksPage = {
  readonly extension: ExtensionInChromium
  readonly channel: ServedChannel
  readonly page: Page
  dialog(): Locator
  /** The entry of the pack "Towers". */
  pack(): Locator
  /** Waits until the page shows no work. */
  idle(): Promise<void>
  lookAt(address: string): Promise<void>
  subscribeAt(address: string): Promise<void>
  updateNow(): Promise<void>
  /** Asks the background as the packs page does. */
  ask(type: string, more: object): Promise<unknown>
  /** The releases of a pack in the database; undefined where the pack is not installed. */
  versionsOf(id: string): Promise<{ inForce: number; before: number | undefined } | undefined>
  /** What the extension keeps in storage.local, without the settings; `channels` are the subscriptions. */
  stored(): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** Towers with these verdicts, and a dozen claims that stay the same, long enough for a patch to pay. */
export const towers = (...verdicts: Claim['verdict'][]) => [
  ...verdicts.map((verdict, at) =>
    aClaim({ id: `tower-${at}`, verdict, texts: { en: { text: `Tower ${at} is 300 metres high.` } } }),
  ),
  ...Array.from({ length: 12 }, (_, at) =>
    aClaim({
      id: `bridge-${at}`,
      verdict: 'unproven',
      explanation: {
        en: Array.from({ length: 90 }, (_, word) => ((at * 90 + word) ** 3).toString(36)).join(' '),
      },
    }),
  ),
]

/** Opens the packs page of a fresh extension, beside a channel that has one release of "Towers". */
export async function openPacksPage(first: readonly Claim[], version = 1): Promise<PacksPage> {
  const channel = await serveChannel()
  await channel.publish(first, { version })
  const extension = await startChromium({ context: { viewport: { width: 900, height: 900 } } })
  const page = await extension.openPage('packs.html')
  page.setDefaultTimeout(60_000)
  await page.locator('.pack').first().waitFor()
  const dialog = () => page.getByRole('dialog')
  const pack = () => page.locator('.pack', { hasText: 'Towers' })
  const idle = () => page.locator('main[aria-busy=false]').waitFor()
  const lookAt = async (address: string): Promise<void> => {
    await page.locator('#address').fill(address)
    await page.getByRole('button', { name: 'Look at it' }).click()
  }
  return {
    extension,
    channel,
    page,
    dialog,
    pack,
    idle,
    lookAt,
    async subscribeAt(address) {
      await lookAt(address)
      await dialog().getByRole('button', { name: 'Subscribe' }).click()
      await dialog().waitFor({ state: 'detached' })
      await idle()
      await pack().waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
    },
    async updateNow() {
      await pack().getByRole('button', { name: 'Update now' }).click()
      // The page is busy from the click on.
      await idle()
    },
    ask: (type, more) => ask(page, type, more),
    versionsOf: (id) => versionsOf(page, id),
    stored: () => stored(page),
    async close() {
      await extension.close()
      await channel.close()
    },
  }
}

function ask(page: Page, type: string, more: object): Promise<unknown> {
  return page.evaluate(
    (message) => {
      type Api = { runtime: { sendMessage(message: object): Promise<unknown> } }
      return (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage(message)
    },
    { type, ...more },
  )
}

function versionsOf(page: Page, id: string): ReturnType<PacksPage['versionsOf']> {
  return page.evaluate(
    (pack) =>
      new Promise((resolve, reject) => {
        type Stored = { manifest: { version: number }; before?: { manifest: { version: number } } }
        const opened = indexedDB.open('footnote')
        opened.onerror = reject
        opened.onsuccess = () => {
          const found = opened.result.transaction('packs').objectStore('packs').get(pack)
          found.onerror = reject
          found.onsuccess = () => {
            opened.result.close()
            const stored = found.result as Stored | undefined
            resolve(stored && { inForce: stored.manifest.version, before: stored.before?.manifest.version })
          }
        }
      }),
    id,
  )
}

function stored(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    type Api = { storage: { local: { get(): Promise<Record<string, unknown>> } } }
    const { settings: _settings, ...rest } = await (
      globalThis as unknown as { chrome: Api }
    ).chrome.storage.local.get()
    const channels = rest.channels as { subscriptions: unknown[] } | undefined
    return channels === undefined ? rest : { ...rest, channels: channels.subscriptions }
  })
}
