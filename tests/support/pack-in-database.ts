import type { Page } from 'playwright'

/** Whether the pack "towers" is on, and how many of its claims are stored. */
export function packInDatabase(page: Page): Promise<{ enabled: boolean; claims: number }> {
  return page.evaluate(async () => {
    type Api = { runtime: { sendMessage(message: object): Promise<unknown> } }
    await (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage({ type: 'packs' })
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('footnote')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const tx = db.transaction(['packs', 'claims'])
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const pack: { generation: number; enabled: boolean } = await read(tx.objectStore('packs').get('towers'))
    const range = IDBKeyRange.bound([pack.generation], [pack.generation, []])
    const claims = await read(tx.objectStore('claims').count(range))
    db.close()
    return { enabled: pack.enabled, claims }
  })
}
