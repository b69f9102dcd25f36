import { describe, expect, it, vi } from 'vitest'
import type { PairWithScore } from '../../../../claims/match/judge/judge.ts'
import { createJudgedPairs } from '../../../../claims/match/judge/judged-pairs.ts'
import { meaningJudge } from '../../../../claims/match/judge/meaning.ts'
import { MAX_MEANING_TEXT, type MeaningRunner } from '../../../../claims/match/judge/meaning-runner.ts'
import { createPageBudget, PAIRS_IN_SIGHT } from '../../../../claims/match/judge/page-budget.ts'
import type { Calibration } from '../../../../claims/records/meaning-model.ts'

const LEVELS = { strict: 0.9, balanced: 0.7, wide: 0.5 }
const EN = { weights: { bias: 0, trees: 0, meaning: 1 }, levels: LEVELS }
const SAME = [0, 0, 5, 0, 0, 0, 0]

const pair = (sentence: string, score = 0.5, more: Partial<PairWithScore['pair']> = {}): PairWithScore => ({
  score,
  pair: {
    claim: { key: 't/a', wordings: [], guards: {}, rejects: [] },
    wording: 'A claim.',
    sentence,
    context: [],
    headline: 'A headline',
    previous: 'Before.',
    languages: { wording: 'en', sentence: 'en' },
    features: new Float64Array(),
    ...more,
  },
})

function open(
  score: MeaningRunner['score'] = async (pairs) => pairs.map(() => SAME),
  most?: number,
  en: Calibration = EN,
) {
  const runner = { score: vi.fn(score) }
  const parts = {
    calibrations: { en },
    runner,
    remembered: createJudgedPairs(most),
    budget: createPageBudget(),
  }
  const judge = meaningJudge(parts)
  const asked = () => runner.score.mock.calls.map(([pairs]) => pairs.map(({ sentence }) => sentence))
  return { judge, runner, asked }
}
const visible = { priority: 'visible' } as const

