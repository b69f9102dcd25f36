import { describe, expect, it } from 'vitest'
import { LEAST_PERCENT, languageDetector } from '../../reader/language.ts'

const detect = (...languages: { language: string; percentage: number }[]) =>
  languageDetector(async () => ({ isReliable: true, languages }))('text')

describe('reader/language', () => {
  it('gives the language of nearly all of the text', async () => {
    const other = { language: 'fr', percentage: 100 - LEAST_PERCENT }
    expect(await detect(other, { language: 'en', percentage: LEAST_PERCENT })).toBe('en')
    expect(await detect({ language: 'en', percentage: LEAST_PERCENT - 1 })).toBeUndefined()
    expect(await detect()).toBeUndefined()
  })

  it('gives no language if the browser is not sure, or does not answer', async () => {
    const unsure = { isReliable: false, languages: [{ language: 'ja', percentage: 100 }] }
    expect(await languageDetector(async () => unsure)('text')).toBeUndefined()
    expect(await languageDetector(() => new Promise(() => {}))('text')).toBeUndefined()
    expect(await languageDetector(() => Promise.reject(new Error('no')))('text')).toBeUndefined()
  })
})
