import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featureOf } from '../../../../claims/match/pair/feature-names.ts'
import type { Pair } from '../../../../claims/match/pair/pair.ts'
import { pairOf, wordsAt } from '../../../support/pairs.ts'

const replaced = (claim: string, sentence: string): number =>
  featureOf(pairOf(claim, sentence) as Pair, 'replaced')

describe('claims/match/pair/other-words', () => {
  it('weighs words that the sentence replaces by others', () => {
    const charged = 'A man was charged with arson over the fire at the church.'
    expect(
      replaced(charged, 'A man was arrested on suspicion of arson over the fire at the church.'),
    ).toBeGreaterThan(0)
    expect(replaced(charged, charged)).toBe(0)
    // Left out, not replaced.
    expect(replaced(charged, 'A man, arson, the fire at the church.')).toBe(0)
  })

  it('finds another word in a sentence that is the claim nearly word for word, or has an opposite', () => {
    const otherWord = (claim: string, sentence: string): string | undefined => {
      const pair = pairOf(claim, sentence)
      return wordsAt(pair, pair?.readings.departures.otherWord)
    }
    const won = 'The senator won the election in the state of Ohio.'
    expect(otherWord(won, 'The senator lost the election in the state of Ohio.')).toBe('lost')
    expect(otherWord(won, won)).toBeUndefined()
    const list = 'The festival list of this summer names the Intercontinental Cup of 1979.'
    expect(otherWord(list, list.replace('festival', 'prison'))).toBe('prison')
  })

  it('finds a small word in the place of its opposite, unless the whole claim is turned round', () => {
    const smallOpposite = (claim: string, sentence: string): string | undefined => {
      const pair = pairOf(claim, sentence)
      return wordsAt(pair, pair?.readings.departures.smallOpposite)
    }
    const murders = 'In New York murders are up.'
    expect(smallOpposite(murders, 'In New York murders are down 25 percent.')).toBe('down')
    expect(smallOpposite(murders, 'In New York murders are up 25 percent.')).toBeUndefined()
  })

  it('accepts any texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (claim, sentence) => {
        const pair = pairOf(claim, sentence)
        if (pair === undefined) return
        expect(featureOf(pair, 'replaced')).toBeGreaterThanOrEqual(0)
        expect(featureOf(pair, 'replaced')).toBeLessThanOrEqual(1)
        expect(pair.readings.departures.otherWord).toBeGreaterThanOrEqual(-1)
        expect(pair.readings.span.to).toBeLessThanOrEqual(sentence.length)
        expect(typeof pair.readings.isDenied).toBe('boolean')
      }),
    )
  })
})
