import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scanTerms, termList } from '../../../claims/text/terms.ts'
import { openTranslations, type Translations } from '../../../claims/text/translations.ts'

const FILE = new Uint8Array(readFileSync('public/translations.bin'))

function termOf(word: string): number {
  const list = termList()
  scanTerms(word, list)
  return list.items[0] as number
}

/** What the word means, with its probability in 1/255. */
function meaningsOf(word: string, [from, to]: [string, string], list: Translations) {
  const found = new Map<number, number>()
  list.dictionary(from, to)?.(termOf(word), (term, strength) => found.set(term, strength))
  return found
}

describe('claims/text/translations', () => {
  it('knows words of the news in both directions', () => {
    const list = openTranslations(FILE)
    const words: [string, string][] = [
      ['alcalde', 'mayor'],
      ['huelga', 'strike'],
      ['vacunas', 'vaccine'],
      ['muertos', 'dead'],
      ['Londres', 'London'],
      ['enero', 'January'],
      ['Alemania', 'Germany'],
    ]
    for (const [es, en] of words) {
      expect(meaningsOf(es, ['es', 'en'], list).get(termOf(en)), es).toBeGreaterThan(60)
      expect(meaningsOf(en, ['en', 'es'], list).get(termOf(es)), en).toBeGreaterThan(20)
    }
  })

  it('gives at most three meanings of a word, together no more than certain', () => {
    const list = openTranslations(FILE)
    for (const word of 'alcalde detuvo tiempo gobierno banco partido corte ordenó niños'.split(' ')) {
      const strengths = [...meaningsOf(word, ['es', 'en'], list).values()]
      expect(strengths.length, word).toBeGreaterThan(0)
      expect(strengths.length, word).toBeLessThanOrEqual(3)
      expect(strengths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(256)
    }
  })

  it('has nothing for other languages or unknown words', () => {
    const list = openTranslations(FILE)
    expect(list.dictionary('es', 'fr')).toBeUndefined()
    expect(list.dictionary('es', 'es')).toBeUndefined()
    expect(meaningsOf('zrbbk', ['es', 'en'], list).size).toBe(0)
  })

  it('opens bytes from any place of a buffer', () => {
    const moved = new Uint8Array(FILE.length + 3).subarray(3)
    moved.set(FILE)
    expect(meaningsOf('alcalde', ['es', 'en'], openTranslations(moved))).toEqual(
      meaningsOf('alcalde', ['es', 'en'], openTranslations(FILE)),
    )
  })

  it('says what is wrong with other bytes', () => {
    const changed = (at: number) => FILE.map((byte, i) => (i === at ? byte ^ 1 : byte))
    expect(() => openTranslations(new Uint8Array(3))).toThrow('no list of translations')
    expect(() => openTranslations(changed(0))).toThrow('no list of translations')
    expect(() => openTranslations(changed(4))).toThrow('has version 0, not 1')
    expect(() => openTranslations(changed(8))).toThrow('npm run tables:translations')
    expect(() => openTranslations(FILE.subarray(0, 50_000))).toThrow('cut short')
  })
})
