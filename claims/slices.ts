/**
 * Long work on a thread that others need: done in slices, with a pause after each in which they
 * get their turn. Firefox's and Chromium's extension pages, workers and Node alike.
 */

/** Longest slice in milliseconds: half a frame. */
const SLICE_MS = 8

export type Slices = {
  /** Whether this slice has lasted long enough. */
  due(): boolean
  /** Lets others work; throws the signal's reason if it was aborted. */
  wait(): Promise<void>
}

/** @param signal checked at each pause */
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

type Channel = {
  readonly port1: { onmessage: (() => void) | null }
  readonly port2: { postMessage(message: null): void }
}
type Platform = {
  /** Node's. */
  readonly setImmediate?: (callback: () => void) => unknown
  readonly MessageChannel?: new () => Channel
}

/** Who waits for a turn, in order; one answer of the channel each. */
const waiting: (() => void)[] = []
let channel: Channel | undefined

/**
 * A turn of the event loop. Not `scheduler.yield`: what comes after it goes before everything else
 * that waits, and in Chromium a worker that yields again and again answers nobody until it is done
 * (9 s of them for 100,000 claims). Timers are slowed down to 4 ms after a few in a row.
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
