/** Milliseconds between two looks at the page. */
const BEAT = 1_000
/** Looking takes at most this share of the time: after a look that took 30 ms the next waits 3 s. */
const SHARE = 1 / 100

/** Calls `look` about once a second until `signal` ends. */
export function beat(look: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout>
  const next = (wait: number) => {
    timer = setTimeout(() => {
      const started = performance.now()
      look()
      if (!signal.aborted) next(Math.max(BEAT, (performance.now() - started) / SHARE))
    }, wait)
  }
  next(BEAT)
  signal.addEventListener('abort', () => clearTimeout(timer))
}
