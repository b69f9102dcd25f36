import fc from 'fast-check'
import { deleteDB } from 'idb'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { compileIndex } from '../../claims/index/compile.ts'
import { compileLayer, MERGE_LAYERS, openLayers } from '../../claims/index/layers.ts'
import { isSound } from '../../claims/index/probe.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import type { Match } from '../../claims/match/types.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import { isLive } from '../../claims/records/verdict.ts'
import { openWordTable, type WordTable } from '../../claims/text/word-table.ts'
import { createEngine, type Engine } from '../../installed/engine.ts'
import { type Database, databaseOpener } from '../../installed/store/database.ts'
import { storedIndex } from '../../installed/store/indexes.ts'
import type { Outline } from '../../installed/store/outline.ts'
import { installPack, removePack, rollBackPack, setPackEnabled } from '../../installed/store/packs.ts'
import { PATIENCE } from '../page/frame.ts'
import { engineParts, NOW } from '../support/engine-parts.ts'
import { aClaim, aManifest } from '../support/records.ts'

let name: string
let open: () => Promise<Database>
let words: WordTable

beforeAll(async () => {
  const response = await fetch('/words.bin')
  words = openWordTable(new Uint8Array(await response.arrayBuffer()))
})
beforeEach(() => {
  name = `test-${Math.random()}`
  open = databaseOpener(name)
})
afterEach(async () => {
  ;(await open()).close()
  await deleteDB(name)
})

/** A background that has just started, and what it compiles. */
function start(): {
  engine: Engine
  compile: ReturnType<typeof spies>['compile']
  layer: ReturnType<typeof spies>['layer']
} {
  const { compile, layer } = spies()
  const engine = createEngine({
    ...engineParts(open),
    fingerprint: async () => 'with words',
    compile,
    compileLayer: layer,
    openIndex: async (buffers) => openLayers(buffers, words),
    isSound: async (buffer) => isSound(buffer, words),
    createMatcher: async (index, claims) => openMatcher({ index, claims, words, model: SHIPPED_MODEL }),
  })
  return { engine, compile, layer }
}

function spies() {
  type Compile = Parameters<typeof createEngine>[0]['compile']
  type Layer = Parameters<typeof createEngine>[0]['compileLayer']
  return {
    compile: vi.fn<Compile>((claims, options) => compileIndex(claims, { ...options, words })),
    layer: vi.fn<Layer>((changes, below) => compileLayer(changes, below, { words })),
  }
}

const PEOPLE = ['Maduro', 'Capriles', 'Smollett', 'Merkel', 'Obama', 'Zorblax']
const DEEDS = ['banned imports of', 'raised the tax on', 'paid for', 'never voted for', 'stole']
const THINGS = ['milk', 'solar panels', 'cattle feed', 'rubber boots', 'school lunches', 'quindle']

/** What a claim says in one of its wordings; 180 of them, no two alike. */
const said = (at: number): string =>
  `${PEOPLE[at % 6]} ${DEEDS[Math.floor(at / 6) % 5]} ${THINGS[Math.floor(at / 30) % 6]} in 2017.`
const claimOf = (number: number, wording: number, state: string): Claim =>
  aClaim({
    id: `claim-${String(number).padStart(2, '0')}`,
    texts: { en: { text: said(wording) } },
    lifecycle: { state },
  })
const SENTENCES = Array.from({ length: 90 }, (_, at) => ({ id: at, text: said(at * 2) }))

async function answers(matcher: {
  match: Awaited<ReturnType<Engine['matcher']>>['match']
}): Promise<Match[]> {
  const document = { lang: 'en', headline: '', lead: '' }
  const found = await matcher.match({
    document,
    runs: [{ before: [], sentences: SENTENCES }],
    level: 'strict',
  })
  // The lower levels, and claims of which the sentence says a part, are just above the retrieval floor, and
  // words weigh a little otherwise when all is compiled anew (layers.ts).
  return found.filter(({ evidence }) => evidence.fromContext.length + evidence.missing.length === 0)
}

/** What a matcher answers that was compiled from what lies in the database, with nothing else known. */
async function answersAnew(): Promise<Match[]> {
  const db = await open()
  const claims: MatchableClaim[] = []
  for (const pack of (await db.getAll('packs')).filter(({ enabled }) => enabled))
    for (const claim of await db.getAll(
      'claims',
      IDBKeyRange.bound([pack.generation], [pack.generation, []]),
    ))
      if (isLive(claim.lifecycle.state)) claims.push(matchable(pack.id, claim))
  const index = openLayers([await compileIndex(claims, { words })], words)
  if (index === false) throw new Error('the index does not open')
  return answers(openMatcher({ index, claims, words, model: SHIPPED_MODEL }))
}

