import type { StorageArea } from '../../installed/records/stored-record.ts'

/** A storage area of the browser without the browser; like it, it keeps JSON. */
export function aStorageArea(stored: Record<string, unknown> = {}): StorageArea & {
  readonly stored: Record<string, unknown>
} {
  const kept: Record<string, unknown> = JSON.parse(JSON.stringify(stored))
  return {
    stored: kept,
    get: async (key) => (Object.hasOwn(kept, key) ? { [key]: structuredClone(kept[key]) } : {}),
    set: async (items) => {
      Object.assign(kept, JSON.parse(JSON.stringify(items)))
    },
  }
}
