import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArticleText, CLAIMS_A_WINDOW, NEAR_A_SENTENCE, WINDOW } from '../../../claims/index/article.ts'
import { compileIndex } from '../../../claims/index/compile.ts'
import { indexFingerprint } from '../../../claims/index/fingerprint.ts'
import { type Floor, INDEX_FLOOR } from '../../../claims/index/floor.ts'
import { compileLayer, openLayers } from '../../../claims/index/layers.ts'
import { openViews } from '../../../claims/index/open-views.ts'
import { openIndex, retrieverOf } from '../../../claims/index/retrieve.ts'
import type { IndexableClaim } from '../../../claims/index/rows.ts'
import type { ClaimKey } from '../../../claims/records/claim-key.ts'
import { scanTerms, termList } from '../../../claims/text/terms.ts'
import type { Translations } from '../../../claims/text/translations.ts'
import { words } from '../../support/matching.ts'
import { articleOracle } from './article-oracle.ts'

// Some of them in every claim, some in few, so that the claims of an article differ.
const COMMON = 'voted banned said oil prison the of'.split(' ')
const RARE = Array.from({ length: 24 }, (_, i) => nameOf(i))
const text = fc
  .array(fc.oneof(fc.constantFrom(...COMMON), fc.constantFrom(...RARE)), { maxLength: 8 })
  .map((list) => list.join(' '))
