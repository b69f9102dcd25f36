import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileIndex } from '../../../claims/index/compile.ts'
import { indexFingerprint } from '../../../claims/index/fingerprint.ts'
import { INDEX_FLOOR } from '../../../claims/index/floor.ts'
import { compileLayer, openLayers } from '../../../claims/index/layers.ts'
import { openViews } from '../../../claims/index/open-views.ts'
import { openIndex } from '../../../claims/index/retrieve.ts'
import { byCoverage, type Candidate } from '../../../claims/index/retriever.ts'
import type { IndexableClaim } from '../../../claims/index/rows.ts'
import type { ClaimKey } from '../../../claims/records/claim-key.ts'
import { oracle } from './floor-oracle.ts'

const WORDS = 'maduro lopez voted banned fraud turnout million caracas election sanctions oil prison'.split(
  ' ',
)
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((list) => list.join(' '))
const claims = fc.uniqueArray(
  fc
    .record({ id: fc.integer({ min: 0, max: 30 }), text })
    .map(
      ({ id, text: said }): IndexableClaim => ({ key: `p/${id}`, wordings: [{ lang: 'en', text: said }] }),
    ),
  { selector: ({ key }) => key, maxLength: 15 },
)
const removedIds = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 8 })

describe('claims/index/layers', () => {
  it('finds each claim in the newest layer that names it, and no removed claim', async () => {
    await fc.assert(
      fc.asyncProperty(
        claims,
        fc.array(fc.tuple(claims, removedIds), { maxLength: 3 }),
        fc.array(text, { minLength: 1, maxLength: 5 }),
        async (base, updates, sentences) => {
          const buffers: [ArrayBuffer, ...ArrayBuffer[]] = [await compileIndex(base)]
          const live = new Map(base.map((claim): [ClaimKey, number] => [claim.key, 0]))
          const layers = [base]
          for (const [changed, ids] of updates) {
            const keys = new Set(changed.map(({ key }) => key))
            const removed = ids
              .map((id) => `p/${id}` as ClaimKey)
              .filter((key) => live.has(key) && !keys.has(key))
            const replaced = changed.filter(({ key }) => live.has(key)).length
            buffers.push(await compileLayer({ claims: changed, removed, replaced }, buffers))
            layers.push(changed)
            for (const key of removed) live.delete(key)
            for (const key of keys) live.set(key, layers.length - 1)
          }
          const index = openLayers(buffers, undefined)
          if (index === false) throw new Error('the layers do not open')
          expect(index.size).toBe(live.size)
          for (const sentence of sentences) {
            const expected: Candidate[] = layers.flatMap((layer, at) =>
              oracle(buffers[at] as ArrayBuffer, layer, { ...INDEX_FLOOR, weight: 0 }, sentence, []).filter(
                ({ key }) => live.get(key) === at,
              ),
            )
            expected.sort(byCoverage)
            expect(index.candidates(sentence, [], 'en')).toEqual(expected)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('finds what a new index with the same weights finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        claims,
        fc.array(fc.tuple(claims, removedIds), { minLength: 1, maxLength: 3 }),
        fc.array(text, { minLength: 1, maxLength: 5 }),
        async (base, updates, sentences) => {
          const buffers: [ArrayBuffer, ...ArrayBuffer[]] = [await compileIndex(base)]
          const live = new Map(base.map((claim) => [claim.key, claim]))
          for (const [changed, ids] of updates) {
            const keys = new Set(changed.map(({ key }) => key))
            const removed = ids
              .map((id) => `p/${id}` as ClaimKey)
              .filter((key) => live.has(key) && !keys.has(key))
            const replaced = changed.filter(({ key }) => live.has(key)).length
            buffers.push(await compileLayer({ claims: changed, removed, replaced }, buffers))
            for (const key of removed) live.delete(key)
            for (const claim of changed) live.set(claim.key, claim)
          }
          const layered = openLayers(buffers, undefined)
          const below = buffers
            .map((each) => openViews(each, indexFingerprint(undefined)))
            .filter((views) => views !== false)
          const anew = openIndex(await compileIndex(live.values(), { below }), undefined)
          if (layered === false || anew === false) throw new Error('an index does not open')
          expect(layered.size).toBe(anew.size)
          for (const sentence of sentences)
            expect(layered.candidates(sentence, [], 'en')).toEqual(anew.candidates(sentence, [], 'en'))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives the words of a few changed claims the weights that they have in the base', async () => {
    const claim = (id: number, said: string): IndexableClaim => ({
      key: `p/${id}`,
      wordings: [{ lang: 'en', text: said }],
    })
    // Names that no word table has: in a layer of their own they would seem common.
    const many = Array.from({ length: 5_000 }, (_, id) => claim(id, `the harvest of village${id} failed`))
    const base = await compileIndex(many, { floor: INDEX_FLOOR })
    const changed = [claim(7, 'Zorblax met Quindle')]
    const layer = await compileLayer({ claims: changed, removed: [], replaced: 1 }, [base], {
      floor: INDEX_FLOOR,
    })
    const index = openLayers([base, layer], undefined)
    if (index === false) throw new Error('the layers do not open')
    expect(index.candidates('Zorblax met Quindle in May.', [], 'en')).toEqual([{ key: 'p/7', coverage: 1 }])
  })

  it('needs a merge when a tenth has changed', async () => {
    const claim = (id: number): IndexableClaim => ({
      key: `p/${id}`,
      wordings: [{ lang: 'en', text: `claim ${id}` }],
    })
    const base = await compileIndex(Array.from({ length: 40 }, (_, id) => claim(id)))
    const layer = (count: number) =>
      compileLayer(
        { claims: Array.from({ length: count }, (_, id) => claim(id)), removed: [], replaced: count },
        [base],
      )
    expect(openLayers([base, await layer(4)], undefined)).toMatchObject({ mergeIsDue: false, size: 40 })
    expect(openLayers([base, await layer(5)], undefined)).toMatchObject({ mergeIsDue: true })
  })

  it('is refused as a whole when one layer is damaged', async () => {
    const base = await compileIndex([])
    expect(openLayers([base, new ArrayBuffer(100)], undefined)).toBe(false)
    expect(openLayers([base], undefined)).not.toBe(false)
  })
})
