/** Subscribing to a channel on a local server and updating from it, in a real Chromium. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim } from '../../claims/records/claim.ts'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { aClaim } from '../support/records.ts'

let extension: ExtensionInChromium
let channel: ServedChannel
let page: Page

beforeAll(async () => {
  channel = await serveChannel()
  await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'supported', 'refuted'))
  extension = await startChromium({ context: { viewport: { width: 900, height: 900 } } })
  page = await extension.openPage('packs.html')
  page.setDefaultTimeout(60_000)
  await page.locator('.pack').first().waitFor()
})
afterAll(async () => {
  await extension.close()
  await channel.close()
})

/** Towers with these verdicts, and a dozen claims that stay the same, long enough for a patch to pay. */
const towers = (...verdicts: Claim['verdict'][]) => [
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
const dialog = () => page.getByRole('dialog')
const pack = () => page.locator('.pack', { hasText: 'Towers' })
const idle = () => page.locator('main[aria-busy=false]').waitFor()
async function lookAt(address: string): Promise<void> {
  await page.locator('#address').fill(address)
  await page.getByRole('button', { name: 'Look at it' }).click()
}
async function updateNow(): Promise<void> {
  await pack().getByRole('button', { name: 'Update now' }).click()
  // The page is busy from the click on.
  await idle()
}

describe('subscribing to a channel', () => {
  it('shows who signs and what is in it, and keeps nothing before the yes', async () => {
    await lookAt(channel.url)
    await dialog().waitFor()
    const text = await dialog().textContent()
    expect(text).toMatch(/Signed with the keys of the channel at \S*localhost.*\d{5}( \d{5}){5}/)
    for (const part of ['18 claims by', '5 Supported', '12 Unproven', 'Tower 0']) expect(text).toContain(part)
    await page.keyboard.press('Escape')
    expect(await stored()).toEqual({})
    expect(await pack().count()).toBe(0)
    expect(await page.locator('#address').inputValue()).toBe(channel.url)
  })

  it('keeps an address that led nowhere, to be mended', async () => {
    await lookAt(`${channel.url}nowhere/`)
    await page.getByRole('alert').waitFor()
    await idle()
    expect(await page.locator('#address').inputValue()).toBe(`${channel.url}nowhere/`)
  })

  it('installs what was shown, clears the address, and sets an alarm for updates', async () => {
    await lookAt(`${channel.url}#towers `)
    await dialog().getByRole('button', { name: 'Subscribe' }).click()
    await pack().waitFor()
    await idle()
    expect(await pack().textContent()).toContain('localhost')
    expect(await pack().textContent()).toContain('Last checked')
    expect(await alarms()).toEqual(['packs'])
    expect(await page.locator('#address').inputValue()).toBe('')
  })

  it('updates by the patch, in force at once where little changes', async () => {
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'refuted', 'refuted'), {
      version: 2,
    })
    channel.asked()
    await updateNow()
    await pack().getByText('2, released').waitFor()
    expect(channel.asked().filter((path) => path.startsWith('/targets/'))).toEqual([
      expect.stringMatching(/towers-1-2\.patch$/),
    ])
  })

  it('lets a release wait that turns too much, and uses it after the yes', async () => {
    await channel.publish(towers('refuted', 'refuted', 'refuted', 'refuted', 'refuted', 'refuted'), {
      version: 3,
    })
    await updateNow()
    await pack().getByText('Version 3 is waiting for your answer').waitFor()
    expect(await pack().textContent()).toContain('2, released')
    await pack().getByRole('button', { name: 'Look at the changes' }).click()
    await dialog().getByText('4 verdicts change').waitFor()
    await dialog().getByRole('button', { name: 'Use it' }).click()
    await pack().getByText('3, released').waitFor()
    await idle()
  })

  it('does not fetch a version again that the reader went back from', async () => {
    await pack().getByRole('button', { name: 'Go back to version 2' }).click()
    await dialog().getByRole('button', { name: 'Go back' }).click()
    await pack().getByText('2, released').waitFor()
    await idle()
    await updateNow()
    expect(await pack().textContent()).toContain('2, released')
  })

  it('uses nothing of a channel whose files were tampered with, and says so', async () => {
    const path = '/metadata/timestamp.json'
    const good = channel.files.get(path)
    const text = new TextDecoder().decode(good)
    channel.put(path, new TextEncoder().encode(text.replace(/"version":\s*\d+/, '"version":99')))
    await updateNow()
    await pack().getByText('not signed with the keys that you agreed to').waitFor()
    expect(await pack().textContent()).toContain('2, released')
    channel.put(path, good)
    await updateNow()
    await expect.poll(() => pack().locator('.channel-problem').count()).toBe(0)
  })

  it('trusts its channel as before where going over to another one did not work out', async () => {
    const other = await serveChannel()
    const claims = towers('refuted')
    await other.publish(claims, { version: 8 })
    await lookAt(other.url)
    await dialog().getByText('from a channel with another fingerprint').waitFor()
    await page.keyboard.press('Escape')
    await lookAt(channel.url)
    await dialog().getByText('Signed with the keys').waitFor()
    expect(await dialog().getByText('another fingerprint').count()).toBe(0)
    await page.keyboard.press('Escape')
    await lookAt(other.url)
    await dialog().getByRole('button', { name: 'Subscribe' }).waitFor()
    // Another release, after its keys and the release before were looked at.
    await other.publish(claims, { version: 9 })
    await dialog().getByRole('button', { name: 'Subscribe' }).click()
    await page.getByRole('alert').waitFor()
    await idle()
    await other.close()
    expect(((await stored()).channels as { url: string }[]).map(({ url }) => url)).toEqual([channel.url])
    await updateNow()
    expect(await pack().locator('.channel-problem').count()).toBe(0)
    expect(await pack().textContent()).toContain('2, released')
  })

  it('goes on from where it was after the worker was stopped', async () => {
    await extension.stopWorker()
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'refuted', 'mixed'), {
      version: 4,
    })
    await updateNow()
    await pack().getByText('4, released').waitFor()
  })

  it('keeps the release before where two checks for the same update overlap', async () => {
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'mixed', 'mixed'), {
      version: 5,
    })
    channel.asked()
    const letGo = channel.hold()
    const checks = [ask('update-pack', { pack: 'towers' }), ask('update-pack', { pack: 'towers' })]
    // Both have seen version 4 in force, and wait for version 5.
    const targets: string[] = []
    await expect
      .poll(() => targets.push(...channel.asked().filter((path) => path.startsWith('/targets/'))))
      .toBe(2)
    letGo()
    await Promise.all(checks)
    expect(await versionsOf('towers')).toEqual({ inForce: 5, before: 4 })
  })

  it('fetches the pack again at the next start when the database was lost, switched off as it was', async () => {
    await pack().getByRole('switch').click()
    await idle()
    await extension.stopWorker()
    channel.asked()
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const gone = indexedDB.deleteDatabase('footnote')
          gone.onsuccess = resolve
          gone.onerror = reject
        }),
    )
    await expect
      .poll(async () => {
        await page.reload()
        await page.locator('.pack').first().waitFor()
        return pack().count()
      })
      .toBe(1)
    await pack().getByText('5, released').waitFor()
    expect(channel.asked().filter((path) => path.startsWith('/targets/'))).toHaveLength(1)
    expect(await pack().getByRole('switch').getAttribute('aria-checked')).toBe('false')
  })

  it('keeps the highest versions seen in a second place', async () => {
    const [subscription] = (await stored()).channels as { mark: object }[]
    expect(subscription?.mark).toMatchObject({ root: 1, timestamp: 5, snapshot: 5 })
  })

  it('updates by the bundle where the patch is not to be had', async () => {
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'mixed', 'refuted'), {
      version: 6,
    })
    const patch = [...channel.files.keys()].find((path) => path.endsWith('towers-5-6.patch')) as string
    channel.put(patch, undefined)
    channel.asked()
    await updateNow()
    await pack().getByText('6, released').waitFor()
    expect(channel.asked().filter((path) => path.startsWith('/targets/'))).toEqual([
      patch,
      expect.stringMatching(/towers-6\.footnote$/),
    ])
  })

  it.each([
    ['an address that is not https', 'http://packs.example/', 'starts with https:// and has no user name'],
    ['an address where no channel is', '', 'There is no channel at that address'],
  ])('says in words what is wrong with %s', async (_name, address, words) => {
    await lookAt(address || `${channel.url}nothing/`)
    await page.getByRole('alert').getByText(words).waitFor()
  })

  it('ends the subscription with the pack', async () => {
    await pack().getByRole('button', { name: 'Remove' }).click()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await pack().waitFor({ state: 'detached' })
    await idle()
    expect((await stored()).channels).toEqual([])
  })

  it('brings no pack back that was removed while its update was fetched', async () => {
    await lookAt(channel.url)
    await dialog().getByRole('button', { name: 'Subscribe' }).click()
    await pack().waitFor()
    await idle()
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'mixed', 'refuted'), {
      version: 7,
    })
    channel.asked()
    const letGo = channel.hold()
    const check = ask('update-pack', { pack: 'towers' })
    await expect.poll(() => channel.asked().some((path) => path.startsWith('/targets/'))).toBe(true)
    await ask('remove-pack', { pack: 'towers' })
    letGo()
    await check
    expect(await versionsOf('towers')).toBeUndefined()
    expect((await stored()).channels).toEqual([])
  })

  it('stops all that is under way, whichever page asked for it', async () => {
    channel.asked()
    const letGo = channel.hold()
    const looks = [0, 1].map(() => ask('preview-channel', { address: channel.url }))
    const targets: string[] = []
    await expect
      .poll(() => targets.push(...channel.asked().filter((path) => path.startsWith('/targets/'))))
      .toBe(2)
    await ask('stop-work', {})
    letGo()
    expect(await Promise.all(looks)).toEqual([0, 1].map(() => expect.objectContaining({ ok: false })))
    expect(await ask('preview-channel', { address: channel.url })).toMatchObject({ ok: true })
  })

  it('installs no pack that was removed while it was subscribed to', async () => {
    const agreed = await lookedAt(channel)
    channel.asked()
    const letGo = channel.hold()
    const subscribed = ask('subscribe', agreed)
    await expect.poll(() => channel.asked().some((path) => path.startsWith('/targets/'))).toBe(true)
    await ask('remove-pack', { pack: 'towers' })
    letGo()
    expect(await subscribed).toMatchObject({ ok: false })
    expect(await versionsOf('towers')).toBeUndefined()
    expect((await stored()).channels).toEqual([])
  })

  it('takes no subscription back whose pack was removed while going over to another channel failed', async () => {
    expect(await ask('subscribe', await lookedAt(channel))).toMatchObject({ ok: true })
    const other = await serveChannel()
    await other.publish(towers('refuted'), { version: 9 })
    const agreed = await lookedAt(other)
    other.asked()
    const letGo = other.hold()
    const subscribed = ask('subscribe', agreed)
    const asked: string[] = []
    await expect
      .poll(() => asked.push(...other.asked().filter((path) => path.startsWith('/targets/'))))
      .toBeGreaterThan(0)
    await ask('remove-pack', { pack: 'towers' })
    other.put(asked[0] as string, undefined)
    letGo()
    expect(await subscribed).toMatchObject({ ok: false })
    await other.close()
    expect((await stored()).channels).toEqual([])
  })
})

