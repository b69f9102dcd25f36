import { render } from 'preact'
import { browser } from '#imports'
import '../../components/tokens.css'
import '../../components/parts.css'
import '../../components/popup.css'
import '../../components/packs/packs.css'
import './packs.css'
import { PacksView } from '../../components/packs/PacksView.tsx'
import { packsTextsFor } from '../../components/texts/packs-texts.ts'
import { askFromExtension } from '../../messages/send.ts'
import { startPacksSession } from '../../surfaces/packs.ts'

// A second lock: no page can frame this one, which is not web-accessible, but whoever could (a browser
// that opens a link to subscribe in the frame that it was clicked in) could lay its own buttons under ours.
if (window.top === window) start()

function start(): void {
  const t = packsTextsFor(browser.i18n.getUILanguage())
  const ended = new AbortController()
  addEventListener('pagehide', () => ended.abort())

  document.documentElement.lang = t.lang
  document.title = `Footnote: ${t.packs.title}`
  const session = startPacksSession(
    {
      ask: askFromExtension,
      usage: async () => (await navigator.storage.estimate()).usage,
      addressOf: (file) => URL.createObjectURL(file),
      letGo: (address) => URL.revokeObjectURL(address),
    },
    (state) => render(<PacksView {...state} {...session} t={t} />, document.body),
    ended.signal,
  )

  // Updates by the clock, and other pages: what they did is noted there.
  const changed = () => session.onChanged()
  browser.storage.local.onChanged.addListener(changed)
  ended.signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(changed))

  // A link to subscribe: from a page (background/channel-links.ts), or from the browser itself (see
  // protocol_handlers in wxt.config.ts). Nobody is asked for anything before the reader's yes.
  const query = new URLSearchParams(location.search)
  const link = query.get('subscribe')
  if (link !== null) {
    history.replaceState(null, '', location.pathname)
    session.onLink(link, query.get('from') ?? undefined)
  }
}
