import { describe, expect, it } from 'vitest'
import { verdictOfRating } from '../../../claims/interop/verdict-of-rating.ts'
import { CLAIM_FORMAT } from '../../../claims/records/claim.ts'
import { RATING_VALUE, VERDICTS } from '../../../claims/records/verdict.ts'

/** What readers of each format take. Never changed afterwards: a new verdict is a new format. */
const FORMATS: Readonly<Record<number, readonly string[]>> = {
  1: ['refuted', 'misleading', 'mixed', 'supported', 'unproven'],
}

describe('claims/records/verdict', () => {
  it('has the verdicts of its format: raise CLAIM_FORMAT for others (docs/pack-format.md, 6.4)', () => {
    expect(VERDICTS).toEqual(FORMATS[CLAIM_FORMAT])
  })

  it.each(VERDICTS.filter((verdict) => RATING_VALUE[verdict] > 0))(
    'reads the number that is written for %s as the same verdict (verdict-of-rating.ts)',
    (verdict) => {
      const rating = { label: undefined, value: RATING_VALUE[verdict], best: 5, worst: 1 }
      expect(verdictOfRating(rating)?.verdict).toBe(verdict)
    },
  )
})
