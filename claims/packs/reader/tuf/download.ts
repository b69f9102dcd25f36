import type { Result } from '../../../result.ts'
import type { Bytes } from './bytes.ts'
import { TufError, type TufFault } from './fault.ts'

/** What a request for one file returns. */
export type Downloaded =
  | { readonly kind: 'bytes'; readonly bytes: Bytes; readonly etag?: string }
  /** 304, to a request that named an `etag`. */
  | { readonly kind: 'not-modified' }

/**
 * Fetches one file. Gives up with `too-long` as soon as more than `maxBytes` have arrived; 404 and 403
 * are `not-found`; every other failure is `network`. `expectedBytes` is given for target files, whose
 * signed length allows them more time.
 */
export type Download = (
  url: string,
  options: {
    readonly maxBytes: number
    readonly expectedBytes?: number
    readonly etag?: string | undefined
  },
) => Promise<Result<Downloaded, TufFault>>

/**
 * The bytes of an answer.
 *
 * @throws TufError with the fault of the answer, or `network` for a 304 that nobody asked for
 */
export function bytesOf(answer: Result<Downloaded, TufFault>, url: string): Bytes {
  if (!answer.ok) throw new TufError(answer.error.code, answer.error.message, answer.error.retryAfterMs)
  if (answer.value.kind === 'bytes') return answer.value.bytes
  throw new TufError('network', `The server answered "not modified" for ${url}, which it was not asked.`)
}
