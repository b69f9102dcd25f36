import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { baseLanguage, languages } from '../../../claims/languages/languages.ts'
import { LANGUAGES, SENTENCES } from '../../../claims/languages/list.ts'
import { formsOf, pairsOf, setOf, wordsOf } from '../../../claims/languages/words.ts'
import { fold } from '../../../claims/text/normalise.ts'
import { stem } from '../../../claims/text/stems.ts'
import { openWordTable } from '../../../claims/text/word-table.ts'

/** No word has these stems, so they match nothing. To be mended with the figures of bench:quality. */
const DEAD_STEMS = ['decr', 'impossibl', 'apenas']

/** Every string in a value, at any depth. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** Every list in a value, at any depth. */
function listsIn(value: unknown): string[][] {
  if (Array.isArray(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listsIn) : []
}

describe('claims/languages/languages', () => {
  it.each([
    ['en', 'en'],
    ['es-VE', 'es'],
    ['EN-gb', 'en'],
    ['und', 'und'],
  ])('reads %s as %s', (tag, code) => {
    expect(baseLanguage(tag)).toBe(code)
  })

  it('knows the languages of the list and no other', () => {
    expect(languages.codes).toEqual(Object.keys(LANGUAGES))
    expect(languages.of('es')).toBe(LANGUAGES.es)
    expect(languages.of('de')).toBeUndefined()
    expect(languages.of('constructor')).toBeUndefined()
    expect(languages.orFirst('de')).toBe(LANGUAGES.en)
  })

  it('puts the words, patterns and renames of all languages together', () => {
    expect(languages.union(({ negation }) => negation.negators)).toEqual(
      setOf(
        Object.values(LANGUAGES)
          .map(({ negation }) => negation.negators)
          .join(' '),
      ),
    )
    const reporting = new RegExp(`^${languages.anyOf(({ stance }) => stance.reporting.plainest)}$`)
    expect(['said', 'dijo', 'zaid'].map((word) => reporting.test(word))).toEqual([true, true, false])
    const names = languages.renames(({ names }) => names.twoWords)
    expect([names.get('united nations'), names.get('naciones unidas')]).toEqual(['un', 'un'])
  })

  it('knows languages without a file that write all nouns with a capital', () => {
    expect(['en', 'es', 'de', 'lb', 'fr'].filter(languages.capitalisesNouns)).toEqual(['de', 'lb'])
  })
})

describe.each(Object.entries(LANGUAGES))('the file of %s', (code, language) => {
  it('has its sentence borders in the list of the content script', () => {
    expect(SENTENCES[code as keyof typeof SENTENCES]).toBe(language.sentences)
  })

  it('has folded words for parts that are compared with folded texts', () => {
    const { stance: _, sentences: __, stems, wordTable: ___, ...folded } = language
    const words = [...stringsIn(folded), stems.irregular]
      .flatMap(wordsOf)
      .filter((word) => !/[[(\\]/.test(word))
    expect(words.filter((word) => fold(word).text !== word)).toEqual([])
  })

  it('has patterns that are regular expressions', () => {
    for (const pattern of listsIn(language).flat())
      expect(() => new RegExp(pattern.replace('* ', ''), 'u')).not.toThrow()
  })

  it('has twelve months, ten digits and scales that are numbers', () => {
    const { numbers, dates } = language
    expect(
      dates.months
        .split(',')
        .map(wordsOf)
        .filter(({ length }) => length > 0),
    ).toHaveLength(12)
    expect(wordsOf(numbers.small).length).toBeGreaterThanOrEqual(10)
    for (const [value] of [...pairsOf(numbers.tens), ...pairsOf(numbers.scales)])
      expect(Number(value)).toBeGreaterThan(0)
    const scales = pairsOf(numbers.scales).map(([, word]) => word)
    expect(scales).toEqual(expect.arrayContaining(wordsOf(`${numbers.attachedScales} ${numbers.bareScales}`)))
  })

  it('has irregular forms and opposites of two sides', () => {
    expect([...formsOf(language.stems.irregular).values()]).not.toContain('')
    for (const pair of pairsOf(language.opposites)) expect(pair.filter(Boolean)).toHaveLength(2)
  })

  it('has stems where stems are wanted, not whole words: "prohibit", not "prohibited"', () => {
    const { denyingStems, turningStems, refusingStems } = language.negation
    const stems = [denyingStems, turningStems, refusingStems, language.suppositions.stems].flatMap(wordsOf)
    const table = openWordTable(new Uint8Array(readFileSync('public/words.bin'))).language(code)
    const isStem = (one: string) => table.entry(one) >= 0 || language.wordTable === undefined
    expect(stems.filter((one) => !isStem(one) && !DEAD_STEMS.includes(one))).toEqual([])
  })

  it('has its words in public/words.bin, if it has a word table; else run: npm run tables', () => {
    const table = openWordTable(new Uint8Array(readFileSync('public/words.bin'))).language(code)
    const months = language.dates.months.split(',').flatMap((names) => wordsOf(names).slice(0, 1))
    const known = months.filter((month) => table.entry(stem(month, code)) >= 0)
    expect(known.length > 0).toBe(language.wordTable !== undefined)
  })

  it('has no negator among its stop words', () => {
    const stops = setOf(language.stopWords)
    expect(wordsOf(language.negation.negators).filter((word) => stops.has(word))).toEqual([])
  })
})
