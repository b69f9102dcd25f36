/**
 * Puts the focus on `element`, or, where that is gone or cannot take it, on what it belongs to: the
 * nearest part of the page that can. A keyboard goes on from there and not from the top.
 */
export function focusNear(element: Element | null): void {
  const from = element?.isConnected ? element : null
  for (let at = from; at !== null; at = at.parentElement) {
    if (!(at instanceof HTMLElement)) continue
    at.focus({ preventScroll: true })
    if (at.ownerDocument.activeElement === at) return
  }
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
}
