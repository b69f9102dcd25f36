import { render } from 'preact'
import { ClaimCard } from '../../components/ClaimCard.tsx'
import cardStyles from '../../components/card.css?inline'
import partStyles from '../../components/parts.css?inline'
import { textsFor } from '../../components/texts/texts.ts'
import tokenStyles from '../../components/tokens.css?inline'
import type { Card, CardContent, CardFactory, CloseReason } from './contract.ts'
import { watchCover } from './cover.ts'
import frameStyles from './frame.css?inline'
import { place, type Side } from './place.ts'
import { activeElement, DRAWN_TEXT, make, rootElement, shelter } from './shelter.ts'

/** Open in the build for tests, because Playwright cannot look into a closed root; there its texts are text nodes. */
const MODE =
  ['test', 'testing'].includes(import.meta.env.MODE) || import.meta.env.VITE_FOOTNOTE_TEST === '1'
    ? 'open'
    : 'closed'

/** How often a card is put on top again before it is closed. */
const MAX_RAISED = 3

/** Events that are stopped at the card, so that the page's shortcuts, click handlers and focus traps do not get them. */
const KEPT =
  'click dblclick auxclick pointerdown pointerup mousedown mouseup touchstart touchend wheel keydown keyup keypress focusin focusout copy'.split(
    ' ',
  )

/** Makes the card: drawn into a closed shadow root of an element that is on the page only while the card is shown. */
export const createCard: CardFactory = ({ document, locale, onClose, onMove, signal }) => {
  const t = textsFor(locale)
  const host = make(document, 'div')
  const root = host.attachShadow({ mode: MODE })
  const frame = make(document, 'div')
  adoptStyles(
    document,
    root,
    underOwnNames([tokenStyles, partStyles, cardStyles, frameStyles, DRAWN_TEXT].join('\n')),
  )
  frame.className = 'footnote frame'
  frame.lang = t.lang
  frame.tabIndex = -1
  frame.setAttribute('role', 'dialog')
  frame.setAttribute('aria-describedby', 'claim')
  shelter(frame, document, MODE === 'open')
  root.append(frame)
  for (const type of KEPT) host.addEventListener(type, (event) => event.stopPropagation())

  let visible: AbortController | undefined
  let anchor: () => DOMRect | null = () => null
  let side: Side | undefined
  /** The element that had the focus before the card took it. */
  let before: Element | null = null
  let frameRequest = 0
  /** How often the card was put on top of what the page had laid over it, since it was opened. */
  let raised = 0

  function show(content: CardContent, at: () => DOMRect | null, focus: boolean): void {
    if (signal.aborted) return
    anchor = at
    side = undefined
    // The page may have removed the host element.
    if (!host.isConnected) hide()
    draw(content)
    if (visible === undefined) appear()
    putInPlace()
    frame.querySelector('.body')?.scrollTo(0, 0)
    // When the reader moves from mark to mark, the focus stays on the button.
    if (focus && root.activeElement === null) {
      before = activeElement(document)
      frame.focus({ preventScroll: true })
    }
  }

  function draw(content: CardContent): void {
    const best = content.claims.find(({ key }) => key === content.matches[0]?.claim)?.claim
    frame.setAttribute('aria-label', best === undefined ? t.cardUnknown : t.card(t.verdicts[best.verdict]))
    render(
      <ClaimCard
        {...content}
        today={new Date().toISOString().slice(0, 10)}
        t={t}
        onClose={() => close('button')}
        onMove={onMove}
      />,
      frame,
    )
  }

  function appear(): void {
    visible = new AbortController()
    const whileShown = { signal: visible.signal, capture: true, passive: true }
    rootElement(document).append(host)
    // Nothing covers the top layer but what comes into it later.
    host.popover = 'manual'
    host.showPopover()
    raised = 0
    watchOnTop()
    addEventListener('scroll', requestPlace, whileShown)
    addEventListener('resize', requestPlace, whileShown)
    addEventListener('keydown', onKey, { signal: visible.signal, capture: true })
    addEventListener('pointerdown', (event) => event.pointerType !== 'touch' && onPress(event), whileShown)
    // A finger that goes down may be scrolling. If a pointerup follows, it was a tap.
    addEventListener('pointerup', (event) => event.pointerType === 'touch' && onPress(event), whileShown)
    const sizes = new ResizeObserver(requestPlace)
    sizes.observe(rootElement(document))
    for (const part of frame.querySelectorAll('.card, .body')) sizes.observe(part)
    visible.signal.addEventListener('abort', () => sizes.disconnect())
  }

  /** Puts the card on top again when the page covers it, a few times. Then closes it: what the reader saw might not be ours. */
  function watchOnTop(): void {
    const onTop = new AbortController()
    const onCovered = () => {
      onTop.abort()
      if (raised++ >= MAX_RAISED || !host.isConnected) return close('covered')
      const focused = root.activeElement
      host.hidePopover()
      host.showPopover()
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
      watchOnTop()
    }
    watchCover(document, { host, frame, onCovered, signal: AbortSignal.any([onTop.signal, visible!.signal]) })
  }

  /** While the card is shown it takes Esc, wherever the focus is, and no other key. */
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return
    take(event)
    // The page did not get the keydown, so it must not get the keyup.
    const onUp = (up: KeyboardEvent) => {
      if (up.key !== 'Escape') return
      take(up)
      removeEventListener('keyup', onUp, { capture: true })
    }
    addEventListener('keyup', onUp, { capture: true, signal })
    close('escape')
  }

  function onPress(event: Event): void {
    if (!owns(event)) close('outside')
  }

  function close(reason: CloseReason): void {
    hide()
    onClose(reason)
  }

  function hide(): void {
    if (visible === undefined) return
    visible.abort()
    visible = undefined
    cancelAnimationFrame(frameRequest)
    const hadFocus = root.activeElement !== null
    host.remove()
    render(null, frame)
    if (hadFocus && before instanceof HTMLElement && before.isConnected) {
      HTMLElement.prototype.focus.call(before, { preventScroll: true })
    }
    before = null
  }

  function requestPlace(): void {
    cancelAnimationFrame(frameRequest)
    frameRequest = requestAnimationFrame(putInPlace)
  }

  function putInPlace(): void {
    const body = frame.querySelector('.body')
    if (visible === undefined || body === null) return
    const view = { width: rootElement(document).clientWidth || innerWidth, height: innerHeight }
    // The height of the card without scrolling.
    const height = frame.offsetHeight - body.clientHeight + body.scrollHeight
    const found = place(anchor(), { width: frame.offsetWidth, height }, view, side)
    side = found.side
    frame.dataset.place = found.side
    frame.style.maxHeight = `${found.maxHeight}px`
    frame.style.transform = `translate(${Math.round(found.x)}px, ${Math.round(found.y)}px)`
  }

  function owns(event: Event): boolean {
    return event.composedPath().includes(host)
  }

  signal.addEventListener('abort', hide)
  const card: Card = {
    show,
    hide,
    owns,
    get visible() {
      return visible !== undefined
    },
  }
  return card
}

/**
 * Gives the custom properties of a style sheet names that the page does not know. A page that knows them can
 * change what they are worth inside the shadow root, too, by registering them (`@property`).
 */
function underOwnNames(css: string): string {
  const name = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')
  return css.replaceAll('--fn-', `--${name}-`)
}

function take(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/**
 * Adds the styles as a constructed style sheet, which no content security policy forbids. Firefox refuses those
 * from content scripts, and gets a style element.
 */
function adoptStyles(document: Document, root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    const style = make(document, 'style')
    style.textContent = css
    root.append(style)
  }
}
