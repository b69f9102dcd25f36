import { describe, expect, it } from 'vitest'
import { openPairScorer } from '../../../claims/match/score-pairs.ts'
import { randomModel, SMALL_SHAPE } from '../../support/meaning-file.ts'
import { wordModel } from '../../support/word-model.ts'

const PAIR = { claim: 'The mayor closed the bridge.', sentence: '', headline: '', previous: '' }

describe('claims/match/score-pairs', () => {
  it('reads claim, sentence, headline and the sentence before', async () => {
    const score = await openPairScorer(wordModel(['shuttered']).file)
    const states = (texts: Partial<typeof PAIR>) => score({ ...PAIR, ...texts })[2] as number
    expect(states({ sentence: 'He opened the bridge to all traffic on a Monday in June.' })).toBeLessThan(-2)
    expect(
      states({ sentence: 'He shuttered the bridge to all traffic on a Monday in June.' }),
    ).toBeGreaterThan(10)
    expect(states({ headline: 'Bridge shuttered' })).toBeGreaterThan(10)
    expect(states({ previous: 'It was shuttered.' })).toBeGreaterThan(10)
  })

  it('gives seven numbers, the same for the same texts', async () => {
    const score = await openPairScorer(randomModel(SMALL_SHAPE, 1))
    const once = score({ ...PAIR, sentence: 'The mayor shut it.' })
    expect(once).toHaveLength(7)
    expect(score({ ...PAIR, sentence: 'The mayor shut it.' })).toEqual(once)
    expect(score({ ...PAIR, sentence: 'The mayor opened it.' })).not.toEqual(once)
  })

  it('refuses a damaged file', async () => {
    await expect(openPairScorer(new Uint8Array(100))).rejects.toThrow('meaning: the file is no model')
  })
})
