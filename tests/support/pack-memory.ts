import { type NoteStorage, type PackMemory, packMemory } from '../../installed/pack-memory.ts'

/** A memory with notes of its own; the files are in the browser's real cache. */
export function aMemory(cache = `test-${Math.random()}`, storage: NoteStorage = noteStorage()): PackMemory {
  return packMemory(storage, cache)
}

export function noteStorage(stored: unknown = undefined): NoteStorage {
  let notes = stored
  return {
    read: async () => notes,
    write: async (next) => {
      notes = structuredClone(next)
    },
  }
}
