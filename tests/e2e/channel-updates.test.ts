/** Updates by the alarm, and a channel that nobody vouches for any more, in a real Chromium. */
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { anArticle } from '../support/article.ts'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { aClaim } from '../support/records.ts'

/** Timestamps are good for 30 days (docs/channel.md, C2.4). */
const LONG_AGO = 31 * 24 * 3_600_000
const HOUR = 3_600_000

let channel: ServedChannel
let server: PageServer
let extension: ExtensionInChromium
/** The page that sends requests. No packs page is open during the wait for the alarm. */
let asking: Page

const tower = (height: number) =>
  aClaim({ texts: { en: { text: `The tower of Springfield is ${height} metres high.` } } })
/** The tower among claims that stay, so that a new height is a small change, which needs no yes. */
const release = (height: number) => [
  ...['Elm', 'Oak', 'Ash', 'Fir', 'Yew'].map((name, at) =>
    aClaim({
      id: `bridge-${at}`,
      texts: { en: { text: `The ${name} bridge of Shelbyville was closed in 1954.` } },
    }),
  ),
  tower(height),
]

beforeAll(async () => {
  channel = await serveChannel()
  await channel.publish(release(300))
  server = await servePages({
    '/article': {
      html: anArticle(
        [300, 310, 320, 330].map((height) => `The tower of Springfield is ${height} metres high.`),
      ),
    },
  })
  extension = await startChromium({ build: resolve('.output', 'chrome-mv3-testing') })
  const page = await extension.openPage('packs.html')
  await page.locator('.pack').first().waitFor()
  await page.locator('#address').fill(channel.url)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Subscribe' }).click()
  await towers(page).waitFor()
  await page.locator('main[aria-busy=false]').waitFor()
  asking = await extension.context.newPage()
  await asking.goto(`chrome-extension://${extension.id}/manifest.json`)
  await page.close()
})
afterAll(async () => {
  await extension?.close()
  await channel?.close()
  await server?.close()
})

const towers = (page: Page) => page.locator('.pack', { hasText: 'Towers' })

type Api = {
  storage: {
    local: {
      get(): Promise<{ channels: { subscriptions: object[] } }>
      set(values: object): Promise<void>
    }
  }
  alarms: {
    create(name: string, info: { when: number }): Promise<void>
    get(name: string): Promise<{ scheduledTime: number } | undefined>
  }
}

/** The next check is due, and its alarm about to go off; the worker is stopped before. */
async function letAlarmFire(): Promise<void> {
  const before = await checkedAt()
  channel.asked()
  await extension.stopWorker()
  await asking.evaluate(async () => {
    const { storage, alarms } = (globalThis as unknown as { chrome: Api }).chrome
    const { channels } = await storage.local.get()
    await storage.local.set({
      channels: { ...channels, subscriptions: channels.subscriptions.map((each) => ({ ...each, next: 0 })) },
    })
    await alarms.create('packs', { when: Date.now() + 500 })
  })
  await expect.poll(checkedAt, { timeout: 60_000 }).not.toBe(before)
}

function checkedAt(): Promise<string | undefined> {
  return asking.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: Api }).chrome
    return ((await storage.local.get()).channels.subscriptions[0] as { checkedAt?: string }).checkedAt
  })
}

/** Hours until the next alarm. */
function alarmIn(): Promise<number> {
  return asking.evaluate(async (hour) => {
    const { alarms } = (globalThis as unknown as { chrome: Api }).chrome
    return (((await alarms.get('packs'))?.scheduledTime ?? 0) - Date.now()) / hour
  }, HOUR)
}

/** The heights that are marked in the article. */
async function marked(): Promise<string[]> {
  const page = await extension.context.newPage()
  await page.goto(`${server.origin}/article`)
  const { report } = await waitForReport(extension, `${server.origin}/article`)
  await page.close()
  expect(report.state).toBe('done')
  return report.found
    .filter(({ claim }) => claim === 'towers/tower-height')
    .map(({ text }) => /\d+/.exec(text)?.[0] ?? '')
}

