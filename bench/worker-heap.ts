/** The memory of the extension's worker, as Chromium's debugger tells it. */
import type { ExtensionInChromium } from '../scripts/chromium.ts'

export type WorkerHeap = {
  /** Bytes in use: objects, and what array buffers hold beside them. */
  bytes(): Promise<number>
  /** The same when all that nobody needs is gone. */
  afterCollection(): Promise<number>
  close(): Promise<void>
}

/** @throws where the worker does not run */
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
      // What is freed by the first may hold what only the second can free.
      for (let round = 0; round < 2; round++) await ask('HeapProfiler.collectGarbage')
      return bytes()
    },
    async close() {
      await session.detach()
      await page?.close()
    },
  }
}
