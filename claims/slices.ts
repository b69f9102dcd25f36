/**
 * Splits long work on a shared thread into slices, with a pause after each in which other work runs.
 * Works in the extension's pages and workers, in Firefox, Chromium and Node.
 */

/** Length of a slice in milliseconds: half a frame. */
const SLICE_MS = 8

export type Slices = {
  /** Whether this slice has lasted long enough. */
  due(): boolean
  /** Lets other work run. Throws the signal's reason if it was aborted. */
  wait(): Promise<void>
}

/**
 * A clock for slices. Call `due()` often and await `wait()` whenever it returns true.
 *
 * @param signal checked at each pause
 */
export function slices(signal?: AbortSignal): Slices {
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

/** Two ways to wait one turn. Not every platform has both. */
type Platform = {
  /** Only Node has it. */
  readonly setImmediate?: (callback: () => void) => unknown
  readonly MessageChannel?: new () => Channel
}
type Channel = {
  readonly port1: { onmessage: (() => void) | null }
  readonly port2: { postMessage(message: null): void }
}
/** Callers that wait for a turn, in order. Each gets one answer of the channel. */
const waiting: (() => void)[] = []
let channel: Channel | undefined

/**
 * Waits one turn of the event loop. Not by `scheduler.yield`: its continuation runs before everything
 * else that waits, so in Chromium a worker that yields repeatedly answers nobody until it is done (9 s
 * for 100,000 claims). Not by timers either, if possible: after a few in a row each takes 4 ms.
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
