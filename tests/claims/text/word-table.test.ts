import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stem } from '../../../claims/text/stems.ts'
import { EMPTY_WORD_TABLE, MOST_RARITY, openWordTable } from '../../../claims/text/word-table.ts'

const bytes = new Uint8Array(readFileSync(resolve('public', 'words.bin')))
const english = openWordTable(bytes).language('en')
const spanish = openWordTable(bytes).language('es')
const entry = (word: string): number => english.entry(stem(word, 'en'))

describe('claims/text/word-table', () => {
  it.each([
    ['people', 'election'],
    ['election', 'sanctions'],
    ['government', 'Smartmatic'],
  ])('finds %j commoner than %j', (common, rare) => {
    expect(english.rarity(entry(common))).toBeLessThan(english.rarity(entry(rare.toLowerCase())))
  })

  it('knows how common Spanish words are', () => {
    const of = (word: string) => spanish.rarity(spanish.entry(stem(word, 'es')))
    expect(of('gobierno')).toBeLessThan(of('constituyente'))
  })

  it.each([
    ['buy', 'purchase', 'same'],
    ['rise', 'fall', 'opposite'],
    ['venezuela', 'venezuelan', 'derived'],
    ['die', 'kill', 'similar'],
    ['election', 'banana', undefined],
  ])('says of %j and %j: %s, from both ends', (a, b, relation) => {
    expect(english.relation(entry(a), entry(b))).toBe(relation)
    expect(english.relation(entry(b), entry(a))).toBe(relation)
  })

  it('distinguishes ordinary words from names', () => {
    expect(english.ordinary(entry('assembly'))).toBe(true)
    expect(english.ordinary(entry('venezuela'))).toBe(false)
    expect(english.ordinary(-1)).toBe(false)
  })

  it('treats unknown words as rare', () => {
    expect(english.rarity(english.entry('xqzzt'))).toBe(MOST_RARITY)
    expect(openWordTable(bytes).language('tlh').entry('anything')).toBe(-1)
    expect(EMPTY_WORD_TABLE.language('en').rarity(-1)).toBe(MOST_RARITY)
  })

  it('has a fingerprint of all that follows it in the file; if not, run: npm run tables', () => {
    const digest = createHash('sha256').update(bytes.subarray(12)).digest()
    expect(openWordTable(bytes).fingerprint).toBe(digest.readUInt32LE(0))
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['another file', new Uint8Array(100).fill(65)],
    ['the first half', bytes.slice(0, bytes.length >> 1)],
    ['another version', Uint8Array.from(bytes, (byte, i) => (i === 4 ? 99 : byte))],
  ])('refuses %s', (_, broken) => {
    expect(() => openWordTable(broken)).toThrow('word table')
  })
})