describe('a channel that was made anew at its address, since its keys were lost', () => {
  beforeAll(async () => {
    await lookAt(channel.url)
    await dialog().getByRole('button', { name: 'Subscribe' }).click()
    await pack().waitFor()
    await idle()
    await makeAnew()
  })

  it('is not used, and the packs page says what to do', async () => {
    await updateNow()
    await pack().getByText('not signed with the keys that you agreed to').waitFor()
    expect(await pack().textContent()).toContain('7, released')
    expect(await pack().textContent()).toContain('remove this pack, subscribe again')
  })

  it('is taken as any other once the pack was removed, which leaves nothing of the old keys', async () => {
    // The address as the page shows it.
    const address = (await pack().locator('.code').textContent()) ?? ''
    await pack().getByRole('button', { name: 'Remove' }).click()
    await dialog().getByText('Footnote forgets the keys').waitFor()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await pack().waitFor({ state: 'detached' })
    await idle()
    expect(await trustedFiles()).toEqual([])
    await subscribeAt(address)
    expect(await pack().textContent()).toContain('8, released')
    expect(await trustedFiles()).not.toEqual([])
    await updateNow()
    expect(await pack().locator('.channel-problem').count()).toBe(0)
  })

  it('is taken, too, where the reader agrees to other keys without removing the pack', async () => {
    await changeMark({ root: 3, timestamp: 40, snapshot: 40 })
    await makeAnew()
    await lookAt(channel.url)
    await dialog().getByText('from a channel with another fingerprint').waitFor()
    await page.keyboard.press('Escape')
    await subscribeAt(channel.url)
    await updateNow()
    expect(await pack().locator('.channel-problem').count()).toBe(0)
  })
})

