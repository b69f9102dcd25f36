import { describe, expect, it } from 'vitest'
import { calibrationFor, opinionOf } from '../../../../claims/match/judge/calibration.ts'

const LEVELS = { strict: 0.9, balanced: 0.7, wide: 0.5 }
const calibrated = (bias: number, trees: number, meaning: number) => ({
  weights: { bias, trees, meaning },
  levels: LEVELS,
})
/** Logits whose softmax shares are these. */
const shares = (other: number, part: number, same: number, ...stances: number[]) => [
  ...[other, part, same].map(Math.log),
  ...(stances.length > 0 ? stances : [0, 0, 0, 0]),
]

describe('claims/match/judge/calibration', () => {
  it.each([
    ['the model alone', [0, 0, 1], 0.1, shares(0.1, 0.1, 0.8), 0.8],
    ['the first judge alone', [0, 1, 0], 0.3, shares(0.1, 0.1, 0.8), 0.3],
    ['both, as independent evidence', [0, 1, 1], 0.8, shares(0.1, 0.1, 0.8), 16 / 17],
    ['a bias', [Math.log(3), 0, 0], 0.5, shares(0.1, 0.1, 0.8), 0.75],
  ] as const)('weighs %s', (_, [bias, trees, meaning], score, logits, expected) => {
    expect(opinionOf(calibrated(bias, trees, meaning), score, logits).score).toBeCloseTo(expected, 10)
  })

  it('gives a probability for any logits and any score', () => {
    for (const score of [0, 1])
      for (const size of [0, 1e3, 1e30]) {
        const opinion = opinionOf(calibrated(0, 1, 1), score, [size, -size, -size, 0, 0, 0, 0])
        expect(opinion.score).toBeGreaterThanOrEqual(0)
        expect(opinion.score).toBeLessThanOrEqual(1)
      }
  })

  it('says what is meant: something else, a part, or the same', () => {
    const meaning = (...of: [number, number, number]) =>
      opinionOf(calibrated(0, 1, 1), 0.5, shares(...of)).meaning
    expect([meaning(0.6, 0.2, 0.2), meaning(0.2, 0.6, 0.2), meaning(0.2, 0.2, 0.6)]).toEqual([
      'other',
      'part',
      'same',
    ])
  })

  it('lets no level mark what one of the judges takes for something else, however sure the other is', () => {
    const agree = {
      words: { strict: 0.7, balanced: 0.4, wide: 0 },
      meaning: { strict: 0.5, balanced: 0.3, wide: 0.1 },
    }
    const calibration = { ...calibrated(0, 1, 1), agree }
    const of = (score: number, same: number) =>
      opinionOf(calibration, score, shares(1 - same - 0.01, 0.01, same)).levels
    expect(of(0.9999, 0.51)).toEqual(LEVELS)
    expect(of(0.9999, 0.49)).toEqual({ ...LEVELS, strict: Infinity })
    expect(of(0.9999, 0.29)).toEqual({ strict: Infinity, balanced: Infinity, wide: 0.5 })
    expect(of(0.9999, 0.09)).toEqual({ strict: Infinity, balanced: Infinity, wide: Infinity })
    expect(of(0.69, 0.98)).toEqual({ ...LEVELS, strict: Infinity })
    expect(of(0.01, 0.98)).toEqual({ strict: Infinity, balanced: Infinity, wide: 0.5 })
  })

  it('has a stance only where the model is the better one', () => {
    const logits = shares(0.1, 0.1, 0.8, 0, 0, 5, 1)
    expect(opinionOf(calibrated(0, 1, 1), 0.5, logits).stances).toBeUndefined()
    expect(opinionOf({ ...calibrated(0, 1, 1), stance: true }, 0.5, logits).stances).toEqual({
      asserted: 0,
      attributed: 0,
      denied: expect.any(Number),
      asked: expect.any(Number),
    })
  })

  it('is chosen by the languages of claim and page', () => {
    const [en, across] = [calibrated(0, 1, 1), calibrated(1, 1, 1)]
    const all = { en, 'en-es': across }
    const of = (wording: string, sentence: string) => calibrationFor(all, { wording, sentence })
    expect(of('en', 'en')).toBe(en)
    expect(of('en', 'es')).toBe(across)
    expect(of('es', 'en')).toBeUndefined()
    expect(of('constructor', 'constructor')).toBeUndefined()
  })
})
