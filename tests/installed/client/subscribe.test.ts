import { describe, expect, it } from 'vitest'
import { createRoot } from '../../../claims/packs/publisher/tuf/root.ts'
import { createSigningKey } from '../../../claims/packs/publisher/tuf/signing.ts'
import type { Bytes } from '../../../claims/packs/reader/tuf/bytes.ts'
import { fingerprintOf } from '../../../installed/client/channel.ts'
import { subscribe } from '../../../installed/client/subscribe.ts'
import { recordStore } from '../../../installed/records/stored-record.ts'
import { type Subscription, subscriptionsRecord } from '../../../installed/records/subscriptions.ts'
import type { Database } from '../../../installed/store/database.ts'
import { aStorageArea } from '../../support/storage-area.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const URL = 'https://towers.example/'
const MARK = { root: 3, timestamp: 30, snapshot: 30, keys: 'keys of the other channel' }

async function aRoot(): Promise<Bytes> {
  const { key } = await createSigningKey()
  const role = { keys: [key], threshold: 1 }
  const made = await createRoot({ root: role, targets: role, snapshot: role, timestamp: role }, NOW.getTime())
  if (!made.ok) throw new Error('no root')
  return made.value
}

describe('installed/client/subscribe', () => {
  it('never takes the highest versions of another channel over, even if the reader goes over at that moment', async () => {
    const root = await aRoot()
    const fingerprint = await fingerprintOf(root, NOW.getTime())
    const subscription = (url: string, changes: Partial<Subscription> = {}): Subscription => ({
      pack: 'towers',
      url,
      root: new TextDecoder().decode(root),
      fingerprint,
      failures: 0,
      next: 0,
      ...changes,
    })
    const subscriptions = subscriptionsRecord(recordStore(aStorageArea()))
    await subscriptions.keep(subscription('https://other.example/', { mark: MARK }))
    const kept: Subscription[] = []
    const subscribing = subscribe(
      {
        subscriptions: {
          ...subscriptions,
          async ofPack(pack) {
            const found = await subscriptions.ofPack(pack)
            // Another page of ours subscribes to the same channel.
            await subscriptions.keep(subscription(URL))
            return found
          },
          async keep(each) {
            kept.push(each)
            await subscriptions.keep(each)
          },
        },
        packChoices: { dropRemoved: async () => {} },
        setAlarm: async () => {},
        fetch: async (input) =>
          String(input).endsWith('/1.root.json') ? new Response(root) : new Response(null, { status: 404 }),
      },
      async () => {
        throw new Error('no change is expected')
      },
      { delete: async () => {}, get: async () => undefined } as unknown as Database,
      { url: URL, pack: 'towers', fingerprint, sha256: 'any' },
      { now: NOW, signal: new AbortController().signal, onProgress: () => {} },
    )
    await expect(subscribing).rejects.toThrow()
    expect(kept).toHaveLength(1)
    expect(kept[0]?.mark).toBeUndefined()
  })
})
