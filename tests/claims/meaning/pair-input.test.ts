import { describe, expect, it } from 'vitest'
import { LONGEST_INPUT, pairInput } from '../../../claims/meaning/pair-input.ts'

const SPECIAL = { start: 101, end: 102, unknown: 100 }
const NONE = { claim: [], sentence: [], headline: [], previous: [] }

function shown(pair: Partial<Parameters<typeof pairInput>[0]>): string {
  const { ids, types } = pairInput({ ...NONE, ...pair }, SPECIAL)
  return `${ids.join(' ')} / ${types.join('')}`
}

/** n, n + 1, … */
function run(from: number, length: number): number[] {
  return Array.from({ length }, (_, i) => from + i)
}

describe('pairInput', () => {
  it('lays claim, sentence, headline and the sentence before in a row', () => {
    expect(shown({ claim: [1, 2], sentence: [3], headline: [4, 5], previous: [6] })).toBe(
      '101 1 2 102 3 102 4 5 6 102 / 0000111111',
    )
  })

  it('has no third part without a context, and one with either half of it', () => {
    expect(shown({ claim: [1], sentence: [2] })).toBe('101 1 102 2 102 / 00011')
    expect(shown({ claim: [1], sentence: [2], headline: [3] })).toBe('101 1 102 2 102 3 102 / 0001111')
    expect(shown({ claim: [1], sentence: [2], previous: [3] })).toBe('101 1 102 2 102 3 102 / 0001111')
  })

  it('keeps the beginning of each text and the end of the sentence before', () => {
    const long = {
      claim: run(1000, 99),
      sentence: run(2000, 99),
      headline: run(3000, 99),
      previous: run(4000, 99),
    }
    const { ids, types } = pairInput(long, SPECIAL)
    expect([...ids]).toEqual([
      101,
      ...run(1000, 40),
      102,
      ...run(2000, 64),
      102,
      ...run(3000, 20),
      ...run(4063, 36),
      102,
    ])
    expect(ids).toHaveLength(LONGEST_INPUT)
    expect(LONGEST_INPUT).toBe(164)
    expect(types.indexOf(1)).toBe(42)
  })

  it('is well formed for texts without tokens', () => {
    expect(shown({})).toBe('101 102 102 / 001')
  })
})