/** Words of the page's language, and what they mean in others; the same list for every language. */
const MEANINGS: Translations = {
  dictionary: (from, to) => (from === to || to === 'fr' ? undefined : (term, add) => links(term, add)),
}
function links(term: number, add: (term: number, strength: number) => void): void {
  const at = RARE.findIndex((name) => termOf(name) === term)
  for (const [i, strength] of at < 0 ? [] : [255, 90, 20].entries())
    add(termOf(RARE[(at + 3 * i + 1) % RARE.length] as string), strength)
}
function termOf(word: string): number {
  const list = termList()
  scanTerms(word, list)
  return list.items[0] as number
}
const claimsOf = (packs: readonly string[], least = 0, langs: readonly string[] = ['en']) =>
  fc.uniqueArray(
    fc.record({
      key: fc
        .tuple(fc.constantFrom(...packs), fc.integer({ min: 0, max: 200 }))
        .map(([pack, id]): ClaimKey => `${pack}/${id}`),
      wordings: fc.array(fc.record({ lang: fc.constantFrom(...langs), text }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { selector: ({ key }) => key, minLength: least, maxLength: 120 },
  )
const articleOfAtMost = (sentences: number): fc.Arbitrary<ArticleText> =>
  fc.record({
    headline: text,
    lead: text,
    sentences: fc
      .tuple(fc.array(text, { maxLength: 2 }), fc.array(text, { minLength: 1, maxLength: sentences }))
      .map(([before, texts]) => inARow(texts, before)),
    lang: fc.constant('en'),
  })
const someFloor: fc.Arbitrary<Floor> = fc.record({
  coverage: fc.constant(0.6),
  own: fc.double({ min: 0, max: 1, noNaN: true }),
  terms: fc.integer({ min: 1, max: 4 }),
  weight: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20, noNaN: true })),
})

/** A made-up name: each has a root of its own, and no dictionary has it. */
function nameOf(i: number): string {
  const letters = 'bcdfghjklmnpqrtvwxz'
  return `Zr${letters[i % letters.length]}${letters[Math.floor(i / letters.length)]}k`
}

function inARow(texts: readonly string[], before: readonly string[] = []): ArticleText['sentences'] {
  const all = [...before, ...texts]
  return texts.map((one, i) => ({
    text: one,
    before: all.slice(Math.max(0, i + before.length - 3), i + before.length).reverse(),
  }))
}

function opened(buffer: ArrayBuffer, table?: typeof words) {
  const retriever = openIndex(buffer, table)
  if (retriever === false) throw new Error('the index does not open')
  return retriever
}

type Found = readonly { readonly key: ClaimKey; readonly near: number }[]
const nearOf = (
  index: { article?(of: ArticleText): { near(at: number): Found } },
  of: ArticleText,
): Found[] => {
  const article = index.article?.(of)
  return of.sentences.map((_, at) => article?.near(at) ?? [])
}
const rounded = (found: Found[]) =>
  found.map((ofSentence) => ofSentence.map(({ key, near }) => ({ key, near: Number(near.toFixed(6)) })))

describe('claims/index/article', () => {
  it('finds the same claims as a comparison with every claim', async () => {
    let found = 0
    /** Articles with more claims than a window keeps. */
    let full = 0
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(claimsOf(['a', 'b']), claimsOf(['a'], 80)),
        articleOfAtMost(WINDOW),
        fc.oneof(fc.constant(INDEX_FLOOR), someFloor),
        async (claims, article, floor) => {
          const buffer = await compileIndex(claims, { floor, words })
          const views = openViews(buffer, indexFingerprint(words))
          if (views === false) throw new Error('the index does not open')
          const retriever = retrieverOf(views)
          const expected = articleOracle(buffer, claims, floor, article)
          const near = nearOf(retriever, article)
          found += near.flat().length
          expect(rounded(near)).toEqual(rounded(expected.near))
          const windows = retriever.articlePart(article, () => false).windows
          expect(windows).toHaveLength(1)
          const keys = (all: readonly { key: ClaimKey }[] = []) => all.map(({ key }) => key).sort()
          expect(keys(windows[0])).toEqual(keys(expected.window))
          if (expected.window.length >= CLAIMS_A_WINDOW) full++
        },
      ),
      { numRuns: 150 },
    )
    expect(found).toBeGreaterThan(500)
    expect(full).toBeGreaterThan(10)
  })

  it('finds the same claims in another language as a comparison with every claim and its translations', async () => {
    let changed = 0
    const langs = ['en', 'es', 'fr']
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(claimsOf(['a', 'b'], 0, langs), claimsOf(['a'], 80, langs)),
        articleOfAtMost(WINDOW),
        fc.oneof(fc.constant(INDEX_FLOOR), someFloor),
        articleOfAtMost(WINDOW),
        async (claims, text, floor, other) => {
          const article = { ...text, translations: MEANINGS }
          const buffer = await compileIndex(claims, { floor, words })
          const retriever = opened(buffer, words)
          // A retriever is used again: nothing may be left of the articles before.
          const before = nearOf(retriever, text)
          nearOf(retriever, { ...other, translations: MEANINGS })
          const near = nearOf(retriever, article)
          expect(rounded(near)).toEqual(rounded(articleOracle(buffer, claims, floor, article).near))
          expect(nearOf(retriever, text)).toEqual(before)
          if (JSON.stringify(near) !== JSON.stringify(before)) changed++
        },
      ),
      { numRuns: 80 },
    )
    expect(changed).toBeGreaterThan(50)
  })

  it("finds by translated words no wording in the page's own language or in an unknown one", async () => {
    await fc.assert(
      fc.asyncProperty(
        claimsOf(['a'], 20, ['en', 'fr']),
        articleOfAtMost(2 * WINDOW),
        async (claims, article) => {
          const index = opened(await compileIndex(claims, { words }), words)
          expect(nearOf(index, { ...article, translations: MEANINGS })).toEqual(nearOf(index, article))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('finds in a pack, and in its sentences, what it finds without other packs', async () => {
    await fc.assert(
      fc.asyncProperty(
        claimsOf(['a'], 0, ['en', 'es']),
        claimsOf(['b', 'c'], 0, ['en', 'es']),
        articleOfAtMost(3 * WINDOW),
        fc.boolean(),
        async (own, others, text, first) => {
          const article = { ...text, translations: MEANINGS }
          const alone = opened(await compileIndex(own, { words }), words)
          const all = first ? [...own, ...others] : [...others, ...own]
          const together = opened(await compileIndex(all, { words }), words)
          const ofPack = (found: Found) => found.filter(({ key }) => key.startsWith('a/'))
          expect(nearOf(together, article).map(ofPack)).toEqual(nearOf(alone, article))
          for (const { text: said, before } of article.sentences)
            expect(together.candidates(said, before, 'en').filter(({ key }) => key.startsWith('a/'))).toEqual(
              alone.candidates(said, before, 'en'),
            )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('finds in layers what a new index with the same weights finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        claimsOf(['a', 'b'], 0, ['en', 'es']),
        claimsOf(['a', 'b'], 0, ['en', 'es']),
        fc.uniqueArray(fc.integer({ min: 0, max: 119 }), { maxLength: 20 }),
        articleOfAtMost(2 * WINDOW),
        async (base, changed, places, text) => {
          const article = { ...text, translations: MEANINGS }
          const keys = new Set(changed.map(({ key }) => key))
          const live = new Map(base.map((claim): [ClaimKey, IndexableClaim] => [claim.key, claim]))
          const removed = places.flatMap((at) => base[at]?.key ?? []).filter((key) => !keys.has(key))
          const replaced = changed.filter(({ key }) => live.has(key)).length
          const first = await compileIndex(base, { words })
          const layer = await compileLayer({ claims: changed, removed, replaced }, [first], { words })
          for (const key of removed) live.delete(key)
          for (const claim of changed) live.set(claim.key, claim)
          const layered = openLayers([first, layer], words)
          const below = [first, layer].map((one) => openViews(one, indexFingerprint(words)))
          const anew = await compileIndex(live.values(), {
            words,
            below: below.filter((views) => views !== false),
          })
          if (layered === false) throw new Error('the layers do not open')
          expect(nearOf(layered, article)).toEqual(nearOf(opened(anew, words), article))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('knows a sentence by what the article says around it', async () => {
    const claims: IndexableClaim[] = [
      { key: 'p/bridge', wordings: [{ lang: 'en', text: 'Ruritania opened the Strelsau bridge in 2019.' }] },
      { key: 'p/fair', wordings: [{ lang: 'en', text: 'Strelsau closed its fair in 2017.' }] },
    ]
    const index = opened(await compileIndex(claims, { words }), words)
    const sentences = inARow([
      'Ruritania is proud of Strelsau.',
      'The bridge was opened by the king.',
      'It rained.',
    ])
    const article = { headline: 'A day in Strelsau', lead: '', sentences, lang: 'en' }
    expect(nearOf(index, article).map((found) => found[0]?.key)).toEqual(['p/bridge', 'p/bridge', undefined])
    expect(index.candidates('The bridge was opened by the king.', [], 'en')).toEqual([])
  })

  it('keeps an event apart from the others of a long page', async () => {
    const claims = Array.from(
      { length: 300 },
      (_, i): IndexableClaim => ({
        key: `p/${i}`,
        wordings: [{ lang: 'en', text: `The mayor of ${nameOf(i)} sold the harbour of ${nameOf(i + 1)}.` }],
      }),
    )
    const index = opened(await compileIndex(claims, { words }), words)
    const sentences = inARow(
      Array.from({ length: 600 }, (_, i) =>
        i % 2 === 0 ? `News from ${nameOf(i / 2)} this morning.` : 'Its mayor has sold the harbour.',
      ),
    )
    const found = nearOf(index, { headline: 'Live', lead: '', sentences, lang: 'en' })
    for (let event = 0; event < 299; event++)
      expect(found[2 * event + 1]?.map(({ key }) => key)).toContain(`p/${event}`)
    expect(Math.max(...found.map(({ length }) => length))).toBeLessThanOrEqual(NEAR_A_SENTENCE)
    expect(CLAIMS_A_WINDOW).toBeLessThan(300)
  })

  it('takes an article without sentences and a place that it does not have', async () => {
    const index = opened(await compileIndex([{ key: 'p/a', wordings: [{ lang: 'en', text: 'Milk' }] }]))
    const article = index.article?.({ headline: 'Milk', lead: '', sentences: [], lang: 'und' })
    expect(article?.near(0)).toEqual([])
  })
})
