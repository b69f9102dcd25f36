import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenChannel } from '../../claims/match/judge/meaning-queue.ts'
import { createMeanings } from '../../installed/meaning.ts'
import { meaningFactsOf } from '../support/meaning-facts.ts'

const SAME = [0, 0, 5, 0, 0, 0, 0]
const PAIR = {
  score: 0.5,
  pair: {
    claim: { key: 't/a', wordings: [], guards: {}, rejects: [] },
    wording: 'A claim.',
    sentence: 'A sentence.',
    context: [],
    headline: '',
    previous: '',
    languages: { wording: 'en', sentence: 'en' },
    features: new Float64Array(),
  },
} as const
const visible = { priority: 'visible' } as const

let facts: () => Response
let openChannel: OpenChannel
const open = (memory?: number) =>
  createMeanings({ loadAsset: async () => facts(), openChannel: (events) => openChannel(events), memory })

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  facts = () => Response.json(meaningFactsOf({ band: { from: 0.1, to: 1 } }))
  openChannel = async ({ onAnswer }) => ({
    send: (id) => onAnswer(id, SAME),
    close: () => {},
  })
})

describe('installed/meaning', () => {
  it('gives the judge with the levels and the band of the file', async () => {
    const meanings = open()
    const second = await meanings.second()
    expect(second?.band).toEqual({ from: 0.1, to: 1 })
    expect(second?.judge.isReady?.()).toBe(true)
    const [opinion] = (await second?.judge.judge([PAIR], visible)) ?? []
    expect(opinion).toMatchObject({ meaning: 'same', levels: { strict: 0.8 } })
    expect(meanings.state).toBe('ready')
  })

  it('has no judge without the file or with a damaged one, says so, and tries the next time', async () => {
    const meanings = open()
    const whole = facts
    facts = () => {
      throw new TypeError('Failed to fetch')
    }
    expect(await meanings.second()).toBeUndefined()
    expect(meanings.state).toBe('failed')
    facts = () => Response.json({ ...meaningFactsOf(), calibration: { en: { weights: {} } } })
    expect(await meanings.second()).toBeUndefined()
    facts = whole
    expect(await meanings.second()).toBeDefined()
  })

  it('stays failed as long as the file is missing, and asks for another try after some minutes', async () => {
    const meanings = open()
    const whole = facts
    facts = () => {
      throw new TypeError('Failed to fetch')
    }
    await meanings.second()
    expect(meanings.retryIsDue()).toBe(false)
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5 * 60_000)
    expect(meanings.state).toBe('failed')
    expect(meanings.retryIsDue()).toBe(true)
    facts = whole
    expect((await meanings.second())?.judge.isReady?.()).toBe(true)
    expect(meanings.state).toBe('ready')
    expect(meanings.retryIsDue()).toBe(false)
    clock.mockRestore()
  })

  it('leaves the model alone for some minutes after it failed', async () => {
    const meanings = open()
    const second = await meanings.second()
    openChannel = () => Promise.reject(new Error('no memory left'))
    await expect(second?.judge.judge([PAIR], visible)).rejects.toThrow('no memory left')
    expect(meanings.state).toBe('failed')
    expect(second?.judge.isReady?.()).toBe(false)
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5 * 60_000)
    expect(second?.judge.isReady?.()).toBe(true)
    clock.mockRestore()
  })

  it('pauses and logs once for a failure that is noted again on its way', async () => {
    const meanings = open()
    const second = await meanings.second()
    const cause = new Error('no memory left')
    openChannel = () => Promise.reject(cause)
    await expect(second?.judge.judge([PAIR], visible)).rejects.toBe(cause)
    meanings.note(cause)
    expect(console.error).toHaveBeenCalledOnce()
    const bug = new Error('match: the judge "meaning" gave 0 scores for 1 pairs')
    const fresh = open()
    fresh.note(bug)
    expect(fresh.state).toBe('failed')
    expect(console.error).toHaveBeenLastCalledWith(expect.stringContaining('by words alone'), bug)
  })

  it('takes it for no failure that a page is gone', async () => {
    const meanings = open()
    const second = await meanings.second()
    openChannel = () => new Promise(() => {})
    const life = new AbortController()
    const judged = second?.judge.judge([PAIR], { ...visible, signal: life.signal })
    life.abort(new Error('the page is gone'))
    await expect(judged).rejects.toThrow('the page is gone')
    expect(meanings.state).toBe('ready')
  })

  it.each([
    [0.5, 'low-memory'],
    [1, 'low-memory'],
    [2, 'ready'],
    [undefined, 'ready'],
  ] as const)('on a device with %s GiB is %s', async (memory, state) => {
    const meanings = open(memory)
    expect(meanings.state).toBe(state)
    expect((await meanings.second())?.judge.isReady?.()).toBe(state === 'ready')
  })
})
