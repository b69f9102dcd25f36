import { render } from 'preact'
import { browser } from '#imports'
import '../../components/tokens.css'
import '../../components/parts.css'
import '../../components/popup.css'
import './popup.css'
import { PopupView } from '../../components/PopupView.tsx'
import { popupTextsFor } from '../../components/texts/popup-texts.ts'
import { askFromExtension, askPage } from '../../messages/send.ts'
import { lifetimeOf } from '../../surfaces/lifetime.ts'
import { startSession } from '../../surfaces/popup.ts'

const t = popupTextsFor(browser.i18n.getUILanguage())
const today = new Date().toISOString().slice(0, 10)

document.documentElement.lang = t.lang
const session = startSession(
  {
    address: location.href,
    activeTab: async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0],
    tab: (id) => browser.tabs.get(id),
    askPage,
    ask: askFromExtension,
    reloadTab: (tab) => browser.tabs.reload(tab),
    close: () => window.close(),
  },
  (state) =>
    render(
      <PopupView
        {...state}
        today={today}
        t={t}
        onSite={session.setSite}
        onMeanings={session.setMeanings}
        onReveal={session.reveal}
        onRetry={session.retry}
        onReload={session.reload}
      />,
      document.body,
    ),
  lifetimeOf(window),
)
