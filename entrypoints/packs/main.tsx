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
import { unlessFramed } from '../../surfaces/framed.ts'
import { lifetimeOf } from '../../surfaces/lifetime.ts'
import { startPacksSession } from '../../surfaces/packs.ts'
import { takeSubscribeLink } from '../../surfaces/subscribe-link.ts'

unlessFramed(window, () => {
  const t = packsTextsFor(browser.i18n.getUILanguage())
  const signal = lifetimeOf(window)

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
    signal,
  )
  session.onLink(takeSubscribeLink(window))

  // Scheduled updates and other pages write their changes to storage.
  const { onChanged } = browser.storage.local
  onChanged.addListener(session.onChanged)
  signal.addEventListener('abort', () => onChanged.removeListener(session.onChanged))
})
