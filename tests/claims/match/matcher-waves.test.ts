import { describe, expect, it, vi } from 'vitest'
import type { Judge, SecondJudge } from '../../../claims/match/judge/judge.ts'
import { SHIPPED_MODEL } from '../../../claims/match/judge/shipped-model.ts'
import { treesJudge } from '../../../claims/match/judge/trees.ts'
import { type OpenMatcherOptions, uncertainBand } from '../../../claims/match/open-matcher.ts'
import type { ScorablePair } from '../../../claims/match/pair/pair.ts'
import type { Matcher, Wave } from '../../../claims/match/types.ts'
import { matcherOf, requestOf, textClaim } from '../../support/matching.ts'

const TEXT = 'The mayor of Springfield closed the old stone bridge to all heavy traffic.'
const CLAIMS = [textClaim('bridge', TEXT)]
/** What the first judge says of a sentence that begins with the word. */
const FIRST = { Surely: 0.97, Perhaps: 0.5, Maybe: 0.3, Hardly: 0.02 } as const
const LEVELS = { strict: 0.8, balanced: 0.4, wide: 0.2 }
const BAND = { from: 0.1, to: 0.9 }
/** One word more, because what repeats the claim word for word is not asked about. */
const saying = (...starts: (keyof typeof FIRST)[]) =>
  starts.map((start) => `${start} t${TEXT.slice(1)}`.replace('stone', 'grey stone'))

const startOf = ({ sentence }: ScorablePair) => sentence.split(' ')[0] as keyof typeof FIRST
const first: Judge = {
  id: 'first',
  levels: LEVELS,
  judge: (pairs) => pairs.map((pair) => FIRST[startOf(pair)]),
}
/** A second judge, with levels of its own: what it says by the first word of a sentence. */
const SECOND_LEVELS = { strict: 0.4, balanced: 0.3, wide: 0.2 }
type Said = number | undefined
type Asked = (
  pairs: readonly ScorablePair[],
  options: Parameters<SecondJudge['judge']>[1],
) => Promise<readonly Said[]> | readonly Said[]
const secondOf = (says: Asked) => {
  const asked = vi.fn(says)
  const judge: SecondJudge['judge'] = async (pairs, options) => {
    const said = await asked(
      pairs.map(({ pair }) => pair),
      options,
    )
    return said.map((score) =>
      score === undefined ? undefined : { score, levels: SECOND_LEVELS, meaning: 'same' },
    )
  }
  return { id: 'second', asked, judge }
}

const open = (options: Partial<OpenMatcherOptions> = {}) =>
  matcherOf(CLAIMS, { model: first, band: BAND, ...options })

async function wavesOf(matcher: Matcher, ...input: Parameters<Matcher['waves']>): Promise<Wave[]> {
  const all: Wave[] = []
  for await (const wave of matcher.waves(...input)) all.push(wave)
  return all
}
const marked = ({ matches }: Wave) => matches.filter((match) => match.marked).map(({ sentence }) => sentence)

