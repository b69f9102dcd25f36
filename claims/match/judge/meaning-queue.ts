/**
 * The queue before the model. One pair goes to a thread at a time, so a long question holds up no other:
 *
 *   score(pairs) ─▶ jobs ─ what is in sight first; pages take turns ─▶ channel ─▶ thread with the model
 *                    ▲                                                    │
 *                    └── again, once, if the thread is gone ◀─────────────┘
 *
 * A channel is opened when there is something to score, and closed after a minute of silence.
 */
import { LOGITS } from '../../meaning/model-shape.ts'
import type { MeaningPair, MeaningRunner, ScoreOptions } from './meaning-runner.ts'

/** A thread with the model. */
export type MeaningChannel = {
  /** Asks about a pair; the answer comes with the same id. */
  send(id: number, pair: MeaningPair): void
  /** Ends the thread, or lets go of it. */
  close(): void
}

export type ChannelEvents = {
  readonly onAnswer: (id: number, logits: readonly number[]) => void
  /** The channel can give no more answers. */
  readonly onGone: (cause: unknown) => void
}

/** Opens a channel. Rejects if that is not possible. */
export type OpenChannel = (events: ChannelEvents) => Promise<MeaningChannel>

export type QueueOptions = {
  /** Milliseconds without a question after which a channel is closed; never, if Infinity. */
  readonly silence?: number
  /** Milliseconds without an answer after which a channel counts as gone. */
  readonly patience?: number
}

/** The thread need not wait while an answer travels. More would only be wasted when a page goes. */
const IN_FLIGHT = 2
/** Loading the model takes the memory of the device. */
const SILENCE = 60_000
/** The first answer of a thread comes after the model is loaded: seconds on a device that is busy. */
const PATIENCE = 30_000
/** A channel that is gone is opened anew, but not if it is gone again without an answer. */
const MOST_FAILURES = 2

type Job = ScoreOptions & {
  readonly pairs: readonly MeaningPair[]
  /** Places in `pairs` that have not been sent yet. */
  readonly waiting: number[]
  readonly answers: (readonly number[])[]
  missing: number
  /** Whose turn it is when this job is served. */
  readonly turn: object
  readonly settle: { resolve(answers: readonly (readonly number[])[]): void; reject(cause: unknown): void }
}
type Task = { readonly job: Job; readonly place: number }

/** @param openers one for each thread */
export function createMeaningQueue(
  openers: readonly OpenChannel[],
  { silence = SILENCE, patience = PATIENCE }: QueueOptions = {},
): MeaningRunner {
  const jobs = new Set<Job>()
  /** When each page was served last. */
  const served = new WeakMap<object, number>()
  let serial = 0

  function nextTask(): Task | undefined {
    let best: Job | undefined
    for (const job of jobs)
      if (job.waiting.length > 0 && (best === undefined || isBefore(job, best))) best = job
    if (best === undefined) return undefined
    served.set(best.turn, ++serial)
    return { job: best, place: best.waiting.shift() as number }
  }

  function isBefore(one: Job, other: Job): boolean {
    if (one.priority !== other.priority) return one.priority === 'visible'
    return (served.get(one.turn) ?? 0) < (served.get(other.turn) ?? 0)
  }

  function take({ job, place }: Task, logits: readonly number[]): void {
    job.answers[place] = logits
    if (--job.missing === 0 && jobs.delete(job)) job.settle.resolve(job.answers)
  }

  function giveBack({ job, place }: Task): void {
    job.waiting.unshift(place)
  }

  function failAll(cause: unknown): void {
    for (const job of jobs) job.settle.reject(cause)
    jobs.clear()
  }

  function hasWork(): boolean {
    return [...jobs].some(({ waiting }) => waiting.length > 0)
  }

  const queue: Queue = { hasWork, nextTask, take, giveBack, failAll }
  const lanes = openers.map((open) => createLane(open, queue, { silence, patience }))

  return {
    score(pairs, options) {
      const { promise, resolve, reject } = Promise.withResolvers<readonly (readonly number[])[]>()
      const { signal } = options
      if (signal?.aborted) return Promise.reject(signal.reason)
      if (pairs.length === 0) return Promise.resolve([])
      const turn = options.page ?? {}
      const job: Job = {
        ...options,
        pairs,
        waiting: [...pairs.keys()],
        answers: [],
        missing: pairs.length,
        turn,
        settle: { resolve, reject },
      }
      const stop = (): void => {
        if (jobs.delete(job)) reject(signal?.reason)
      }
      signal?.addEventListener('abort', stop)
      jobs.add(job)
      for (const { pump } of lanes) pump()
      return promise.finally(() => signal?.removeEventListener('abort', stop))
    },
  }
}

