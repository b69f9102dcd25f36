/**
 * Chrome's offscreen document: hands on what goes between the background and the thread with the model.
 * It closes itself, because the background may be stopped before it could do so.
 */
import type { PortLike, ThreadLike } from './meaning-channels.ts'

/** Milliseconds without a message after which the document closes, and the model's memory is free again. */
const SILENCE = 60_000

export type MeaningDocumentParts = {
  /** Calls the listener for each port that the background opens, and for no other. */
  readonly onPort: (listener: (port: PortLike) => void) => void
  readonly startWorker: () => ThreadLike
  /** Closes the document. */
  readonly close: () => void
  readonly silence?: number
}

export function serveMeaningDocument(parts: MeaningDocumentParts): void {
  const { startWorker, close, silence = SILENCE } = parts
  let clock: ReturnType<typeof setTimeout> | undefined
  let worker: ThreadLike | undefined
  /** A background that was stopped leaves its port behind; the newest one counts. */
  let current: PortLike | undefined

  function wind(): void {
    clearTimeout(clock)
    clock = setTimeout(close, silence)
  }

  function start(): ThreadLike {
    const started = startWorker()
    started.addEventListener('message', ({ data }) => {
      wind()
      current?.postMessage(data)
    })
    started.addEventListener('error', ({ message }) => {
      started.terminate()
      if (worker === started) worker = undefined
      current?.postMessage({ fault: `the worker failed: ${message}` })
    })
    return started
  }

  wind()
  parts.onPort((port) => {
    wind()
    current = port
    port.onMessage.addListener((message) => {
      if (current !== port) return
      wind()
      worker ??= start()
      worker.postMessage(message)
    })
    port.onDisconnect.addListener(() => {
      if (current === port) current = undefined
    })
  })
}
