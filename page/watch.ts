/**
 * Watches a page that was read. Collects the elements whose text may have changed and reports them
 * together, a while after the last change, so that a busy page costs little.
 */
import { contains, isConnected, isElement, parentElement, placeWithin, textContent } from './dom.ts'

export type DomChanges = {
  /** Elements inside the article that must be read again; none is inside another. */
  readonly dirty: readonly Element[]
  /** Much text was added outside the article, which perhaps continues there. */
  readonly grown: boolean
  /** The article is no longer on the page. */
  readonly gone: boolean
}

export type Watcher = {
  /**
   * Starts the reports. If anything has changed before, the first one has {@link DomChanges.grown}.
   *
   * @param onText gets each text node whose text has changed, at once, before the page is drawn
   */
  begin(onText: (text: Node) => void): void
  /** Reports this element as changed. */
  touch(element: Element): void
  /** Also watches this shadow root. */
  addShadowRoot(root: ShadowRoot): void
}

/** Milliseconds without further changes after which changes are reported. */
const SETTLE = 250
/** Milliseconds between reports of a page that never stops changing. */
const LONGEST_WAIT = 1_500
/** Handling reports takes at most this share of the time: after one that took 30 ms the next waits 600 ms. */
const SHARE = 1 / 20
/** When this much text (UTF-16 units) was added outside of the article, the article is looked for again. */
const MUCH_TEXT = 1_500
/** If more elements than this have changed, the whole article is read again. */
const MANY = 50

/** Attributes that show or hide text. `style` is left out, because animations write it in every frame. */
const ATTRIBUTES = ['hidden', 'open', 'class', 'aria-hidden', 'contenteditable']

/**
 * Watches `document` until `signal` ends.
 *
 * @param root gives the article's root; it may change between reports
 * @param onChanges gets a report; the next one comes only after its promise is fulfilled
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
  /** Also true before `begin`, because there are no reports yet. */
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
    touch(element) {
      touched.add(element)
      schedule()
    },
    addShadowRoot(shadow) {
      if (signal.aborted || shadowRoots.has(shadow)) return
      shadowRoots.add(shadow)
      observer.observe(shadow, options)
    },
  }
}

/** Gives the touched elements inside the article, without those that are inside another. */
function outermost(touched: ReadonlySet<Node>, article: Element): Element[] {
  const elements = new Set<Element>()
  for (const node of touched) {
    // The content of a slot is outside the shadow tree, so a web component is read as a whole.
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
