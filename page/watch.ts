/**
 * Watches a page that was read: collects the elements whose text may have changed and reports them
 * together, a while after the last change, so that a busy page costs little. What to do about it
 * is the caller's.
 */
import { contains, isConnected, isElement, parentElement, placeWithin, textContent } from './dom.ts'

export type DomChanges = {
  /** Elements inside the article to be read again; none is inside another. */
  readonly dirty: readonly Element[]
  /** A good deal of text was added outside: perhaps the article goes on there. */
  readonly grown: boolean
  /** The article is no longer on the page. */
  readonly gone: boolean
}

export type Watcher = {
  /**
   * Reports from now on; what has changed until now counts as {@link DomChanges.grown}.
   *
   * @param onText told at once, before the page is drawn, of each text that is another
   */
  begin(onText: (text: Node) => void): void
  /** Watches this shadow root too; once is enough. */
  addShadowRoot(root: ShadowRoot): void
}

/** Milliseconds of silence after a change before it is reported. */
const SETTLE = 250
/** A page that never falls silent is reported this often. */
const LONGEST_WAIT = 1_500
/** Reading takes at most this share of the time: after a report that took 30 ms, the next waits 600. */
const SHARE = 1 / 20
/** Units of text added outside the article from which it is looked for again. */
const MUCH_TEXT = 1_500
/** More elements than this, and the whole article is read again. */
const MANY = 50

/** Changes of these attributes show or hide text; `style` is left out: animations write it in every frame. */
const ATTRIBUTES = ['hidden', 'open', 'class', 'aria-hidden', 'contenteditable']

/**
 * @param root the article's root now; it may change between reports
 * @param onChanges may take its time; no report comes before it is done
 */
export function watch(
  document: Document,
  {
    root,
    onChanges,
    signal,
  }: {
    root: () => Element | undefined
    onChanges: (changes: DomChanges) => Promise<void>
    signal: AbortSignal
  },
): Watcher {
  const touched = new Set<Node>()
  const shadowRoots = new WeakSet<ShadowRoot>()
  let added = 0
  let firstTouch = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let busyUntil = 0
  /** Also before the beginning: no report comes then. */
  let reporting = true
  let tell = (_text: Node): void => {}

  const observer = new MutationObserver((records) => {
    const article = root()
    for (const { target, type, addedNodes } of records) {
      touched.add(target)
      if (type === 'characterData') tell(target)
      if (type === 'childList' && article !== undefined && added < MUCH_TEXT && !contains(article, target)) {
        for (const node of addedNodes) added += textContent(node)?.length ?? 0
      }
    }
    schedule()
  })

  function schedule(): void {
    if (signal.aborted || reporting) return
    const now = performance.now()
    if (timer === undefined) firstTouch = now
    else clearTimeout(timer)
    const wait = Math.min(SETTLE, firstTouch + LONGEST_WAIT - now)
    timer = setTimeout(report, Math.max(wait, busyUntil - now, 0))
  }

  async function report(): Promise<void> {
    timer = undefined
    if (signal.aborted) return
    const article = root()
    const gone = article !== undefined && !isConnected(article)
    const dirty = gone || article === undefined ? [] : outermost(touched, article)
    const grown = added >= MUCH_TEXT
    touched.clear()
    added = 0
    if (!gone && !grown && dirty.length === 0) return
    reporting = true
    const started = performance.now()
    try {
      await onChanges({ dirty, grown, gone })
    } finally {
      const now = performance.now()
      busyUntil = now + (now - started) / SHARE
      reporting = false
      if (touched.size > 0) schedule()
    }
  }

  const options = {
    childList: true,
    characterData: true,
    subtree: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  }
  observer.observe(document, options)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })

  return {
    begin(onText) {
      tell = onText
      reporting = false
      if (touched.size === 0) return
      added = MUCH_TEXT
      schedule()
    },
    addShadowRoot(shadow) {
      if (signal.aborted || shadowRoots.has(shadow)) return
      shadowRoots.add(shadow)
      observer.observe(shadow, options)
    },
  }
}

/** The touched elements inside the article, without those that are inside another. */
function outermost(touched: ReadonlySet<Node>, article: Element): Element[] {
  const elements = new Set<Element>()
  for (const node of touched) {
    // What a slot shows lies outside of the shadow tree: a component is read as a whole.
    const place = isConnected(node) ? placeWithin(node, article) : null
    if (place === null) continue
    const element = isElement(place) ? place : parentElement(place)!
    if (element === article || elements.size >= MANY) return [article]
    elements.add(element)
  }
  return [...elements].filter((element) => {
    for (let at = parentElement(element); at !== null && at !== article; at = parentElement(at)) {
      if (elements.has(at)) return false
    }
    return true
  })
}
