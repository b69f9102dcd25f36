/**
 * Runs `start`, except in a frame. The browser already keeps other pages from framing ours, which are
 * not web-accessible. This is a second protection, for a browser that opens a link to subscribe in the
 * frame in which it was clicked. There a page could cover our buttons with its own.
 */
export function unlessFramed(view: Window, start: () => void): void {
  if (view.top === view) start()
}
