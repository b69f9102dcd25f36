/** Subscribing to a channel on a local server and updating from it, in a real Chromium. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { openPacksPage, type PacksPage, towers } from '../support/packs-page.ts'

let packs: PacksPage
let channel: ServedChannel
let page: Page

beforeAll(async () => {
  packs = await openPacksPage(
    towers('supported', 'supported', 'supported', 'supported', 'supported', 'refuted'),
  )
  channel = packs.channel
  page = packs.page
})
afterAll(() => packs.close())

describe('subscribing to a channel', () => {
  it('shows who signs and what is in it, and keeps nothing before the yes', async () => {
    // The pack that came with the extension is noted a moment after the start.
    await expect.poll(packs.stored).toHaveProperty('packNotes')
    const before = await packs.stored()
    await packs.lookAt(channel.url)
    await packs.dialog().waitFor()
    const text = await packs.dialog().textContent()
    expect(text).toMatch(/Signed with the keys of the channel at \S*localhost.*\d{5}( \d{5}){5}/)
    for (const part of ['18 claims by', '5 Supported', '12 Unproven', 'Tower 0']) expect(text).toContain(part)
    await page.keyboard.press('Escape')
    expect(await packs.stored()).toEqual(before)
    expect(await packs.pack().count()).toBe(0)
    expect(await page.locator('#address').inputValue()).toBe(channel.url)
  })

  it('keeps an address that led nowhere, so that it can be corrected', async () => {
    await packs.lookAt(`${channel.url}nowhere/`)
    await page.getByRole('alert').waitFor()
    await packs.idle()
    expect(await page.locator('#address').inputValue()).toBe(`${channel.url}nowhere/`)
  })

  it('installs what was shown, clears the address, and sets an alarm for updates', async () => {
    await packs.lookAt(`${channel.url}#towers `)
    await packs.dialog().getByRole('button', { name: 'Subscribe' }).click()
    await packs.pack().waitFor()
    await packs.idle()
    expect(await packs.pack().textContent()).toContain('localhost')
    expect(await packs.pack().textContent()).toContain('Last checked')
    expect(await alarms()).toEqual(['packs'])
    expect(await page.locator('#address').inputValue()).toBe('')
  })

  it('updates with the patch, at once if little changes', async () => {
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'refuted', 'refuted'), {
      version: 2,
    })
    channel.asked()
    await packs.updateNow()
    await packs.pack().getByText('2, released').waitFor()
    expect(channel.asked().filter((path) => path.startsWith('/targets/'))).toEqual([
      expect.stringMatching(/towers-1-2\.patch$/),
    ])
  })

  it('keeps a release waiting that changes too many verdicts, and uses it after the yes', async () => {
    await channel.publish(towers('refuted', 'refuted', 'refuted', 'refuted', 'refuted', 'refuted'), {
      version: 3,
    })
    await packs.updateNow()
    await packs.pack().getByText('Version 3 is waiting for your answer').waitFor()
    expect(await packs.pack().textContent()).toContain('2, released')
    await packs.pack().getByRole('button', { name: 'Look at the changes' }).click()
    // Version 2 changed one already and came without a question.
    await packs.dialog().getByText('5 verdicts change').waitFor()
    await packs.dialog().getByText('Compared with version 1, the last one that you agreed to').waitFor()
    await packs.dialog().getByRole('button', { name: 'Use it' }).click()
    await packs.pack().getByText('3, released').waitFor()
    await packs.idle()
  })

  it('does not fetch a version again that the reader rolled back', async () => {
    await packs.pack().getByRole('button', { name: 'Go back to version 2' }).click()
    await packs.dialog().getByRole('button', { name: 'Go back' }).click()
    await packs.pack().getByText('2, released').waitFor()
    await packs.idle()
    await packs.updateNow()
    expect(await packs.pack().textContent()).toContain('2, released')
  })

  it('uses nothing of a channel whose files were tampered with, and says so', async () => {
    const path = '/metadata/timestamp.json'
    const good = channel.files.get(path)
    const text = new TextDecoder().decode(good)
    channel.put(path, new TextEncoder().encode(text.replace(/"version":\s*\d+/, '"version":99')))
    await packs.updateNow()
    await packs.pack().getByText('not signed with the keys that you agreed to').waitFor()
    expect(await packs.pack().textContent()).toContain('2, released')
    channel.put(path, good)
    await packs.updateNow()
    await expect.poll(() => packs.pack().locator('.channel-problem').count()).toBe(0)
  })

  it('trusts its channel as before if a change to another one failed', async () => {
    const other = await serveChannel()
    const claims = towers('refuted')
    await other.publish(claims, { version: 8 })
    await packs.lookAt(other.url)
    await packs.dialog().getByText('from a channel with another fingerprint').waitFor()
    await page.keyboard.press('Escape')
    await packs.lookAt(channel.url)
    await packs.dialog().getByText('Signed with the keys').waitFor()
    expect(await packs.dialog().getByText('another fingerprint').count()).toBe(0)
    await page.keyboard.press('Escape')
    await packs.lookAt(other.url)
    await packs.dialog().getByRole('button', { name: 'Subscribe' }).waitFor()
    // Another release, after its keys and the release before were looked at.
    await other.publish(claims, { version: 9 })
    await packs.dialog().getByRole('button', { name: 'Subscribe' }).click()
    await page.getByRole('alert').waitFor()
    await packs.idle()
    await other.close()
    expect(((await packs.stored()).channels as { url: string }[]).map(({ url }) => url)).toEqual([
      channel.url,
    ])
    await packs.updateNow()
    expect(await packs.pack().locator('.channel-problem').count()).toBe(0)
    expect(await packs.pack().textContent()).toContain('2, released')
  })

  it('continues after the worker was stopped', async () => {
    await packs.extension.stopWorker()
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'refuted', 'mixed'), {
      version: 4,
    })
    await packs.updateNow()
    await packs.pack().getByText('4, released').waitFor()
  })

  it('keeps the previous release if two checks for the same update overlap', async () => {
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'mixed', 'mixed'), {
      version: 5,
    })
    channel.asked()
    const letGo = channel.hold()
    const checks = [
      packs.ask('update-pack', { pack: 'towers' }),
      packs.ask('update-pack', { pack: 'towers' }),
    ]
    // Both have seen version 4 in force, and wait for version 5.
    const targets: string[] = []
    await expect
      .poll(() => targets.push(...channel.asked().filter((path) => path.startsWith('/targets/'))))
      .toBe(2)
    letGo()
    await Promise.all(checks)
    expect(await packs.versionsOf('towers')).toEqual({ inForce: 5, before: 4 })
  })

  it('fetches the pack again at the next start if the database was lost, and keeps it switched off', async () => {
    await packs.pack().getByRole('switch').click()
    await packs.idle()
    await packs.extension.stopWorker()
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
        return packs.pack().count()
      })
      .toBe(1)
    await packs.pack().getByText('5, released').waitFor()
    expect(channel.asked().filter((path) => path.startsWith('/targets/'))).toHaveLength(1)
    expect(await packs.pack().getByRole('switch').getAttribute('aria-checked')).toBe('false')
  })

  it('keeps the highest versions seen in a second place', async () => {
    const [subscription] = (await packs.stored()).channels as { mark: object }[]
    expect(subscription?.mark).toMatchObject({ root: 1, timestamp: 5, snapshot: 5 })
  })

  it('updates with the bundle if the patch cannot be fetched', async () => {
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'mixed', 'refuted'), {
      version: 6,
    })
    const patch = [...channel.files.keys()].find((path) => path.endsWith('towers-5-6.patch')) as string
    channel.put(patch, undefined)
    channel.asked()
    await packs.updateNow()
    await packs.pack().getByText('6, released').waitFor()
    expect(channel.asked().filter((path) => path.startsWith('/targets/'))).toEqual([
      patch,
      expect.stringMatching(/towers-6\.footnote$/),
    ])
  })

  it.each([
    ['an address that is not https', 'http://packs.example/', 'starts with https:// and has no user name'],
    ['an address where no channel is', '', 'There is no channel at that address'],
  ])('says in words what is wrong with %s', async (_name, address, words) => {
    await packs.lookAt(address || `${channel.url}nothing/`)
    await page.getByRole('alert').getByText(words).waitFor()
  })

  it('ends the subscription with the pack', async () => {
    await packs.pack().getByRole('button', { name: 'Remove' }).click()
    await packs.dialog().getByRole('button', { name: 'Remove' }).click()
    await packs.pack().waitFor({ state: 'detached' })
    await packs.idle()
    expect((await packs.stored()).channels).toEqual([])
  })
})

function alarms(): Promise<string[]> {
  return page.evaluate(async () => {
    type Api = { alarms: { getAll(): Promise<{ name: string }[]> } }
    return (await (globalThis as unknown as { chrome: Api }).chrome.alarms.getAll()).map(({ name }) => name)
  })
}
