import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, PageReport } from '../../messages/protocol.ts'
import { type PopupBrowser, type PopupState, startSession } from '../../surfaces/popup.ts'
import * as samples from '../components/samples.ts'

const gone = { ok: false, error: { code: 'gone', message: 'nobody answered' } } as const
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
    activeTab: async () => ({ id: 7, url }),
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

  test('looks again while the page is read, fetches each claim once, and drops to a slower pace', async () => {
    const browser = fakeBrowser()
    browser.report = ok(samples.report({ state: 'reading', found: samples.found.slice(0, 1) }))
    const { last } = start(browser)
    await vi.advanceTimersByTimeAsync(650)
    expect(browser.asked.filter((what) => what === 'report 7')).toHaveLength(3)
    browser.report = ok(samples.report())
    await vi.advanceTimersByTimeAsync(300)
    expect(last().page).toMatchObject({ report: { state: 'done' } })
    expect(browser.asked.filter((what) => what === 'claims')).toHaveLength(2)
    const looks = browser.asked.length
    await vi.advanceTimersByTimeAsync(1_400)
    expect(browser.asked).toHaveLength(looks)
  })

  test('says that nothing of ours runs in the page, and notices when it does', async () => {
    const browser = fakeBrowser()
    browser.report = gone
    const { last } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    expect(last().page).toEqual({ kind: 'unreached' })
    browser.report = ok(samples.report())
    await vi.advanceTimersByTimeAsync(1_500)
    expect(last().page.kind).toBe('report')
  })

  test('shows the words of a failure', async () => {
    const browser = fakeBrowser()
    browser.report = { ok: false, error: { code: 'failed', message: 'the index is gone' } }
    const { last } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    expect(last().page).toEqual({ kind: 'error', detail: 'the index is gone' })
  })

  test('switches the site and makes the page look again', async () => {
    const browser = fakeBrowser()
    const { session, last } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    await session.setSite(false)
    expect(browser.siteOn).toBe(false)
    expect(last().siteOn).toBe(false)
    expect(browser.asked.slice(-3)).toEqual(['set-site', 'refresh 7', 'report 7'])
  })

  test('closes when the page could go to the sentence, and says so when not', async () => {
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

  test('asks and tells nothing more once it has ended', async () => {
    const browser = fakeBrowser()
    const { states, ended } = start(browser)
    await vi.advanceTimersByTimeAsync(0)
    ended.abort()
    const before = [browser.asked.length, states.length]
    await vi.advanceTimersByTimeAsync(10_000)
    expect([browser.asked.length, states.length]).toEqual(before)
  })
})
