/**
 * The two ways to the thread with the model. Firefox's background is a page and starts the worker
 * itself. Chrome's is a service worker, which cannot: there an offscreen document starts it
 * (meaning-document.ts), and a port leads to the document.
 */
import type { ChannelEvents, OpenChannel } from '../claims/match/judge/meaning-queue.ts'
import { parse } from '../claims/schema.ts'
import { meaningAnswer } from './meaning-wire.ts'

/** What is used of a `Worker`. */
export type ThreadLike = {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void
  postMessage(message: unknown): void
  terminate(): void
}

/** Starts a worker for each channel, and ends it with the channel. */
export function workerChannel(startWorker: () => ThreadLike): OpenChannel {
  return async (events) => {
    const worker = startWorker()
    worker.addEventListener('message', ({ data }) => take(data, events))
    worker.addEventListener('error', ({ message }) =>
      events.onGone(new Error(`background: the model failed: ${message}`)),
    )
    return {
      send: (id, pair) => worker.postMessage({ id, pair }),
      close: () => worker.terminate(),
    }
  }
}

/** What is used of a `runtime.Port`. */
export type PortLike = {
  readonly onMessage: { addListener(listener: (message: unknown) => void): void }
  readonly onDisconnect: { addListener(listener: () => void): void }
  postMessage(message: unknown): void
  disconnect(): void
}

/** Chrome's offscreen document. */
export type OffscreenDocument = {
  /** Makes the document; rejects if there is one already. */
  create(): Promise<void>
  exists(): Promise<boolean>
  /** Opens a port to the document. It disconnects at once if nobody listens there. */
  connect(): PortLike
}

/** Makes the document, if there is none. The document goes by itself when it is no longer used. */
export function documentChannel(document: OffscreenDocument): OpenChannel {
  return async (events) => {
    if (!(await document.exists())) {
      // Another channel may have made it in the meantime.
      await document.create().catch(async (cause) => {
        if (!(await document.exists())) throw cause
      })
    }
    const port = document.connect()
    port.onMessage.addListener((message) => take(message, events))
    port.onDisconnect.addListener(() => events.onGone(new Error('background: the model’s document is gone')))
    return {
      send: (id, pair) => port.postMessage({ id, pair }),
      close: () => port.disconnect(),
    }
  }
}

function take(message: unknown, { onAnswer, onGone }: ChannelEvents): void {
  const answer = parse(meaningAnswer, message, 'answer')
  if (!answer.ok) onGone(new Error(`background: the model’s ${answer.error[0]?.message}`))
  else if ('fault' in answer.value) onGone(new Error(answer.value.fault))
  else onAnswer(answer.value.id, answer.value.logits)
}