/** When what a start leaves for later, and a merge, are done. */
async function settled(engine: Engine): Promise<void> {
  await engine.change(async () => {})
  await engine.packs()
}

/** Claims of the larger pack, and of the smaller. */
const COUNTS = { large: 60, small: 4 } as const
type Pack = keyof typeof COUNTS
const pack = fc.constantFrom<Pack>('large', 'small')
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('update', 'update and kill'),
      pack,
      changes: fc.array(
        fc.record({
          number: fc.nat({ max: 70 }),
          wording: fc.nat({ max: 179 }),
          state: fc.constantFrom('published', 'corrected', 'withdrawn', 'gone'),
        }),
        { maxLength: 5 },
      ),
    }),
  },
  fc.record({ kind: fc.constantFrom('switch', 'go back', 'remove', 'restart'), pack }),
)

describe('installed/engine: layers', () => {
  it('answers like a new index after any updates, switches, removals and kills', async () => {
    let layered = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        name = `test-${Math.random()}`
        open = databaseOpener(name)
        const versions = { large: 0, small: 0 }
        const now: Record<Pack, Map<number, Claim>> = { large: new Map(), small: new Map() }
        const install = async (db: Database, id: Pack) => {
          versions[id] += 1
          const claims = [...now[id].values()]
          const manifest = aManifest({ id, version: versions[id] })
          await installPack(db, { manifest, claims: [claims], origin: { kind: 'embedded' } }, { now: NOW })
        }
        let running = start()
        await running.engine.change(async (db) => {
          for (const id of ['large', 'small'] as const) {
            for (let at = 0; at < COUNTS[id]; at++)
              now[id].set(at, claimOf(at, id === 'large' ? at : 90 + at, 'published'))
            await install(db, id)
          }
        })
        for (const each of steps) {
          switch (each.kind) {
            case 'update':
            case 'update and kill': {
              const { changes } = each as Extract<typeof each, { changes: unknown }>
              for (const { number, wording, state } of changes) {
                if (state === 'gone') now[each.pack].delete(number)
                else now[each.pack].set(number, claimOf(number, wording, state))
              }
              if (each.kind === 'update') await running.engine.change((db) => install(db, each.pack))
              else {
                await settled(running.engine)
                // The packs have flipped, and nobody came to bring the index up to date.
                await install(await open(), each.pack)
                running = start()
              }
              break
            }
            case 'switch':
              await running.engine.change(async (db) => {
                const { enabled } = (await db.get('packs', each.pack)) ?? {}
                await setPackEnabled(db, each.pack, enabled !== true)
              })
              break
            case 'go back':
              await running.engine.change((db) => rollBackPack(db, each.pack))
              break
            case 'remove':
              await running.engine.change((db) => removePack(db, each.pack))
              break
            case 'restart':
              running = start()
          }
          expect(await answers(await running.engine.matcher())).toEqual(await answersAnew())
          layered += running.layer.mock.calls.length
        }
        await settled(running.engine)
        expect(await answers(await running.engine.matcher())).toEqual(await answersAnew())
        ;(await open()).close()
        await deleteDB(name)
      }),
      { numRuns: 10, seed: 2026 },
    )
    expect(layered).toBeGreaterThan(20)
  })

  /** Puts the next version of a pack of 40 claims in force, some with other wordings or other verdicts. */
  async function update(engine: Engine, version: number, turned: readonly number[], verdict = 'supported') {
    const claims = Array.from({ length: 40 }, (_, at) =>
      aClaim({ ...claimOf(at, turned.includes(at) ? 100 + at + version : at, 'published'), verdict }),
    )
    await engine.change((db) =>
      installPack(
        db,
        { manifest: aManifest({ id: 'one', version }), claims: [claims], origin: { kind: 'embedded' } },
        { now: NOW },
      ),
    )
  }
  const buffers = async () => (await storedIndex(await open()))?.buffers.length

  it('compiles only the claims whose words an update changes', async () => {
    const { engine, compile, layer } = start()
    await update(engine, 1, [])
    compile.mockClear()
    await update(engine, 2, [3, 17])
    expect(compile).not.toHaveBeenCalled()
    expect(layer).toHaveBeenCalledTimes(1)
    expect(layer.mock.calls[0]?.[0]).toMatchObject({ replaced: 2, removed: [] })
    expect((await engine.matcher()).size).toBe(40)
    const next = start()
    expect((await next.engine.matcher()).size).toBe(40)
    expect([next.compile, next.layer].map((spy) => spy.mock.calls.length)).toEqual([0, 0])
  })

  it('compiles nothing if an update changes no words, and still has the new records', async () => {
    const { engine, compile, layer } = start()
    await update(engine, 1, [])
    compile.mockClear()
    await update(engine, 2, [], 'refuted')
    const next = start()
    await next.engine.matcher()
    for (const spy of [compile, layer, next.compile, next.layer]) expect(spy).not.toHaveBeenCalled()
    expect((await next.engine.claims(['one/claim-07']))[0]?.claim.verdict).toBe('refuted')
  })

  it('rolls back with a layer', async () => {
    const { engine, compile, layer } = start()
    await update(engine, 1, [])
    await update(engine, 2, [3])
    compile.mockClear()
    await engine.change((db) => rollBackPack(db, 'one'))
    expect(compile).not.toHaveBeenCalled()
    expect(layer).toHaveBeenCalledTimes(2)
    expect(await answers(await engine.matcher())).toEqual(await answersAnew())
  })

  it('merges many layers in the background', async () => {
    const { engine, compile, layer } = start()
    await update(engine, 1, [])
    compile.mockClear()
    for (let version = 2; version < 2 + MERGE_LAYERS && compile.mock.calls.length === 0; version++) {
      await update(engine, version, [1])
      await vi.waitFor(async () => expect(layer.mock.calls.length).toBe(version - 1), PATIENCE)
    }
    await vi.waitFor(async () => expect(await buffers()).toBe(1), PATIENCE)
    expect(compile).toHaveBeenCalled()
    expect(await answers(await engine.matcher())).toEqual(await answersAnew())
  })

  it('compiles all claims again if a release has no outline', async () => {
    const { engine, compile, layer } = start()
    await update(engine, 1, [])
    compile.mockClear()
    const db = await open()
    await db.clear('outlines')
    await update(engine, 2, [3])
    expect([compile.mock.calls.length, layer.mock.calls.length]).toEqual([1, 0])
    expect(await answers(await engine.matcher())).toEqual(await answersAnew())
  })

  it('compiles all claims again if an outline was made by other rules', async () => {
    const { engine, compile, layer } = start()
    await update(engine, 1, [])
    compile.mockClear()
    const db = await open()
    for (const generation of await db.getAllKeys('outlines')) {
      const outline = await db.get('outlines', generation)
      if (outline !== undefined) await db.put('outlines', { ...outline, fingerprint: 'other' }, generation)
    }
    await update(engine, 2, [3])
    expect([compile.mock.calls.length, layer.mock.calls.length]).toEqual([1, 0])
    expect(await answers(await engine.matcher())).toEqual(await answersAnew())
  })

  it('draws the outlines of other rules anew when it compiles all, so that the next change is a layer again', async () => {
    const first = start()
    await update(first.engine, 1, [])
    const db = await open()
    // As an older version of the extension left it: no fingerprints.
    for (const [at, layer] of (await db.getAll('indexes')).entries()) {
      const { fingerprint: _, ...old } = layer
      await db.put('indexes', old, at)
    }
    for (const generation of await db.getAllKeys('outlines')) {
      const { fingerprint: _, ...old } = (await db.get('outlines', generation)) as Outline
      await db.put('outlines', old, generation)
    }
    const { engine, compile, layer } = start()
    await engine.matcher()
    expect(compile).toHaveBeenCalledTimes(1)
    await update(engine, 2, [3])
    expect([compile.mock.calls.length, layer.mock.calls.length]).toEqual([1, 1])
    expect(await answers(await engine.matcher())).toEqual(await answersAnew())
  })

  it('compiles all anew where a layer is damaged', async () => {
    const first = start()
    await update(first.engine, 1, [])
    await update(first.engine, 2, [3])
    const db = await open()
    const stored = await db.get('indexes', 1)
    if (stored === undefined) throw new Error('no layer was kept')
    await db.put('indexes', { ...stored, buffer: new ArrayBuffer(8) }, 1)
    const next = start()
    expect(await answers(await next.engine.matcher())).toEqual(await answersAnew())
    expect(next.compile).toHaveBeenCalledTimes(1)
    expect(await buffers()).toBe(1)
  })
})