/** Another channel, with other keys and all versions from 1, in the place of what was served. */
async function makeAnew(): Promise<void> {
  const other = await serveChannel()
  await other.publish(towers('refuted'), { version: 8 })
  for (const path of [...channel.files.keys()]) channel.put(path, undefined)
  for (const [path, bytes] of other.files) channel.put(path, bytes)
  await other.close()
}

async function subscribeAt(address: string): Promise<void> {
  await lookAt(address)
  await dialog().getByRole('button', { name: 'Subscribe' }).click()
  await dialog().waitFor({ state: 'detached' })
  await idle()
  await pack().waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
}

/** As if the subscription had seen these versions. */
async function changeMark(versions: object): Promise<void> {
  await page.evaluate(async (changed) => {
    type Kept = { channels: { subscriptions: { mark: object }[] } }
    type Api = { storage: { local: { get(): Promise<Kept>; set(values: object): Promise<void> } } }
    const { local } = (globalThis as unknown as { chrome: Api }).chrome.storage
    const { channels } = await local.get()
    const subscriptions = channels.subscriptions.map((each) => ({
      ...each,
      mark: { ...each.mark, ...changed },
    }))
    await local.set({ channels: { ...channels, subscriptions } })
  }, versions)
}

/** Names of the metadata files that are trusted of the pack's channel. */
function trustedFiles(): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opened = indexedDB.open('footnote')
        opened.onerror = reject
        opened.onsuccess = () => {
          const range = IDBKeyRange.bound(['towers'], ['towers', []])
          const found = opened.result.transaction('metadata').objectStore('metadata').getAllKeys(range)
          found.onerror = reject
          found.onsuccess = () => {
            opened.result.close()
            resolve(found.result.map(String))
          }
        }
      }),
  )
}

