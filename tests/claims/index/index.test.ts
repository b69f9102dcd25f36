import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileIndex } from '../../../claims/index/compile.ts'
import { indexFingerprint } from '../../../claims/index/fingerprint.ts'
import { type Floor, INDEX_FLOOR } from '../../../claims/index/floor.ts'
import { HEADER } from '../../../claims/index/format.ts'
import { readKey } from '../../../claims/index/keys.ts'
import { isIntact, openViews } from '../../../claims/index/open-views.ts'
import { openIndex } from '../../../claims/index/retrieve.ts'
import type { IndexableClaim } from '../../../claims/index/rows.ts'
import type { ClaimKey } from '../../../claims/records/claim-key.ts'
import { openWordTable, type WordTable } from '../../../claims/text/word-table.ts'
import { oracle } from './floor-oracle.ts'

function indexable(id: string, ...texts: string[]): IndexableClaim {
  return { key: `p/${id}` as ClaimKey, wordings: texts.map((text) => ({ lang: 'en', text })) }
}

const MILK = [indexable('a', 'Maduro banned milk.'), indexable('b', 'Maduro banned bread and milk.')]

const NO_WORDS = indexFingerprint(undefined)

function opened(buffer: ArrayBuffer, words?: WordTable) {
  const retriever = openIndex(buffer, words)
  if (retriever === false) throw new Error('the index does not open')
  return retriever
}

// So few words that rows share terms and many sentences are near the floor.
const WORDS =
  'maduro lopez voted banned fraud turnout million caracas election 8 2017 sanctions the said oil prison'.split(
    ' ',
  )
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((list) => list.join(' '))
/** One sentence, or two: then each of them is indexed too. */
const wording = fc.oneof(
  words,
  fc.tuple(words, words).map(([one, other]) => `${one}. ${other.toUpperCase()}.`),
)
/** Repeats often, as the context of neighbouring sentences does. */
const nearby = fc.oneof(words, fc.constantFrom('maduro voted', 'fraud turnout oil', 'lopez caracas'))
const someClaims = fc
  .array(fc.array(wording, { minLength: 1, maxLength: 3 }), { maxLength: 25 })
  .map((list) => list.map((texts, i) => indexable(String(i).padStart(3, '0'), ...texts)))
const someFloor: fc.Arbitrary<Floor> = fc.record({
  coverage: fc.double({ min: 0.05, max: 1, noNaN: true }),
  own: fc.double({ min: 0, max: 1, noNaN: true }),
  terms: fc.integer({ min: 1, max: 4 }),
  // The words of so few claims weigh at most three nats each.
  weight: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 8, noNaN: true })),
})

