/**
 * For long work on a thread that others need: do it in slices, and pause after each slice so that
 * they get a turn of the event loop. Works in extension pages and workers of both browsers, and in Node.
 */

/** Length of a slice in milliseconds: half a frame at 60 Hz. */
const SLICE_MS = 8

/**
 * A clock for one piece of long work.
 *
 * @param signal checked at each pause
 */
export function slices(signal?: AbortSignal): {
  /** Whether this slice has lasted long enough. */
  due(): boolean
  /** Lets others work, and starts the next slice. Rejects with the signal's reason if it was aborted. */
  wait(): Promise<void>
} {
  let started = performance.now()
  return {
    due: () => performance.now() - started >= SLICE_MS,
    async wait() {
      signal?.throwIfAborted()
      await turn()
      signal?.throwIfAborted()
      started = performance.now()
    },
  }
}

type Channel = {
  readonly port1: { onmessage: (() => void) | null }
  readonly port2: { postMessage(message: null): void }
}
type Platform = {
  /** Node only. */
  readonly setImmediate?: (callback: () => void) => unknown
  readonly MessageChannel?: new () => Channel
}

/** The callers that wait for a turn, in order. Each message of the channel wakes one. */
const waiting: (() => void)[] = []
let channel: Channel | undefined

/**
 * A turn of the event loop. Not `scheduler.yield`, because its continuations run before all other
 * tasks: in Chromium a worker that yields again and again answers nobody until it is done (9 s for
 * 100,000 claims). Not a timer, because browsers delay nested timers to 4 ms.
 */
function turn(): Promise<void> {
  const { setImmediate, MessageChannel } = globalThis as unknown as Platform
  return new Promise((resolve) => {
    if (setImmediate !== undefined) setImmediate(resolve)
    else if (MessageChannel === undefined) setTimeout(resolve, 0)
    else {
      if (channel === undefined) {
        channel = new MessageChannel()
        channel.port1.onmessage = () => waiting.shift()?.()
      }
      waiting.push(resolve)
      channel.port2.postMessage(null)
    }
  })
}
