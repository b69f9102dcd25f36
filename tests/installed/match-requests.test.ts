import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Match, Matcher, MatchRequest, Wave } from '../../claims/match/types.ts'
import {
  createMatchRequests,
  HELD_A_FRAME,
  HELD_IN_ALL,
  MAX_SILENCE,
  type MatchRequests,
} from '../../installed/match-requests.ts'

const FIRST: Wave = { matches: [], final: false }
const LAST: Wave = { matches: [{ sentence: 1 } as Match], final: true }
const HERE = { tab: 7, frame: 0 }

type Asked = {
  request: MatchRequest
  priority: string
  signal: AbortSignal
  page: object | undefined
  meanings: boolean | undefined
  ended: boolean
}

let asked: Asked[]
/** What the matcher waits for before each wave. */
let pause: (signal: AbortSignal) => Promise<void>
let waves: Wave[]
let requests: MatchRequests

const matcher: Pick<Matcher, 'waves'> = {
  async *waves(request, options = {}) {
    const { priority = 'visible', signal = new AbortController().signal, page, meanings } = options
    const one: Asked = { request, priority, signal, page, meanings, ended: false }
    asked.push(one)
    try {
      for (const wave of waves) {
        await pause(signal)
        signal.throwIfAborted()
        yield wave
      }
    } finally {
      one.ended = true
    }
  },
}

const match = (id: number, from = HERE, made = requests) =>
  made.match(
    { type: 'match', id, priority: 'visible', document: { lang: 'en', headline: '', lead: '' }, runs: [] },
    from,
  )
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  pause = async () => {}
  waves = [FIRST, LAST]
  requests = createMatchRequests({
    matcher: async () => matcher,
    settings: async () => ({ level: 'strict', meanings: true }),
  })
})
afterEach(() => void vi.useRealTimers())

