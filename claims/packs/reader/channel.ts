import { fail, ok, type Result } from '../../result.ts'
import type { Bytes } from './tuf/bytes.ts'
import type { Download, Downloaded } from './tuf/client.ts'
import type { TufFault, TufFaultCode } from './tuf/fault.ts'

/** A request that brings less than {@link PROGRESS_BYTES} in so long is given up (slow retrieval attack). */
export const IDLE_MS = 10_000
/** What counts as progress: a byte now and then does not. The end of a file always does. */
export const PROGRESS_BYTES = 4096
/** All requests of one try together may wait for the network so long. */
export const TOTAL_MS = 30_000
/** Slowest line on which a large file still arrives, in bytes per millisecond: its length buys it time. */
const SLOWEST_RATE = 64

export type ChannelOptions = {
  readonly fetch: typeof fetch
  readonly idleMs?: number
  readonly totalMs?: number
  /** Lets `http:` addresses through that are not on this device; for trying a channel, never for readers. */
  readonly allowPlainHttp?: boolean
  readonly signal?: AbortSignal
}

/**
 * Fetches the files of a channel within limits: no redirect is followed, no cookie and no referrer
 * sent, nothing kept in the HTTP cache; bytes are counted as they come out of decompression.
 *
 * Make a new one for each try: `totalMs` is for all its requests together. Time between requests (a
 * reader who thinks) does not count.
 */
export function channelDownload(options: ChannelOptions): Download {
  let left = options.totalMs ?? TOTAL_MS
  return async (url, { maxBytes, etag, expectedBytes = 0 }) => {
    if (!mayBeFetched(url, options.allowPlainHttp === true))
      return fault('network', `${url} is not an https:// address.`)
    left += expectedBytes / SLOWEST_RATE
    const start = performance.now()
    const deadline = new Deadline(Math.max(0, left), options)
    try {
      return await request(url, maxBytes, etag, options.fetch, deadline)
    } catch (error) {
      if (deadline.passed !== undefined) return fault('network', `${url}: ${deadline.passed}`)
      // fetch tells a redirect, a refused connection and a broken transfer apart in its message only.
      return fault('network', `${url} could not be fetched: ${reasonOf(error)}`)
    } finally {
      deadline.end()
      left -= performance.now() - start
    }
  }
}

async function request(
  url: string,
  maxBytes: number,
  etag: string | undefined,
  fetchFile: typeof fetch,
  deadline: Deadline,
): Promise<Result<Downloaded, TufFault>> {
  const response = await deadline.race(
    fetchFile(url, {
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: etag === undefined ? {} : { 'If-None-Match': etag },
      signal: deadline.signal,
    }),
  )
  if (response.status !== 200) {
    await response.body?.cancel()
    if (response.status === 304 && etag !== undefined) return ok({ kind: 'not-modified' })
    if (response.status === 404 || response.status === 403)
      return fault('not-found', `${url} does not exist (${response.status}).`)
    return fault(
      'network',
      `${url}: the server answered ${response.status}.`,
      retryAfter(response.headers.get('Retry-After'), Date.now()),
    )
  }
  const bytes = await readUpTo(response, maxBytes, deadline)
  if (bytes === undefined)
    return fault('too-long', `${url} is longer than the ${maxBytes} bytes it may have.`)
  const tag = response.headers.get('ETag')
  return ok(tag === null ? { kind: 'bytes', bytes } : { kind: 'bytes', bytes, etag: tag })
}

/** Undefined, with the transfer ended, as soon as there is one byte too many. */
async function readUpTo(
  response: Response,
  maxBytes: number,
  deadline: Deadline,
): Promise<Bytes | undefined> {
  if (response.body === null) return new Uint8Array()
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await deadline.race(reader.read())
    if (done) break
    length += value.length
    deadline.progress(length)
    if (length > maxBytes) {
      // Not waited for: a server that never stops sending would keep us here.
      void reader.cancel().catch(() => {})
      return undefined
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Ends a request that takes too long, whether or not fetch listens to its signal. */
class Deadline {
  /** Why the request was ended, as the rest of a sentence. */
  passed: string | undefined
  readonly #controller = new AbortController()
  readonly #idleMs: number
  readonly #total: ReturnType<typeof setTimeout>
  #idle: ReturnType<typeof setTimeout>
  #nextProgress = PROGRESS_BYTES
  readonly #ended = Promise.withResolvers<never>()
  readonly #caller: AbortSignal | undefined
  readonly #stop = () => this.#end('the request was stopped.')

  constructor(totalMs: number, { idleMs = IDLE_MS, signal }: ChannelOptions) {
    this.#idleMs = idleMs
    this.#total = setTimeout(() => this.#end('the update took too long.'), totalMs)
    this.#idle = this.#startIdle()
    this.#caller = signal
    // Nobody may be racing at the moment it ends.
    this.#ended.promise.catch(() => {})
    if (signal?.aborted === true) this.#stop()
    signal?.addEventListener('abort', this.#stop)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  race<T>(step: Promise<T>): Promise<T> {
    return Promise.race([step, this.#ended.promise])
  }

  /** @param length bytes that have come in so far */
  progress(length: number): void {
    if (length < this.#nextProgress) return
    this.#nextProgress = length + PROGRESS_BYTES
    clearTimeout(this.#idle)
    this.#idle = this.#startIdle()
  }

  end(): void {
    clearTimeout(this.#total)
    clearTimeout(this.#idle)
    this.#caller?.removeEventListener('abort', this.#stop)
  }

  #startIdle(): ReturnType<typeof setTimeout> {
    return setTimeout(
      () => this.#end(`next to nothing came for ${this.#idleMs / 1000} seconds.`),
      this.#idleMs,
    )
  }

  #end(reason: string): void {
    this.passed ??= reason
    this.#controller.abort()
    this.#ended.reject(new Error(reason))
  }
}

/** Readers fetch over https only; a server on the same device is as good. */
function mayBeFetched(text: string, allowPlainHttp: boolean): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && (allowPlainHttp || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)))
  )
}

/** `Retry-After` (RFC 9110, 10.2.3: seconds or a date) in milliseconds from now. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // undici (Node) says "fetch failed" and keeps the reason in its cause.
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}

function fault(
  code: TufFaultCode,
  message: string,
  retryAfterMs?: number,
): { readonly ok: false; readonly error: TufFault } {
  return fail(retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs })
}
