/**
 * What the reader decided about packs beyond what the database says of each: the order of the
 * lists, and which packs of the extension were removed. In `storage.local`, like the settings and
 * for the same reason: a database that was lost must not bring a removed pack back.
 */
import { browser } from '#imports'
import { id } from '../claims/records/fields.ts'
import { parse, z } from '../claims/schema.ts'
import type { NoteStorage } from './pack-memory.ts'

const choices = z.object({
  /** Pack ids, first in the lists first. */
  order: z.array(id),
  /** Packs that the reader removed: they do not come back by themselves. */
  removed: z.array(id),
})
export type PackChoices = z.infer<typeof choices>

const KEY = 'packs'
const NONE: PackChoices = { order: [], removed: [] }

export async function readPackChoices(): Promise<PackChoices> {
  const stored = (await browser.storage.local.get(KEY))[KEY]
  const parsed = parse(choices, stored ?? NONE, 'packs')
  return parsed.ok ? parsed.value : NONE
}

let writing: Promise<unknown> = Promise.resolve()

/** Changes that come at once are made one after the other. */
export function changePackChoices(change: (now: PackChoices) => PackChoices): Promise<PackChoices> {
  const result = writing.then(async () => {
    const next = change(await readPackChoices())
    await browser.storage.local.set({ [KEY]: next })
    return next
  })
  writing = result.catch(() => {})
  return result
}

const NOTES_KEY = 'packNotes'

/** Where the second memory of packs keeps its notes. */
export const storedNotes: NoteStorage = {
  read: async () => (await browser.storage.local.get(NOTES_KEY))[NOTES_KEY],
  write: (notes) => browser.storage.local.set({ [NOTES_KEY]: notes }),
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
