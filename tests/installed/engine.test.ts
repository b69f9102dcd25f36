import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLayers } from '../../claims/index/layers.ts'
import type { LoadClaims } from '../../claims/match/types.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { createEngine, type EngineParts } from '../../installed/engine.ts'
import { type Database, databaseOpener } from '../../installed/store/database.ts'
import { installPack, removePack, rollBackPack, setPackEnabled } from '../../installed/store/packs.ts'
import { PATIENCE } from '../page/frame.ts'
import { engineParts, NOW } from '../support/engine-parts.ts'
import { aClaim, aManifest } from '../support/records.ts'

const origin = { kind: 'embedded' } as const

let name: string
const opened: Database[] = []

beforeEach(() => {
  name = `test-${Math.random()}`
})
afterEach(async () => {
  for (const db of opened.splice(0)) db.close()
  await deleteDB(name)
})

function parts(claims: Claim[], version = 1, changes: Partial<EngineParts> = {}) {
  const open = databaseOpener(name)
  const plain = engineParts(async () => {
    const db = await open()
    if (!opened.includes(db)) opened.push(db)
    return db
  })
  return {
    ...plain,
    embedded: vi.fn(async () => [
      {
        manifest: aManifest({ id: 'one', version }),
        claims: [claims],
        origin: { kind: 'embedded' as const },
      },
    ]),
    compile: vi.fn(plain.compile),
    compileLayer: vi.fn(plain.compileLayer),
    ...changes,
  } satisfies EngineParts
}

