import { describe, expect, it } from 'vitest'
import { parseMeaningModel } from '../../../claims/records/meaning-model.ts'
import { meaningFactsOf } from '../../support/meaning-facts.ts'

const FACTS = meaningFactsOf()
const EN = FACTS.calibration.en

describe('claims/records/meaning-model', () => {
  it('reads what npm run meaning writes', () => {
    expect(parseMeaningModel(FACTS)).toEqual({ ok: true, value: FACTS })
    const more = meaningFactsOf({
      band: { from: 0.02, to: 2 },
      calibration: { 'en-es': { ...EN, stance: true } as never },
    })
    expect(parseMeaningModel(JSON.parse(JSON.stringify(more)))).toEqual({ ok: true, value: more })
  })

  it.each([
    ['a later format', { format: 2 }, 'is 2, but this version of Footnote reads up to 1'],
    ['no hash', { sha256: 'abc' }, 'sha256: not in the expected form'],
    [
      'a weight that is none',
      { calibration: { en: { ...EN, weights: { bias: 0, trees: 0 } } } },
      'weights.meaning: missing',
    ],
    [
      'a weight of another form',
      { calibration: { en: { ...EN, weights: { bias: 0, trees: 0, meaning: 1, length: 1 } } } },
      'unknown field "length"',
    ],
    [
      'a level beyond 1',
      { calibration: { en: { ...EN, levels: { strict: 2, balanced: 0, wide: 0 } } } },
      'levels.strict',
    ],
    ['languages that are none', { calibration: { English: EN } }, 'calibration'],
    ['nothing', null, 'expected object'],
  ])('refuses %s', (_, changes, message) => {
    const input = changes === null ? null : { ...FACTS, ...changes }
    const parsed = parseMeaningModel(input)
    expect(parsed.ok ? [] : parsed.error.map((problem) => problem.message).join('\n')).toContain(message)
  })
})
