import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, PageReport } from '../../messages/protocol.ts'
import { type PopupBrowser, type PopupState, startSession } from '../../surfaces/popup.ts'
import * as samples from '../components/samples.ts'

const ok = <T>(value: T) => ({ ok: true, value }) as const

type Fake = PopupBrowser & {
  readonly asked: string[]
  report: Answer<PageReport>
  siteOn: boolean
  reveals: boolean
}

/** A browser with one tab and a background that knows the samples. */
function fakeBrowser(url: string | undefined = 'https://news.example/story'): Fake {
  const asked: string[] = []
  const fake = {
    asked,
    report: ok(samples.report()) as Answer<PageReport>,
    siteOn: true,
    reveals: true,
    address: 'chrome-extension://ours/popup.html',
    activeTab: async () => ({ id: 7, url }),
    tab: async (id: number) => ({ id, url }),
    async askPage(tab: number, request: { type: string; match?: number }) {
      asked.push(`${request.type} ${request.match ?? tab}`)
      if (request.type === 'report') return fake.report
      return ok(request.type === 'reveal' ? fake.reveals : null)
    },
    async ask(request: { type: string; keys?: readonly string[]; on?: boolean }) {
      asked.push(request.type)
      if (request.type === 'overview') return ok(samples.overview)
      if (request.type === 'claims')
        return ok(samples.claims.filter(({ key }) => request.keys?.includes(key)))
      if (request.type === 'set-meanings') return ok(request.on === true ? 'on' : 'off')
      if (request.on !== undefined) fake.siteOn = request.on
      return ok({ on: fake.siteOn, level: 'strict' })
    },
    reloadTab: vi.fn(async () => {}),
    close: vi.fn(),
  }
  return fake as unknown as Fake
}

function start(browser: PopupBrowser) {
  const ended = new AbortController()
  const states: PopupState[] = []
  const session = startSession(browser, (state) => states.push(state), ended.signal)
  return { session, states, ended, last: () => states.at(-1)! }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('popup session', () => {
  test('brings the page’s report, its claims, the site and the overview together', async () => {
    const { last } = start(fakeBrowser())
    await vi.advanceTimersByTimeAsync(0)
    expect(last()).toMatchObject({
      page: { kind: 'report', report: { state: 'done' } },
      host: 'news.example',
      siteOn: true,
      overview: { claims: 14 },
    })
    expect(last().claims.size).toBe(6)
  })

  test.each([undefined, 'chrome://extensions/', 'about:blank', 'file:///tmp/a.html'])(
    'asks nothing of a tab at %s',
    async (url) => {
      const browser = { ...fakeBrowser(), activeTab: async () => ({ id: 7, url }) }
      const { last } = start(browser)
      await vi.advanceTimersByTimeAsync(5_000)
      expect(last().page).toEqual({ kind: 'not-web' })
      expect(browser.asked).toEqual(['overview'])
    },
  )

  test('shows the page of the tab that its address names, and none where there is no such tab', async () => {
    const named = { ...fakeBrowser(), address: 'chrome-extension://ours/popup.html?tab=9' }
    const { last } = start(named)
    await vi.advanceTimersByTimeAsync(0)
    expect(last().page.kind).toBe('report')
    expect(named.asked).toContain('report 9')
    const closed = start({ ...named, tab: () => Promise.reject(new Error('no tab with id: 9')) })
    await vi.advanceTimersByTimeAsync(0)
    expect(closed.last().page).toEqual({ kind: 'not-web' })
  })

  test('switches the site and makes the page read itself again', async () => {
    const browser = fakeBrowser()
    const { session, last } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    await session.setSite(false)
    expect(browser.siteOn).toBe(false)
    expect(last().siteOn).toBe(false)
    expect(browser.asked.slice(-3)).toEqual(['set-site', 'refresh 7', 'report 7'])
  })

  test('switches comparing meanings, and makes the page read itself again', async () => {
    const browser = fakeBrowser()
    const { session, last } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    await session.setMeanings(false)
    expect(last().overview?.meanings).toBe('off')
    expect(last().siteOn).toBe(true)
    expect(browser.asked.slice(-3)).toEqual(['set-meanings', 'refresh 7', 'report 7'])
  })

  test('closes if the page could go to the sentence, and otherwise says so', async () => {
    const browser = fakeBrowser()
    const { session, last } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    browser.reveals = false
    await session.reveal(3)
    expect(last().sentenceGone).toBe(true)
    expect(browser.close).not.toHaveBeenCalled()
    browser.reveals = true
    await session.reveal(3)
    expect(browser.asked.at(-1)).toBe('reveal 3')
    expect(browser.close).toHaveBeenCalledOnce()
  })

  test('reloads the tab and closes', async () => {
    const browser = fakeBrowser()
    const { session } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    await session.reload()
    expect(browser.reloadTab).toHaveBeenCalledExactlyOnceWith(7)
    expect(browser.close).toHaveBeenCalledOnce()
  })

  test('asks and reports nothing after its end', async () => {
    const browser = fakeBrowser()
    const { states, ended } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    ended.abort()
    const before = [browser.asked.length, states.length]
    await vi.advanceTimersByTimeAsync(10_000)
    expect([browser.asked.length, states.length]).toEqual(before)
  })
})
