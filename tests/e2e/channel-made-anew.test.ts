/** A channel that was made again at its address because its keys were lost, in a real Chromium. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { openPacksPage, type PacksPage, towers } from '../support/packs-page.ts'

let packs: PacksPage
let channel: ServedChannel

beforeAll(async () => {
  packs = await openPacksPage(
    towers('supported', 'supported', 'supported', 'supported', 'mixed', 'refuted'),
    7,
  )
  channel = packs.channel
  await packs.subscribeAt(channel.url)
  await makeAnew()
})
afterAll(() => packs.close())

describe('a channel that was made again at its address because its keys were lost', () => {
  it('is not used, and the packs page says what to do', async () => {
    await packs.updateNow()
    await packs.pack().getByText('not signed with the keys that you agreed to').waitFor()
    expect(await packs.pack().textContent()).toContain('7, released')
    expect(await packs.pack().textContent()).toContain('remove this pack, subscribe again')
  })

  it('can be subscribed to after the pack was removed, which deletes the old keys', async () => {
    // The address as the page shows it.
    const address = (await packs.pack().locator('.code').textContent()) ?? ''
    await packs.pack().getByRole('button', { name: 'Remove' }).click()
    await packs.dialog().getByText('Footnote forgets the keys').waitFor()
    await packs.dialog().getByRole('button', { name: 'Remove' }).click()
    await packs.pack().waitFor({ state: 'detached' })
    await packs.idle()
    expect(await trustedFiles()).toEqual([])
    await packs.subscribeAt(address)
    expect(await packs.pack().textContent()).toContain('8, released')
    expect(await trustedFiles()).not.toEqual([])
    await packs.updateNow()
    expect(await packs.pack().locator('.channel-problem').count()).toBe(0)
  })

  it('can also be subscribed to if the reader agrees to the other keys without removing the pack', async () => {
    await changeMark({ root: 3, timestamp: 40, snapshot: 40 })
    await makeAnew()
    await packs.lookAt(channel.url)
    await packs.dialog().getByText('from a channel with another fingerprint').waitFor()
    await packs.page.keyboard.press('Escape')
    await packs.subscribeAt(channel.url)
    await packs.updateNow()
    expect(await packs.pack().locator('.channel-problem').count()).toBe(0)
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

/** Writes these versions to the subscription. */
async function changeMark(versions: object): Promise<void> {
  await packs.page.evaluate(async (changed) => {
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
  return packs.page.evaluate(
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
