import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ChannelEvents, createMeaningQueue } from '../../../../claims/match/judge/meaning-queue.ts'
import type { MeaningPair, ScoreOptions } from '../../../../claims/match/judge/meaning-runner.ts'

const SILENCE = 1_000
const PATIENCE = 5_000

/** A thread that answers when the test says so. */
class Thread {
  readonly asked: { id: number; sentence: string }[] = []
  closed = false
  readonly events: ChannelEvents
  constructor(events: ChannelEvents) {
    this.events = events
  }
  send(id: number, { sentence }: MeaningPair): void {
    if (this.closed) throw new Error('sent to a closed thread')
    this.asked.push({ id, sentence })
  }
  close(): void {
    this.closed = true
  }
  /** Answers the oldest open question. */
  answer(): void {
    const question = this.asked.shift()
    if (question === undefined) throw new Error('nothing was asked')
    this.events.onAnswer(question.id, logitsOf(question.sentence))
  }
  get open(): string[] {
    return this.asked.map(({ sentence }) => sentence)
  }
}

const logitsOf = (sentence: string) => [sentence.length, 0, 0, 0, 0, 0, 0]
const pairs = (...sentences: string[]): MeaningPair[] =>
  sentences.map((sentence) => ({ claim: 'c', sentence, headline: '', previous: '' }))
const settled = () => vi.advanceTimersByTimeAsync(0)

let threads: Thread[]
/** What opening a thread waits for, or fails with. */
let opening: () => Promise<void>
const open = async (events: ChannelEvents) => {
  await opening()
  const thread = new Thread(events)
  threads.push(thread)
  return thread
}
const options: ScoreOptions = { priority: 'visible' }
const queueOf = (count = 1) =>
  createMeaningQueue(
    Array.from({ length: count }, () => open),
    { silence: SILENCE, patience: PATIENCE },
  )
/** Answers everything, and gives the order in which it was asked. */
async function answerAll(thread: Thread): Promise<string[]> {
  const order: string[] = []
  for (await settled(); thread.asked.length > 0; await settled()) {
    order.push(thread.open[0] as string)
    thread.answer()
  }
  return order
}

beforeEach(() => {
  vi.useFakeTimers()
  threads = []
  opening = async () => {}
})
afterEach(() => void vi.useRealTimers())

