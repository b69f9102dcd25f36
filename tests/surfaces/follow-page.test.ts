import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, PageReport } from '../../messages/protocol.ts'
import { type FollowedPage, type FollowPageOptions, followPage } from '../../surfaces/follow-page.ts'
import * as samples from '../components/samples.ts'

const gone = { ok: false, error: { code: 'gone', message: 'nobody answered' } } as const
const ok = <T>(value: T) => ({ ok: true, value }) as const

let asked: string[]
let report: () => Promise<Answer<PageReport>>
let claims: Answer<typeof samples.claims>
let states: FollowedPage[]
let ended: AbortController

const follow = () =>
  followPage(7, {
    askPage: (async (tab: number, request: { type: string }) => {
      asked.push(`${request.type} ${tab}`)
      return request.type === 'report' ? report() : ok(request.type === 'reveal' ? true : null)
    }) as unknown as FollowPageOptions['askPage'],
    ask: (async (request: { type: string }) => {
      asked.push(request.type)
      return claims
    }) as unknown as FollowPageOptions['ask'],
    onPage: (state) => states.push(state),
    signal: ended.signal,
  })
const count = (what: string) => asked.filter((each) => each === what).length
const tick = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  states = []
  report = async () => ok(samples.report())
  claims = ok(samples.claims)
  ended = new AbortController()
})
afterEach(() => {
  ended.abort()
  vi.useRealTimers()
})

describe('surfaces/follow-page', () => {
  test('asks again while the page is read, fetches each claim once, and then slows down', async () => {
    report = async () => ok(samples.report({ state: 'reading', found: samples.found.slice(0, 1) }))
    follow().look()
    await tick(650)
    expect(count('report 7')).toBe(3)
    report = async () => ok(samples.report({ found: samples.found.slice(0, 1) }))
    await tick(300)
    expect(states.at(-1)?.page).toMatchObject({ report: { state: 'done' } })
    expect(count('claims')).toBe(1)
    const looks = asked.length
    await tick(1_400)
    expect(asked).toHaveLength(looks)
    await tick(200)
    expect(asked).toHaveLength(looks + 1)
  })

  test('says that nothing of ours runs in the page, and notices when it does', async () => {
    report = async () => gone
    follow().look()
    await tick()
    expect(states.at(-1)?.page).toEqual({ kind: 'unreached' })
    report = async () => ok(samples.report())
    await tick(1_500)
    expect(states.at(-1)?.page.kind).toBe('report')
    expect(states.at(-1)?.claims.size).toBe(samples.claims.length)
  })

  test('shows the message of a failure of the page or of the background', async () => {
    report = async () => ({ ok: false, error: { code: 'failed', message: 'the page failed' } })
    const follower = follow()
    await follower.look()
    expect(states.at(-1)?.page).toEqual({ kind: 'error', detail: 'the page failed' })
    report = async () => ok(samples.report())
    claims = { ok: false, error: { code: 'failed', message: 'the index is gone' } }
    await follower.look()
    expect(states.at(-1)?.page).toEqual({ kind: 'error', detail: 'the index is gone' })
  })

  test('drops the answer to an older request', async () => {
    const { promise, resolve } = Promise.withResolvers<Answer<PageReport>>()
    report = () => promise
    const follower = follow()
    follower.look()
    await tick()
    report = async () => ok(samples.report({ found: [] }))
    await follower.refresh()
    resolve(gone)
    await tick()
    expect(asked).toEqual(['report 7', 'refresh 7', 'report 7'])
    expect(states.map(({ page }) => page.kind)).toEqual(['report'])
  })

  test('reveals a match on the page', async () => {
    expect(await follow().reveal(3)).toBe(true)
    expect(asked).toEqual(['reveal 7'])
  })

  test('is silent once it has ended', async () => {
    follow().look()
    await tick()
    ended.abort()
    const before = [asked.length, states.length]
    await tick(10_000)
    expect([asked.length, states.length]).toEqual(before)
  })
})
