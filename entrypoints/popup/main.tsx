import { render } from 'preact'
import { browser } from '#imports'
import '../../components/tokens.css'
import '../../components/parts.css'
import '../../components/popup.css'
import './popup.css'
import { PopupView } from '../../components/PopupView.tsx'
import { popupTextsFor } from '../../components/texts/popup-texts.ts'
import { askFromExtension, askPage } from '../../messages/send.ts'
import { type PopupBrowser, startSession } from '../../surfaces/popup.ts'

const t = popupTextsFor(browser.i18n.getUILanguage())
const today = new Date().toISOString().slice(0, 10)
const ended = new AbortController()
addEventListener('pagehide', () => ended.abort())

const realBrowser: PopupBrowser = {
  async activeTab() {
    // `popup.html?tab=7`: the popup of another tab, for when it is itself opened in one.
    const named = new URLSearchParams(location.search).get('tab')
    const [tab] =
      named === null
        ? await browser.tabs.query({ active: true, currentWindow: true })
        : [await browser.tabs.get(Number(named)).catch(() => undefined)]
    return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url }
  },
  askPage,
  ask: askFromExtension,
  reloadTab: (tab) => browser.tabs.reload(tab),
  close: () => window.close(),
}

document.documentElement.lang = t.lang
const session = startSession(
  realBrowser,
  (state) =>
    render(
      <PopupView
        {...state}
        today={today}
        t={t}
        onSite={session.setSite}
        onReveal={session.reveal}
        onRetry={session.retry}
        onReload={session.reload}
      />,
      document.body,
    ),
  ended.signal,
)