/** Looks at a channel's pack, and gives what a reader says yes to. */
async function lookedAt({ url }: ServedChannel): Promise<object> {
  type Preview = { value: { signed: { url: string; fingerprint: string }; sha256: string } }
  const { value } = (await ask('preview-channel', { address: url })) as Preview
  const { signed, sha256 } = value
  return { url: signed.url, fingerprint: signed.fingerprint, pack: 'towers', sha256 }
}

/** Asks the background as the packs page does. */
function ask(type: string, more: object): Promise<unknown> {
  return page.evaluate(
    (message) => {
      type Api = { runtime: { sendMessage(message: object): Promise<unknown> } }
      return (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage(message)
    },
    { type, ...more },
  )
}

/** The releases of a pack that the database has; undefined where the pack is not installed. */
function versionsOf(id: string): Promise<{ inForce: number; before: number | undefined } | undefined> {
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

/** What the extension keeps in storage.local, without the settings; `channels` are the subscriptions. */
function stored(): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    type Api = { storage: { local: { get(): Promise<Record<string, unknown>> } } }
    const { settings: _settings, ...rest } = await (
      globalThis as unknown as { chrome: Api }
    ).chrome.storage.local.get()
    const channels = rest.channels as { subscriptions: unknown[] } | undefined
    return channels === undefined ? rest : { ...rest, channels: channels.subscriptions }
  })
}

function alarms(): Promise<string[]> {
  return page.evaluate(async () => {
    type Api = { alarms: { getAll(): Promise<{ name: string }[]> } }
    return (await (globalThis as unknown as { chrome: Api }).chrome.alarms.getAll()).map(({ name }) => name)
  })
}
