import { describe, expect, it } from 'vitest'
import type { Judge } from '../../../claims/match/judge/judge.ts'
import { bestOfEachClaim, type JudgedPair, judgePairs } from '../../../claims/match/judging.ts'
import type { LaidPair } from '../../../claims/match/lay-pairs.ts'
import type { Pair } from '../../../claims/match/pair/pair.ts'

const LEVELS = { strict: 0.8, balanced: 0.4, wide: 0.2 }
/** Judges look at nothing here. */
const PAIR = {} as Pair
const laid = (count: number, aboveFloor = true, near = 0): LaidPair[] =>
  Array.from({ length: count }, (_, sentence) => ({
    sentence,
    pair: PAIR,
    aboveFloor,
    near,
    across: false,
    guards: () => [],
  }))
const judgeOf = (judge: Judge['judge']): Judge => ({ id: 'careless', levels: LEVELS, judge })
const options = { least: 0, priority: 'visible' } as const

describe('claims/match/judging', () => {
  it.each([
    ['fewer scores than pairs', [0.1], 'gave 1 scores for 2 pairs'],
    ['more scores than pairs', [0.1, 0.2, 0.3], 'gave 3 scores for 2 pairs'],
    ['a score that is no number', [0.1, Number.NaN], 'gave NaN'],
    ['an infinite score', [Number.POSITIVE_INFINITY, 0.1], 'gave Infinity'],
    ['a score above 1', [1.5, 0.1], 'gave 1.5'],
  ])('refuses %s, and names the judge', async (_, scores, message) => {
    const judging = judgePairs(
      judgeOf(() => scores),
      laid(2),
      options,
    )
    await expect(judging).rejects.toThrow(`match: the judge "careless" ${message}`)
  })

  it('asks in batches, and gives the scores in the order of the pairs', async () => {
    const batches: number[] = []
    const judge = judgeOf(async (pairs) => {
      batches.push(pairs.length)
      return pairs.map((_, i) => 1 / (batches.length + i))
    })
    const judged = await judgePairs(judge, laid(600), options)
    expect(batches).toEqual([256, 256, 88])
    expect(judged.map(({ laid: { sentence } }) => sentence)).toEqual(
      laid(600).map(({ sentence }) => sentence),
    )
    expect([0, 255, 256, 599].map((i) => judged[i]?.score)).toEqual([1, 1 / 256, 1 / 2, 1 / 90])
  })

  it('asks for no further batch after an abort', async () => {
    const life = new AbortController()
    let batches = 0
    const judge = judgeOf((pairs) => {
      if (++batches === 2) life.abort(new Error('the page is gone'))
      return pairs.map(() => 0)
    })
    const judging = judgePairs(judge, laid(1_000), { ...options, signal: life.signal })
    await expect(judging).rejects.toThrow('the page is gone')
    expect(batches).toBe(2)
  })

  it('never marks a pair that only the ranking found, unless it reads meaning', async () => {
    const [one] = await judgePairs(
      judgeOf(() => [1]),
      laid(1, false),
      options,
    )
    expect(one?.score).toBeLessThan(LEVELS.wide)
    const [near] = await judgePairs(
      judgeOf(() => [1]),
      laid(1, false, 3),
      options,
    )
    expect(near?.score).toBe(1)
    const [other] = await judgePairs({ ...judgeOf(() => [1]), readsMeaning: true }, laid(1, false), options)
    expect(other?.score).toBe(1)
  })

  it('keeps the wording of which the first judge was sure beside one that a second judge scores higher, but not high enough', () => {
    const judged = (score: number, strict: number, wording: string): JudgedPair => ({
      laid: {
        sentence: 1,
        pair: { claim: { key: 'p/a' }, wording } as unknown as Pair,
        aboveFloor: true,
        near: 0,
        across: false,
        guards: () => [],
      },
      score,
      levels: { ...LEVELS, strict },
    })
    const pairs = [judged(0.95, 0.8, 'sure'), judged(0.97, 0.98, 'unsure')]
    for (const order of [pairs, pairs.toReversed()])
      expect(bestOfEachClaim(order, () => 0).map(({ pair }) => pair.wording)).toEqual(['sure'])
    const alike = [judged(0.85, 0.8, 'lower'), judged(0.9, 0.8, 'higher')]
    expect(bestOfEachClaim(alike, () => 0).map(({ pair }) => pair.wording)).toEqual(['higher'])
  })
})
