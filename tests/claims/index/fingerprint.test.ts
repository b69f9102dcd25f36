import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { IndexableClaim } from '../../../claims/index/rows.ts'
import { language as english } from '../../../claims/languages/en.ts'

const FILE = new Uint8Array(readFileSync('public/words.bin'))
const { stem } = english.stems
const CLAIMS: readonly IndexableClaim[] = [
  { key: 'p/a', wordings: [{ lang: 'en', text: 'Maduro banned milk.' }] },
]

/** The code as it is loaded now, with the current mocks. */
async function load() {
  const { compileIndex } = await import('../../../claims/index/compile.ts')
  const { compileLayer, openLayers } = await import('../../../claims/index/layers.ts')
  const { isSound } = await import('../../../claims/index/probe.ts')
  const { openIndex } = await import('../../../claims/index/retrieve.ts')
  const { openWordTable } = await import('../../../claims/text/word-table.ts')
  return { compileIndex, compileLayer, openLayers, isSound, openIndex, openWordTable }
}

/** The word table with one word's rarity changed, written as `npm run tables` writes it. */
function otherWords(): Uint8Array {
  const bytes = FILE.slice()
  bytes[bytes.length - 2]! ^= 1
  bytes.set(createHash('sha256').update(bytes.subarray(12)).digest().subarray(0, 4), 8)
  return bytes
}

let old: ArrayBuffer
beforeAll(async () => {
  const { compileIndex, openWordTable } = await load()
  old = await compileIndex(CLAIMS, { words: openWordTable(FILE) })
})

afterEach(() => {
  vi.doUnmock('../../../claims/languages/list.ts')
  vi.doUnmock('../../../claims/text/terms.ts')
  vi.doUnmock('../../../claims/text/statements.ts')
  vi.doUnmock('../../../claims/index/term-weights.ts')
  vi.resetModules()
})

describe('claims/index/fingerprint', () => {
  it('opens an index that was compiled with the same words and rules', async () => {
    vi.resetModules()
    const { openIndex, openLayers, isSound, openWordTable } = await load()
    const words = openWordTable(FILE)
    expect(openIndex(old, words)).not.toBe(false)
    expect(openLayers([old], words)).not.toBe(false)
    expect(isSound(old, words)).toBe(true)
  })

  it('refuses an index that was compiled with another word table or without one', async () => {
    const { openIndex, openLayers, compileLayer, openWordTable } = await load()
    const words = openWordTable(otherWords())
    expect(openIndex(old, words)).toBe(false)
    expect(openIndex(old, undefined)).toBe(false)
    expect(openLayers([old], words)).toBe(false)
    await expect(compileLayer({ claims: [], removed: [], replaced: 0 }, [old], { words })).rejects.toThrow()
  })

  it('distinguishes an empty word table from none', async () => {
    const { compileIndex, openIndex } = await load()
    const { EMPTY_WORD_TABLE } = await import('../../../claims/text/word-table.ts')
    expect(openIndex(await compileIndex(CLAIMS), EMPTY_WORD_TABLE)).toBe(false)
  })

  it.each([
    ['stop word', { stopWords: 'the nevertheless' }],
    ['irregular form', { stems: { ...english.stems, irregular: 'buy:bought' } }],
    [
      'stemmer',
      { stems: { ...english.stems, stem: (word: string) => (word.endsWith('ness') ? word : stem(word)) } },
    ],
    ['list of abbreviations', { sentences: { ...english.sentences, neverLast: 'mr' } }],
  ])('refuses an index of another %s', async (_, changes) => {
    vi.resetModules()
    vi.doMock(import('../../../claims/languages/list.ts'), async (original) => {
      const { LANGUAGES, SENTENCES } = await original()
      return { LANGUAGES: { ...LANGUAGES, en: { ...english, ...changes } }, SENTENCES }
    })
    const { openIndex, openWordTable } = await load()
    expect(openIndex(old, openWordTable(FILE))).toBe(false)
  })

  it('refuses an index that was compiled with another scan', async () => {
    vi.resetModules()
    vi.doMock(import('../../../claims/text/terms.ts'), async (original) => {
      const actual = await original()
      return { ...actual, scanTerms: (text, list) => actual.scanTerms(text.replaceAll('%', ' '), list) }
    })
    const { openIndex, openWordTable } = await load()
    expect(openIndex(old, openWordTable(FILE))).toBe(false)
  })
})

describe('claims/index/probe', () => {
  it('is not sound if wordings are split into statements by another rule', async () => {
    vi.resetModules()
    vi.doMock(import('../../../claims/text/statements.ts'), async () => ({
      statementsOf: (wordings) => wordings,
    }))
    const { isSound, openWordTable } = await load()
    expect(isSound(old, openWordTable(FILE))).toBe(false)
  })

  it('is not sound if terms are weighed by another rule', async () => {
    vi.resetModules()
    vi.doMock(import('../../../claims/index/term-weights.ts'), async (original) => {
      const actual = await original()
      return {
        ...actual,
        weigh: (rows, below) => {
          const { weights, numbers } = actual.weigh(rows, below)
          return { weights: weights.map((weight) => Math.max(1, weight - 1)), numbers }
        },
      }
    })
    const { isSound, openWordTable } = await load()
    expect(isSound(old, openWordTable(FILE))).toBe(false)
  })

  it('is not sound if it is damaged', async () => {
    const { isSound, openWordTable } = await load()
    const damaged = old.slice(0)
    new Uint8Array(damaged)[damaged.byteLength - 2]! ^= 1
    expect(isSound(damaged, openWordTable(FILE))).toBe(false)
  })
})
