import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MatchOptions, Wave } from '../../claims/match/types.ts'
import { type ArticleRequestParts, articleHandlers } from '../../installed/article-requests.ts'
import { localRecords } from '../../installed/records/local-records.ts'
import type { Handlers } from '../../messages/serve.ts'
import { aStorageArea } from '../support/storage-area.ts'

const HERE = { from: 'article', tab: 7, frame: 0, host: 'news.example', private: false } as const
const FIRST: Wave = { matches: [], final: false }

let signals: AbortSignal[]
let closeTab: (tab: number) => void
let handlers: Handlers['article']

beforeEach(() => {
  signals = []
  handlers = articleHandlers({
    engine: {
      matcher: async () => ({
        size: 1,
        match: async () => [],
        async *waves(_request: unknown, options?: MatchOptions) {
          if (options?.signal !== undefined) signals.push(options.signal)
          yield FIRST
          yield FIRST
        },
      }),
    },
    settings: { read: async () => ({ level: 'strict', sitesOff: ['off.example'], meanings: true }) },
    onTabClosed: (listener: (tab: number) => void) => {
      closeTab = listener
    },
    button: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn() },
  } as unknown as ArticleRequestParts)
})

const match = (id: number, sender: Parameters<typeof handlers.match>[1] = HERE) =>
  handlers.match(
    { type: 'match', id, priority: 'visible', document: { lang: 'en', headline: '', lead: '' }, runs: [] },
    sender,
  )

describe('installed/article-requests', () => {
  it('says whether the site of the sender is read', async () => {
    expect(await handlers.hello({ type: 'hello' }, HERE)).toEqual({ on: true, level: 'strict' })
    expect(await handlers.hello({ type: 'hello' }, { ...HERE, host: 'off.example' })).toMatchObject({
      on: false,
    })
  })

  it.each([
    [
      'a new document in the frame says hello',
      async () => void (await handlers.hello({ type: 'hello' }, HERE)),
    ],
    ['the page forgets it', async () => void (await handlers.forget({ type: 'forget', ids: [1] }, HERE))],
    ['the tab is closed', async () => closeTab(7)],
  ])('stops the matcher of a request that waits for its next wave when %s', async (_event, happen) => {
    expect(await match(1)).toBe(FIRST)
    const other = { ...HERE, tab: 8 }
    expect(await match(1, other)).toBe(FIRST)
    await happen()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    expect(await handlers['match-more']({ type: 'match-more', id: 1 }, HERE)).toBeNull()
    expect(await handlers['match-more']({ type: 'match-more', id: 1 }, other)).toBe(FIRST)
  })

  it('stores nothing of what is read, in no window', async () => {
    const areas = { local: aStorageArea(), session: aStorageArea() }
    const stored = () => JSON.stringify([areas.local.stored, areas.session.stored])
    const handle = articleHandlers({
      ...localRecords(areas),
      engine: {
        matcher: async () => ({
          async *waves() {
            yield { matches: [], final: true }
          },
        }),
        claims: async () => [],
      },
      onTabClosed: () => {},
      loadCard: async () => {},
      button: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn() },
      tabs: { get: async () => ({ active: true, incognito: false, index: 0, windowId: 1 }), create: vi.fn() },
      packsPage: 'moz-extension://id/packs.html',
      now: () => new Date(0),
    } as unknown as ArticleRequestParts)
    const secret = 'secretword'
    const document = { lang: 'en', headline: secret, lead: secret }
    const runs = [{ before: [secret], sentences: [{ id: 0, text: secret }] }]
    for (const isPrivate of [false, true]) {
      const sender = { ...HERE, host: `${secret}.example`, private: isPrivate }
      await handle.hello({ type: 'hello' }, sender)
      await handle.match({ type: 'match', id: 1, priority: 'visible', document, runs }, sender)
      await handle.claims({ type: 'claims', keys: [`pack/${secret}`] }, sender)
      await handle['load-card']({ type: 'load-card' }, sender)
      await handle.count({ type: 'count', marked: 3 }, sender)
      await handle['channel-link']({ type: 'channel-link', address: `footnote:https://${secret}/` }, sender)
    }
    expect(stored()).not.toContain(secret)
    // Only when a link opened a tab.
    expect(areas.local.stored).toEqual({})
    expect(Object.keys(areas.session.stored)).toEqual(['linksOpened'])
  })
})