describe('installed/match-requests', () => {
  it('gives the waves of an answer one by one, at the level and with the priority of the request', async () => {
    expect(await match(1)).toBe(FIRST)
    expect(asked).toMatchObject([{ request: { level: 'strict' }, priority: 'visible', ended: false }])
    expect(await requests.more(1, HERE)).toBe(LAST)
    expect(await requests.more(1, HERE)).toBeNull()
    expect(asked[0]?.ended).toBe(true)
  })

  it('names the page of a request: one object for a tab, until a new document is in it', async () => {
    await match(1)
    await match(2, { tab: 7, frame: 3 })
    await match(3, { tab: 8, frame: 0 })
    requests.begin(7)
    await match(4)
    const [first, framed, other, next] = asked.map(({ page }) => page)
    expect(first).toBeDefined()
    expect(framed).toBe(first)
    expect(new Set([first, other, next]).size).toBe(3)
  })

  it.each([true, false])('compares by meaning if the reader wants it: %s', async (meanings) => {
    requests = createMatchRequests({
      matcher: async () => matcher,
      settings: async () => ({ level: 'strict', meanings }),
    })
    await match(1)
    expect(asked).toMatchObject([{ meanings }])
  })

  it('holds nothing after a first answer that is final', async () => {
    waves = [LAST]
    expect(await match(1)).toBe(LAST)
    expect(await requests.more(1, HERE)).toBeNull()
    expect(asked[0]?.ended).toBe(true)
  })

  it.each([
    ['the page forgets the request', () => requests.forget(HERE, [1])],
    ['the page forgets all requests, or a new document says hello', () => requests.forget(HERE)],
    ['the tab is closed', () => requests.forgetTab(7)],
  ])('stops the matcher when %s', async (_name, act) => {
    pause = untilAborted
    const answer = match(1)
    await vi.advanceTimersByTimeAsync(0)
    expect(asked[0]?.signal.aborted).toBe(false)
    act()
    expect(await answer).toBeNull()
    expect(asked[0]).toMatchObject({ signal: { aborted: true }, ended: true })
  })

  it('stops the matcher between two waves too', async () => {
    await match(1)
    requests.forget(HERE)
    await vi.advanceTimersByTimeAsync(0)
    expect(asked[0]).toMatchObject({ signal: { aborted: true }, ended: true })
    expect(await requests.more(1, HERE)).toBeNull()
  })

  it('does not ask the matcher for a request that was forgotten before the index was read', async () => {
    const { promise, resolve } = Promise.withResolvers<Pick<Matcher, 'waves'>>()
    const slow = createMatchRequests({
      matcher: () => promise,
      settings: async () => ({ level: 'strict', meanings: true }),
    })
    const answer = match(1, HERE, slow)
    slow.forget(HERE)
    resolve(matcher)
    expect(await answer).toBeNull()
    expect(asked).toEqual([])
  })

  it.each([
    ['another frame', { tab: 7, frame: 3 }],
    ['another tab', { tab: 8, frame: 0 }],
  ])('lets no page forget a request of %s, or ask for its waves', async (_name, other) => {
    await match(1)
    requests.forget(other, [1])
    requests.forget(other)
    expect(await requests.more(1, other)).toBeNull()
    expect(asked[0]?.signal.aborted).toBe(false)
    expect(await requests.more(1, HERE)).toBe(LAST)
  })

  it('knows no request of a stopped worker: the page has to ask again', async () => {
    await match(1)
    const next = createMatchRequests({
      matcher: async () => matcher,
      settings: async () => ({ level: 'strict', meanings: true }),
    })
    expect(await next.more(1, HERE)).toBeNull()
    expect(await match(2, HERE, next)).toBe(FIRST)
  })

  it('gives no wave for an unknown id, and forgets unknown ids without complaint', async () => {
    requests.forget(HERE, [1, 2])
    expect(await requests.more(99, HERE)).toBeNull()
  })

  it('replaces a request that is asked for again under its id', async () => {
    await match(1)
    await match(1)
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false])
    expect(await requests.more(1, HERE)).toBe(LAST)
  })

  it('passes on errors of the matcher, and then holds nothing', async () => {
    pause = async () => {
      throw new Error('no index')
    }
    await expect(match(1)).rejects.toThrow('no index')
    expect(await requests.more(1, HERE)).toBeNull()
    const broken = createMatchRequests({
      matcher: () => Promise.reject(new Error('no database')),
      settings: async () => ({ level: 'strict', meanings: true }),
    })
    await expect(match(1, HERE, broken)).rejects.toThrow('no database')
  })

  it('drops a request after a while of silence', async () => {
    await match(1)
    await vi.advanceTimersByTimeAsync(MAX_SILENCE - 1)
    expect(asked[0]?.ended).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked[0]).toMatchObject({ signal: { aborted: true }, ended: true })
    expect(await requests.more(1, HERE)).toBeNull()
  })

  it('never drops a request while its wave is computed', async () => {
    await match(1)
    pause = () => new Promise((resolve) => setTimeout(resolve, 2 * MAX_SILENCE))
    const answer = requests.more(1, HERE)
    await vi.advanceTimersByTimeAsync(3 * MAX_SILENCE)
    expect(await answer).toBe(LAST)
  })

  it('holds a limited number of requests, per frame and in all, and drops the oldest', async () => {
    for (let id = 0; id <= HELD_A_FRAME; id++) await match(id)
    expect(asked.filter(({ signal }) => signal.aborted)).toHaveLength(1)
    expect(asked[0]?.signal.aborted).toBe(true)
    for (let tab = 0; asked.length <= HELD_IN_ALL + 1; tab++) await match(0, { tab: 100 + tab, frame: 0 })
    expect(asked.filter(({ signal }) => !signal.aborted)).toHaveLength(HELD_IN_ALL)
    expect(asked[1]?.signal.aborted).toBe(true)
    expect(asked.at(-1)?.signal.aborted).toBe(false)
  })
})
