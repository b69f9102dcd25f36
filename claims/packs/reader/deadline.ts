/** Two time limits of one request: a total one, and one for a transfer that makes no progress. */

/** Bytes that count as progress. A byte now and then does not; the end of a file always does. */
const PROGRESS_BYTES = 4096

export type DeadlineOptions = {
  readonly totalMs: number
  /** A request that brings less than {@link PROGRESS_BYTES} in this time is given up. */
  readonly idleMs: number
  /** The caller's own signal. */
  readonly signal?: AbortSignal | undefined
}

/** Ends a request that takes too long, whether or not fetch obeys its signal. */
export class Deadline {
  /** Why the request was ended, as the rest of a sentence; undefined while it was not. */
  passed: string | undefined
  readonly #controller = new AbortController()
  readonly #idleMs: number
  readonly #total: ReturnType<typeof setTimeout>
  #idle: ReturnType<typeof setTimeout>
  #nextProgress = PROGRESS_BYTES
  readonly #ended = Promise.withResolvers<never>()
  readonly #caller: AbortSignal | undefined
  readonly #stop = () => this.#end('the request was stopped.')

  constructor({ totalMs, idleMs, signal }: DeadlineOptions) {
    this.#idleMs = idleMs
    this.#total = setTimeout(() => this.#end('the update took too long.'), totalMs)
    this.#idle = this.#startIdle()
    this.#caller = signal
    // Without this, a deadline that passes while nobody waits would be an unhandled rejection.
    this.#ended.promise.catch(() => {})
    if (signal?.aborted === true) this.#stop()
    signal?.addEventListener('abort', this.#stop)
  }

  /** For fetch: aborted when the deadline passes. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Waits for a step of the request, or rejects when the deadline passes. */
  race<T>(step: Promise<T>): Promise<T> {
    return Promise.race([step, this.#ended.promise])
  }

  /** @param length bytes that have arrived so far */
  progress(length: number): void {
    if (length < this.#nextProgress) return
    this.#nextProgress = length + PROGRESS_BYTES
    clearTimeout(this.#idle)
    this.#idle = this.#startIdle()
  }

  /** The request is over: stops both clocks. */
  end(): void {
    clearTimeout(this.#total)
    clearTimeout(this.#idle)
    this.#caller?.removeEventListener('abort', this.#stop)
  }

  #startIdle(): ReturnType<typeof setTimeout> {
    return setTimeout(
      () => this.#end(`almost nothing arrived for ${this.#idleMs / 1000} seconds.`),
      this.#idleMs,
    )
  }

  #end(reason: string): void {
    this.passed ??= reason
    this.#controller.abort()
    this.#ended.reject(new Error(reason))
  }
}
