/** Opens and closes the card: by click, by hovering, by key, and from the popup. */
import type { ClaimKey } from '../claims/records/claim-key.ts'
import type { ClaimWithPack } from '../messages/protocol.ts'
import { closest, isElement } from '../page/dom.ts'
import { boxAround } from '../page/ranges.ts'
import { reveal } from '../page/reveal.ts'
import type { Card, CloseReason } from './card/contract.ts'
import type { Marks } from './marks.ts'
import type { Seam } from './seam.ts'

export type CardControl = {
  /** Scrolls to a marked sentence and opens its card; false if the sentence is not shown. */
  reveal(sentence: number): boolean
  hide(): void
  /** Whether the page has laid something over a card again and again, so that it was closed. */
  readonly covered: boolean
}

/** Milliseconds that the pointer must rest on a mark before its card opens. */
const REST = 350
/** Milliseconds after which a card that opened by hovering closes when the pointer has left mark and card. */
const AWAY = 450

export type CardControlParts = {
  readonly seam: Seam
  /** Gives the current marks of the page. */
  readonly marks: () => Marks | undefined
  /** Gives the records of these claims; rejects if the background could not answer. */
  readonly claims: (keys: readonly ClaimKey[]) => Promise<readonly ClaimWithPack[]>
  readonly published: () => string | undefined
  readonly signal: AbortSignal
}

export function createCardControl(document: Document, parts: CardControlParts): CardControl {
  const { seam, marks, signal } = parts
  let card: Card | undefined
  /** The sentence whose card is open or about to open. */
  let current: number | undefined
  let byResting = false
  let covered = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function open(sentence: number, focus: boolean): Promise<void> {
    clearTimeout(timer)
    current = sentence
    byResting = !focus
    const matches = marks()?.ofSentence(sentence) ?? []
    if (matches.length === 0) return closed()
    const [claims, ready] = await Promise.all([
      // Without an answer there is no card; the next click asks again.
      parts.claims(matches.map(({ claim }) => claim)).catch(() => undefined),
      loadCard(),
    ])
    // In the meantime the reader may have moved to another mark, or the sentence may be gone.
    if (current !== sentence || signal.aborted) return
    if (claims === undefined || !ready || card === undefined) return closed()
    card.show({ matches, claims, published: parts.published() }, () => inSight(sentence), focus)
    marks()?.activate(sentence)
  }

  async function loadCard(): Promise<boolean> {
    if (card !== undefined) return true
    if (seam.cardFactory() === undefined && !(await seam.ask({ type: 'load-card' })).ok) return false
    if (signal.aborted) return false
    card ??= seam.cardFactory()?.({ document, locale: seam.locale, onClose, onMove: move, signal })
    return card !== undefined
  }

  function inSight(sentence: number): DOMRect | null {
    const box = boxAround(marks()?.rangesOf(sentence) ?? [])
    return box === null || box.bottom < 0 || box.top > innerHeight ? null : box
  }

  function onClose(reason: CloseReason): void {
    if (reason === 'covered') covered = true
    closed()
  }

  function closed(): void {
    clearTimeout(timer)
    timer = undefined
    current = undefined
    marks()?.activate(undefined)
  }

  function hide(): void {
    card?.hide()
    closed()
  }

  function show(sentence: number): boolean {
    if (!reveal(marks()?.rangesOf(sentence) ?? [])) return false
    open(sentence, true)
    return true
  }

  /** Moves to the mark before or after the open card's. With no card open, starts from what the reader sees. */
  function move(step: -1 | 1): void {
    const sentences = marks()?.sentences() ?? []
    if (sentences.length === 0) return
    const at = current === undefined ? -1 : sentences.indexOf(current)
    let next = at === -1 ? firstBelow(sentences) - (step === 1 ? 0 : 1) : at + step
    // Sentences that are not visible (in a closed part of the page) are skipped.
    for (let tries = 0; tries < sentences.length; tries++, next += step) {
      const sentence = sentences.at(next % sentences.length)!
      if (show(sentence)) return
    }
  }

  /** Index of the first marked sentence that starts inside or below the viewport. */
  function firstBelow(sentences: readonly number[]): number {
    const at = sentences.findIndex((id) => (boxAround(marks()?.rangesOf(id) ?? [])?.top ?? -1) >= 0)
    return at === -1 ? sentences.length : at
  }

  function onKey(event: KeyboardEvent): void {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return
    const step = event.code === 'Period' ? 1 : event.code === 'Comma' ? -1 : undefined
    if (step === undefined || isTyping(event) || (marks()?.size ?? 0) === 0) return
    event.preventDefault()
    event.stopImmediatePropagation()
    move(step)
  }

  function onClick(event: MouseEvent): void {
    if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (card?.owns(event) || isOnControl(event) || hasSelection()) return
    const sentence = marks()?.at(event.clientX, event.clientY)
    if (sentence !== undefined) open(sentence, true)
  }

  function onPointer(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return
    if (current !== undefined && !byResting) return
    clearTimeout(timer)
    timer = undefined
    if (card?.visible && card.owns(event)) return
    const { clientX: x, clientY: y } = event
    timer = setTimeout(
      () => {
        const sentence = marks()?.at(x, y)
        if (sentence === current) return
        if (sentence === undefined) hide()
        else open(sentence, false)
      },
      card?.visible ? AWAY : REST,
    )
  }

  const options = { signal, passive: true, capture: true }
  // On the window and in the capturing phase, so that the page's own handlers cannot hide events from us.
  addEventListener('keydown', ofReader(onKey), { signal, capture: true })
  addEventListener('click', ofReader(onClick), options)
  addEventListener('pointermove', ofReader(onPointer), options)
  signal.addEventListener('abort', () => clearTimeout(timer))

  return {
    reveal: show,
    hide,
    get covered() {
      return covered
    },
  }
}

/** Ignores events from scripts of the page, which must neither open cards nor learn that we are here. */
function ofReader<E extends Event>(handle: (event: E) => void): (event: E) => void {
  return (event) => event.isTrusted && handle(event)
}

/** Whether the reader types into a field. */
function isTyping(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (target) =>
        target instanceof Element &&
        closest(target, 'input,textarea,select,[contenteditable]:not([contenteditable=false])') !== null,
    )
}

/** Whether the click is on a link or a button inside a marked sentence, which must work as usual. */
function isOnControl(event: Event): boolean {
  const target = event.composedPath()[0]
  return (
    target instanceof Node &&
    isElement(target) &&
    closest(target, 'a,button,input,select,textarea,label,summary,[role=button]') !== null
  )
}

function hasSelection(): boolean {
  const selection = getSelection()
  return selection !== null && !selection.isCollapsed
}
