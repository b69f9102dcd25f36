import { describe, expect, test } from 'vitest'
import { claimText, langOf, pick } from '../../components/wording.ts'
import { turnout } from './samples.ts'

describe('wording', () => {
  test('picks the first language wanted, by whole tag and then by its base', () => {
    const texts = { 'pt-BR': 'brasil', pt: 'portugal', es: 'españa' }
    expect(pick(texts, ['pt'])).toEqual({ lang: 'pt', text: 'portugal' })
    expect(pick(texts, ['pt-BR'])).toEqual({ lang: 'pt-BR', text: 'brasil' })
    expect(pick(texts, ['fr', 'es-MX'])).toEqual({ lang: 'es', text: 'españa' })
    expect(pick(texts, ['fr'])).toEqual({ lang: 'pt-BR', text: 'brasil' })
    expect(pick({}, ['en'])).toBeUndefined()
  })

  test('knows a wording’s language by the wording, variants too', () => {
    expect(langOf(turnout, turnout.texts.es!.text)).toBe('es')
    expect(langOf(turnout, 'Turnout figures were off by a million votes or more.')).toBe('en')
    expect(langOf(turnout, 'Somebody else’s words.')).toBeUndefined()
  })

  test('falls back to the claim’s own language', () => {
    expect(claimText(turnout, ['fr', 'de']).lang).toBe('en')
  })
})