describe('installed/engine', () => {
  it('installs the packs of the extension at the first start, and compiles their live claims', async () => {
    const claims = [
      aClaim({ id: 'a' }),
      aClaim({ id: 'b', lifecycle: { state: 'draft' } }),
      aClaim({ id: 'c', lifecycle: { state: 'withdrawn' } }),
      aClaim({ id: 'd', lifecycle: { state: 'corrected' } }),
    ]
    const engine = createEngine(parts(claims))
    expect((await engine.matcher()).size).toBe(2)
    expect((await engine.packs()).map((pack) => [pack.id, pack.claims])).toEqual([['one', 4]])
    expect((await engine.claims(['one/c'])).map((found) => found.claim.id)).toEqual(['c'])
  })

  it('opens the stored index after a stop, without installing or compiling again', async () => {
    await createEngine(parts([aClaim({ id: 'a' })])).matcher()
    const next = parts([aClaim({ id: 'a' })])
    expect((await createEngine(next).matcher()).size).toBe(1)
    expect(next.embedded).not.toHaveBeenCalled()
    expect(next.compile).not.toHaveBeenCalled()
  })

  it('compiles again if the stored index is damaged', async () => {
    const first = parts([aClaim({ id: 'a' })])
    await createEngine(first).matcher()
    const db = await first.open()
    const stored = await db.get('indexes', 0)
    if (stored === undefined) throw new Error('no index was kept')
    await db.put('indexes', { ...stored, buffer: new ArrayBuffer(3) }, 0)
    const next = parts([])
    expect((await createEngine(next).matcher()).size).toBe(1)
    expect(next.compile).toHaveBeenCalledTimes(1)
  })

  it('compiles again if another word table, other rules or an older version compiled the stored index', async () => {
    const first = parts([aClaim({ id: 'a' })])
    await createEngine(first).matcher()
    const other = parts([], 1, { fingerprint: async () => 'with other words' })
    expect((await createEngine(other).matcher()).size).toBe(1)
    expect(other.compile).toHaveBeenCalledTimes(1)
    const same = parts([], 1, { fingerprint: async () => 'with other words' })
    await createEngine(same).matcher()
    expect(same.compile).not.toHaveBeenCalled()
    const db = await first.open()
    const { fingerprint: _none, ...stored } = (await db.get('indexes', 0)) ?? ({} as never)
    await db.put('indexes', stored, 0)
    const newer = parts([], 1, { fingerprint: async () => 'with other words' })
    await createEngine(newer).matcher()
    expect(newer.compile).toHaveBeenCalledTimes(1)
  })

  it('finds a damaged byte that opening does not check, and compiles again after the first answer', async () => {
    const first = parts([aClaim({ id: 'a' })])
    await createEngine(first).matcher()
    const db = await first.open()
    const stored = await db.get('indexes', 0)
    if (stored?.buffer === undefined) throw new Error('no index was kept')
    const whole = stored.buffer.slice(0)
    // The last word but one of the keys; opening looks at one word of 256.
    new Uint8Array(stored.buffer)[stored.buffer.byteLength - 6] = 0xff
    expect(openLayers([stored.buffer], undefined)).not.toBe(false)
    await db.put('indexes', stored, 0)
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const next = parts([])
    const engine = createEngine(next)
    await engine.matcher()
    expect(next.compile).not.toHaveBeenCalled()
    // A change comes after the repair.
    await engine.change(async () => {})
    expect(next.compile).toHaveBeenCalledTimes(1)
    expect(new Uint8Array((await db.get('indexes', 0))?.buffer ?? whole.slice(1))).toEqual(
      new Uint8Array(whole),
    )
    expect(logged).toHaveBeenCalledWith(
      'background: the stored index is damaged or out of date, and is compiled anew',
    )
    logged.mockRestore()
  })

  it('compiles again after the first answer if the stored index would be compiled differently today', async () => {
    await createEngine(parts([aClaim({ id: 'a' })])).matcher()
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const next = parts([], 1, { isSound: async () => false })
    const engine = createEngine(next)
    await engine.matcher()
    await engine.change(async () => {})
    expect(next.compile).toHaveBeenCalledTimes(1)
    logged.mockRestore()
  })

  it('answers if the index cannot be stored, and compiles again at the next start', async () => {
    const put = IDBObjectStore.prototype.put
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...input
    ) {
      if (this.name === 'indexes') throw new DOMException('The disk is full.', 'QuotaExceededError')
      return put.apply(this, input)
    })
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await createEngine(parts([aClaim({ id: 'a' })])).matcher()).size).toBe(1)
    expect(logged).toHaveBeenCalledWith('background: the index could not be kept', expect.anything())
    full.mockRestore()
    logged.mockRestore()
    const next = parts([])
    expect((await createEngine(next).matcher()).size).toBe(1)
    expect(next.compile).toHaveBeenCalledTimes(1)
  })

  it('puts a newer release of the extension in force, and never an older one', async () => {
    const two = [aClaim({ id: 'a' }), aClaim({ id: 'b' })]
    await createEngine(parts(two, 2)).matcher()
    const older = createEngine(parts([aClaim({ id: 'x' })], 1))
    await older.installEmbedded()
    expect((await older.packs())[0]?.manifest.version).toBe(2)
    const newer = createEngine(parts([...two, aClaim({ id: 'c' })], 3))
    expect((await newer.matcher()).size).toBe(2)
    await newer.installEmbedded()
    expect((await newer.matcher()).size).toBe(3)
  })

  it('keeps an update waiting that changes more than a fifth of the verdicts', async () => {
    const ids = ['a', 'b', 'c', 'd']
    await createEngine(parts(ids.map((id) => aClaim({ id, verdict: 'supported' })))).matcher()
    const turned = ids.map((id) => aClaim({ id, verdict: id === 'a' ? 'refuted' : 'supported' }))
    const update = createEngine(parts(turned, 2))
    await update.installEmbedded()
    await update.installEmbedded()
    const [pack] = await update.packs()
    expect([pack?.manifest.version, pack?.waiting?.manifest.version]).toEqual([1, 2])
    expect((await update.claims(['one/a']))[0]?.claim.verdict).toBe('supported')
  })

  it('does not bring back a pack that the reader removed', async () => {
    const packChoices = {
      read: async () => ({ order: [], removed: ['one'] }),
      dropRemoved: async () => {},
    }
    const removed = { packChoices }
    const first = createEngine(parts([aClaim({ id: 'a' })], 1))
    await first.matcher()
    await first.change((db) => removePack(db, 'one'))
    expect((await first.matcher()).size).toBe(0)
    const next = createEngine(parts([aClaim({ id: 'a' })], 2, removed))
    expect((await next.matcher()).size).toBe(0)
    await next.installEmbedded()
    expect(await next.packs()).toEqual([])
  })

  it('does not bring back a version that the reader rolled back, but installs a newer one', async () => {
    await createEngine(parts([aClaim({ id: 'a' })], 1)).matcher()
    const second = createEngine(parts([aClaim({ id: 'a' })], 2))
    await second.installEmbedded()
    await second.change((db) => rollBackPack(db, 'one'))
    await second.installEmbedded()
    expect((await second.packs())[0]?.manifest.version).toBe(1)
    const third = createEngine(parts([aClaim({ id: 'a' })], 3))
    await third.installEmbedded()
    expect((await third.packs())[0]?.manifest.version).toBe(3)
  })

  it('answers with the old matcher while a change compiles the new one', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const quick: EngineParts = parts([aClaim({ id: 'a' }), aClaim({ id: 'b' })])
    let compiled = 0
    const engine = createEngine({
      ...quick,
      compile: async (...input) => {
        const buffer = await quick.compile(...input)
        compiled += 1
        if (compiled > 1) await gate
        return buffer
      },
    })
    expect((await engine.matcher()).size).toBe(2)
    const two = {
      manifest: aManifest({ id: 'two' }),
      claims: [[aClaim()]],
      origin: { kind: 'embedded' },
    } as const
    const change = engine.change((db) => installPack(db, two, { now: quick.now() }))
    await vi.waitFor(() => expect(compiled).toBe(2), PATIENCE)
    expect((await engine.matcher()).size).toBe(2)
    release()
    await change
    expect((await engine.matcher()).size).toBe(3)
  })

  it('makes a new matcher at a question once a retry is due, and answers with the old one until then', async () => {
    let isDue = false
    const plain = parts([aClaim({ id: 'a' })])
    const createMatcher = vi.fn<EngineParts['createMatcher']>((...input) => {
      isDue = false
      return plain.createMatcher(...input)
    })
    const engine = createEngine({ ...plain, createMatcher, retryIsDue: () => isDue })
    const first = await engine.matcher()
    isDue = true
    expect(await Promise.all([engine.matcher(), engine.matcher()])).toEqual([first, first])
    await vi.waitFor(async () => expect(await engine.matcher()).not.toBe(first), { timeout: PATIENCE })
    await engine.change(async () => {})
    // The start, the retry and the change.
    expect(createMatcher).toHaveBeenCalledTimes(3)
    expect(plain.compile).toHaveBeenCalledTimes(1)
  })

  it('stays as it was if a change fails', async () => {
    const once = parts([aClaim({ id: 'a' })])
    const engine = createEngine(once)
    await engine.matcher()
    await expect(engine.change(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(once.compile).toHaveBeenCalledTimes(1)
    expect((await engine.matcher()).size).toBe(1)
    await engine.change((db) => setPackEnabled(db, 'one', false))
    expect((await engine.matcher()).size).toBe(0)
  })

  it('fills an emptied database again', async () => {
    const first = parts([aClaim({ id: 'a' })])
    await createEngine(first).matcher()
    const db = await first.open()
    for (const store of ['packs', 'claims', 'generations', 'indexes'] as const) await db.clear(store)
    expect((await createEngine(parts([aClaim({ id: 'a' })])).matcher()).size).toBe(1)
  })

  it('tries again at the next question if the start failed', async () => {
    let tries = 0
    const engine = createEngine(
      parts([aClaim({ id: 'a' })], 1, {
        embedded: async () => {
          tries += 1
          if (tries === 1) throw new Error('the asset could not be read')
          return [
            {
              manifest: aManifest({ id: 'one' }),
              claims: [[aClaim({ id: 'a' })]],
              origin: { kind: 'embedded' },
            },
          ]
        },
      }),
    )
    await expect(engine.matcher()).rejects.toThrow('could not be read')
    expect((await engine.matcher()).size).toBe(1)
  })

  it('lets the reader remove a pack that makes compiling fail', async () => {
    const first = createEngine(parts([aClaim({ id: 'a' })]))
    const large = { manifest: aManifest({ id: 'large' }), claims: [[aClaim()]], origin } as const
    await first.change((db) => installPack(db, large, { now: NOW }))
    const next = parts([])
    const compile: EngineParts['compile'] = async (...input) => {
      if ((await (await next.open()).getAllKeys('packs')).includes('large')) throw new RangeError('too large')
      return next.compile(...input)
    }
    await (await next.open()).clear('indexes')
    const engine = createEngine({ ...next, compile })
    await expect(engine.matcher()).rejects.toThrow('too large')
    expect((await engine.packs()).map(({ id }) => id)).toEqual(['large', 'one'])
    await engine.change((db) => removePack(db, 'large'))
    expect((await engine.matcher()).size).toBe(1)
  })

  it('opens the database again after the browser has ended the connection', async () => {
    const once = parts([aClaim({ id: 'a' })])
    let load: LoadClaims | undefined
    const engine = createEngine({
      ...once,
      createMatcher: (retriever, loadClaims) => {
        load = loadClaims
        return once.createMatcher(retriever, loadClaims)
      },
    })
    await engine.packs()
    expect(await load?.(['one/a'])).toHaveLength(1)
    // The last that happens to a database that is damaged: the browser removes it.
    await deleteDB(name)
    expect(await load?.(['one/a'])).toEqual([])
  })

  it('starts once for simultaneous questions', async () => {
    const once = parts([aClaim({ id: 'a' })])
    const engine = createEngine(once)
    await Promise.all([engine.matcher(), engine.packs(), engine.matcher()])
    expect(once.embedded).toHaveBeenCalledTimes(1)
    expect(once.compile).toHaveBeenCalledTimes(1)
  })
})
