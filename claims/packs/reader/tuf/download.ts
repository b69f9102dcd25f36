import type { Result } from '../../../result.ts'
import type { Bytes } from './bytes.ts'
import { TufError, type TufFault } from './fault.ts'

/**
 * Fetches one file. Gives up with `too-long` as soon as more than `maxBytes` have arrived; 404 and 403
 * are `not-found`; every other failure is `network`. `expectedBytes` is given for target files, whose
 * signed length allows them more time.
 */
export type Download = (
  url: string,
  options: { readonly maxBytes: number; readonly expectedBytes?: number },
) => Promise<Result<Bytes, TufFault>>

/**
 * The bytes of an answer.
 *
 * @throws TufError with the fault of the answer
 */
export function bytesOf(answer: Result<Bytes, TufFault>): Bytes {
  if (!answer.ok) throw new TufError(answer.error.code, answer.error.message, answer.error.retryAfterMs)
  return answer.value
}
