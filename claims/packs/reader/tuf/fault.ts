/** What can go wrong between a channel and a reader: a closed set that survives a message boundary. */
import { fail, ok, type Result } from '../../../result.ts'

export type TufFaultCode =
  /** The bytes are not metadata: not UTF-8, not JSON, a field missing or of the wrong type. */
  | 'malformed'
  /** Not enough good signatures (an arbitrary software attack, or a mistake of the publisher). */
  | 'unsigned'
  /** Older than what is already trusted (a rollback attack). */
  | 'rollback'
  /** Past its expiry date (a freeze attack, or a publisher who stopped). */
  | 'expired'
  /** Length, hash or version differ from what the role above it signed (a mix-and-match attack). */
  | 'mismatch'
  /** Longer than allowed (an endless data attack). */
  | 'too-long'
  /** The server has no such file. */
  | 'not-found'
  /** No role lists the wanted target. */
  | 'no-such-target'
  /** The server could not be reached, stopped in the middle, was too slow, or answered with an error. */
  | 'network'
  /** The device could not read or write its own copy. */
  | 'storage'

export type TufFault = {
  readonly code: TufFaultCode
  /** A whole sentence for a person; names the file. */
  readonly message: string
  /** How long the server asks us to wait before the next request, in ms. */
  readonly retryAfterMs?: number
}

/** Carries a {@link TufFault} up through the workflow; callers get it as a Result. */
export class TufError extends Error {
  readonly fault: TufFault

  constructor(code: TufFaultCode, message: string, retryAfterMs?: number) {
    super(message)
    this.name = 'TufError'
    this.fault = retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs }
  }

  /** Runs a step and returns a TufError it throws as a Result. Any other error is a bug and is thrown on. */
  static async caught<T>(step: () => Promise<T>): Promise<Result<T, TufFault>> {
    try {
      return ok(await step())
    } catch (error) {
      if (error instanceof TufError) return fail(error.fault)
      throw error
    }
  }
}