describe('updates by the alarm', () => {
  it('wake a stopped worker, bring the new release, and set the next alarm', async () => {
    expect(await marked()).toEqual(['300'])
    await channel.publish(release(310), { version: 2 })
    await letAlarmFire()
    expect(channel.asked()[0]).toBe('/metadata/2.root.json')
    expect(await marked()).toEqual(['310'])
    // Six hours, a quarter more or less by chance.
    expect(await alarmIn()).toBeGreaterThan(4.4)
    expect(await alarmIn()).toBeLessThan(7.6)
  })

  it('show on a packs page that is open, without a reload', async () => {
    const page = await extension.openPage('packs.html')
    await towers(page).getByText('2, released').waitFor()
    await channel.publish(release(320), { version: 3 })
    await letAlarmFire()
    await towers(page).getByText('3, released').waitFor()
    await page.close()
  })

  it('take nothing from a channel whose signatures have expired: the pack is stale, and still works', async () => {
    await channel.publish(release(330), { version: 4 }, Date.now() - LONG_AGO)
    await letAlarmFire()
    const page = await extension.openPage('packs.html')
    await towers(page)
      .getByText(/^Not confirmed: the last confirmation .* The pack still works\.$/)
      .waitFor()
    expect(await towers(page).getByRole('switch').getAttribute('aria-checked')).toBe('true')
    expect(await towers(page).textContent()).toContain('3, released')
    await page.close()
    expect(await marked()).toEqual(['320'])
    // Tried again soon, in minutes.
    expect(await alarmIn()).toBeLessThan(0.2)
  })

  it('call a pack stale if its last signatures have expired and its channel cannot be reached', async () => {
    const timestamp = channel.files.get('/metadata/timestamp.json')
    channel.put('/metadata/timestamp.json', undefined)
    await letAlarmFire()
    const page = await extension.openPage('packs.html')
    await towers(page).getByText('The channel is no longer at its address').waitFor()
    // Those of release 3 are good for 30 days.
    expect(await towers(page).getByText('Not confirmed').count()).toBe(0)
    await asking.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: Api }).chrome
      const { channels } = await storage.local.get()
      const goodUntil = new Date(Date.now() - 1).toISOString()
      await storage.local.set({
        channels: {
          ...channels,
          subscriptions: channels.subscriptions.map((each) => ({ ...each, goodUntil })),
        },
      })
    })
    await towers(page)
      .getByText(/^Not confirmed: the last/)
      .waitFor()
    expect(await towers(page).getByText('The channel is no longer at its address').count()).toBe(1)
    await page.close()
    expect(await marked()).toEqual(['320'])
    channel.put('/metadata/timestamp.json', timestamp)
  })

  it('end the stale state when the channel is signed again', async () => {
    await channel.publish(release(330), { version: 5 })
    await letAlarmFire()
    const page = await extension.openPage('packs.html')
    await towers(page).getByText('5, released').waitFor()
    expect(await towers(page).locator('.channel-problem').count()).toBe(0)
    await page.close()
    expect(await marked()).toEqual(['330'])
  })

  it('come soon, and show no time in the future, if the clock was a year ahead and is set back', async () => {
    await channel.publish(release(300), { version: 6 })
    await extension.stopWorker()
    const ahead = Date.now() + 365 * 24 * HOUR
    await asking.evaluate(async (at) => {
      const { storage, alarms } = (globalThis as unknown as { chrome: Api }).chrome
      const { channels } = await storage.local.get()
      const noted = { next: at, checkedAt: new Date(at).toISOString(), goodAt: new Date(at).toISOString() }
      await storage.local.set({
        channels: {
          ...channels,
          subscriptions: channels.subscriptions.map((each) => ({ ...each, ...noted })),
        },
      })
      await alarms.create('packs', { when: at })
    }, ahead)
    const page = await extension.openPage('packs.html')
    await towers(page).waitFor()
    expect(await towers(page).textContent()).not.toContain(String(new Date(ahead).getFullYear()))
    await expect.poll(alarmIn).toBeLessThan(0.1)
    await asking.evaluate(() =>
      (globalThis as unknown as { chrome: Api }).chrome.alarms.create('packs', { when: Date.now() + 500 }),
    )
    await towers(page).getByText('6, released').waitFor()
    await towers(page).getByText('Last checked').waitFor()
    await expect.poll(alarmIn).toBeGreaterThan(4.4)
    await page.close()
  })
})