describe('claims/match/matcher: waves', () => {
  it('give one wave with one judge, and with a second that judges no pair', async () => {
    const alone = await wavesOf(open(), requestOf(saying('Surely', 'Perhaps', 'Hardly')))
    expect(alone.map(({ final }) => final)).toEqual([true])
    expect(alone.map(marked)).toEqual([[0]])
    const second = secondOf(() => [])
    const sure = await wavesOf(open({ second }), requestOf(saying('Surely', 'Hardly'), { all: true }))
    expect(sure.map(({ final }) => final)).toEqual([true])
    expect(second.asked).not.toHaveBeenCalled()
  })

  it('give sure pairs at once, and those of a slow second judge later', async () => {
    const slow = Promise.withResolvers<void>()
    const second = secondOf(async (pairs) => {
      await slow.promise
      return pairs.map((pair) => (startOf(pair) === 'Perhaps' ? 0.1 : 0.45))
    })
    const waves = open({ second }).waves(requestOf(saying('Surely', 'Perhaps', 'Maybe', 'Hardly')))
    const { value: early } = await waves.next()
    expect(early).toMatchObject({ final: false })
    expect(marked(early as Wave)).toEqual([0])
    slow.resolve()
    const { value: late } = await waves.next()
    expect(late).toMatchObject({ final: true })
    // What it says meets its own levels: 0.45 is a mark with them, and none with those of the first.
    expect(marked(late as Wave)).toEqual([0, 2])
    expect((late as Wave).matches.map(({ score }) => score)).toEqual([0.97, 0.45])
    expect((await waves.next()).done).toBe(true)
    const [pairs] = second.asked.mock.calls[0] as Parameters<Asked>
    expect(pairs.map(startOf)).toEqual(['Perhaps', 'Maybe'])
    expect(second.asked).toHaveBeenCalledTimes(1)
  })

  it('never show a mark that the second judge finds unlikely', async () => {
    const second = secondOf((pairs) => pairs.map(() => 0.05))
    const request = requestOf(saying('Perhaps'), { level: 'balanced' })
    expect((await wavesOf(open({ second }), request)).map(marked)).toEqual([[], []])
    expect(await open({ second }).match(request)).toEqual([])
  })

  it('keep the score of the first judge for a pair that the second one did not look at', async () => {
    const second = secondOf((pairs) => pairs.map((_, i) => (i === 0 ? undefined : 0.05)))
    const request = requestOf(saying('Perhaps', 'Perhaps'), { level: 'balanced' })
    const [early, late] = await wavesOf(open({ second }), request)
    expect([early, late].map((wave) => marked(wave as Wave))).toEqual([[], [0]])
    expect(late?.matches[0]).toMatchObject({
      score: 0.5,
      evidence: expect.not.objectContaining({ meaning: 'same' }),
    })
  })

  it('leave a sentence that says little of the claim to a second judge alone', async () => {
    const document = { lang: 'en', headline: TEXT, lead: '' }
    const request = requestOf(['Perhaps lorries had damaged the old bridge.'], {
      level: 'balanced',
      document,
      all: true,
    })
    const [alone] = await open().match(request)
    expect(alone).toMatchObject({ score: 0.5, marked: false })
    expect(alone?.evidence.guards).toMatchObject([{ guard: 'said elsewhere', passed: false }])
    const second = secondOf((pairs) => pairs.map(() => 0.5))
    const [read] = await open({ second }).match(request)
    expect(read).toMatchObject({ score: 0.5, marked: true, evidence: { guards: [] } })
    const silent = secondOf((pairs) => pairs.map(() => undefined))
    expect((await open({ second: silent }).match(request))[0]).toMatchObject({ marked: false })
  })

  it.each([
    ['the reader has switched it off', {}, { meanings: false }],
    ['it cannot be asked now', { isReady: () => false }, {}],
  ])('are one when there is a second judge but %s', async (_, more, options) => {
    const second = { ...secondOf(() => [0.05]), ...more }
    const request = requestOf(saying('Perhaps'), { level: 'balanced' })
    const waves = await wavesOf(open({ second }), request, options)
    expect(waves.map(marked)).toEqual([[0]])
    expect(second.asked).not.toHaveBeenCalled()
  })

  it('say what the second judge thinks of the meaning, and weigh its stance against the rules if it has one', async () => {
    const opinion = { score: 0.9, levels: SECOND_LEVELS, meaning: 'same' } as const
    const answer = async (more: object) => {
      const second: SecondJudge = { id: 'second', judge: async () => [{ ...opinion, ...more }] }
      return (await open({ second }).match(requestOf(saying('Perhaps'))))[0]
    }
    expect(await answer({})).toMatchObject({ stance: 'asserted', evidence: { meaning: 'same' } })
    const stances = { asserted: 0, attributed: 0, denied: 0, asked: 0 }
    expect(await answer({ stances: { ...stances, denied: 1.1 } })).toMatchObject({ stance: 'denied' })
    expect(await answer({ stances: { ...stances, denied: 0.9 } })).toMatchObject({ stance: 'asserted' })
  })

  it.each([
    [
      'a wording that reports the claim',
      'Springfield’s bridge was built of old stone by the mayor.',
      'attributed',
    ],
    ['the claim itself', undefined, 'asserted'],
  ] as const)('take the sentence for %s', async (_, main, stance) => {
    const wording =
      'According to the mayor, the old stone bridge of Springfield was closed to all heavy traffic.'
    const lines = [main ?? wording, ...(main === undefined ? [] : [wording])]
    const claim = textClaim('turnout', wording, { wordings: lines.map((text) => ({ lang: 'en', text })) })
    const stances = { asserted: 5, attributed: 0, denied: 0, asked: 0 }
    const second: SecondJudge = {
      id: 'second',
      judge: async (pairs) =>
        pairs.map(({ pair }) => ({
          score: pair.wording === wording ? 0.9 : 0,
          levels: SECOND_LEVELS,
          meaning: 'same',
          stances,
        })),
    }
    const judge: Judge = { id: 'first', levels: LEVELS, judge: (pairs) => pairs.map(() => 0.5) }
    const sentence =
      'According to the mayor, the old grey stone bridge of Springfield was closed to all heavy traffic.'
    const [match] = await matcherOf([claim], { model: judge, band: BAND, second }).match(
      requestOf([sentence]),
    )
    expect(match).toMatchObject({ marked: true, stance })
  })

  it('do not ask the second judge about pairs that the trees are sure of', async () => {
    const second = secondOf((pairs) => pairs.map(() => 0.5))
    const variants = [
      TEXT,
      'The mayor closed the bridge in Springfield to traffic after the storm.',
      'The old stone bridge of Springfield draws heavy traffic.',
      'Springfield has a bridge.',
      'Heavy traffic closed the road to Shelbyville, the mayor said.',
    ]
    const matcher = open({ model: SHIPPED_MODEL, second, band: undefined })
    await matcher.match(requestOf(variants, { all: true }))
    const [pairs] = second.asked.mock.calls[0] as Parameters<Asked>
    const scores = await treesJudge(SHIPPED_MODEL).judge(pairs, { least: 0, priority: 'visible' })
    const { from, to } = uncertainBand(SHIPPED_MODEL.levels)
    expect(scores.length).toBeLessThan(variants.length)
    expect(scores.every((score) => score >= from && score < to)).toBe(true)
  })

  it('do not ask the second judge about a sentence that has the claim word for word', async () => {
    const second = secondOf((pairs) => pairs.map(() => 0))
    const waves = await wavesOf(open({ second }), requestOf([`Perhaps t${TEXT.slice(1)}`], { level: 'wide' }))
    expect(waves.map(marked)).toEqual([[0]])
    expect(second.asked).not.toHaveBeenCalled()
  })

  it('do not ask the second judge about pairs that a guard has unmarked', async () => {
    const second = secondOf((pairs) => pairs.map(() => 1))
    const guarded = [textClaim('bridge', TEXT, { guards: { names: [['Shelbyville']] } })]
    const matcher = open({ claims: guarded, second })
    expect(await wavesOf(matcher, requestOf(saying('Perhaps')))).toHaveLength(1)
    expect(second.asked).not.toHaveBeenCalled()
  })

  it.each([
    ['throws', () => Promise.reject(new Error('no memory left')), 'no memory left'],
    ['gives fewer scores than pairs', () => [0.5], 'the judge "second" gave 1 scores for 2 pairs'],
  ])('stay as they were when the second judge %s', async (_, judge, problem) => {
    const onProblem = vi.fn()
    const matcher = open({ second: secondOf(judge), onProblem })
    const [early, late] = await wavesOf(matcher, requestOf(saying('Surely', 'Perhaps', 'Maybe')))
    expect(early?.matches.length).toBeGreaterThan(0)
    expect(late).toEqual({ matches: early?.matches, final: true })
    expect(onProblem.mock.calls).toEqual([
      [expect.objectContaining({ message: expect.stringContaining(problem) })],
    ])
  })

  it('hand signal and priority on to both judges, and the page to the second', async () => {
    const seen: Parameters<SecondJudge['judge']>[1][] = []
    const model: Judge = {
      ...first,
      judge: (pairs, options) => {
        seen.push(options)
        return first.judge(pairs, options)
      },
    }
    const second = secondOf((pairs, options) => {
      seen.push(options)
      return pairs.map(() => 0.5)
    })
    const { signal } = new AbortController()
    const page = {}
    await open({ model, second }).match(requestOf(saying('Perhaps')), { signal, priority: 'rest', page })
    expect(seen.map((options) => [options.signal, options.priority])).toEqual([
      [signal, 'rest'],
      [signal, 'rest'],
    ])
    expect(seen[1]?.page).toBe(page)
  })

  it.each([true, false])(
    'need exact scores of the first judge where a second one weighs them all: %s',
    async (hasSecond) => {
      const least: number[] = []
      const model: Judge = {
        ...first,
        judge: (pairs, options) => {
          least.push(options.least)
          return first.judge(pairs, options)
        },
      }
      const second = hasSecond ? secondOf((pairs) => pairs.map(() => 0.5)) : undefined
      await open({ model, second }).match(requestOf(saying('Perhaps')))
      expect(least).toEqual([hasSecond ? 0 : expect.any(Number)])
      expect((least[0] as number) > 0).toBe(!hasSecond)
    },
  )

  it('end on an abort while the second judge works, without calling onProblem', async () => {
    const life = new AbortController()
    const onProblem = vi.fn()
    const second = secondOf(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
        }),
    )
    const waves = open({ second, onProblem }).waves(requestOf(saying('Perhaps')), { signal: life.signal })
    await waves.next()
    const late = waves.next()
    life.abort(new Error('the page is gone'))
    await expect(late).rejects.toThrow('the page is gone')
    expect(onProblem).not.toHaveBeenCalled()
  })

  it('end on an abort in the middle of a long request, and let others work until then', async () => {
    const life = new AbortController()
    const judge = vi.fn(first.judge)
    const many = Array.from({ length: 20_000 }, (_, i) => `Perhaps ${TEXT} ${i}`)
    const started = open({ model: { ...first, judge } }).match(requestOf(many), { signal: life.signal })
    setTimeout(() => life.abort(new Error('the page is gone')), 20)
    await expect(started).rejects.toThrow('the page is gone')
    expect(judge).not.toHaveBeenCalled()
  })
})
