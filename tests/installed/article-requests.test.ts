import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MatchOptions, Wave } from '../../claims/match/types.ts'
import { type ArticleRequestParts, articleHandlers } from '../../installed/article-requests.ts'
import type { Handlers } from '../../messages/serve.ts'

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
})
