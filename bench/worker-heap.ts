/** Reads the memory of the extension's worker through Chromium's debugger. */
import type { ExtensionInChromium } from '../scripts/chromium.ts'

export type WorkerHeap = {
  /** Bytes in use: objects and the contents of array buffers. */
  bytes(): Promise<number>
  /** The same after a garbage collection. */
  afterCollection(): Promise<number>
  close(): Promise<void>
}

/** @throws Error if the worker does not run */
export async function workerHeap({ context, id }: ExtensionInChromium): Promise<WorkerHeap> {
  const browser = context.browser()
  const page = browser ? undefined : await context.newPage()
  const session = browser ? await browser.newBrowserCDPSession() : await context.newCDPSession(page as never)
  const { targetInfos } = await session.send('Target.getTargets')
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id))
  if (target === undefined) throw new Error('bench: the worker does not run')
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: false,
  })
  let last = 0
  const waiting = new Map<number, (result: Record<string, number>) => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id: answered, result } = JSON.parse(message)
    waiting.get(answered)?.(result)
    waiting.delete(answered)
  })
  const ask = (method: string): Promise<Record<string, number>> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, resolve)
      session
        .send('Target.sendMessageToTarget', {
          sessionId,
          message: JSON.stringify({ id: last, method, params: {} }),
        })
        .catch(reject)
    })
  const bytes = async () => {
    const { usedSize = 0, backingStorageSize = 0 } = await ask('Runtime.getHeapUsage')
    return usedSize + backingStorageSize
  }
  return {
    bytes,
    async afterCollection() {
      // Some objects can be freed only after others.
      for (let round = 0; round < 2; round++) await ask('HeapProfiler.collectGarbage')
      return bytes()
    },
    async close() {
      await session.detach()
      await page?.close()
    },
  }
}
