import { describe, expect, it, vi } from 'vitest'
import * as denials from '../../../../claims/match/pair/denials.ts'
import * as suppositions from '../../../../claims/match/pair/suppositions.ts'
import { pairOf } from '../../../support/pairs.ts'

vi.mock('../../../../claims/match/pair/denials.ts', { spy: true })
vi.mock('../../../../claims/match/pair/suppositions.ts', { spy: true })

const CLAIM = 'The governor pardoned the general.'

describe('claims/match/pair/readings', () => {
  it('computes each answer once, at its first use', () => {
    vi.clearAllMocks()
    const readings = pairOf(CLAIM, 'The governor did not pardon the general.')?.readings
    expect(denials.isDenied).not.toHaveBeenCalled()
    expect([readings?.isDenied, readings?.isDenied]).toEqual([true, true])
    expect(denials.isDenied).toHaveBeenCalledTimes(1)
    expect(suppositions.supposedClause).not.toHaveBeenCalled()
    expect(readings?.departures).toBe(readings?.departures)
    expect(suppositions.supposedClause).toHaveBeenCalledTimes(1)
  })

  it('gives the half-open span of the words that say something of the claim', () => {
    const sentence = 'On Monday the governor pardoned a general there.'
    const { from, to } = pairOf(CLAIM, sentence)?.readings.span ?? { from: 0, to: 0 }
    expect(sentence.slice(from, to)).toBe('governor pardoned a general')
    expect(pairOf(CLAIM, 'Nothing of it.')?.readings.span).toEqual({ from: 0, to: 0 })
  })
})
