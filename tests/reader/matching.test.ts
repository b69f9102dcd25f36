import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Match, Wave } from '../../claims/match/types.ts'
import type { Answer, ArticleRequest, ClaimWithPack } from '../../messages/protocol.ts'
import type { ReadBlock, Reading } from '../../page/reading.ts'
import { createMatching, type Matching } from '../../reader/matching.ts'
import type { Seam } from '../../reader/seam.ts'

type Request = Extract<ArticleRequest, { type: 'match' | 'match-more' | 'forget' }>
type Pending = { request: Request; answer: (value: Answer<Wave | null>) => void }

/** The length of a block that fills a batch. */
const LONG = 40_000
const CLAIMS = new Map([['p/a', {} as ClaimWithPack]])

let blocks: ReadBlock[]
let life: AbortController
let pending: Pending[]
let shown: { sentences: readonly number[]; found: readonly Match[] }[]
let onFound: () => void
/** What the records of claims wait for. */
let claimsCome: Promise<void>
let matching: Matching
/** The id of the first request. */
let first: number

const asked = (type: Request['type']) => pending.filter(({ request }) => request.type === type)
const wave = (final: boolean, ...matches: Match[]): Answer<Wave> => ({
  ok: true,
  value: { matches, final },
})
const match = (sentence: number, changes: Partial<Match> = {}) =>
  ({ sentence, claim: 'p/a', marked: true, ...changes }) as Match
const tick = () => vi.advanceTimersByTimeAsync(0)
async function answer(at: number, value: Answer<Wave | null>): Promise<void> {
  pending[at]?.answer(value)
  await tick()
}

beforeEach(async () => {
  vi.useFakeTimers()
  blocks = Array.from({ length: 3 }, (_, id) => ({
    block: { text: 'x'.repeat(LONG) } as ReadBlock['block'],
    sentences: [{ id, start: 0, end: 10 }],
  }))
  life = new AbortController()
  pending = []
  shown = []
  onFound = () => {}
  claimsCome = Promise.resolve()
  matching = aMatching()
  matching.add(blocks)
  await tick()
  first = idOf(pending[0])
})

const idOf = (one: Pending | undefined) => (one !== undefined && 'id' in one.request ? one.request.id : NaN)

function aMatching(): Matching {
  return createMatching({
    reading: {
      get blocks() {
        return blocks
      },
      get sentences() {
        return blocks.length
      },
      find: (id: number) => blocks.find(({ sentences }) => sentences[0]?.id === id),
    } as unknown as Reading,
    context: { lang: 'en', headline: '', lead: '' },
    ask: ((request: Request) =>
      new Promise((resolve) =>
        pending.push({ request, answer: resolve as never }),
      )) as unknown as Seam['ask'],
    claims: async () => {
      await claimsCome
      return CLAIMS
    },
    firstInSight: () => 0,
    onFound(sentences, found) {
      shown.push({ sentences, found })
      onFound()
    },
    signal: life.signal,
  })
}
afterEach(() => {
  life.abort()
  vi.useRealTimers()
})

