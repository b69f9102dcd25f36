/** Gives a signal that is aborted when the page of ours in `view` is closed or left. */
export function lifetimeOf(view: Window): AbortSignal {
  const ended = new AbortController()
  view.addEventListener('pagehide', () => ended.abort())
  return ended.signal
}