describe('claims/match/judge/meaning-queue', () => {
  it('opens a thread at the first question, sends two pairs at a time, and gives answers in order', async () => {
    const queue = queueOf()
    expect(threads).toEqual([])
    const scored = queue.score(pairs('a', 'bb', 'ccc'), options)
    await settled()
    const [thread] = threads as [Thread]
    expect(thread.open).toEqual(['a', 'bb'])
    expect(await answerAll(thread)).toEqual(['a', 'bb', 'ccc'])
    expect(await scored).toEqual([logitsOf('a'), logitsOf('bb'), logitsOf('ccc')])
    expect(threads).toHaveLength(1)
  })

  it('serves what is in sight first, and lets pages take turns', async () => {
    const queue = queueOf()
    const [one, other] = [{}, {}]
    queue.score(pairs('r1', 'r2'), { priority: 'rest', page: one })
    queue.score(pairs('a1', 'a2', 'a3'), { ...options, page: one })
    queue.score(pairs('a4'), { ...options, page: one })
    queue.score(pairs('b1', 'b2'), { ...options, page: other })
    await settled()
    const order = await answerAll(threads[0] as Thread)
    expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4', 'r1', 'r2'])
  })

  it('drops the pairs of a page that is gone, and rejects with the reason', async () => {
    const queue = queueOf()
    const life = new AbortController()
    const gone = queue.score(pairs('a', 'b', 'c'), { ...options, signal: life.signal })
    const stays = queue.score(pairs('d'), options)
    await settled()
    life.abort(new Error('the page is gone'))
    await expect(gone).rejects.toThrow('the page is gone')
    expect(await answerAll(threads[0] as Thread)).not.toContain('c')
    expect(await stays).toEqual([logitsOf('d')])
    await expect(queue.score(pairs('e'), { ...options, signal: life.signal })).rejects.toThrow('gone')
  })

  it('asks again in a new thread if one is gone midway', async () => {
    const queue = queueOf()
    const scored = queue.score(pairs('a', 'bb', 'ccc'), options)
    await settled()
    const [first] = threads as [Thread]
    first.answer()
    first.events.onGone(new Error('stopped'))
    await settled()
    expect(first.closed).toBe(true)
    expect(threads).toHaveLength(2)
    // What the old thread still says does not count.
    for (const { id } of first.asked) first.events.onAnswer(id, logitsOf('wrong'))
    expect(await answerAll(threads[1] as Thread)).toEqual(['bb', 'ccc'])
    expect(await scored).toEqual([logitsOf('a'), logitsOf('bb'), logitsOf('ccc')])
  })

  it('uses no id that another background may have used, whose thread still answers', async () => {
    for (const queue of [queueOf(), queueOf()]) queue.score(pairs('a'), options)
    await settled()
    const [one, other] = threads.map(({ asked }) => asked[0]?.id as number)
    expect(Math.abs((one as number) - (other as number))).toBeGreaterThan(1_000)
    expect(Number.isSafeInteger(one)).toBe(true)
  })

  it('rejects if a thread is gone twice without an answer, and begins anew with the next question', async () => {
    const queue = queueOf()
    opening = () => Promise.reject(new Error('no memory left'))
    await expect(queue.score(pairs('a'), options)).rejects.toThrow('no memory left')
    opening = async () => {}
    const scored = queue.score(pairs('b'), options)
    await settled()
    await answerAll(threads[0] as Thread)
    expect(await scored).toEqual([logitsOf('b')])
  })

  it('goes on in a new thread if one gives no answer, or never opens', async () => {
    const queue = queueOf()
    opening = () => new Promise(() => {})
    const scored = queue.score(pairs('a'), options)
    await vi.advanceTimersByTimeAsync(PATIENCE - 1)
    opening = async () => {}
    await vi.advanceTimersByTimeAsync(1)
    expect(threads[0]?.open).toEqual(['a'])
    const rejected = expect(scored).rejects.toThrow('no answer for 5000 ms')
    await vi.advanceTimersByTimeAsync(PATIENCE)
    await rejected
    expect(threads[0]?.closed).toBe(true)
  })

  it('finds a thread that hangs even if further questions keep coming', async () => {
    const queue = queueOf()
    const scored = queue.score(pairs('a', 'b'), options)
    await settled()
    for (let waited = 0; waited < PATIENCE; waited += PATIENCE / 5) {
      await vi.advanceTimersByTimeAsync(PATIENCE / 5)
      queue.score(pairs('c'), options)
    }
    await settled()
    expect(threads.map(({ closed }) => closed)).toEqual([true, false])
    await answerAll(threads[1] as Thread)
    expect(await scored).toEqual([logitsOf('a'), logitsOf('b')])
  })

  it('closes a thread after silence, but never while it works', async () => {
    const queue = queueOf()
    queue.score(pairs('a', 'b', 'c'), options)
    await settled()
    const [thread] = threads as [Thread]
    await vi.advanceTimersByTimeAsync(2 * SILENCE)
    expect(thread.closed).toBe(false)
    await answerAll(thread)
    await vi.advanceTimersByTimeAsync(SILENCE - 1)
    expect(thread.closed).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(thread.closed).toBe(true)
    const again = queue.score(pairs('d'), options)
    await settled()
    await answerAll(threads[1] as Thread)
    expect(await again).toEqual([logitsOf('d')])
  })

  it('takes it for no failure that a thread goes while it has nothing to do', async () => {
    const queue = queueOf()
    const first = queue.score(pairs('a'), options)
    await settled()
    const [idle] = threads as [Thread]
    await answerAll(idle)
    await first
    idle.events.onGone(new Error('closed after silence'))
    const scored = queue.score(pairs('b'), options)
    await settled()
    threads[1]?.events.onGone(new Error('stopped'))
    await settled()
    await answerAll(threads[2] as Thread)
    expect(await scored).toEqual([logitsOf('b')])
  })

  it('shares the pairs among its threads', async () => {
    const queue = queueOf(2)
    const scored = queue.score(pairs('a', 'b', 'c', 'd', 'e'), options)
    await settled()
    expect(threads.map(({ open }) => open)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    for (const thread of threads) await answerAll(thread)
    expect(await scored).toHaveLength(5)
  })

  it('has nothing to do for no pairs', async () => {
    expect(await queueOf().score([], options)).toEqual([])
    expect(threads).toEqual([])
  })
})