/** What a thread needs of the queue. */
type Queue = {
  hasWork(): boolean
  nextTask(): Task | undefined
  take(task: Task, logits: readonly number[]): void
  giveBack(task: Task): void
  failAll(cause: unknown): void
}

/** One thread: opens its channel, keeps it busy, and closes it when there is nothing to do. */
function createLane(open: OpenChannel, queue: Queue, { silence, patience }: Required<QueueOptions>) {
  const sent = new Map<number, Task>()
  let nextId = firstId()
  let channel: MeaningChannel | undefined
  let opening = false
  let failures = 0
  let clock: ReturnType<typeof setTimeout> | undefined
  /** Events of a channel that is gone count no more. */
  let current: ChannelEvents | undefined

  /** Starts the time within which something has to happen. */
  function wind(): void {
    clearTimeout(clock)
    if (opening || sent.size > 0)
      clock = setTimeout(
        () => gone(new Error(`match: the model gave no answer for ${patience} ms`)),
        patience,
      )
    else if (channel !== undefined && silence !== Infinity) clock = setTimeout(letGo, silence)
  }

  function letGo(): void {
    clearTimeout(clock)
    current = undefined
    channel?.close()
    channel = undefined
  }

  function gone(cause: unknown): void {
    // A thread that goes while it has nothing to do has not failed: Chrome's document closes after silence.
    const wasBusy = opening || sent.size > 0
    letGo()
    opening = false
    for (const task of [...sent.values()].reverse()) queue.giveBack(task)
    sent.clear()
    if (wasBusy && ++failures >= MOST_FAILURES) {
      failures = 0
      queue.failAll(cause)
    }
    pump()
  }

  async function start(): Promise<void> {
    opening = true
    const events: ChannelEvents = {
      onAnswer(id, logits) {
        const task = current === events ? sent.get(id) : undefined
        if (task === undefined) return
        sent.delete(id)
        failures = 0
        queue.take(task, logits)
        pump()
      },
      onGone(cause) {
        if (current === events) gone(cause)
      },
    }
    current = events
    wind()
    try {
      const opened = await open(events)
      // It was gone before it was open.
      if (current !== events) return opened.close()
      channel = opened
      opening = false
      pump()
    } catch (cause) {
      if (current === events) gone(cause)
    }
  }

  function pump(): void {
    // What is under way keeps its time: a request that comes must not start the clock anew.
    if (opening || sent.size >= IN_FLIGHT) return
    if (channel === undefined) {
      if (queue.hasWork()) start()
      return
    }
    while (sent.size < IN_FLIGHT) {
      const task = queue.nextTask()
      if (task === undefined) break
      const id = nextId++
      sent.set(id, task)
      try {
        channel.send(id, task.job.pairs[task.place] as MeaningPair)
      } catch (cause) {
        gone(cause)
        return
      }
    }
    wind()
  }

  return { pump }
}

/**
 * Where the ids of a queue start. Random, because a thread may outlive the background that asked it: its
 * late answer must not be taken for one to the next background.
 */
function firstId(): number {
  return Math.floor(Math.random() * 2 ** 40) * 2 ** 12
}

/** Whether something is an answer of the model. */
export function areLogits(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length === LOGITS && value.every(Number.isFinite)
}
