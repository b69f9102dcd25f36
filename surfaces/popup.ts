import type { PageView } from '../components/PopupView.tsx'
import type { Answer, ClaimWithPack, Overview, PageReport } from '../messages/protocol.ts'
import type { askFromExtension, askPage } from '../messages/send.ts'
import { hostOf } from '../messages/sender.ts'

/** Between two looks at the page while it is still read, ms. */
const WHILE_READING = 300
/** Between two looks at a page that was read: it may change under an open popup, ms. */
const WHEN_DONE = 1_500
/** Claims that are asked for in one message (the wire's limit is 1,000). */
const CLAIMS_A_MESSAGE = 200

/** The seam to the browser; the answers are Results and never reject. */
export type PopupBrowser = {
  activeTab(): Promise<{ readonly id: number; readonly url: string | undefined } | undefined>
  readonly askPage: typeof askPage
  readonly ask: typeof askFromExtension
  reloadTab(tab: number): Promise<void>
  close(): void
}

export type PopupState = {
  readonly page: PageView
  readonly host?: string | undefined
  readonly siteOn?: boolean | undefined
  readonly overview?: Overview | undefined
  readonly claims: ReadonlyMap<string, ClaimWithPack>
  readonly sentenceGone?: boolean
}

export type PopupSession = {
  setSite(on: boolean): Promise<void>
  reveal(match: number): Promise<void>
  retry(): Promise<void>
  reload(): Promise<void>
}

/** Follows the page in the active tab until `signal` ends, and hands each new state to `onState`. */
export function startSession(
  browser: PopupBrowser,
  onState: (state: PopupState) => void,
  signal: AbortSignal,
): PopupSession {
  let state: PopupState = { page: { kind: 'loading' }, claims: new Map() }
  let tab: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts looks: an answer to an older look is dropped. */
  let latest = 0

  const update = (change: Partial<PopupState>) => {
    if (signal.aborted) return
    state = { ...state, ...change }
    onState(state)
  }

  async function start(): Promise<void> {
    const [active] = await Promise.all([browser.activeTab(), readOverview()])
    const host = hostOf(active?.url)
    if (active === undefined || host === undefined) return update({ page: { kind: 'not-web' } })
    tab = active.id
    update({ host })
    const site = await browser.ask({ type: 'site', host })
    if (site.ok) update({ siteOn: site.value.on })
    await look()
  }

  async function readOverview(): Promise<void> {
    const overview = await browser.ask({ type: 'overview' })
    if (overview.ok) update({ overview: overview.value })
  }

  async function look(): Promise<void> {
    clearTimeout(timer)
    if (tab === undefined || signal.aborted) return
    const mine = ++latest
    const answer = await browser.askPage(tab, { type: 'report' })
    const claims = answer.ok ? await withClaims(answer.value) : undefined
    if (mine !== latest || signal.aborted) return
    if (!answer.ok) {
      // `gone`: nothing of ours runs in the page. Anything else is ours to explain.
      update({
        page:
          answer.error.code === 'gone'
            ? { kind: 'unreached' }
            : { kind: 'error', detail: answer.error.message },
      })
      timer = setTimeout(look, WHEN_DONE)
      return
    }
    update(
      claims?.ok === false
        ? { page: { kind: 'error', detail: claims.error.message } }
        : { page: { kind: 'report', report: answer.value } },
    )
    const reading = answer.value.state === 'starting' || answer.value.state === 'reading'
    timer = setTimeout(look, reading ? WHILE_READING : WHEN_DONE)
  }

  /** Fetches the claims of a report that are not known yet. */
  async function withClaims(report: PageReport): Promise<Answer<null>> {
    const wanted = [...new Set(report.found.map(({ claim }) => claim))].filter(
      (key) => !state.claims.has(key),
    )
    for (let at = 0; at < wanted.length; at += CLAIMS_A_MESSAGE) {
      const keys = wanted.slice(at, at + CLAIMS_A_MESSAGE)
      const answer = await browser.ask({ type: 'claims', keys })
      if (!answer.ok) return answer
      update({
        claims: new Map([...state.claims, ...answer.value.map((claim) => [claim.key, claim] as const)]),
      })
    }
    return { ok: true, value: null }
  }

  async function lookAgain(): Promise<void> {
    if (tab === undefined) return start()
    await browser.askPage(tab, { type: 'refresh' })
    await look()
  }

  start()
  signal.addEventListener('abort', () => clearTimeout(timer))

  return {
    async setSite(on) {
      if (state.host === undefined) return
      const site = await browser.ask({ type: 'set-site', host: state.host, on })
      if (!site.ok) return update({ page: { kind: 'error', detail: site.error.message } })
      update({ siteOn: site.value.on, page: { kind: 'loading' } })
      await lookAgain()
    },
    async reveal(match) {
      if (tab === undefined) return
      update({ sentenceGone: false })
      const answer = await browser.askPage(tab, { type: 'reveal', match })
      // The page shows the sentence and its card; the popup would stand before it.
      if (answer.ok && answer.value) browser.close()
      else update({ sentenceGone: true })
    },
    async retry() {
      update({ page: { kind: 'loading' } })
      await readOverview()
      await lookAgain()
    },
    async reload() {
      if (tab === undefined) return
      await browser.reloadTab(tab)
      browser.close()
    },
  }
}
