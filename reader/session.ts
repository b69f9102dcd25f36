/**
 * The steps of the content script on one page:
 *
 *   hello ─▶ site off? ─▶ article? ─▶ view (read, match, mark) ─▶ count, card, report
 *     ▲                                  │
 *     └── other address, switched on ────┘
 *
 * When this copy of the extension is replaced, it ends silently and leaves the page as it was. When the page
 * writes its document anew (`document.open` removes all listeners, ours too), it starts from the beginning.
 */
import type { ClaimKey } from '../claims/records/claim-key.ts'
import { CLAIMS_A_MESSAGE } from '../messages/limits.ts'
import type { Answer, ArticleAnswers, ClaimWithPack, PageReport } from '../messages/protocol.ts'
import { mayBeArticle } from '../page/article-root.ts'
import {
  body,
  designMode,
  documentTitle,
  isHidden,
  isPrerendered,
  localName,
  readyState,
  rootElement,
} from '../page/dom.ts'
import { removeStaleMarks } from '../page/highlight-names.ts'
import { watchNavigation } from '../page/navigation.ts'
import { beat } from './beat.ts'
import { type CardControl, createCardControl } from './card-control.ts'
import type { PageHandlers, Seam } from './seam.ts'
import { openView, type View } from './view.ts'
import { once, pause, within } from './waiting.ts'

/** Milliseconds after which a page without an article is read again, because scripts draw many articles late. */
const LOOK_AGAIN = [1_000, 3_000, 8_000]
/** Milliseconds that a page has to draw its new content after it changed its address. */
const REDRAW = 300
/** Milliseconds that the page has to load. One that is held up, or never ends, is read as far as it has come. */
const LOADED_BY = 3_000
/** Milliseconds that the background has to say whether this site is read. */
const ANSWERED_BY = 20_000
/** Frames with a side shorter than this, in CSS pixels, are advertisements or invisible counters. */
const LEAST_FRAME = 250

type Hello = Answer<ArticleAnswers['hello']>
const NO_ANSWER: Hello = {
  ok: false,
  error: { code: 'failed', message: 'article: the background did not answer' },
}

export type Session = {
  readonly handlers: PageHandlers
  /** Ends the session and removes everything that we added to the page. */
  end(): void
}

