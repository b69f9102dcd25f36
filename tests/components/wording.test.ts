import { describe, expect, test } from 'vitest'
import { claimText, isPart, langOf, pick } from '../../components/wording.ts'
import { turnout } from './samples.ts'

describe('wording', () => {
  test('picks the first wanted language, by its whole tag and then by its base', () => {
    const texts = { 'pt-BR': 'brasil', pt: 'portugal', es: 'españa' }
    expect(pick(texts, ['pt'])).toEqual({ lang: 'pt', text: 'portugal' })
    expect(pick(texts, ['pt-BR'])).toEqual({ lang: 'pt-BR', text: 'brasil' })
    expect(pick(texts, ['fr', 'es-MX'])).toEqual({ lang: 'es', text: 'españa' })
    expect(pick(texts, ['fr'])).toEqual({ lang: 'pt-BR', text: 'brasil' })
    expect(pick({}, ['en'])).toBeUndefined()
  })

  test('finds the language of a wording, also of a variant', () => {
    expect(langOf(turnout, turnout.texts.es!.text)).toBe('es')
    expect(langOf(turnout, 'Turnout figures were off by a million votes or more.')).toBe('en')
    expect(langOf(turnout, 'Somebody else’s words.')).toBeUndefined()
  })

  test('distinguishes one sentence of a wording from the whole wording', () => {
    const text = 'Turnout was overstated. Turnout was overstated by a million votes.'
    const claim = {
      ...turnout,
      texts: { ...turnout.texts, en: { text, variants: ['Turnout was overstated.'] } },
    }
    expect(isPart(claim, text)).toBe(false)
    expect(isPart(claim, 'Turnout was overstated.')).toBe(false)
    expect(isPart(claim, 'Turnout was overstated by a million votes.')).toBe(true)
    expect(langOf(claim, 'Turnout was overstated by a million votes.')).toBe('en')
    expect(isPart(claim, 'Somebody else’s words.')).toBe(false)
  })

  test('falls back to the claim’s own language', () => {
    expect(claimText(turnout, ['fr', 'de']).lang).toBe('en')
  })
})