describe('reader/matching', () => {
  it('asks batch by batch, each with its own id, the visible part first', async () => {
    for (const at of [0, 1, 2]) await answer(at, wave(true))
    expect(pending.map(({ request }) => request)).toMatchObject([
      { type: 'match', id: first, priority: 'visible' },
      { type: 'match', id: first + 1, priority: 'rest' },
      { type: 'match', id: first + 2, priority: 'rest' },
    ])
    expect(matching.state).toBe('done')
  })

  it('uses no id that another reading of the page may have used, so that late messages name no request of it', async () => {
    aMatching().add(blocks)
    await tick()
    const other = idOf(pending.at(-1))
    expect(Number.isSafeInteger(other)).toBe(true)
    expect(Math.abs(other - first)).toBeGreaterThan(blocks.length)
  })

  it('replaces the first answer by the second, in whatever order answers come', async () => {
    await answer(0, wave(false, match(0)))
    // The second batch and the next answer about the first one are asked for at the same time.
    expect(pending.map(({ request }) => [request.type, 'id' in request && request.id])).toEqual(
      expect.arrayContaining([
        ['match', first + 1],
        ['match-more', first],
      ]),
    )
    const more = pending.findIndex(({ request }) => request.type === 'match-more')
    const second = pending.findIndex(({ request }) => request.type === 'match' && request.id === first + 1)
    await answer(second, wave(true, match(1)))
    await answer(more, wave(true))
    expect(shown).toEqual([
      { sentences: [0], found: [match(0)] },
      { sentences: [1], found: [match(1)] },
      { sentences: [0], found: [] },
    ])
    expect(matching.state).toBe('reading')
    await answer(pending.length - 1, wave(true))
    expect(matching.state).toBe('done')
  })

  it.each([
    ['holds the request no more', { ok: true, value: null }],
    ['was stopped', { ok: false, error: { code: 'gone', message: 'nobody answered' } }],
  ] as const)('asks anew, once, where the background %s', async (_name, nothing) => {
    blocks = blocks.slice(0, 1)
    await answer(0, wave(false, match(0)))
    await answer(1, nothing)
    expect(asked('match').map(idOf)).toEqual([first, first + 1])
    await answer(2, wave(false, match(0)))
    await answer(3, nothing)
    expect(pending).toHaveLength(4)
    expect(shown.at(-1)?.found).toEqual([match(0)])
    expect(matching.state).toBe('done')
  })

  it('is not done before the last answer is shown', async () => {
    await answer(0, wave(false))
    for (const id of [first + 1, first + 2]) {
      asked('match')
        .find((one) => idOf(one) === id)
        ?.answer(wave(true))
      await tick()
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    claimsCome = promise
    expect(matching.state).toBe('reading')
    asked('match-more')[0]?.answer(wave(true, match(0)))
    await tick()
    expect(matching.state).toBe('reading')
    resolve()
    await tick()
    expect(shown.at(-1)?.found).toHaveLength(1)
    expect(matching.state).toBe('done')
  })

  it('forgets a request whose sentences are gone from the page', async () => {
    const [gone] = blocks
    onFound = () => {
      blocks = blocks.filter((block) => block !== gone)
    }
    await answer(0, wave(false, match(0)))
    expect(asked('forget').map(({ request }) => request)).toEqual([{ type: 'forget', ids: [first] }])
    expect(asked('match-more')).toEqual([])
  })

  it('forgets every request when it ends, and then ignores answers', async () => {
    await answer(0, wave(false, match(0)))
    life.abort()
    expect(asked('forget').map(({ request }) => request)).toEqual([
      { type: 'forget', ids: [first, first + 1] },
    ])
    const before = pending.length
    for (let at = 0; at < before; at++) await answer(at, wave(false, match(1)))
    expect(shown).toHaveLength(1)
    expect(pending).toHaveLength(before)
  })

  it('reports a fault of ours if marking failed, does not ask again, and continues', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    onFound = () => {
      onFound = () => {}
      throw new Error('no such node')
    }
    await answer(0, wave(true, match(0)))
    expect(asked('match')).toHaveLength(2)
    await answer(1, wave(true, match(1)))
    await answer(2, wave(true))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked('match')).toHaveLength(3)
    expect(shown.map(({ sentences }) => sentences)).toEqual([[0], [1], [2]])
    expect([matching.state, matching.problem]).toEqual(['fault', 'Error: no such node'])
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  it('asks again later about a batch that the background could not answer', async () => {
    await answer(0, { ok: false, error: { code: 'failed', message: 'no index' } })
    expect([matching.state, matching.problem]).toEqual(['error', 'no index'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked('match')).toHaveLength(2)
    expect(pending[1]?.request).toMatchObject({ priority: 'visible', runs: [{ sentences: [{ id: 0 }] }] })
  })

  it('suppresses a claim from the answer that says so, until a later answer to the same request says otherwise', async () => {
    await answer(0, wave(false, match(0, { marked: false })))
    expect([...matching.suppressed]).toEqual(['p/a'])
    const second = pending.findIndex(({ request }) => request.type === 'match' && request.id === first + 1)
    await answer(second, wave(true, match(1)))
    expect(shown.at(-1)).toEqual({ sentences: [1], found: [] })
    const more = pending.findIndex(({ request }) => request.type === 'match-more')
    await answer(more, wave(true, match(0)))
    expect([...matching.suppressed]).toEqual([])
    expect(shown.at(-1)).toEqual({ sentences: [0], found: [match(0)] })
  })
})