/** Starts reading `document`; call it at document_start. */
export function startSession(document: Document, browser: Seam): Session {
  const over = new AbortController()
  let life = new AbortController()
  /** The document's root element, by which it is known whether the page wrote itself anew. */
  let root: Element | null = rootElement(document)
  const known = new Map<string, ClaimWithPack>()
  let page = new AbortController()
  let state: PageReport['state'] = 'starting'
  let problem: string | undefined
  let view: View | undefined
  let card: CardControl | undefined
  let counted = 0

  const seam: Seam = {
    ...browser,
    async ask(request) {
      const answer = await browser.ask(request)
      if (!answer.ok && !browser.alive()) end()
      return answer
    },
  }

  function end(): void {
    over.abort()
    page.abort()
    life.abort()
  }

  function onBeat(): void {
    if (!browser.alive()) {
      end()
      return
    }
    const now: Element | null = rootElement(document)
    if (now !== root && now !== null) {
      // While the page is first parsed its root is not there yet.
      if (root !== null) startAnew()
      root = now
    }
    if (!isHidden(document)) view?.look()
  }

  function startAnew(): void {
    life.abort()
    page.abort()
    life = new AbortController()
    card = undefined
    view = undefined
    state = 'starting'
    start()
  }

  /** Starts again with the page's content after `wait` ms. */
  async function restart(wait = 0, hello?: Promise<Hello>): Promise<void> {
    if (life.signal.aborted) return
    page.abort()
    page = new AbortController()
    card?.hide()
    view = undefined
    // A pack may have been updated since its claims were fetched.
    known.clear()
    state = 'starting'
    problem = undefined
    tellCount(0)
    const { signal } = page
    try {
      await pause(wait, signal)
      await look(signal, hello)
    } catch (cause) {
      if (signal.aborted) return
      console.error('article:', cause)
      fail(cause instanceof Error ? cause.message : String(cause))
    }
  }

  /** Looks for an article, a few times if there is none at first. */
  async function look(signal: AbortSignal, hello?: Promise<Hello>): Promise<void> {
    let asked = hello
    for (let tries = 0; ; tries++) {
      if (mayBeRead(document, seam.isTop)) {
        asked ??= seam.ask({ type: 'hello' })
        const site = await within(ANSWERED_BY, asked, NO_ANSWER)
        if (signal.aborted) return
        if (!site.ok) return fail(site.error.message)
        if (!site.value.on) {
          state = 'off'
          return
        }
        if (await open(signal)) return
      }
      state = 'not-article'
      const last = readyState(document) === 'loading' ? LOOK_AGAIN.at(-1) : undefined
      const wait = LOOK_AGAIN[tries] ?? last
      if (wait === undefined) return
      await pause(wait, signal)
    }
  }

  async function open(signal: AbortSignal): Promise<boolean> {
    const opened = await openView(document, {
      seam,
      claims,
      onCount: tellCount,
      onGone: () => restart(),
      signal,
    })
    signal.throwIfAborted()
    view = opened
    if (view !== undefined) card ??= controlCard()
    return view !== undefined
  }

  function controlCard(): CardControl {
    return createCardControl(document, {
      seam,
      marks: () => view?.marks,
      claims: async (keys) => {
        const found = await claims(keys)
        return keys.flatMap((key) => found.get(key) ?? [])
      },
      published: () => view?.published,
      signal: life.signal,
    })
  }

  /**
   * Gives the records of claims, also of claims that were fetched before.
   *
   * @throws if the background could not answer
   */
  async function claims(keys: readonly ClaimKey[]): Promise<ReadonlyMap<string, ClaimWithPack>> {
    const wanted = [...new Set(keys)].filter((key) => !known.has(key))
    for (let at = 0; at < wanted.length; at += CLAIMS_A_MESSAGE) {
      const answer = await seam.ask({ type: 'claims', keys: wanted.slice(at, at + CLAIMS_A_MESSAGE) })
      if (!answer.ok) throw new Error(answer.error.message)
      for (const claim of answer.value) known.set(claim.key, claim)
    }
    return known
  }

  function tellCount(marked: number): void {
    if (!seam.isTop || marked === counted) return
    counted = marked
    seam.ask({ type: 'count', marked })
  }

  /** Called when the page is left. If the browser keeps the page, `pageshow` tells when it comes back. */
  function leave(): void {
    card?.hide()
    view?.matching.forget()
  }

  function fail(message: string): void {
    state = 'error'
    problem = message
  }

  async function start(): Promise<void> {
    const { signal } = life
    // The reader may never open the prerendered page, and until then the tab has the address of another
    // page.
    if (isPrerendered(document)) await once(document, 'prerenderingchange', signal)
    // Sent at once in the top frame, to wake the background while the page still loads.
    const hello = seam.isTop ? seam.ask({ type: 'hello' }) : undefined
    const loaded = once(window, 'DOMContentLoaded', signal)
    if (readyState(document) === 'loading') await within(LOADED_BY, loaded, undefined)
    if (signal.aborted) return
    // If nothing was found in the part that came in time, the whole page is looked at again.
    loaded.then(() => {
      if (view === undefined) restart()
    })
    watchNavigation(document, { onNavigate: () => restart(REDRAW), signal })
    addEventListener('pagehide', leave, { signal })
    // The page is back from the browser's cache of whole pages. The browser has forgotten the count,
    // and the reader may have switched the site off in the meantime.
    addEventListener('pageshow', (event) => event.persisted && restart(), { signal })
    await restart(0, hello)
  }

  // Only a page that was there before this script can have marks of a copy before it. Every other page would
  // learn of us: Firefox lists highlights and sheets only with functions that the page may have replaced.
  if (readyState(document) !== 'loading') removeStaleMarks(document)
  start()
  beat(onBeat, over.signal)
  return {
    end,
    handlers: {
      async report() {
        return {
          state: view === undefined ? state : view.matching.state,
          message: problem ?? view?.matching.problem,
          title: documentTitle(document),
          sentences: view?.reading.sentences ?? 0,
          published: view?.published,
          found: view?.marks.report() ?? [],
          suppressed: [...(view?.matching.suppressed ?? [])],
          heldBack: view?.matching.heldBack ?? [],
          cut: view?.cut ?? false,
          cardCovered: card?.covered ?? false,
          marksHidden: view?.marks.hidden ?? false,
        }
      },
      async reveal({ match }) {
        const sentence = view?.marks.sentenceOf(match)
        return sentence !== undefined && card?.reveal(sentence) === true
      },
      async refresh() {
        restart()
        return null
      },
    },
  }
}

/** Whether this frame could contain an article that people read. If not, nothing is sent. */
function mayBeRead(document: Document, isTop: boolean): boolean {
  const root = rootElement(document) as Element | null
  if (root === null || localName(root) !== 'html' || (body(document) as Element | null) === null) return false
  if (designMode(document) === 'on') return false
  if (!isTop && (innerWidth < LEAST_FRAME || innerHeight < LEAST_FRAME)) return false
  return mayBeArticle(document)
}