describe('claims/index', () => {
  it('is laid out as the worked example of format.ts says', async () => {
    const views = openViews(await compileIndex(MILK), NO_WORDS)
    if (views === false) throw new Error('the index does not open')
    expect([...views.weights]).toEqual([12, 12, 12, 33])
    expect([...views.rowTerms]).toEqual([2, 1, 0, 3, 2, 1, 0])
    expect([...views.rowWeights]).toEqual([36, 69])
    expect([...views.lightRows.subarray(0, 3)]).toEqual([1, 2, 2])
    expect([...views.postingRows]).toEqual([0, 1, 0, 1, 0, 1, 1])
    expect([...views.postingStart]).toEqual([0, 2, 4, 6, 7])
    expect([...views.rowClaim]).toEqual([0, 1])
    expect([0, 1].map((claim) => readKey(views, claim))).toEqual(['p/a', 'p/b'])
  })

  it('finds the same claims as a comparison with every claim', async () => {
    await fc.assert(
      fc.asyncProperty(
        someClaims,
        fc.array(fc.tuple(words, fc.array(nearby, { maxLength: 4 })), { minLength: 1, maxLength: 8 }),
        fc.oneof(fc.constant({ ...INDEX_FLOOR, weight: 0 }), someFloor),
        async (claims, sentences, floor) => {
          const buffer = await compileIndex(claims, { floor })
          const retriever = opened(buffer)
          for (const [sentence, context] of sentences) {
            expect(retriever.candidates(sentence, context, 'en')).toEqual(
              oracle(buffer, claims, floor, sentence, context),
            )
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('gives the same answer after any number of sentences', async () => {
    const retriever = opened(await compileIndex(MILK))
    const first = retriever.candidates('Maduro has banned milk and bread', [], 'en')
    for (let i = 0; i < 1_000; i++) retriever.candidates(`bread and milk ${i}`, [`Maduro ${i}`], 'en')
    expect(first.map(({ key }) => key).sort()).toEqual(['p/a', 'p/b'])
    expect(retriever.candidates('Maduro has banned milk and bread', [], 'en')).toEqual(first)
  })

  it('lets context fill in names, but never replace the sentence', async () => {
    const claims = [
      indexable(
        'smartmatic',
        'Antonio Mugica of Smartmatic said the turnout was manipulated by a million votes.',
      ),
    ]
    const retriever = opened(await compileIndex(claims))
    const context = [
      'Antonio Mugica, head of Smartmatic, spoke about a million votes and manipulated turnout',
    ]
    expect(retriever.candidates('The turnout was manipulated, he said.', [], 'en')).toEqual([])
    expect(retriever.candidates('The turnout was manipulated, Mugica said.', context, 'en')).toHaveLength(1)
    expect(retriever.candidates('Smartmatic said it had.', context, 'en')).toEqual([])
  })

  it('matches claims of a language without rules by their exact words', async () => {
    const claims: IndexableClaim[] = [
      { key: 'p/fi', wordings: [{ lang: 'fi', text: 'Presidentti hyväksyi uuden lain vaaleista' }] },
      { key: 'p/zh', wordings: [{ lang: 'zh', text: '总统批准了新的选举法' }] },
      { key: 'p/ru', wordings: [{ lang: 'ru', text: 'Президент подписал закон о выборах' }] },
    ]
    const retriever = opened(await compileIndex(claims))
    const keysOf = (text: string) => retriever.candidates(text, [], 'und').map(({ key }) => key)
    expect(keysOf('Presidentti hyväksyi uuden lain vaaleista eilen.')).toEqual(['p/fi'])
    expect(keysOf('昨天总统批准了新的选举法。')).toEqual(['p/zh'])
    expect(keysOf('Вчера президент подписал закон о выборах.')).toEqual(['p/ru'])
  })

  it('takes empty, one-word and very long claims', async () => {
    const claims = [
      indexable('empty', ''),
      indexable('stop', 'the of and'),
      indexable('word', 'Chemtrails'),
      indexable('long', Array.from({ length: 2_000 }, (_, i) => `word${i}`).join(' ')),
    ]
    const retriever = opened(await compileIndex(claims))
    expect(retriever.size).toBe(4)
    expect(retriever.candidates('Chemtrails are in the sky', [], 'en').map(({ key }) => key)).toEqual([
      'p/word',
    ])
    expect(retriever.candidates('', [], 'en')).toEqual([])
    expect(retriever.candidates('constructor __proto__ toString', [], 'en')).toEqual([])
  })

  it('weighs words by the background that it is given', async () => {
    const words = openWordTable(readFileSync('public/words.bin'))
    const claims = [indexable('a', 'The people of Ruritania banned Telegram')]
    const sentence = 'The people of Ruritania banned it'
    const plain = opened(await compileIndex(claims)).candidates(sentence, [], 'en')
    const weighed = opened(await compileIndex(claims, { words }), words).candidates(sentence, [], 'en')
    expect(plain[0]?.coverage).toBeGreaterThan(weighed[0]?.coverage ?? 0)
    expect(weighed[0]?.coverage).toBeGreaterThan(0.5)
  })

  it('keeps keys of every kind', async () => {
    const key = fc.string({ unit: 'grapheme', maxLength: 40 }).map((id) => `p/${id}` as ClaimKey)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(key, { maxLength: 60 }), async (keys) => {
        const views = openViews(
          await compileIndex(keys.map((each) => ({ key: each, wordings: [] }))),
          NO_WORDS,
        )
        if (views === false) throw new Error('the index does not open')
        expect(keys.map((_, number) => readKey(views, number))).toEqual(keys)
      }),
    )
  })

  it('is refused when it is cut short or damaged', async () => {
    const buffer = await compileIndex(
      Array.from({ length: 300 }, (_, i) => indexable(`${i}`, `milk number ${i} is banned`)),
    )
    expect(isIntact(buffer)).toBe(true)
    for (const length of [0, 3, 75, 76, buffer.byteLength - 4, buffer.byteLength + 4]) {
      const copy = new ArrayBuffer(length)
      new Uint8Array(copy).set(new Uint8Array(buffer).subarray(0, length))
      expect(openIndex(copy, undefined)).toBe(false)
    }
    for (const word of Object.values(HEADER)) {
      if (word === HEADER.checksum) continue
      const copy = buffer.slice(0)
      new Uint32Array(copy)[word]! ^= 4
      expect(openIndex(copy, undefined)).toBe(false)
    }
    // A disk page that was never written.
    const torn = buffer.slice(0)
    new Uint8Array(torn, 4_096, 4_096).fill(0)
    expect(openIndex(torn, undefined)).toBe(false)
    const flipped = buffer.slice(0)
    new Uint8Array(flipped)[buffer.byteLength - 40]! ^= 1
    expect(isIntact(flipped)).toBe(false)
  })

  it('neither hangs nor throws if damage was not noticed', async () => {
    const buffer = await compileIndex(MILK)
    fc.assert(
      fc.property(
        fc.integer({ min: 76, max: buffer.byteLength - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, value) => {
          const copy = buffer.slice(0)
          new Uint8Array(copy)[at]! ^= value
          const retriever = openIndex(copy, undefined)
          if (retriever !== false) retriever.candidates('Maduro banned bread and milk', ['milk'], 'en')
        },
      ),
    )
  })

  it('is compiled in slices, reports its progress, and stops when the signal aborts', async () => {
    const claims = Array.from({ length: 3_000 }, (_, i) =>
      indexable(`${i}`, `minister ${i} banned number ${i * 7} of ${i % 50}`),
    )
    const shares: number[] = []
    await compileIndex(claims, { expected: claims.length, onProgress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const stop = new AbortController()
    const reason = new Error('enough')
    const coming = async function* () {
      for (const claim of claims) {
        if (claim === claims[1_000]) stop.abort(reason)
        yield claim
      }
    }
    await expect(compileIndex(coming(), { signal: stop.signal })).rejects.toBe(reason)
  })
})