describe('claims/match/judge/meaning', () => {
  it('sends the four texts, and gives opinions in the order of the pairs', async () => {
    const { judge, runner } = open(async (pairs) =>
      pairs.map(({ sentence }) => (sentence === 'b' ? SAME : [5, 0, 0, 0, 0, 0, 0])),
    )
    const opinions = await judge.judge([pair('a', 0.1), pair('b', 0.2)], visible)
    expect(opinions.map((one) => one?.meaning)).toEqual(['other', 'same'])
    expect(opinions[1]).toMatchObject({
      levels: LEVELS,
      score: expect.closeTo(1 / (1 + 2 * Math.exp(-5)), 6),
    })
    expect(runner.score.mock.calls[0]?.[0]).toContainEqual({
      claim: 'A claim.',
      sentence: 'b',
      headline: 'A headline',
      previous: 'Before.',
    })
  })

  it('reads full-width and mathematical letters as the ones that they stand for', async () => {
    const { judge, runner } = open()
    await judge.judge([pair('Ｔｈｅ 𝐛𝐫𝐢𝐝𝐠𝐞 ｆｅｌｌ.')], visible)
    expect(runner.score.mock.calls[0]?.[0]).toMatchObject([{ sentence: 'The bridge fell.' }])
  })

  it('asks about the surest pairs first, and about as many as the page may have', async () => {
    const { judge, asked } = open()
    const pairs = Array.from({ length: 100 }, (_, i) => pair(`${i}`, i / 100))
    const page = {}
    const opinions = await judge.judge(pairs, { ...visible, page })
    expect(asked()[0]).toEqual(Array.from({ length: PAIRS_IN_SIGHT }, (_, i) => `${99 - i}`))
    expect(opinions.filter((one) => one !== undefined)).toHaveLength(PAIRS_IN_SIGHT)
    expect(opinions[99]).toBeDefined()
    expect(opinions[0]).toBeUndefined()
    // Without a page nobody waits.
    expect((await judge.judge(pairs, visible)).every((one) => one !== undefined)).toBe(true)
  })

  it('gives each pack the same on a page, however many sure pairs another has, and lets them take turns', async () => {
    const { judge, asked } = open()
    const loud = Array.from({ length: 200 }, (_, i) => pair(`loud ${i}`, 0.9))
    const claim = { key: 'quiet/a', wordings: [], guards: {}, rejects: [] } as const
    const quiet = Array.from({ length: 5 }, (_, i) => pair(`quiet ${i}`, 0.1, { claim }))
    const opinions = await judge.judge([...loud, ...quiet], { ...visible, page: {} })
    expect(opinions.slice(200).every((one) => one !== undefined)).toBe(true)
    expect(asked()[0]?.slice(0, 4)).toEqual(['loud 0', 'quiet 0', 'loud 1', 'quiet 1'])
  })

  it('asks about one wording of each claim in a sentence before it asks about another', async () => {
    const { judge, asked } = open()
    const wordings = ['first', 'second', 'third'].map((wording, i) => ({ wording, score: 0.9 - i / 10 }))
    const pairs = Array.from({ length: PAIRS_IN_SIGHT - 1 }, (_, i) =>
      wordings.map(({ wording, score }) => pair(`${i}`, score, { wording })),
    ).flat()
    await judge.judge(pairs, { ...visible, page: {} })
    expect(
      asked()[0]
        ?.slice(0, -1)
        .toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual(Array.from({ length: PAIRS_IN_SIGHT - 1 }, (_, i) => `${i}`))
  })

  it('lets no wording that was not looked at speak against one that was', async () => {
    const { judge } = open(async (pairs) => pairs.map(() => [5, 0, 0, 0, 0, 0, 0]))
    const filler = Array.from({ length: PAIRS_IN_SIGHT - 1 }, (_, i) => pair(`${i}`, 0.95))
    const opinions = await judge.judge(
      [pair('a', 0.8, { wording: 'first' }), pair('a', 0.7, { wording: 'second' }), ...filler],
      { ...visible, page: {} },
    )
    expect(opinions.slice(0, 2).map((one) => one?.meaning)).toEqual(['other', 'other'])
  })

  it('does not ask about pairs that no answer could mark, and leaves them unmarked', async () => {
    const { judge, asked } = open(undefined, undefined, {
      weights: { bias: 0, trees: 1, meaning: 1 },
      levels: LEVELS,
    })
    // The surest answer is worth 6 in the logit: .01 can become .8, .5 can become .99.
    const pairs = [pair('a', 0.01), pair('b', 0.5)]
    const opinions = await judge.judge(pairs, { ...visible, leastOf: ({ strict }) => strict })
    expect(asked()).toEqual([['b']])
    expect(opinions[0]?.score).toBeLessThan(LEVELS.strict)
    expect(opinions[0]?.levels).toBe(LEVELS)
    await judge.judge(pairs, { ...visible, leastOf: () => 0 })
    expect(asked()).toEqual([['b'], ['a']])
  })

  it('does not ask in languages for which the model was not fitted', async () => {
    const { judge, runner } = open()
    const languages = { wording: 'en', sentence: 'fr' }
    expect(await judge.judge([pair('a', 0.5, { languages })], visible)).toEqual([undefined])
    expect(runner.score).not.toHaveBeenCalled()
  })

  it('remembers what was judged, by all four texts, and spends no budget on it', async () => {
    const { judge, asked } = open()
    const page = {}
    await judge.judge([pair('a'), pair('b')], { ...visible, page })
    const again = await judge.judge([pair('b'), pair('a'), pair('c')], { ...visible, page })
    expect(again.every((one) => one !== undefined)).toBe(true)
    await judge.judge([pair('a', 0.5, { headline: 'Another' }), pair('a', 0.9)], { ...visible, page })
    expect(asked()).toEqual([['a', 'b'], ['c'], ['a']])
  })

  it('forgets the pairs that were not needed for longest', async () => {
    const { judge, asked } = open(undefined, 2)
    for (const sentence of ['a', 'b', 'a', 'c', 'a', 'b']) await judge.judge([pair(sentence)], visible)
    expect(asked().flat()).toEqual(['a', 'b', 'c', 'b'])
  })

  it('keeps apart texts that only together are alike', async () => {
    const { judge, asked } = open()
    await judge.judge([pair('a","b', 0.5, { headline: 'c' }), pair('a', 0.5, { headline: 'b","c' })], visible)
    expect(asked()[0]).toHaveLength(2)
  })

  it('cuts long texts, the sentence before from its end', async () => {
    const { judge, runner } = open()
    await judge.judge([pair('a'.repeat(4_000), 0.5, { previous: `${'x'.repeat(3_000)}end` })], visible)
    const [sent] = runner.score.mock.calls[0]?.[0] ?? []
    expect(sent?.sentence).toHaveLength(MAX_MEANING_TEXT)
    expect(sent?.previous).toHaveLength(MAX_MEANING_TEXT)
    expect(sent?.previous.endsWith('end')).toBe(true)
  })

  it('rejects if the model fails, and asks again later', async () => {
    let fails = true
    const { judge } = open(async (pairs) => {
      if (fails) throw new Error('no memory left')
      return pairs.map(() => SAME)
    })
    await expect(judge.judge([pair('a')], visible)).rejects.toThrow('no memory left')
    fails = false
    expect((await judge.judge([pair('a')], visible))[0]?.meaning).toBe('same')
  })
})
