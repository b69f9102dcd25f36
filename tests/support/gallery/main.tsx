/** Shows one state of card, popup or packs page, named by the address: `?popup=done`, `?packs=directory`, `?card=refuted&open=all&locale=es`. */
import { render } from 'preact'
import '../../../components/tokens.css'
import '../../../components/parts.css'
import '../../../components/popup.css'
import '../../../components/packs/packs.css'
import { PopupView } from '../../../components/PopupView.tsx'
import { PacksView } from '../../../components/packs/PacksView.tsx'
import { packsTextsFor } from '../../../components/texts/packs-texts.ts'
import { popupTextsFor } from '../../../components/texts/popup-texts.ts'
import { createCard } from '../../../reader/card/create-card.tsx'
import { PAGES } from '../../components/packs/pages.ts'
import { CARDS, POPUPS } from './states.ts'

const wanted = new URLSearchParams(location.search)
const locale = wanted.get('locale') ?? 'en'
const popup = POPUPS[wanted.get('popup') ?? '']
const card = CARDS[wanted.get('card') ?? '']
const packs = PAGES[wanted.get('packs') ?? '']
const nothing = () => {}

if (popup) {
  document.body.className = 'footnote'
  document.body.style.cssText = 'margin:0;width:fit-content;max-width:100vw'
  const on = { onSite: nothing, onMeanings: nothing, onReveal: nothing, onRetry: nothing, onReload: nothing }
  render(<PopupView {...popup} {...on} t={popupTextsFor(locale)} />, document.body)
}

if (packs) {
  document.body.className = 'footnote'
  document.body.style.margin = '0'
  const on = {
    onSwitch: nothing,
    onMove: nothing,
    onRollBack: nothing,
    onRemove: nothing,
    onPutBack: nothing,
    onListed: nothing,
    onWaiting: nothing,
    onFile: nothing,
    onAddress: nothing,
    onUpdate: nothing,
    onStop: nothing,
    onDecline: nothing,
    onDismiss: nothing,
    onSeen: nothing,
    onYes: nothing,
    onNo: nothing,
  }
  render(
    <PacksView busy={false} maxAddress={2_048} {...on} {...packs} t={packsTextsFor(locale)} />,
    document.body,
  )
}

if (card) {
  document.body.style.cssText = 'margin:0;padding:24px;font:18px/1.6 Georgia,serif;max-width:640px'
  for (let index = 0; index < 12; index++) {
    const paragraph = document.createElement('p')
    paragraph.textContent =
      'Mugica declined to say whether the tampering changed the outcome of the election, which may be challenged by the opposition-controlled National Assembly. The council did not immediately comment on the findings.'
    if (index === 1) {
      paragraph.innerHTML = `<span id="sentence"></span> ${paragraph.textContent}`
      paragraph.firstElementChild!.textContent = card.matches[0]!.text
      paragraph.firstElementChild!.setAttribute('style', 'text-decoration:underline 2px;background:#88888833')
    }
    document.body.append(paragraph)
  }
  const sentence = document.querySelector('#sentence')!
  createCard({
    document,
    locale,
    onClose: nothing,
    onMove: nothing,
    signal: new AbortController().signal,
  }).show(card, () => sentence.getBoundingClientRect(), wanted.has('focus'))
  const root = document.documentElement.lastElementChild!.shadowRoot
  if (wanted.has('open')) {
    const all = [...(root?.querySelectorAll('details') ?? [])]
    for (const [index, each] of all.entries())
      each.open = wanted.get('open') === 'all' || Number(wanted.get('open')) === index
  }
}
