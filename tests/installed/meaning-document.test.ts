import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChannelEvents } from '../../claims/match/judge/meaning-queue.ts'
import {
  documentChannel,
  type PortLike,
  type ThreadLike,
  workerChannel,
} from '../../installed/meaning-channels.ts'
import { serveMeaningDocument } from '../../installed/meaning-document.ts'

const PAIR = { claim: 'c', sentence: 's', headline: '', previous: '' }
const LOGITS = [1, 2, 3, 4, 5, 6, 7]
const SILENCE = 1_000

/** A worker that the test speaks for. */
class FakeWorker implements ThreadLike {
  readonly got: unknown[] = []
  ended = false
  readonly #listeners = new Map<string, (event: never) => void>()
  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, listener)
  }
  postMessage(message: unknown): void {
    this.got.push(message)
  }
  terminate(): void {
    this.ended = true
  }
  say(data: unknown): void {
    this.#listeners.get('message')?.({ data } as never)
  }
  fail(message: string): void {
    this.#listeners.get('error')?.({ message } as never)
  }
}

/** Two ends of a port. */
function ports(): [FakePort, FakePort] {
  const ends = [new FakePort(), new FakePort()] as [FakePort, FakePort]
  ends[0].other = ends[1]
  ends[1].other = ends[0]
  return ends
}
class FakePort implements PortLike {
  other: FakePort | undefined
  readonly messages: ((message: unknown) => void)[] = []
  readonly ends: (() => void)[] = []
  readonly onMessage = {
    addListener: (listener: (message: unknown) => void) => void this.messages.push(listener),
  }
  readonly onDisconnect = { addListener: (listener: () => void) => void this.ends.push(listener) }
  postMessage(message: unknown): void {
    for (const listener of this.other?.messages ?? []) listener(message)
  }
  disconnect(): void {
    for (const listener of this.other?.ends ?? []) listener()
  }
}

const eventsOf = () => ({ onAnswer: vi.fn(), onGone: vi.fn() }) satisfies ChannelEvents

describe('installed/meaning-channels: a worker', () => {
  it('is started for a channel, answers, and ends with it', async () => {
    const worker = new FakeWorker()
    const events = eventsOf()
    const channel = await workerChannel(() => worker)(events)
    channel.send(3, PAIR)
    expect(worker.got).toEqual([{ id: 3, pair: PAIR }])
    worker.say({ id: 3, logits: LOGITS })
    expect(events.onAnswer.mock.calls).toEqual([[3, LOGITS]])
    channel.close()
    expect(worker.ended).toBe(true)
  })

  it.each([
    ['says that the model failed', (worker: FakeWorker) => worker.say({ fault: 'no memory' }), 'no memory'],
    ['fails', (worker: FakeWorker) => worker.fail('cannot start'), 'cannot start'],
    ['says something else', (worker: FakeWorker) => worker.say({ id: 1, logits: [1] }), 'answer'],
  ])('is gone when it %s', async (_, happen, reason) => {
    const worker = new FakeWorker()
    const events = eventsOf()
    await workerChannel(() => worker)(events)
    happen(worker)
    expect(events.onGone.mock.calls[0]?.[0].message).toContain(reason)
    expect(events.onAnswer).not.toHaveBeenCalled()
  })
})

describe('installed/meaning-channels: a document', () => {
  const document = (there: boolean, create: () => Promise<void> = async () => {}) => {
    const [port, far] = ports()
    const made = vi.fn(create)
    const exists = vi.fn(async () => there)
    return { port, far, made, exists, parts: { create: made, exists, connect: () => port } }
  }

  it('is made unless there is one', async () => {
    const missing = document(false)
    await documentChannel(missing.parts)(eventsOf())
    expect(missing.made).toHaveBeenCalledTimes(1)
    const there = document(true)
    await documentChannel(there.parts)(eventsOf())
    expect(there.made).not.toHaveBeenCalled()
  })

  it('may be made by another channel at the same time, but not fail to be made', async () => {
    const raced = document(false, async () => {
      raced.exists.mockResolvedValue(true)
      throw new Error('Only a single offscreen document may be created.')
    })
    await documentChannel(raced.parts)(eventsOf())
    const failing = document(false, () => Promise.reject(new Error('no memory left')))
    await expect(documentChannel(failing.parts)(eventsOf())).rejects.toThrow('no memory left')
  })

  it('is gone when its port is', async () => {
    const { parts, far } = document(true)
    const events = eventsOf()
    await documentChannel(parts)(events)
    far.disconnect()
    expect(events.onGone).toHaveBeenCalledTimes(1)
  })
})

describe('installed/meaning-document', () => {
  let workers: FakeWorker[]
  let close: ReturnType<typeof vi.fn>
  let connect: () => FakePort

  beforeEach(() => {
    vi.useFakeTimers()
    workers = []
    close = vi.fn()
    serveMeaningDocument({
      onPort: (listener) => {
        connect = () => {
          const [near, far] = ports()
          listener(far)
          return near
        }
      },
      startWorker: () => {
        const worker = new FakeWorker()
        workers.push(worker)
        return worker
      },
      close: () => close(),
      silence: SILENCE,
    })
  })
  afterEach(() => void vi.useRealTimers())

  const answersAt = (port: FakePort) => {
    const got: unknown[] = []
    port.onMessage.addListener((message) => got.push(message))
    return got
  }

  it('starts one worker at the first question, and hands on what goes between it and the background', () => {
    const port = connect()
    const got = answersAt(port)
    expect(workers).toEqual([])
    port.postMessage({ id: 1, pair: PAIR })
    port.postMessage({ id: 2, pair: PAIR })
    expect(workers).toHaveLength(1)
    expect(workers[0]?.got).toHaveLength(2)
    workers[0]?.say({ id: 1, logits: LOGITS })
    expect(got).toEqual([{ id: 1, logits: LOGITS }])
  })

  it('closes after silence, counted from the last question or answer', () => {
    const port = connect()
    vi.advanceTimersByTime(SILENCE - 1)
    port.postMessage({ id: 1, pair: PAIR })
    vi.advanceTimersByTime(SILENCE - 1)
    workers[0]?.say({ id: 1, logits: LOGITS })
    vi.advanceTimersByTime(SILENCE - 1)
    expect(close).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(close).toHaveBeenCalledTimes(1)
  })

  it('closes if nobody ever asks', () => {
    vi.advanceTimersByTime(SILENCE)
    expect(close).toHaveBeenCalledTimes(1)
  })

  it('speaks to the newest background only, with the same worker', () => {
    const old = connect()
    const gotByOld = answersAt(old)
    old.postMessage({ id: 1, pair: PAIR })
    old.disconnect()
    const port = connect()
    const got = answersAt(port)
    port.postMessage({ id: 2, pair: PAIR })
    expect(workers).toHaveLength(1)
    workers[0]?.say({ id: 2, logits: LOGITS })
    expect(gotByOld).toEqual([])
    expect(got).toEqual([{ id: 2, logits: LOGITS }])
  })

  it('says that the worker failed, and starts another with the next question', () => {
    const port = connect()
    const got = answersAt(port)
    port.postMessage({ id: 1, pair: PAIR })
    workers[0]?.fail('cannot start')
    expect(workers[0]?.ended).toBe(true)
    expect(got).toEqual([{ fault: 'the worker failed: cannot start' }])
    port.postMessage({ id: 2, pair: PAIR })
    expect(workers).toHaveLength(2)
  })
})
