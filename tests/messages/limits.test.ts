import { describe, expect, it } from 'vitest'
import { MAX_SENTENCE } from '../../claims/match/limits.ts'
import { ID_PATTERN, MAX_URL } from '../../claims/records/fields.ts'
import * as limits from '../../messages/limits.ts'

describe('messages/limits', () => {
  it('accepts the longest addresses and claim keys of the records', () => {
    expect(limits.MAX_ADDRESS).toBe(MAX_URL)
    const longest = 'a'.repeat((limits.MAX_CLAIM_KEY - 1) / 2)
    expect([ID_PATTERN.test(longest), ID_PATTERN.test(`${longest}a`)]).toEqual([true, false])
  })

  it('sends no sentence that the matcher would cut', () => {
    expect(limits.MAX_WIRE_SENTENCE).toBeLessThanOrEqual(MAX_SENTENCE)
  })

  it('fits the largest message that a page makes', () => {
    expect(limits.FIRST_BATCH_TEXT).toBeLessThan(limits.NEXT_BATCH_TEXT)
    // A run begins with the sentences before it.
    const most = limits.NEXT_BATCH_TEXT + limits.SENTENCES_BEFORE * limits.MAX_WIRE_SENTENCE
    expect(most).toBeLessThan(100_000)
  })
})
