import type { PageView } from '../components/PopupView.tsx'
import type { ClaimWithPack, Overview } from '../messages/protocol.ts'
import type { askFromExtension, askPage } from '../messages/send.ts'
import { hostOf } from '../messages/sender.ts'
import { followPage, type PageFollower } from './follow-page.ts'

export type Tab = {
  readonly id?: number | undefined
  readonly url?: string | undefined
  readonly incognito?: boolean | undefined
}

/** What the popup needs of the browser. Answers are Results and never reject. */
export type PopupBrowser = {
  /** The popup's own address. */
  readonly address: string
  /** Gives the active tab of the window. */
  activeTab(): Promise<Tab | undefined>
  /** Gives the tab with this id; rejects if there is none. */
  tab(id: number): Promise<Tab>
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
  /** Compares by meaning too, or by words alone, and reads the page again. */
  setMeanings(on: boolean): Promise<void>
  reveal(match: number): Promise<void>
  retry(): Promise<void>
  reload(): Promise<void>
}

/** Shows the page of a tab until `signal` ends, and hands each new state to `onState`. */
export function startSession(
  browser: PopupBrowser,
  onState: (state: PopupState) => void,
  signal: AbortSignal,
): PopupSession {
  let state: PopupState = { page: { kind: 'loading' }, claims: new Map() }
  let tab: number | undefined
  let isPrivate = false
  let follower: PageFollower | undefined

  const update = (change: Partial<PopupState>) => {
    if (signal.aborted) return
    state = { ...state, ...change }
    onState(state)
  }

  async function start(): Promise<void> {
    const [shown] = await Promise.all([tabToShow(browser), readOverview()])
    const host = hostOf(shown?.url)
    if (shown?.id === undefined || host === undefined) return update({ page: { kind: 'not-web' } })
    tab = shown.id
    isPrivate = shown.incognito === true
    follower = followPage(tab, { ask: browser.ask, askPage: browser.askPage, onPage: update, signal })
    update({ host })
    const site = await browser.ask({ type: 'site', host, private: isPrivate })
    if (site.ok) update({ siteOn: site.value.on })
    await follower.look()
  }

  async function readOverview(): Promise<void> {
    const overview = await browser.ask({ type: 'overview' })
    if (overview.ok) update({ overview: overview.value })
  }

  async function lookAgain(): Promise<void> {
    await (follower === undefined ? start() : follower.refresh())
  }

  start()

  return {
    async setSite(on) {
      if (state.host === undefined) return
      const site = await browser.ask({ type: 'set-site', host: state.host, on, private: isPrivate })
      if (!site.ok) return update({ page: { kind: 'error', detail: site.error.message } })
      update({ siteOn: site.value.on, page: { kind: 'loading' } })
      await lookAgain()
    },
    async setMeanings(on) {
      const meanings = await browser.ask({ type: 'set-meanings', on })
      if (!meanings.ok) return update({ page: { kind: 'error', detail: meanings.error.message } })
      if (state.overview !== undefined) update({ overview: { ...state.overview, meanings: meanings.value } })
      await follower?.refresh()
    },
    async reveal(match) {
      if (follower === undefined) return
      update({ sentenceGone: false })
      // Otherwise the popup would cover the sentence that the page shows now.
      if (await follower.reveal(match)) browser.close()
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

/** The active tab, or the one that the popup's address names (`popup.html?tab=7`), for a popup that is opened in a tab. */
async function tabToShow(browser: PopupBrowser): Promise<Tab | undefined> {
  const named = new URL(browser.address).searchParams.get('tab')
  return named === null ? browser.activeTab() : browser.tab(Number(named)).catch(() => undefined)
}
