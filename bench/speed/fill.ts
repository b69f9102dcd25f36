/** Runs in a page of the extension: puts a pack of many claims into its database. */
import type { Claim } from '../../claims/records/claim.ts'
import { databaseOpener } from '../../installed/store/database.ts'
import { storedIndex } from '../../installed/store/indexes.ts'
import { installPack } from '../../installed/store/packs.ts'

export type Filler = {
  texts: string[]
  install(): Promise<number>
  /** Time to read the stored index, ms: from IndexedDB, and from a file of the origin's private file system. */
  readIndex(): Promise<{ bytes: number; indexedDb: number; privateFile: number }>
}

const PACK = 'bench'
const DAY = '2026-01-01'
const SLICE = 2_000

const filler: Filler = {
  texts: [],
  async install() {
    const open = databaseOpener()
    const db = await open()
    const started = performance.now()
    await installPack(
      db,
      {
        manifest: {
          format: 1,
          id: PACK,
          version: 1,
          released: DAY,
          name: { en: 'Bench' },
          description: { en: 'Claims to measure with.' },
          publisher: { name: 'Bench', url: 'https://bench.example/' },
          licence: 'CC0-1.0',
          languages: ['en'],
          sourcingPolicy: 'https://bench.example/sourcing',
          correctionsPolicy: 'https://bench.example/corrections',
        },
        claims: slices(this.texts),
        origin: { kind: 'file', name: 'bench' },
      },
      { now: new Date() },
    )
    db.close()
    return performance.now() - started
  },
  async readIndex() {
    const load = async (): Promise<ArrayBuffer> => {
      const db = await databaseOpener()()
      const stored = await storedIndex(db)
      db.close()
      if (stored === undefined) throw new Error('bench: there is no stored index')
      return stored.buffers[0]
    }
    const root = await navigator.storage.getDirectory()
    const file = await root.getFileHandle('index', { create: true })
    const writable = await file.createWritable()
    const buffer = await load()
    await writable.write(buffer)
    await writable.close()
    return {
      bytes: buffer.byteLength,
      indexedDb: await least(load),
      privateFile: await least(async () => {
        const folder = await navigator.storage.getDirectory()
        return (await (await folder.getFileHandle('index')).getFile()).arrayBuffer()
      }),
    }
  },
}
;(globalThis as { filler?: Filler }).filler = filler

function* slices(texts: readonly string[]): Generator<Claim[]> {
  for (let at = 0; at < texts.length; at += SLICE) {
    yield texts.slice(at, at + SLICE).map((text, i) => claimOf(String(at + i).padStart(6, '0'), text))
  }
}

function claimOf(id: string, text: string): Claim {
  return {
    format: 1,
    id,
    lang: 'en',
    texts: { en: { text, variants: [] } },
    verdict: 'refuted',
    label: { text: 'False' },
    lifecycle: { state: 'published' },
    finding: { en: 'The record says otherwise.' },
    sources: [
      {
        url: 'https://bench.example/source',
        title: 'The record',
        publisher: 'Bench',
        kind: 'fact-check',
        relation: 'refutes',
        accessed: DAY,
      },
    ],
    topics: [],
    guards: {},
    examples: { match: [], reject: [] },
    created: DAY,
    reviewed: DAY,
    updated: DAY,
  } as Claim
}

async function least(run: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 7; i++) {
    const started = performance.now()
    await run()
    best = Math.min(best, performance.now() - started)
  }
  return best
}
