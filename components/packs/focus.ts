/**
 * Puts the focus on `element` or on the nearest part of the page around it that takes the focus, so that
 * the keyboard goes on from there. If `element` is gone, the focus goes to `main`.
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
