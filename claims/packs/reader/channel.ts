/** Downloads the files of a channel within limits of time and size. */
import { fail, ok, type Result } from '../../result.ts'
import { Deadline } from './deadline.ts'
import { type Bytes, joined } from './tuf/bytes.ts'
import type { Download } from './tuf/download.ts'
import type { TufFault, TufFaultCode } from './tuf/fault.ts'

/** A request without progress is given up after this time (slow retrieval attack). */
export const IDLE_MS = 10_000
/** How long all requests of one try together may wait for the network. */
export const TOTAL_MS = 30_000
/** Bytes per millisecond. A large file may take the time that this rate needs for its length. */
const SLOWEST_RATE = 64

/** The part of the platform's `fetch` that is used. */
export type FetchFile = (
  url: string,
  options: {
    readonly redirect: 'error'
    readonly credentials: 'omit'
    readonly referrerPolicy: 'no-referrer'
    readonly cache: 'no-store'
    readonly signal: AbortSignal
  },
) => Promise<FetchedFile>

/** The part of the platform's `Response` that is used. */
export type FetchedFile = {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: {
    cancel(): Promise<void>
    getReader(): {
      // Two shapes, as the platforms declare them: a piece, or the end.
      read(): Promise<
        | { readonly done: false; readonly value: Uint8Array }
        | { readonly done: true; readonly value?: Uint8Array | undefined }
      >
      cancel(): Promise<void>
    }
  } | null
}

export type ChannelOptions = {
  readonly fetch: FetchFile
  readonly idleMs?: number
  readonly totalMs?: number
  /** Allows `http:` addresses of other devices; for trying a channel, never for readers. */
  readonly allowPlainHttp?: boolean
  readonly signal?: AbortSignal
}

/**
 * Makes the download function of a channel: it follows no redirect, sends no cookie and no referrer,
 * keeps nothing in the HTTP cache, and counts bytes after decompression. It sends back no ETag either: a host
 * could give each reader another one, and know the reader again.
 *
 * Make a new one for each try, because all its requests share `totalMs`. Time between requests, while a
 * reader thinks, does not count.
 */
export function channelDownload(options: ChannelOptions): Download {
  let left = options.totalMs ?? TOTAL_MS
  return async (url, { maxBytes, expectedBytes = 0 }) => {
    if (!mayBeFetched(url, options.allowPlainHttp === true))
      return fault('network', `${url} is not an https:// address.`)
    left += expectedBytes / SLOWEST_RATE
    const start = performance.now()
    const deadline = new Deadline({
      totalMs: Math.max(0, left),
      idleMs: options.idleMs ?? IDLE_MS,
      signal: options.signal,
    })
    try {
      return await request(url, maxBytes, options.fetch, deadline)
    } catch (error) {
      if (deadline.passed !== undefined) return fault('network', `${url}: ${deadline.passed}`)
      // Only fetch's message tells a redirect, a refused connection and a broken transfer apart.
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
  fetchFile: FetchFile,
  deadline: Deadline,
): Promise<Result<Bytes, TufFault>> {
  const response = await deadline.race(
    fetchFile(url, {
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: deadline.signal,
    }),
  )
  if (response.status !== 200) {
    await response.body?.cancel()
    if (response.status === 404 || response.status === 403)
      return fault('not-found', `${url} does not exist (${response.status}).`)
    return fault(
      'network',
      `${url}: the server answered ${response.status}.`,
      retryAfter(response.headers.get('Retry-After'), Date.now()),
    )
  }
  const bytes = await readUpTo(response, maxBytes, deadline)
  if (bytes === undefined) return fault('too-long', `${url} is longer than the allowed ${maxBytes} bytes.`)
  return ok(bytes)
}

/** Undefined if there is more than `maxBytes`; the transfer is then ended at once. */
async function readUpTo(
  response: FetchedFile,
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
      // Not awaited: a server that never stops sending would keep us here.
      void reader.cancel().catch(() => {})
      return undefined
    }
    chunks.push(value)
  }
  return joined(chunks)
}

/** Readers fetch over https only; a server on the same device counts as safe. */
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
  // Node's fetch (undici) says "fetch failed" and keeps the reason in its cause.
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}

function fault(
  code: TufFaultCode,
  message: string,
  retryAfterMs?: number,
): { readonly ok: false; readonly error: TufFault } {
  return fail(retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs })
}
