/** Does the same task with MiniSearch and with SQLite's FTS5, both with our stop words. */
import MiniSearch from 'minisearch'
import { stopWords } from '../../claims/text/stop-words.ts'

export type Peer = {
  readonly buildMs: number
  readonly bytes: number
  /** From the stored index to the first query. */
  readonly openMs: number
  readonly memoryBytes: number
  /** The best five claims of a sentence. */
  search(sentence: string): number
}

/** The peers by name. A peer that is missing in this version of Node gives undefined. */
export const PEERS: ReadonlyMap<string, (texts: readonly string[]) => Peer | undefined> = new Map([
  ['MiniSearch', miniSearch],
  ['SQLite FTS5', sqliteFts5],
])

const stops = stopWords('en')
const TOP = 5

function miniSearch(texts: readonly string[]): Peer {
  const options = {
    fields: ['text'],
    processTerm: (term: string) => {
      const word = term.toLowerCase()
      return stops.has(word) ? null : word
    },
    searchOptions: { combineWith: 'OR' as const },
  }
  const started = performance.now()
  const built = new MiniSearch(options)
  built.addAll(texts.map((text, id) => ({ id, text })))
  const buildMs = performance.now() - started
  const json = JSON.stringify(built)
  const before = memoryUsed()
  const opened = performance.now()
  const index = MiniSearch.loadJSON(json, options)
  const openMs = performance.now() - opened
  return {
    buildMs,
    bytes: Buffer.byteLength(json),
    openMs,
    memoryBytes: memoryUsed() - before,
    search: (sentence) => index.search(sentence).slice(0, TOP).length,
  }
}

/** Built into Node since 22.5. */
function sqliteFts5(texts: readonly string[]): Peer | undefined {
  const sqlite = process.getBuiltinModule('node:sqlite') as typeof import('node:sqlite') | undefined
  if (sqlite === undefined) return undefined
  const database = new sqlite.DatabaseSync(':memory:')
  const started = performance.now()
  // A contentless table, because our index does not hold the texts either.
  database.exec("CREATE VIRTUAL TABLE claims USING fts5(text, content='')")
  const insert = database.prepare('INSERT INTO claims(rowid, text) VALUES (?, ?)')
  database.exec('BEGIN')
  for (const [id, text] of texts.entries()) insert.run(id + 1, withoutStops(text).join(' '))
  database.exec('COMMIT')
  const buildMs = performance.now() - started
  const count = (name: string): number =>
    Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  const query = database.prepare('SELECT rowid FROM claims WHERE claims MATCH ? ORDER BY rank LIMIT ?')
  return {
    buildMs,
    bytes: count('page_count') * count('page_size'),
    openMs: 0,
    memoryBytes: count('page_count') * count('page_size'),
    search(sentence) {
      const words = withoutStops(sentence)
      return words.length === 0 ? 0 : query.all(words.map((word) => `"${word}"`).join(' OR '), TOP).length
    },
  }
}

function withoutStops(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stops.has(word))
}

/** Bytes in use after a collection; run with --expose-gc. */
export function memoryUsed(): number {
  // The second collection frees the buffers of objects that the first one freed.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
