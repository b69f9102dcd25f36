/** Notices that a page changed its address without loading a new document. */
import { findAll, viewOf } from './dom.ts'

type Navigation = EventTarget & { readonly currentEntry: unknown }

/** Calls `onNavigate` after each change of the address, except jumps within the page. */
export function watchNavigation(
  document: Document,
  { onNavigate, signal }: { onNavigate: () => void; signal: AbortSignal },
): void {
  const view = viewOf(document)
  if (view === null) return
  let address = addressOf(view)
  const look = () => {
    const here = addressOf(view)
    if (here === address) return
    address = here
    onNavigate()
  }
  for (const type of ['popstate', 'hashchange']) view.addEventListener(type, look, { signal })
  const { navigation } = view as unknown as { navigation?: Navigation }
  if (navigation instanceof EventTarget) {
    navigation.addEventListener('currententrychange', look, { signal })
    return
  }
  // Firefox before 147 has no Navigation API. There a new title indicates a new page.
  const observer = new MutationObserver(look)
  for (const head of findAll(document, 'head', 1)) {
    observer.observe(head, { childList: true, subtree: true, characterData: true })
  }
  signal.addEventListener('abort', () => observer.disconnect())
}

/** Gives the address without its fragment, unless that begins with `#/` or `#!`: those are routes, not places in a page. */
function addressOf(view: Window): string {
  return view.location.href.replace(/#(?![!/]).*$/, '')
}
