/**
 * The reader's decisions about packs that are not in the database: the order of the lists, and which
 * packs were removed. Kept outside it, so that a lost database does not bring removed packs back.
 */
import { id } from '../../claims/records/fields.ts'
import { list, value } from './fields.ts'
import { type RecordFormat, type RecordStore, unchanged } from './stored-record.ts'

export type PackChoices = {
  /** Pack ids in the order in which lists show them. */
  readonly order: readonly string[]
  /** Packs that the reader removed. They are not installed again automatically. */
  readonly removed: readonly string[]
}

export const PACK_CHOICES: RecordFormat<PackChoices> = {
  key: 'packs',
  fields: { order: list(value(id)), removed: list(value(id)) },
  migrations: [unchanged],
}

export type PackChoicesRecord = {
  read(): Promise<PackChoices>
  /** Lists these packs first, in this order; the others follow in their old order. */
  setOrder(packs: readonly string[]): Promise<void>
  /** Notes that the reader removed a pack. */
  addRemoved(pack: string): Promise<void>
  /** Forgets that a pack was removed. */
  dropRemoved(pack: string): Promise<void>
}

export function packChoicesRecord(store: RecordStore): PackChoicesRecord {
  const { read, change } = store.open(PACK_CHOICES)
  return {
    read,
    async setOrder(packs) {
      await change((now) => ({ ...now, order: [...new Set([...packs, ...now.order])] }))
    },
    async addRemoved(pack) {
      await change((now) => ({
        ...now,
        order: now.order.filter((each) => each !== pack),
        removed: [...new Set([...now.removed, pack])],
      }))
    },
    async dropRemoved(pack) {
      await change((now) => ({ ...now, removed: now.removed.filter((each) => each !== pack) }))
    },
  }
}

/** Packs in the reader's order. Packs without a place follow, in the order of their ids. */
export function inOrder<T extends { readonly id: string }>(
  packs: readonly T[],
  order: readonly string[],
): T[] {
  const place = (pack: T) => {
    const at = order.indexOf(pack.id)
    return at < 0 ? order.length : at
  }
  return [...packs].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
}
