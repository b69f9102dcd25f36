/**
 * Records in the browser's storage area. What is stored is an object with a version and fields:
 *
 *   settings  {version: 1, level: "strict", sitesOff: ["news.example"]}
 *
 * - Before records had versions they were stored without one: that is version 0. Migrations bring
 *   an older version up to date when it is read; the next change writes it in the new form.
 * - A missing or damaged field gets its own fallback (fields.ts). Fields that this version does not
 *   know are written back as they were: a newer version may have added them.
 * - A record of a newer version is read as far as it is understood, and never written.
 *
 * All records of one area share a queue: changes are made one after the other, and a read waits for
 * the changes that were asked for before it.
 */
import { type Fields, isObject, readFields, type StoredObject, without } from './fields.ts'

/** What records need of a storage area of the browser, such as `browser.storage.local`. */
export type StorageArea = {
  get(key: string): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
}

/** How one record is stored. */
export type RecordFormat<T> = {
  /** Its key in the storage area. */
  readonly key: string
  readonly fields: Fields<T>
  /**
   * The migration at index `n` converts what version `n` stored to version `n + 1`. There is one for
   * each earlier version. A migration may get any stored data and must not throw.
   */
  readonly migrations: readonly ((stored: unknown) => unknown)[]
}

export type StoredRecord<T> = {
  /** Never fails because of what is stored. @throws if the storage area cannot be read */
  read(): Promise<T>
  /**
   * Changes the record when all earlier changes of its area are done. Nothing is written if `change`
   * returns the same object.
   *
   * @returns the record after the change
   * @throws NewerRecordError, and the errors of the storage area and of `change`; later changes are
   *   still made
   */
  change(change: (now: T) => T): Promise<T>
  /** False if a newer version of the extension wrote the record; then {@link change} throws. */
  isWritable(): Promise<boolean>
}

/** A record was written by a newer version of the extension, whose fields this one could destroy. */
class NewerRecordError extends Error {
  readonly code = 'newer-record'

  constructor(key: string, version: number) {
    super(
      `A newer version of Footnote has stored "${key}" (version ${version}). This version can read it but not change it: update Footnote.`,
    )
    this.name = 'NewerRecordError'
  }
}

/** The records of one storage area. */
export type RecordStore = { open<T>(format: RecordFormat<T>): StoredRecord<T> }

export function recordStore(area: StorageArea): RecordStore {
  let lastChange: Promise<unknown> = Promise.resolve()

  async function load(key: string): Promise<unknown> {
    await lastChange
    return (await area.get(key))[key]
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = lastChange.then(work)
    lastChange = result.catch(() => {})
    return result
  }

  return {
    open<T>(format: RecordFormat<T>): StoredRecord<T> {
      const { key, migrations } = format
      const version = migrations.length
      return {
        read: async () => decode(format, await load(key)).value,
        isWritable: async () => versionOf(await load(key)) <= version,
        change: (change) =>
          inTurn(async () => {
            const { value, stored, version: found } = decode(format, (await area.get(key))[key])
            if (found > version) throw new NewerRecordError(key, found)
            const next = change(value)
            if (next === value) return value
            await area.set({ [key]: { ...without(stored, format.fields), ...next, version } })
            return next
          }),
      }
    },
  }
}

/** Reads any data that is stored under a record's key. Pure; for {@link recordStore} and its tests. */
export function decode<T>(
  { fields, migrations }: RecordFormat<T>,
  found: unknown,
): { readonly value: T; readonly stored: StoredObject; readonly version: number } {
  const version = versionOf(found)
  const migrated = migrations.slice(version).reduce((stored, migrate) => migrate(stored), found)
  const stored = isObject(migrated) ? migrated : {}
  return { value: readFields(fields, stored), stored, version }
}

/** 0 if nothing is stored, or a record without a version. */
function versionOf(stored: unknown): number {
  const version = isObject(stored) && Object.hasOwn(stored, 'version') ? stored.version : 0
  return Number.isInteger(version) && Number(version) > 0 ? Number(version) : 0
}

/** A migration to version 1 for a record that had the same fields without a version. */
export function unchanged(stored: unknown): unknown {
  return stored
}

/** A migration to version 1 for a record that was a bare list, which becomes its field `name`. */
export function listAsField(name: string): (stored: unknown) => unknown {
  return (stored) => (Array.isArray(stored) ? { [name]: stored } : stored)
}
