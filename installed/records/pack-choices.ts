/**
 * What the reader decided about packs beyond what the database says of each: the order of the
 * lists, and which packs were removed. Kept outside the database, so that losing it brings no
 * removed pack back.
 */
import { id } from '../../claims/records/fields.ts'
import { list, value } from './fields.ts'
import { type RecordFormat, type RecordStore, unchanged } from './stored-record.ts'

export type PackChoices = {
  /** Pack ids in the order in which lists show them. */
  readonly order: readonly string[]
  /** Packs that the reader removed: they do not come back by themselves. */
  readonly removed: readonly string[]
}

export const PACK_CHOICES: RecordFormat<PackChoices> = {
  key: 'packs',
  fields: { order: list(value(id)), removed: list(value(id)) },
  migrations: [unchanged],
}

export type PackChoicesRecord = {
  read(): Promise<PackChoices>
  /** Lists these packs first, in this order; the others keep theirs, after them. */
  setOrder(packs: readonly string[]): Promise<void>
  /** Notes that the reader removed a pack. */
  addRemoved(pack: string): Promise<void>
  /** Lets a removed pack come back. */
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

/** Packs in the reader's order; those without a place come after, in the order of their ids. */
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
