/**
 * A pack marks what it would mark alone, whatever other packs are installed: through the engine, with
 * its database, its index and layers, and the matcher that ships.
 */
import fc from 'fast-check'
import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LoadClaims, Matcher } from '../../claims/match/types.ts'
import { type Claim, parseClaim } from '../../claims/records/claim.ts'
import { splitClaimKey } from '../../claims/records/claim-key.ts'
import { createEngine, type Engine } from '../../installed/engine.ts'
import { createMatching } from '../../installed/matching.ts'
import { type Database, databaseOpener } from '../../installed/store/database.ts'
import { installPack, removePack, setPackEnabled } from '../../installed/store/packs.ts'
import { engineParts, NOW } from '../support/engine-parts.ts'
import { aClaim, aManifest } from '../support/records.ts'
import { measured, rounds } from '../support/torture.ts'

const files = import.meta.glob('../../packs/venezuela-2017/claims/*.json', { eager: true, import: 'default' })
const seed: Claim[] = Object.values(files).map((file) => {
  const { $schema: _, ...record } = file as Record<string, unknown>
  const claim = parseClaim(record)
  if (!claim.ok) throw new Error(claim.error[0]?.message)
  return claim.value
})
/** English sentences that state claims of the seed pack, and sentences that do not. */
const sentences = seed
  .flatMap(({ examples }) => [...examples.match, ...examples.reject])
  .filter(({ lang }) => lang === 'en')
  .map(({ text }) => text)

const matching = createMatching(async (path) =>
  fetch(path === '/tree-model.json' ? '/claims/match/judge/tree-model.json' : path),
)

let name: string
const opened = new Set<Database>()
beforeEach(() => {
  name = `test-${Math.random()}`
})
afterEach(async () => {
  for (const db of opened) db.close()
  opened.clear()
  await deleteDB(name)
})

function start(): Engine {
  const open = databaseOpener(name)
  const plain = engineParts(async () => {
    const db = await open()
    opened.add(db)
    return db
  })
  return createEngine({
    ...plain,
    ...matching,
    createMatcher: (index, load: LoadClaims): Promise<Matcher> => matching.createMatcher(index, load),
  })
}

function install(engine: Engine, id: string, claims: readonly Claim[], version = 1): Promise<unknown> {
  const origin = { kind: 'file', name: `${id}.footnote` } as const
  const sorted = [...claims].sort((a, b) => (a.id < b.id ? -1 : 1))
  return engine.change((db) =>
    installPack(db, { manifest: aManifest({ id, version }), claims: [sorted], origin }, { now: NOW }),
  )
}

/** What a pack marks on a page of these sentences, with its scores. */
async function marksOf(engine: Engine, pack: string, texts: readonly string[]): Promise<string[]> {
  const matcher = await engine.matcher()
  const matches = await matcher.match({
    document: { lang: 'en', headline: 'Venezuela votes for a Constituent Assembly', lead: '' },
    runs: [{ before: [], sentences: texts.map((text, id) => ({ id, text })) }],
    level: 'balanced',
  })
  return matches
    .filter(({ marked, claim }) => marked && splitClaimKey(claim).pack === pack)
    .map(({ sentence, claim, score }) => `${sentence} ${claim} ${score.toFixed(6)}`)
    .sort()
}

/** Claims that share as many words as they can with `text` and never mark it: other numbers, and guards that no page passes. */
function crowding(text: string, count: number, at: number): Claim[] {
  return Array.from({ length: count }, (_, n) =>
    aClaim({
      id: `crowd-${String(at).padStart(3, '0')}-${String(n).padStart(3, '0')}`,
      texts: { en: { text: `${text.slice(0, 280).replace(/[.!?]*$/, '')} ${n + 2}.` } },
      guards: { names: [['Zweibrückenhausen']] },
    }),
  )
}

describe('packs beside packs, through the engine', () => {
  it('keep their marks beside a pack that crowds every sentence and marks nothing', async () => {
    const engine = start()
    await install(engine, 'seed', seed)
    const alone = await marksOf(engine, 'seed', sentences)
    expect(alone.length).toBeGreaterThan(20)
    await install(
      engine,
      'crowd',
      sentences.slice(0, 12).flatMap((text, at) => crowding(text, 70, at)),
    )
    expect(await marksOf(engine, 'crowd', sentences)).toEqual([])
    expect(await marksOf(engine, 'seed', sentences)).toEqual(alone)
    // The next background opens the stored index, with its layers.
    const next = start()
    expect(await marksOf(next, 'seed', sentences)).toEqual(alone)
    // Compiled as one.
    await next.change((db) => db.clear('indexes'))
    expect(await marksOf(start(), 'seed', sentences)).toEqual(alone)
  })

  it('have the marks of each alone, whatever is in them and in whatever order they come', async (context) => {
    /** A wording with words of the page, some of them exchanged. */
    const wording = fc
      .tuple(
        fc.constantFrom(...seed.map(({ texts }) => texts.en?.text ?? ''), ...sentences),
        fc.array(fc.tuple(fc.nat(30), fc.constantFrom('not', '7', 'Maduro', 'opposition', 'the', '99 %')), {
          maxLength: 2,
        }),
      )
      .map(([text, changes]) => {
        const words = text.slice(0, 280).split(' ')
        for (const [place, word] of changes) words[place % words.length] = word
        return words.join(' ')
      })
    const claimsOf = fc
      .array(wording, { minLength: 8, maxLength: 90 })
      .map((texts) =>
        texts.map((text, at) =>
          aClaim({ id: `claim-${String(at).padStart(2, '0')}`, texts: { en: { text } } }),
        ),
      )
    let done = 0
    let marks = 0
    await fc.assert(
      fc.asyncProperty(
        claimsOf,
        claimsOf,
        fc.shuffledSubarray(sentences, { minLength: 20 }),
        fc.boolean(),
        async (own, others, page, isFirst) => {
          const engine = start()
          await install(engine, 'own', own)
          const alone = await marksOf(engine, 'own', page)
          if (!isFirst) await engine.change((db) => removePack(db, 'own'))
          await install(engine, 'others', others)
          if (!isFirst) await install(engine, 'own', own)
          expect(await marksOf(engine, 'own', page)).toEqual(alone)
          await engine.change((db) => setPackEnabled(db, 'others', false))
          expect(await marksOf(engine, 'own', page)).toEqual(alone)
          for (const id of ['own', 'others']) await engine.change((db) => removePack(db, id))
          done += 1
          marks += alone.length
        },
      ),
      { numRuns: rounds(10, 200) },
    )
    expect(marks).toBeGreaterThan(done)
    measured(context, { rounds: done, note: `${marks} marks` })
  })
})
